"""`python -m dashboard check | suggest | build | codebook`."""

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from dashboard.cli import build, check, suggest
from dashboard.exports.codebook import codebook

DATA = Path(__file__).resolve().parent.parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 where all is well, 1 where something is to be mended, 2 where nothing ran."""
    chosen = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that can't show a character shows its code
            stream.reconfigure(errors="backslashreplace")
    code: int = chosen.run(chosen)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="The tools of a dossier's curator.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (check, suggest, build):
        command.add_to(commands, DATA)
    book = commands.add_parser("codebook", help="print data/README.md, made from the models")
    book.set_defaults(run=_codebook)
    return parser


def _codebook(_: argparse.Namespace) -> int:
    print(codebook(), end="")
    return 0

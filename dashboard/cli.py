"""`python -m dashboard check`: parses, calls, prints."""

import argparse
import json
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from dashboard.dossier.load import Loading, dossier_folders, load
from dashboard.exports.codebook import codebook
from dashboard.wording.phrases import count

DATA = Path(__file__).resolve().parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 where all is well and 1 where something is to be mended."""
    chosen = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that can't show a character shows its code
            stream.reconfigure(errors="backslashreplace")
    code: int = chosen.run(chosen)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="The tools of a dossier's curator.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="load everything and report every problem")
    check.add_argument("folder", nargs="?", type=Path, default=DATA, help="a dossier, or a folder of dossiers")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print the report")
    check.set_defaults(run=_check)
    book = commands.add_parser("codebook", help="print data/README.md, made from the models")
    book.set_defaults(run=_codebook)
    return parser


def _check(chosen: argparse.Namespace) -> int:
    folders = dossier_folders(_as_given(chosen.folder)) or [_as_given(chosen.folder)]
    loadings = [load(folder) for folder in folders]
    printers = {"text": _print_text, "json": _print_json, "github": _print_github}
    printers[chosen.format](loadings)
    return 1 if any(loading.problems for loading in loadings) else 0


def _as_given(folder: Path) -> Path:
    """Paths in a report are relative to where the reader stands, where that is shorter."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except ValueError:
        return folder


def _print_text(loadings: Sequence[Loading]) -> None:
    for loading in loadings:
        for problem in loading.problems:
            print(problem.located(loading.folder))
        print(f"{loading.folder.as_posix()}: {_summary(loading)}", file=sys.stderr)


def _summary(loading: Loading) -> str:
    dossier = loading.dossier
    records = (
        count(len(dossier.quotes), "quote"),
        count(len(dossier.positions), "position"),
        count(len(dossier.meetings), "meeting"),
        count(len(dossier.sources), "source"),
    )
    left_out = f", {count(len(loading.left_out), 'record')} left out" if loading.left_out else ""
    return f"{', '.join(records)}; {count(len(loading.problems), 'problem')}{left_out}"


def _print_json(loadings: Sequence[Loading]) -> None:
    found = [problem.as_json(loading.folder) for loading in loadings for problem in loading.problems]
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _print_github(loadings: Sequence[Loading]) -> None:
    for loading in loadings:
        for problem in loading.problems:
            print(problem.as_github(loading.folder))


def _codebook(_: argparse.Namespace) -> int:
    print(codebook(), end="")
    return 0

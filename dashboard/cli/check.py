"""`python -m dashboard check`: load everything and report every problem."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.cli.folders import dossiers
from dashboard.cli.progress import reading
from dashboard.dossier.bulk.judge import Bulk
from dashboard.dossier.load import Loading, load
from dashboard.wording.phrases import count


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", data: Path) -> None:
    """The arguments of this command."""
    check = commands.add_parser("check", help="load everything and report every problem")
    check.add_argument("folder", nargs="?", type=Path, default=data, help="a dossier, or a folder of dossiers")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print the report")
    check.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    loadings = [_whole(folder) for folder in dossiers(chosen.folder)]
    printers = {"text": _print_text, "json": _print_json, "github": _print_github}
    printers[chosen.format](loadings)
    return 1 if any(loading.problems for loading in loadings) else 0


def _whole(folder: Path) -> Loading:
    """A dossier with its bulk quotes judged: a page would show what they hold, so their problems count."""
    loading = load(folder)
    bulk = Bulk(folder, loading.dossier)
    with reading(folder.as_posix(), bulk.size) as advance:
        bulk = Bulk(folder, loading.dossier, advance)
        for _ in bulk:
            pass
    return replace(loading, problems=(*loading.problems, *bulk.problems))


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

"""`python -m dashboard build`: make the databases that the app reads, here or on a server."""

import argparse
import sys
from pathlib import Path

from dashboard.cli.folders import dossiers
from dashboard.cli.progress import copying, reading
from dashboard.dossier.bulk.rows import bulk_files, size
from dashboard.store.engine import Store, build
from dashboard.store.queries import dossier
from dashboard.store.shared.publish import NotPublishedError, publish, rows_in
from dashboard.store.shared.server import AddressError, Engine, writing
from dashboard.wording.phrases import count


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", data: Path) -> None:
    """The arguments of this command."""
    building = commands.add_parser("build", help="make the databases that the app reads")
    building.add_argument("folder", nargs="?", type=Path, default=data, help="a dossier, or a folder of dossiers")
    building.add_argument("--to", metavar="URL", help="a PostgreSQL database to copy them to, for all who share it")
    building.add_argument("--reader", metavar="ROLE", help="the role of the app, which may then read them")
    building.set_defaults(run=_build)


def _build(chosen: argparse.Namespace) -> int:
    try:
        target = writing(chosen.to) if chosen.to else None
    except AddressError as error:
        print(f"--to: {error}", file=sys.stderr)
        return 2
    problems = 0
    for folder in dossiers(chosen.folder):
        problems += _one(folder, target, chosen.reader)
    return 1 if problems else 0


def _one(folder: Path, target: Engine | None, reader: str | None) -> int:
    """Build one dossier; how many problems it has."""
    told = f"{folder.as_posix()}:"
    bulk = sum(size(folder, name) for name in bulk_files(folder))
    with reading(f"{told} reading", bulk) as advance:
        store = build(folder, advance=advance)
    _report(store, folder)
    if target is not None:
        try:
            with copying(f"{told} copying", rows_in(store)) as copied:
                new = publish(store, folder.resolve().name, target, reader, copied)
        except NotPublishedError as error:
            print(f"{told} {error}. What readers see is as it was.", file=sys.stderr)
            return 1
        print(f"{told} {'copied' if new else 'the server has it already'}", file=sys.stderr)
    return len(dossier.problems(store.engine))


def _report(store: Store, folder: Path) -> None:
    """What became of every file of machine-collected quotes, and every problem."""
    for problem in dossier.problems(store.engine).itertuples():
        place = f"{(folder / problem.file).as_posix()}:{problem.line}:{problem.column}"
        print(f"{place}: {problem.code}: {problem.message}. {problem.remedy}")
    for file in dossier.bulk_files(store.engine).itertuples():
        rows = f"{(folder / file.file).as_posix()}: {count(file.rows, 'row')}: {file.taken} taken"
        rest = f"{file.rejected} rejected, {file.repeated} repeated, {file.curated} already curated"
        print(f"{rows}, {rest}", file=sys.stderr)
    print(f"{folder.as_posix()}: built as {store.state}", file=sys.stderr)

"""`python -m tests.benchmarks.synthetic FOLDER [--quotes N]`: a dossier of any size, the same bytes each time.

The hand-kept part are files that `python -m dashboard check` passes (world.py), machine-collected quotes are Parquet
(bulk.py), positions and meetings are rows for the store (records.py, which says why).
"""

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.store.rows.row import TableRow
from tests.benchmarks.bulk import Broken, write_quotes
from tests.benchmarks.records import meetings, positions
from tests.benchmarks.world import write_files


@dataclass(frozen=True)
class Size:
    """How much of what. The rest is fixed: 500 actors, 60 issues, 200 places, 1,000 sources."""

    quotes: int = 10_000
    positions: int = 100_000
    meetings: int = 100_000
    broken: int = 0
    """Rows among the quotes that can't be read."""
    seed: int = 2026


def write_dossier(folder: Path, size: Size) -> list[Broken]:
    """Write the dossier's files; what is in the folder goes. Which rows are broken is told."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_files(folder, size.seed)
    return write_quotes(folder, size.seed, size.quotes, size.broken)


def rows(size: Size) -> Iterator[TableRow]:
    """The positions and meetings."""
    yield from positions(size.seed, size.positions)
    yield from meetings(size.seed, size.meetings)


def main() -> None:
    """Write one."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.synthetic", description=__doc__)
    parser.add_argument("folder", type=Path, help="where; what is there goes")
    parser.add_argument("--quotes", type=int, default=Size.quotes)
    parser.add_argument("--broken", type=int, default=0, help="rows that can't be read, among them")
    chosen = parser.parse_args()
    for broken in write_dossier(chosen.folder, Size(quotes=chosen.quotes, broken=chosen.broken)):
        print(f"{broken.file}:{broken.row}: {broken.fault}")


if __name__ == "__main__":
    main()

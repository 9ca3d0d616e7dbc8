"""Which rows of the bulk files are taken, and why the others are not."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.dossier.bulk.reading import Reading
from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.bulk.rows import Advance, bulk_files, size
from dashboard.dossier.bulk.taken import Taken
from dashboard.dossier.bulk.verdict import Judge
from dashboard.dossier.problem import Problem
from dashboard.models.dossier import Dossier

__all__ = ["Bulk", "Taken"]


class Bulk:
    """All bulk quotes of a dossier. Running through it reads the files; afterwards `reports` tells of every row.

    A row is taken where it is a `BulkQuote`, its actor and issues are in the dossier, and its words stand in its
    passage exactly once. A curated quote of the same speaker with the same words wins over it; of rows that say the
    same of one source the first is taken.
    """

    def __init__(self, folder: Path, dossier: Dossier, advance: Advance = lambda _: None) -> None:
        self.reading = Reading(folder, bulk_files(folder), Judge(dossier))
        self.reports: list[FileReport] = []
        self._advance = advance

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size(self.reading.folder, name) for name in self.reading.names)

    def __iter__(self) -> Iterator[Taken]:
        self.reports.clear()
        for found in self.reading.found():
            if isinstance(found, FileReport):
                self.told(found)
            else:
                yield from found

    def told(self, report: FileReport) -> None:
        """A file has been read."""
        self.reports.append(report)
        self._advance(size(self.reading.folder, report.file))

    @property
    def problems(self) -> list[Problem]:
        """Why rows were rejected; those of a file beyond the named ones in one problem."""
        found = []
        for report in self.reports:
            found += report.problems
            if report.unnamed:
                told = ", ".join(f"{number} {code}" for code, number in report.rejected.most_common())
                message = f"{report.unnamed} more rows are rejected (of all: {told})"
                found.append(Problem(report.file, 1, 1, "bulk-rows", message, "Mend the named ones first"))
        return found

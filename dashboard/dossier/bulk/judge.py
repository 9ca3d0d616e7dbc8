"""Which rows of the bulk files are taken, and why the others are not."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.dossier.bulk.reading import Reading, read
from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.bulk.rows import Advance, bulk_files, size
from dashboard.dossier.bulk.taken import Taken
from dashboard.dossier.bulk.verdict import Judge, Verdicts
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
        self.folder = folder
        self.names = bulk_files(folder)
        self.reports: list[FileReport] = []
        self._advance = advance
        self._judge = Judge(dossier)
        self._seen: set[int] = set()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size(self.folder, name) for name in self.names)

    def __iter__(self) -> Iterator[Taken]:
        self.reports.clear()
        self._seen.clear()
        verdicts = read(Reading(self.folder, self.names, self._judge))
        for name in self.names:
            report = FileReport(name)
            self.reports.append(report)
            while found := next(verdicts):
                yield from self._first_said(found, report)
            self._advance(size(self.folder, name))
        self._seen.clear()  # a hundred megabytes where there are a million

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

    def _first_said(self, verdicts: Verdicts, report: FileReport) -> Iterator[Taken]:
        """The rows that say what none before them said; what became of the others is counted."""
        for problems in verdicts.rejected:
            report.reject(*problems)
        report.curated += verdicts.curated
        for key, values in verdicts.fit:
            if key in self._seen:
                report.repeated += 1
            else:
                self._seen.add(key)
                report.taken += 1
                yield Taken._make(values)

"""All rows of the bulk files, batch by batch: those that are taken, and what came of the others."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.bulk.rows import batches
from dashboard.dossier.bulk.taken import Taken
from dashboard.dossier.bulk.verdict import Judge, Verdicts


class Reading(NamedTuple):
    """What is to be read, and by whom it is judged."""

    folder: Path
    names: list[str]
    judge: Judge

    def found(self) -> Iterator[list[Taken] | FileReport]:
        """Of each file in turn the rows that are taken, and then what came of all of them."""
        seen: set[int] = set()
        for name in self.names:
            report = FileReport(name)
            for rows in batches(self.folder, name):
                yield _first_said(self.judge.verdicts(rows, name), report, seen)
            yield report


def _first_said(verdicts: Verdicts, report: FileReport, seen: set[int]) -> list[Taken]:
    """The rows that say what none before them said; what became of the others is counted."""
    for problems in verdicts.rejected:
        report.reject(*problems)
    report.curated += verdicts.curated
    first = []
    for key, taken in verdicts.fit:
        if key not in seen:
            seen.add(key)
            first.append(taken)
    report.taken += len(first)
    report.repeated += len(verdicts.fit) - len(first)
    return first

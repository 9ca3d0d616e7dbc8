"""Which rows of the bulk files are taken, and why the others are not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.bulk.rows import Advance, Row, batches, bulk_files, size
from dashboard.dossier.passage import Span, find_all
from dashboard.dossier.problem import Problem, did_you_mean
from dashboard.dossier.text_file import words_only
from dashboard.dossier.validation import problems_of
from dashboard.dossier.yaml_file import Mark, YamlFile
from dashboard.models.bulk import BulkQuote
from dashboard.models.dossier import Dossier
from dashboard.wording.fold import folded


class Taken(NamedTuple):
    """A row that is shown: its quote, and where its words stand in its passage."""

    quote: BulkQuote
    span: Span


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
        self._actors, self._issues = dossier.actors.keys(), dossier.issues.keys()
        quotes = dossier.quotes.values()
        self._curated = {(quote.speaker, folded(quote.exact)) for quote in quotes if quote.speaker}
        self._seen: set[int] = set()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size(self.folder, name) for name in self.names)

    def __iter__(self) -> Iterator[Taken]:
        self.reports.clear()
        self._seen.clear()
        for name in self.names:
            report = FileReport(name)
            self.reports.append(report)
            for rows in batches(self.folder, name):
                for row in rows:
                    taken = self._judge(row, report)
                    if taken:
                        yield taken
            self._advance(size(self.folder, name))
        self._seen = set()  # as large as all rows, and no longer needed

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

    def _judge(self, row: Row, report: FileReport) -> Taken | None:
        line, values = row
        if isinstance(values, Problem):
            report.reject(values)
            return None
        try:
            quote = BulkQuote.model_validate(values)
        except ValidationError as error:
            file = YamlFile(report.file, marks={(): Mark(line, 1)})
            empty = Problem(report.file, line, 1, "empty-value", "an entry of a list is empty", "Leave it out")
            report.reject(*(list(problems_of(error, file, (), BulkQuote, None)) or [empty]))
            return None
        problem = self._unfit(quote, report.file, line)
        if problem:
            report.reject(problem)
            return None
        words = folded(quote.exact)
        key = hash((quote.url, quote.speaker, quote.attribution, words))
        if (quote.speaker, words) in self._curated:
            report.curated += 1
        elif key in self._seen:
            report.repeated += 1
        else:
            self._seen.add(key)
            report.taken += 1
            start = quote.passage.index(quote.exact)
            return Taken(quote, Span(start, start + len(quote.exact)))
        return None

    def _unfit(self, quote: BulkQuote, name: str, line: int) -> Problem | None:
        """What keeps a row that is well formed from being shown."""

        def problem(code: str, message: str, remedy: str) -> Problem:
            return Problem(name, line, 1, code, message, remedy)

        if quote.speaker and quote.speaker not in self._actors:
            return problem(*_unknown("actor", quote.speaker, self._actors))
        for issue in quote.issues:
            if issue not in self._issues:
                return problem(*_unknown("issue", issue, self._issues))
        if not quote.passage.isprintable() and isinstance(unread := words_only(quote.passage, name), Problem):
            return problem(unread.code, unread.message, "Delete it from the passage")
        match len(find_all(quote.passage, quote.exact)):
            case 1:
                return None
            case 0:
                remedy = "Copy the words from the passage, character for character"
                return problem("exact-not-found", "the words do not stand in the passage", remedy)
            case places:
                remedy = "Give a shorter passage, in which they stand once"
                return problem("exact-ambiguous", f"the words stand in the passage {places} times", remedy)


def _unknown(sort: str, id_: str, known: Any) -> tuple[str, str, str]:
    return "unknown-id", f"there is no {sort} '{id_}'", did_you_mean(id_, known, f"Add the {sort}, or mend the id")

"""What is to be said of one row of a bulk file, whatever the others say."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from pydantic import ValidationError

from dashboard.dossier.bulk.plain import Values, plainly_good
from dashboard.dossier.bulk.rows import FIELDS, Row
from dashboard.dossier.bulk.taken import Taken
from dashboard.dossier.passage import Span, find_all, paragraph_around, sentence_within
from dashboard.dossier.problem import Problem, did_you_mean
from dashboard.dossier.text_file import words_only
from dashboard.dossier.validation import problems_of
from dashboard.dossier.yaml_file import Mark, YamlFile
from dashboard.models.bulk import BulkQuote
from dashboard.models.dossier import Dossier
from dashboard.wording.fold import folded


class Verdicts(NamedTuple):
    """What came of some rows: why those are rejected that are, how many a curated quote says, and the others."""

    rejected: list[tuple[Problem, ...]]
    curated: int
    fit: list[tuple[int, Taken]]
    """Each behind a number that is the same where rows say the same of one source."""


class Judge:
    """Knows of a dossier what a row has to fit: its actors, its issues, and what its curated quotes say."""

    def __init__(self, dossier: Dossier) -> None:
        self._actors, self._issues = dict.fromkeys(dossier.actors), dict.fromkeys(dossier.issues)
        quotes = dossier.quotes.values()
        self._curated = {(quote.speaker, folded(quote.exact)) for quote in quotes if quote.speaker}

    def verdicts(self, rows: Iterable[Row], file: str) -> Verdicts:
        """Judge some rows of a file."""
        rejected, curated, fit = [], 0, []
        for line, given in rows:
            values = self._fitting(line, given, file)
            if values and isinstance(values[0], Problem):
                rejected.append(values)
                continue
            taken = Taken(*values, *_places(values))
            words = folded(taken.exact)
            if (taken.speaker, words) in self._curated:
                curated += 1
            else:
                fit.append((_key(taken, words), taken))
        return Verdicts(rejected, curated, fit)

    def _fitting(self, line: int, given: Any, file: str) -> tuple[Any, ...]:
        """The values of a row that is well formed and fits; else its problems."""
        if isinstance(given, Problem):
            return (given,)
        values = plainly_good(given, self._actors, self._issues) if isinstance(given, tuple) else None
        return values or self.thoroughly(line, given, file)

    def thoroughly(self, line: int, given: Values | dict[str, Any], file: str) -> tuple[Any, ...]:
        """The same with the model, which says what is wrong."""
        if isinstance(given, tuple):
            given = {field: value for field, value in zip(FIELDS, given, strict=True) if value is not None}
        try:
            quote = BulkQuote.model_validate(given)
        except ValidationError as error:
            marked = YamlFile(file, marks={(): Mark(line, 1)})
            empty = Problem(file, line, 1, "empty-value", "an entry of a list is empty", "Leave it out")
            return tuple(problems_of(error, marked, (), BulkQuote, None)) or (empty,)
        problem = self._unfit(quote, file, line)
        return (problem,) if problem else _plain(quote)

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


def _plain(quote: BulkQuote) -> Values:
    """The values of a row as a file would have them."""
    published, said_on = (str(day) if day else None for day in (quote.published, quote.said_on))
    return (
        *(quote.url, quote.title, quote.publisher, quote.author, published, quote.language),
        *(quote.speaker, quote.attribution, quote.kind.value, quote.exact, quote.passage, said_on, quote.issues),
    )


_EXACT, _PASSAGE = FIELDS.index("exact"), FIELDS.index("passage")


def _places(values: Sequence[Any]) -> tuple[int, ...]:
    """Where the words begin, the ends of the sentence around them, and those of the paragraph."""
    exact, passage = values[_EXACT], values[_PASSAGE]
    start = passage.index(exact)
    span = Span(start, start + len(exact))
    paragraph = paragraph_around(passage, span)
    return start, *sentence_within(passage, span, paragraph), *paragraph


def _key(taken: Taken, words: str) -> int:
    """A number that says the same for the same words of the same voice in the same source.

    Neither an id nor folded words hold U+0000, so that nothing else is joined to the same text.
    """
    said = "\0".join((taken.speaker or "", words, str(len(taken.url)), taken.url + (taken.attribution or "")))
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big")

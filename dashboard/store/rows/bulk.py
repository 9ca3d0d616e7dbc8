"""Bulk quotes as staged rows, and their sources, which keep the paragraphs that the quotes came with."""

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from sqlalchemy import Table

from dashboard.dossier.bulk.taken import Taken
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows.actors import office_on
from dashboard.store.rows.row import Row, dated, last_day
from dashboard.store.rows.sources import listed

ONLY_PARAGRAPHS = "Collected by machine. Only the paragraphs around its quotations are kept."
OPEN = 1_000
"""Sources whose quotes may still come; the rows of one need not stand together."""
GAP = "\n[…]\n"
"""Between two kept paragraphs of a source; what stood there is not kept."""


@dataclass
class _Kept:
    """A source while its quotes come. `before` is how long its text is already, where it came before."""

    id: str
    row: Row
    before: int = 0
    text: str = ""

    def keep(self, passage: str) -> int:
        """Where the passage stands in the whole text; it is added where it is not there yet."""
        offset = self.before + len(GAP) if self.before else 0
        if self.text == passage or self.text.startswith(passage + GAP):
            return offset
        at = (self.text + GAP).find(GAP + passage + GAP)
        if at >= 0:
            return offset + at + len(GAP)
        start = len(self.text) + len(GAP) if self.text else 0
        self.text = self.text + GAP + passage if self.text else passage
        return offset + start

    @property
    def end(self) -> int:
        """How long the whole text is."""
        return len(self.text) + (self.before + len(GAP) if self.before else 0)


PlainRow = tuple[Table, tuple[Any, ...]]
"""A row as SQLite keeps it, with a value for every column of its table, in their order."""


class BulkRows:
    """Makes rows of the quotes of one dossier, in the order in which they come."""

    def __init__(self, dossier: Dossier) -> None:
        self._language = dossier.settings.language
        self._short = {issue.id: issue.short for issue in dossier.issues.values()}
        self._speaking = _remembered(dossier)
        self._lengths: dict[int, int] = {}
        self._open: OrderedDict[str, _Kept] = OrderedDict()
        self._about: dict[tuple[str, ...], tuple[str, str]] = {}

    def rows(self, taken: Iterable[Taken]) -> Generator[PlainRow, None, None]:
        """Staged quotes, source, and staged_text."""
        for quote in taken:
            kept = self._open.get(quote.url)
            if kept is None:
                if len(self._open) == OPEN:
                    yield self._closed(self._open.popitem(last=False)[1])
                id_ = _id(quote.url)
                kept = self._open[quote.url] = _Kept(id_, self._source(id_, quote), self._lengths.get(hash(id_), 0))
            yield tables.staged, self._staged(kept.id, quote, kept.keep(quote.passage))
        for kept in self._open.values():
            yield self._closed(kept)
        self._open.clear()

    def _closed(self, kept: _Kept) -> PlainRow:
        """A source is written when many others have begun. What comes of it later is added in the end."""
        key = hash(kept.id)
        again = key in self._lengths
        self._lengths[key] = kept.end
        if again:
            return tables.staged_text, (kept.id, GAP + kept.text)
        row = kept.row | {"text": kept.text}
        return tables.source, tuple([row[column] for column in _SOURCE])

    def _source(self, id_: str, quote: Taken) -> Row:
        told = _days(quote.published).last or _days(quote.said_on).last
        return {
            "id": id_, "kind": "article", "title": quote.title, "title_basis": "page", "publisher": quote.publisher,
            "author": quote.author, "url": quote.url, "language": quote.language or self._language, "rights": None,
            "note": ONLY_PARAGRAPHS, "published": quote.published, "accessed": None,
            **_listed(told),
        }  # fmt: skip

    def _staged(self, id_: str, quote: Taken, offset: int) -> tuple[Any, ...]:
        """In the order of `tables.staged`, which a test compares."""
        said = _days(quote.said_on)
        delegation, office = self._speaking(quote.speaker, quote.said_on) if quote.speaker else (None, None)
        issues, issue_names = self._named(quote.issues)
        return (
            # id, speaker, delegation, kind, publisher, source, meeting
            _id(quote.url, quote.speaker or quote.attribution or "", quote.exact), quote.speaker, delegation,
            quote.kind, quote.publisher, id_, None,
            # start, earliest, latest, known_from, origin
            quote.start + offset, said.earliest, said.latest, _days(quote.published).last or said.last, "bulk",
            # exact, attribution, said_on, place, language, translation, translated_by, wording
            quote.exact, quote.attribution, quote.said_on, None, quote.language, None, None, None,
            # office, issue_names, note
            office, issue_names, None,
            # end, sentence_start, sentence_end, paragraph_start, paragraph_end
            quote.end + offset, quote.sentence_start + offset, quote.sentence_end + offset,
            quote.paragraph_start + offset, quote.paragraph_end + offset,
            # negated, marks_mismatched, issues
            False, False, issues,
        )  # fmt: skip

    def _named(self, issues: tuple[str, ...]) -> tuple[str, str]:
        """The ids of issues, and their short names, each as one text."""
        if issues not in self._about:
            self._about[issues] = " ".join(issues), " · ".join(self._short[issue] for issue in issues)
        return self._about[issues]


_SOURCE = [column.name for column in tables.source.c]


class _Days(NamedTuple):
    """The days of a date as SQLite keeps them; `last` is the day by which it had certainly come."""

    earliest: str | None
    latest: str | None
    last: str | None


@lru_cache(maxsize=10_000)
def _date(text: str | None) -> EdtfDate | None:
    return EdtfDate.parse(text) if text else None


@lru_cache(maxsize=10_000)
def _days(text: str | None) -> _Days:
    date_ = _date(text)
    days = dated("", date_)
    found = (days["earliest"], days["latest"], last_day(date_))
    return _Days(*(day.isoformat() if day else None for day in found))


def _listed(known: str | None) -> Row:
    """The same as `listed` says of a day that is a text."""
    return {"known_from": known, "kept": True, "day": known or _BEFORE}


_BEFORE = listed(None, kept=True)["day"].isoformat()


Speaking = Callable[[str, str | None], tuple[str, str | None]]


def _remembered(dossier: Dossier) -> Speaking:
    """The delegation and the office of a speaker on a day; a million quotes ask for few of them."""
    delegation_of = lru_cache(maxsize=10_000)(dossier.delegation_of)
    without_posts = {actor.id for actor in dossier.actors.values() if not actor.posts}

    def speaking(speaker: str, said_on: str | None) -> tuple[str, str | None]:
        office = None if speaker in without_posts else office_on(dossier, speaker, _date(said_on))
        return delegation_of(speaker), office

    return speaking


def _id(*parts: str) -> str:
    """A short name that says the same for the same words."""
    return "bulk-" + blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

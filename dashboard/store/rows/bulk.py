"""Bulk quotes as staged rows, and their sources, which keep the paragraphs that the quotes came with."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.dossier.bulk.judge import Bulk
from dashboard.dossier.bulk.reading import Reading
from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.bulk.taken import Taken
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.store.newest import Columns, Newest, Staged
from dashboard.store.rows.actors import office_on
from dashboard.store.rows.row import dated, last_day
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
    row: tuple[Any, ...]
    before: int = 0
    text: str = ""

    def keep(self, passage: str) -> int:
        """Where the passage stands in the whole text; it is added where it is not there yet."""
        offset = self.before + len(GAP) if self.before else 0
        if not self.text:
            self.text = passage
            return offset
        if self.text == passage or self.text.startswith(passage + GAP):
            return offset
        at = (self.text + GAP).find(GAP + passage + GAP)
        if at >= 0:
            return offset + at + len(GAP)
        start = len(self.text) + len(GAP)
        self.text += GAP + passage
        return offset + start

    @property
    def end(self) -> int:
        """How long the whole text is."""
        return len(self.text) + (self.before + len(GAP) if self.before else 0)


class Made(NamedTuple):
    """Rows of source and staged_text, and quotes in the order of their numbers; no columns where there is no row."""

    source: Columns
    staged_text: Columns
    quotes: Columns


class Making(NamedTuple):
    """Bulk files to rows, which can be done by a second process."""

    reading: Reading
    dossier: Dossier
    place: Path
    """A folder with room for all quotes."""

    @classmethod
    def of(cls, bulk: Bulk, dossier: Dossier, place: Path) -> "Making":
        """Only what is needed of a dossier is sent to a second process."""
        return cls(bulk.reading, Dossier(dossier.settings, actors=dossier.actors, issues=dossier.issues), place)

    def found(self) -> Iterator[Made | FileReport]:
        """The sources some at a time, and what came of each file that has been read; then all quotes."""
        rows = BulkRows(self.dossier)
        with Newest(self.place) as newest:
            for piece in self.reading.found():
                if isinstance(piece, FileReport):
                    yield piece
                else:
                    newest.add(rows.staged(piece))
                    yield rows.closed()
            yield rows.rest()
            for quotes in newest.columns():
                yield Made([], [], quotes)


class BulkRows:
    """Makes rows of the quotes of one dossier, in the order in which they come."""

    def __init__(self, dossier: Dossier) -> None:
        self._language = dossier.settings.language
        self._short = {issue.id: issue.short for issue in dossier.issues.values()}
        self._speaking = _remembered(dossier)
        self._lengths: dict[int, int] = {}
        self._sources: list[tuple[Any, ...]] = []
        self._texts: list[tuple[Any, ...]] = []
        self._open: OrderedDict[str, _Kept] = OrderedDict()
        self._about: dict[tuple[str, ...], tuple[str, str]] = {}

    def staged(self, taken: Iterable[Taken]) -> list[Staged]:
        """The rows of some quotes."""
        return [self._staged(self._kept(quote), quote) for quote in taken]

    def closed(self) -> Made:
        """The rows of sources of which many others have begun since."""
        made = Made(list(zip(*self._sources, strict=True)), list(zip(*self._texts, strict=True)), [])
        self._sources.clear()
        self._texts.clear()
        return made

    def rest(self) -> Made:
        """The sources that are still open."""
        while self._open:
            self._close(self._open.popitem(last=False)[1])
        return self.closed()

    def _kept(self, quote: Taken) -> _Kept:
        kept = self._open.get(quote.url)
        if kept is None:
            if len(self._open) == OPEN:
                self._close(self._open.popitem(last=False)[1])
            id_ = _id(quote.url)
            kept = self._open[quote.url] = _Kept(id_, self._source(id_, quote), self._lengths.get(hash(id_), 0))
        return kept

    def _close(self, kept: _Kept) -> None:
        """A source is written when many others have begun. What comes of it later is added in the end."""
        key = hash(kept.id)
        again = key in self._lengths
        self._lengths[key] = kept.end
        if again:
            self._texts.append((kept.id, GAP + kept.text))
        else:
            self._sources.append((*kept.row, kept.text))

    def _source(self, id_: str, quote: Taken) -> tuple[Any, ...]:
        """In the order of `tables.source`, which a test compares; the text comes behind it."""
        known = _days(quote.published).last or _days(quote.said_on).last
        return (
            # id, kind, title, title_basis, publisher, author, url
            id_, "article", quote.title, "page", quote.publisher, quote.author, quote.url,
            # language, rights, note, published, accessed
            quote.language or self._language, None, ONLY_PARAGRAPHS, quote.published, None,
            # known_from, kept, day: the same as `listed` says of a day that is a text
            known, True, known or _BEFORE,
        )  # fmt: skip

    def _staged(self, kept: _Kept, quote: Taken) -> Staged:
        """In the order of `tables.staged`, which a test compares."""
        offset = kept.keep(quote.passage)
        said = _days(quote.said_on)
        delegation, office = self._speaking(quote.speaker, quote.said_on) if quote.speaker else (None, None)
        issues, issue_names = self._named(quote.issues)
        return (
            # id, speaker, delegation, kind, publisher, source, meeting
            _id(quote.url, quote.speaker or quote.attribution or "", quote.exact), quote.speaker, delegation,
            quote.kind, quote.publisher, kept.id, None,
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


_BEFORE = listed(None, kept=True)["day"].isoformat()


Speaking = Callable[[str, str | None], tuple[str, str | None]]


def _remembered(dossier: Dossier) -> Speaking:
    """The delegation and the office of a speaker on a day; a million quotes ask for few of them."""
    without_posts = {actor.id for actor in dossier.actors.values() if not actor.posts}

    @lru_cache(maxsize=100_000)
    def speaking(speaker: str, said_on: str | None) -> tuple[str, str | None]:
        office = None if speaker in without_posts else office_on(dossier, speaker, _date(said_on))
        return delegation_of(speaker), office

    delegation_of = lru_cache(maxsize=10_000)(dossier.delegation_of)
    return speaking


def _id(*parts: str) -> str:
    """A short name that says the same for the same words."""
    return "bulk-" + blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

"""Bulk quotes as staged rows, and their sources, which keep the paragraphs that the quotes came with."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from dashboard.dossier.bulk.judge import Taken
from dashboard.dossier.passage import Span, paragraph_around, sentence_around
from dashboard.models.bulk import BulkQuote
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows.actors import office_on
from dashboard.store.rows.row import Row, TableRow, dated, last_day
from dashboard.store.rows.sources import listed

ONLY_PARAGRAPHS = "Collected by machine. Only the paragraphs around its quotations are kept."
OPEN = 1_000
"""Sources whose quotes may still come; the rows of one need not stand together."""
GAP = "\n[…]\n"
"""Between two kept paragraphs of a source; what stood there is not kept."""


@dataclass
class _Kept:
    """A source while its quotes come. `before` is how long its text is already, where it came before."""

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


class BulkRows:
    """Makes rows of the quotes of one dossier, in the order in which they come."""

    def __init__(self, dossier: Dossier) -> None:
        self._language = dossier.settings.language
        self._short = {issue.id: issue.short for issue in dossier.issues.values()}
        self._speaking = _remembered(dossier)
        self._lengths: dict[int, int] = {}
        self._open: OrderedDict[str, _Kept] = OrderedDict()

    def rows(self, taken: Iterable[Taken]) -> Iterator[TableRow]:
        """Staged quotes, source, and staged_text."""
        for quote, span in taken:
            id_ = _id(quote.url)
            kept = self._open.get(id_)
            if kept is None:
                if len(self._open) == OPEN:
                    yield self._closed(*self._open.popitem(last=False))
                kept = self._open[id_] = _Kept(self._source(id_, quote), self._lengths.get(hash(id_), 0))
            yield tables.staged, self._staged(id_, quote, span, kept.keep(quote.passage))
        for id_, kept in self._open.items():
            yield self._closed(id_, kept)
        self._open.clear()

    def _closed(self, id_: str, kept: _Kept) -> TableRow:
        """A source is written when many others have begun. What comes of it later is added in the end."""
        again = hash(id_) in self._lengths
        self._lengths[hash(id_)] = kept.end
        if again:
            return tables.staged_text, {"source": id_, "text": GAP + kept.text}
        return tables.source, kept.row | {"text": kept.text}

    def _source(self, id_: str, quote: BulkQuote) -> Row:
        told = last_day(quote.published) or last_day(quote.said_on)
        return {
            "id": id_, "kind": "article", "title": quote.title, "title_basis": "page", "publisher": quote.publisher,
            "author": quote.author, "url": quote.url, "language": quote.language or self._language, "rights": None,
            "note": ONLY_PARAGRAPHS, "published": str(quote.published) if quote.published else None, "accessed": None,
            **listed(told, kept=True),
        }  # fmt: skip

    def _staged(self, id_: str, quote: BulkQuote, span: Span, offset: int) -> Row:
        sentence, block = sentence_around(quote.passage, span), paragraph_around(quote.passage, span)
        known = last_day(quote.published) or last_day(quote.said_on)
        delegation, office = self._speaking(quote.speaker, quote.said_on) if quote.speaker else (None, None)
        return {
            "id": _id(quote.url, quote.speaker or quote.attribution or "", quote.exact), "speaker": quote.speaker,
            "delegation": delegation, "kind": quote.kind, "publisher": quote.publisher, "source": id_,
            "meeting": None, "start": span.start + offset, "known_from": known, "origin": "bulk",
            "exact": quote.exact, "attribution": quote.attribution, "place": None, "language": quote.language,
            "translation": None, "translated_by": None, "wording": None, "office": office,
            "issue_names": " · ".join(self._short[issue] for issue in quote.issues), "note": None,
            "end": span.end + offset, "sentence_start": sentence.start + offset,
            "sentence_end": sentence.end + offset, "paragraph_start": block.start + offset,
            "paragraph_end": block.end + offset, "negated": False, "marks_mismatched": False,
            "issues": " ".join(quote.issues), **dated("said_on", quote.said_on),
        }  # fmt: skip


Speaking = Callable[[str, EdtfDate | None], tuple[str, str | None]]


def _remembered(dossier: Dossier) -> Speaking:
    """The delegation and the office of a speaker on a day; a million quotes ask for few of them."""

    @lru_cache(maxsize=10_000)
    def speaking(speaker: str, said_on: EdtfDate | None) -> tuple[str, str | None]:
        return dossier.delegation_of(speaker), office_on(dossier, speaker, said_on)

    return speaking


def _id(*parts: str) -> str:
    """A short name that says the same for the same words."""
    return "bulk-" + blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

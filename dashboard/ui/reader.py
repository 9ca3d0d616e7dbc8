"""A source as a reader sees it: its text, cut at every edge of every span, and what rests on each piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.dossier.passage import Span, paragraphs
from dashboard.store.queries import meetings, passages, positions, quotes
from dashboard.ui.evidence import Item, quote_items
from dashboard.ui.view import View

Key = tuple[str, str]
"""Sort and id of a record."""

Records = dict[Key, Item]
Marked = tuple[Span, Key]


@dataclass(frozen=True)
class Piece:
    """Words on which the same records rest. `said` where they stand in a quotation.

    `light` is `lit` for the narrowest span that the reader chose, `near` for the wider ones around it.
    """

    start: int
    text: str
    records: tuple[Key, ...]
    said: bool
    light: str


@dataclass(frozen=True)
class Reading:
    """One source opened: the paragraphs in pieces, and the records to show beside them."""

    paragraphs: list[list[Piece]]
    quotes: list[Item]
    positions: list[Item]
    meetings: list[Item]
    focus: str | None


def read(view: View, source: Item, at: int | None) -> Reading:
    """Open a source. `at` is the character that the reader chose; the records of that place are shown, else all."""
    marked = [
        (Span(row.start, row.end), (str(row.sort), str(row.record)))
        for row in passages.in_source(view.engine, view.filters, source["id"]).itertuples()
    ]
    records = _chosen_records(view, [key for _, key in marked])
    spans: list[Marked] = [(span, key) for span, key in marked if key in records]
    chosen = [span for span, _ in spans if at is not None and span.start <= at < span.end]
    shown = {record for span, record in spans if at is None or span in chosen}
    blocks = [
        [_piece(source["text"], start, end, spans, records, chosen) for start, end in _cuts(block, spans)]
        for block in paragraphs(source["text"] or "")
    ]
    of_sort = {
        sort: [records[record] for record in records if record in shown and record[0] == sort]
        for sort in ("quote", "position", "meeting")
    }
    focus = next((f"at-{piece.start}" for block in blocks for piece in block if piece.light == "lit"), None)
    return Reading(blocks, of_sort["quote"], of_sort["position"], of_sort["meeting"], focus)


def _chosen_records(view: View, keys: Sequence[Key]) -> Records:
    """What the sidebar leaves of these, by sort and id."""
    ids = {sort: sorted({id_ for own, id_ in keys if own == sort}) for sort in ("quote", "position", "meeting")}
    ids["meeting"] += sorted({id_ for sort, id_ in keys if sort == "account"})
    said = quote_items(view, quotes.all_chosen(view.engine, view.filters, ids["quote"]))
    held = positions.all_chosen(view.engine, view.filters, ids["position"]).to_dict("records")
    met = meetings.all_chosen(view.engine, view.filters, ids=ids["meeting"]).to_dict("records")
    return {
        (sort, str(item["id"])): item for sort, items in (("quote", said), ("position", held), ("meeting", met))
        for item in items
    }  # fmt: skip


def _cuts(block: Span, spans: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph between any two edges of spans."""
    edges = {edge for span, _ in spans for edge in span if block.start < edge < block.end}
    yield from pairwise(sorted(edges | {block.start, block.end}))


def _piece(
    text: str, start: int, end: int, spans: Sequence[Marked], records: Records, chosen: Sequence[Span]
) -> Piece:  # fmt: skip
    covering = tuple(record for span, record in spans if span.start <= start and span.end >= end)
    said = any(sort == "quote" and records[sort, id_]["kind"] != "reported" for sort, id_ in covering)
    around = [span for span in chosen if span.start <= start < span.end]
    narrowest = min(chosen, key=lambda span: span.end - span.start, default=None)
    light = "lit" if narrowest in around else "near" if around else ""
    return Piece(start, text[start:end], covering, said, light)

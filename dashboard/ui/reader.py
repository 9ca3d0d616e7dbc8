"""A source as a reader sees it: its text, cut at every edge of every span, and what rests on each piece."""

from dataclasses import dataclass
from typing import Any

from dashboard.dossier.passage import Span, paragraphs
from dashboard.store.queries import meetings, passages, positions, quotes
from dashboard.ui.evidence import Item, quote_items
from dashboard.ui.view import View


@dataclass(frozen=True)
class Piece:
    """Words on which the same records rest. `said` where they stand in a quotation, `lit` where the reader chose them."""

    start: int
    text: str
    records: tuple[tuple[str, str], ...]
    said: bool
    lit: bool


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
    records = _chosen_records(view)
    spans = [
        (Span(row.start, row.end), (row.sort, row.record))
        for row in passages.in_source(view.engine, source["id"]).itertuples()
        if (row.sort, row.record) in records
    ]
    lit = [span for span, _ in spans if at is not None and span.start <= at < span.end]
    shown = {record for span, record in spans if at is None or span.start <= at < span.end}
    blocks = [_pieces(source["text"], block, spans, records, lit) for block in paragraphs(source["text"] or "")]
    of_sort = {
        sort: [records[record] for record in records if record in shown and record[0] == sort]
        for sort in ("quote", "position", "meeting")
    }
    focus = next((f"at-{piece.start}" for block in blocks for piece in block if piece.lit), None)
    return Reading(blocks, of_sort["quote"], of_sort["position"], of_sort["meeting"], focus)


def _chosen_records(view: View) -> dict[tuple[str, str], Item]:
    """What the sidebar leaves, by sort and id."""
    said = quote_items(view, quotes.all_chosen(view.engine, view.filters))
    held = positions.all_chosen(view.engine, view.filters).to_dict("records")
    met = meetings.all_chosen(view.engine, view.filters).to_dict("records")
    return {
        (sort, str(item["id"])): item for sort, items in (("quote", said), ("position", held), ("meeting", met))
        for item in items
    }  # fmt: skip


def _pieces(
    text: str, block: Span, spans: list[tuple[Span, tuple[str, str]]], records: dict[Any, Item], lit: list[Span]
) -> list[Piece]:
    """Cut one paragraph."""
    here = [(span, record) for span, record in spans if span.start < block.end and span.end > block.start]
    edges = sorted(
        {block.start, block.end}
        | {edge for span, _ in here for edge in span if block.start < edge < block.end}
    )  # fmt: skip
    pieces = []
    for start, end in zip(edges, edges[1:], strict=False):
        covering = tuple(record for span, record in here if span.start <= start and span.end >= end)
        said = any(sort == "quote" and records[sort, id_]["kind"] != "reported" for sort, id_ in covering)
        pieces.append(Piece(start, text[start:end], covering, said, any(s.start <= start < s.end for s in lit)))
    return pieces

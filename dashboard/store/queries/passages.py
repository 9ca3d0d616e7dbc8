"""The words that records rest on, and what rests on the words."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, case, func, literal, select, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, known
from dashboard.store.frame import frame
from dashboard.store.tables import passage, quote, said, source


def within(text: ColumnElement[Any], start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[Any]:
    """The characters of `text` from `start` to `end`, counted as Python counts them."""
    return func.substr(text, start + 1, end - start)


def of_records(engine: Engine, filters: Filters, sort: str, ids: Sequence[str]) -> pd.DataFrame:
    """Passages of the records of one sort (`position`, `meeting`, `searched`, `account`), in the records' order.

    Those that a position rests on through its quotes are not here: the quotes show them. Columns: record, entry,
    source, source_title, title_basis, publisher, published (EDTF), url, grade (`pinned` or `cited`), start, end,
    before, exact, after (the sentence around the words), note.
    """
    return frame(
        engine,
        select(
            passage.c.record, passage.c.entry, passage.c.source, source.c.title.label("source_title"),
            source.c.title_basis, source.c.publisher, source.c.published, source.c.url, grade().label("grade"),
            passage.c.start, passage.c.end,
            within(source.c.text, passage.c.sentence_start, passage.c.start).label("before"), passage.c.exact,
            within(source.c.text, passage.c.end, passage.c.sentence_end).label("after"), passage.c.note,
        )
        .join(source, source.c.id == passage.c.source)
        .where(passage.c.sort == sort, passage.c.record.in_(ids), passage.c.quote.is_(None),
               all_of(known(passage.c.known_from, filters)))
        .order_by(passage.c.id),
    )  # fmt: skip


def grade() -> ColumnElement[str]:
    """pinned: the text is kept and the words are checked against it. cited: an address and a title."""
    return case((source.c.kept, "pinned"), else_="cited")


def in_source(engine: Engine, filters: Filters, source_id: str) -> pd.DataFrame:
    """Every span of a source's kept text that a record rests on, in the order of the text.

    Columns: sort (`quote`, `position`, `meeting`, `account`), record, start, end. A position rests on the spans of its
    quotes too. Sources that were only searched have no span and are not here.
    """
    rests = select(passage.c.sort, passage.c.record, passage.c.start, passage.c.end, passage.c.id.label("rank")).where(
        passage.c.source == source_id, passage.c.start.is_not(None), all_of(known(passage.c.known_from, filters))
    )
    says = (
        select(literal("quote"), quote.c.id, quote.c.start, said.c.end, literal(0))
        .join(said, said.c.number == quote.c.number)
        .where(quote.c.source == source_id, all_of(known(quote.c.known_from, filters)))
    )
    spans = union_all(rests, says).subquery()
    order = (spans.c.start, spans.c.end.desc(), spans.c.rank, spans.c.record)
    return frame(engine, select(spans.c.sort, spans.c.record, spans.c.start, spans.c.end).order_by(*order))

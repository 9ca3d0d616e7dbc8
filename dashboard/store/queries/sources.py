"""Where it is written."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, CompoundSelect, Engine, Select, distinct, func, select, true, union, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries import meetings, positions, quote_counts
from dashboard.store.queries.passages import grade
from dashboard.store.tables import known_number, passage, quote, source

_POSITIONS, _MEETINGS = ("position", "searched"), ("meeting", "account")
"""The sorts of passages: a position that found silence and a meeting with rival accounts are each one record, however
many their passages."""


def listing(engine: Engine, filters: Filters, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """The sources that could be known, the kept ones first, then the newest first; all, or `limit` of them.

    Columns: id, title, title_basis, publisher, url, published (EDTF), grade, records (how many of the chosen rest on
    it). Where the reader has chosen, sources on which nothing of it rests are left out.
    """
    columns = [source.c[name] for name in ("id", "title", "title_basis", "publisher", "url", "published")]
    found = frame(
        engine,
        _listed(filters, *columns, grade().label("grade"))
        .order_by(source.c.kept.desc(), source.c.day.desc(), source.c.title, source.c.id)
        .limit(limit)
        .offset(offset),
    )
    counted = _resting(filters, None if limit is None else list(found["id"]))
    records = dict(frame(engine, counted).itertuples(index=False))
    return found.assign(records=pd.Series([int(records.get(id_, 0)) for id_ in found["id"]], dtype=object))


def numbers(engine: Engine, filters: Filters) -> pd.DataFrame:
    """One row: sources and pinned, how many there are to list, and how many of them with their text."""
    if filters.narrow:
        pinned = func.count().filter(source.c.kept)
        return frame(engine, _listed(filters, func.count().label("sources"), pinned.label("pinned")))
    known_ = all_of(known(known_number.c.known_from, filters))
    counted = {
        name: func.coalesce(func.sum(known_number.c.number).filter(known_number.c.noun == noun), 0).label(name)
        for name, noun in (("sources", "sources"), ("pinned", "kept_texts"))
    }
    return frame(engine, select(*counted.values()).where(known_)).map(int).astype(object)


def _listed(filters: Filters, *columns: ColumnElement[Any]) -> Select[Any]:
    """Of the sources to list; found from what rests on them, where the reader has chosen."""
    listed = select(*columns).select_from(source).where(all_of(known(source.c.known_from, filters)))
    if not filters.narrow:
        return listed
    touched = _touched(filters).cte("touched")
    return listed.join(touched, touched.c.source == source.c.id)


def _chosen(filters: Filters) -> list[Condition]:
    """The passages on which chosen positions rest, and those on which meetings do."""
    known_ = all_of(known(passage.c.known_from, filters))
    chosen = ((_POSITIONS, positions.ids_chosen), (_MEETINGS, meetings.ids_chosen))
    return [
        passage.c.sort.in_(sorts) & known_ & (passage.c.record.in_(ids(filters)) if filters.narrow else true())
        for sorts, ids in chosen
    ]


def _touched(filters: Filters) -> CompoundSelect[Any]:
    """The sources on which something chosen rests."""
    said = select(quote.c.source).where(all_of(quote_counts.conditions(filters, quote_counts.Choice())))
    return union(said, *(select(passage.c.source).where(chosen) for chosen in _chosen(filters)))


def _resting(filters: Filters, ids: Sequence[str] | None) -> Select[Any]:
    """How many of the chosen records rest on each source, or on each of some: source, records."""
    counted = [
        select(passage.c.source, func.count(distinct(passage.c.record)).label("records"))
        .where(chosen)
        .group_by(passage.c.source)
        for chosen in _chosen(filters)
    ]
    said = (
        select(quote.c.source, func.count().label("records"))
        .where(all_of(quote_counts.conditions(filters, quote_counts.Choice())))
        .group_by(quote.c.source)
    )
    if ids is not None:
        counted = [one.where(passage.c.source.in_(ids)) for one in counted]
        said = said.where(quote.c.source.in_(ids))
    every = union_all(said, *counted).subquery()
    return select(every.c.source, func.sum(every.c.records).label("records")).group_by(every.c.source)


def one(engine: Engine, filters: Filters, source_id: str) -> pd.DataFrame:
    """One row, or none: every column of the record, grade, and text (None where it is not kept)."""
    return frame(
        engine,
        select(source, grade().label("grade")).where(
            source.c.id == source_id, all_of(known(source.c.known_from, filters))
        ),
    )

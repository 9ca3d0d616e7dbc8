"""Where it is written."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import CompoundSelect, Engine, Select, distinct, func, select, true, union, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries import meetings, positions, quote_counts
from dashboard.store.queries.passages import grade
from dashboard.store.tables import known_number, listed_source, passage, quote, source

_POSITIONS, _MEETINGS = ("position", "searched"), ("meeting", "account")
"""The sorts of passages: a position that found silence and a meeting with rival accounts are each one record, however
many their passages."""


def listing(engine: Engine, filters: Filters, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """The sources that could be known, the kept ones first, then the newest first; all, or `limit` of them.

    Columns: id, title, title_basis, publisher, url, published (EDTF), grade, records (how many of the chosen rest on
    it). Where the reader has chosen, sources on which nothing of it rests are left out.
    """
    columns = [source.c[name] for name in ("id", "title", "title_basis", "publisher", "url", "published")]
    page = _listed(filters).order_by(listed_source.c.place).limit(limit).offset(offset).subquery()
    found = frame(
        engine,
        select(*columns, grade().label("grade")).join(page, page.c.source == source.c.id).order_by(page.c.place),
    )
    counted = _resting(filters, None if limit is None else list(found["id"]))
    records = dict(frame(engine, counted).itertuples(index=False))
    return found.assign(records=pd.Series([int(records.get(id_, 0)) for id_ in found["id"]], dtype=object))


def numbers(engine: Engine, filters: Filters) -> pd.DataFrame:
    """One row: sources and pinned, how many there are to list, and how many of them with their text."""
    if filters.narrow:
        counted = _listed(filters).subquery()
        pinned = func.count().filter(counted.c.kept)
        return frame(engine, select(func.count().label("sources"), pinned.label("pinned")).select_from(counted))
    known_ = all_of(known(known_number.c.known_from, filters))
    by_noun = {
        name: func.coalesce(func.sum(known_number.c.number).filter(known_number.c.noun == noun), 0).label(name)
        for name, noun in (("sources", "sources"), ("pinned", "kept_texts"))
    }
    return frame(engine, select(*by_noun.values()).where(known_)).map(int).astype(object)


def _listed(filters: Filters) -> Select[Any]:
    """What is to be listed: place, source, kept; found from what rests on it, where the reader has chosen."""
    columns = (listed_source.c.place, listed_source.c.source, listed_source.c.kept)
    listed = select(*columns).where(all_of(known(listed_source.c.known_from, filters)))
    return listed.where(listed_source.c.place.in_(_touched(filters))) if filters.narrow else listed


def _chosen(filters: Filters) -> list[Condition]:
    """The passages on which chosen positions rest, and those on which meetings do."""
    known_ = all_of(known(passage.c.known_from, filters))
    chosen = ((_POSITIONS, positions.ids_chosen), (_MEETINGS, meetings.ids_chosen))
    return [
        passage.c.sort.in_(sorts) & known_ & (passage.c.record.in_(ids(filters)) if filters.narrow else true())
        for sorts, ids in chosen
    ]


def _touched(filters: Filters) -> CompoundSelect[Any]:
    """The places of the sources on which something chosen rests."""
    place = select(listed_source.c.place)
    of_passages = place.join(passage, passage.c.source == listed_source.c.source)
    said = quote_counts.places(filters)
    if said is None:
        sources = select(quote.c.source).where(all_of(quote_counts.conditions(filters, quote_counts.Choice())))
        said = place.where(listed_source.c.source.in_(sources))
    return union(said, *(of_passages.where(chosen) for chosen in _chosen(filters)))


def _resting(filters: Filters, ids: Sequence[str] | None) -> Select[Any]:
    """How many of the chosen records rest on each source, or on each of some: source, records."""
    counted = [
        select(passage.c.source, func.count(distinct(passage.c.record)).label("records"))
        .where(chosen)
        .group_by(passage.c.source)
        for chosen in _chosen(filters)
    ]
    if ids is not None:
        counted = [one.where(passage.c.source.in_(ids)) for one in counted]
    chosen = all_of(quote_counts.conditions(filters, quote_counts.Choice(), of_few=ids is not None))
    said = select(quote.c.source, func.count().label("records")).where(chosen).group_by(quote.c.source)
    every = union_all(said if ids is None else said.where(quote.c.source.in_(ids)), *counted).subquery()
    return select(every.c.source, func.sum(every.c.records).label("records")).group_by(every.c.source)


def one(engine: Engine, filters: Filters, source_id: str) -> pd.DataFrame:
    """One row, or none: every column of the record, grade, and text (None where it is not kept)."""
    return frame(
        engine,
        select(source, grade().label("grade")).where(
            source.c.id == source_id, all_of(known(source.c.known_from, filters))
        ),
    )

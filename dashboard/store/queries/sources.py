"""Where it is written."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import CompoundSelect, Engine, Select, case, distinct, func, or_, select, union, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries import meetings, positions, quote_counts
from dashboard.store.queries.passages import grade
from dashboard.store.tables import passage, quote, source

_SORT = case({"searched": "position", "account": "meeting"}, value=passage.c.sort, else_=passage.c.sort)
"""A position that found silence and a meeting with rival accounts are each one record, however many their passages."""


def listing(engine: Engine, filters: Filters, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """The sources that could be known, the kept ones first, then the newest first; all, or `limit` of them.

    Columns: id, title, title_basis, publisher, url, published (EDTF), grade, records (how many of the chosen rest on
    it). Where the reader has chosen, sources on which nothing of it rests are left out.
    """
    columns = [source.c[name] for name in ("id", "title", "title_basis", "publisher", "url", "published")]
    found = frame(
        engine,
        select(*columns, grade().label("grade"))
        .where(all_of(_listed(filters)))
        .order_by(source.c.kept.desc(), source.c.day.desc(), source.c.title, source.c.id)
        .limit(limit)
        .offset(offset),
    )
    counted = _resting(filters, None if limit is None else list(found["id"]))
    records = dict(frame(engine, counted).itertuples(index=False))
    return found.assign(records=pd.Series([int(records.get(id_, 0)) for id_ in found["id"]], dtype=object))


def numbers(engine: Engine, filters: Filters) -> pd.DataFrame:
    """One row: sources and pinned, how many there are to list, and how many of them with their text."""
    listed = all_of(_listed(filters))
    return frame(
        engine,
        select(func.count().label("sources"), func.count().filter(source.c.kept).label("pinned"))
        .select_from(source).where(listed),
    )  # fmt: skip


def _listed(filters: Filters) -> Iterator[Condition]:
    yield from known(source.c.known_from, filters)
    if filters.narrow:
        yield source.c.id.in_(_touched(filters))


def _chosen(filters: Filters) -> Condition:
    """The passages on which chosen positions and meetings rest."""
    chosen = or_(
        (_SORT == "position") & passage.c.record.in_(positions.ids_chosen(filters)),
        (_SORT == "meeting") & passage.c.record.in_(meetings.ids_chosen(filters)),
    )
    return chosen & all_of(known(passage.c.known_from, filters))


def _touched(filters: Filters) -> CompoundSelect[Any]:
    """The sources on which something chosen rests."""
    said = select(quote.c.source).where(all_of(quote_counts.conditions(filters, quote_counts.Choice())))
    return union(select(passage.c.source).where(_chosen(filters)), said)


def _resting(filters: Filters, ids: Sequence[str] | None) -> Select[Any]:
    """How many of the chosen records rest on each source, or on each of some: source, records."""
    chosen = _chosen(filters) if filters.narrow else all_of(known(passage.c.known_from, filters))
    others = (
        select(passage.c.source, func.count(distinct(_SORT + " " + passage.c.record)).label("records"))
        .where(chosen)
        .group_by(passage.c.source)
    )
    said = (
        select(quote.c.source, func.count().label("records"))
        .where(all_of(quote_counts.conditions(filters, quote_counts.Choice())))
        .group_by(quote.c.source)
    )
    if ids is not None:
        others, said = others.where(passage.c.source.in_(ids)), said.where(quote.c.source.in_(ids))
    both = union_all(others, said).subquery()
    return select(both.c.source, func.sum(both.c.records).label("records")).group_by(both.c.source)


def one(engine: Engine, filters: Filters, source_id: str) -> pd.DataFrame:
    """One row, or none: every column of the record, grade, and text (None where it is not kept)."""
    return frame(
        engine,
        select(source, grade().label("grade")).where(
            source.c.id == source_id, all_of(known(source.c.known_from, filters))
        ),
    )

"""Where it is written."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import CompoundSelect, Engine, Select, distinct, func, select, true, union, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries import meetings, positions, quote_counts, quote_sums
from dashboard.store.queries.passages import grade
from dashboard.store.tables import known_number, listed_source, passage, quote, quote_place, source

_POSITIONS, _MEETINGS = ("position", "searched"), ("meeting", "account")
"""The sorts of passages: a position that found silence and a meeting with rival accounts are each one record, however
many their passages."""


def listing(engine: Engine, filters: Filters, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """The sources that could be known, the kept ones first, then the newest first; all, or `limit` of them.

    Columns: id, title, title_basis, publisher, url, published (EDTF), grade, records (how many of the chosen rest on
    it). Where the reader has chosen, sources on which nothing of it rests are left out.
    """
    columns = [source.c[name] for name in ("id", "title", "title_basis", "publisher", "url", "published")]
    first = None if limit is None else limit + offset
    page = _listed(engine, filters, first).order_by(listed_source.c.place).limit(limit).offset(offset).subquery()
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
        return _numbers_of(engine, filters)
    known_ = all_of(known(known_number.c.known_from, filters))
    by_noun = {
        name: func.coalesce(func.sum(known_number.c.number).filter(known_number.c.noun == noun), 0).label(name)
        for name, noun in (("sources", "sources"), ("pinned", "kept_texts"))
    }
    return frame(engine, select(*by_noun.values()).where(known_)).map(int).astype(object)


def _numbers_of(engine: Engine, filters: Filters) -> pd.DataFrame:
    """The same of what rests on them: in a stretch the quotes were counted at build, and few sources are left."""
    if filters.actors or filters.issues or filters.known or not quote_sums.can_sum(filters):
        return frame(engine, _counted(_listed(engine, filters)))
    said = select(quote.c.number).where(quote.c.source == listed_source.c.source, _said(filters))
    others = select(listed_source.c.kept).where(
        listed_source.c.place.in_(union(*_places_of_records(filters))), ~said.correlate(listed_source).exists()
    )
    quoted = quote_sums.sources_in_time(engine, filters)
    return frame(engine, _counted(others)).map(lambda number: quoted + number).astype(object)  # quotes need a text


def _counted(listed: Select[Any]) -> Select[*tuple[Any, ...]]:
    found = listed.subquery()
    pinned = func.count().filter(found.c.kept)
    return select(func.count().label("sources"), pinned.label("pinned")).select_from(found)


def _listed(engine: Engine, filters: Filters, first: int | None = None) -> Select[Any]:
    """What is to be listed: place, source, kept; found from what rests on it, where the reader has chosen.

    All, or at least so many of the first.
    """
    columns = (listed_source.c.place, listed_source.c.source, listed_source.c.kept)
    listed = select(*columns).where(all_of(known(listed_source.c.known_from, filters)))
    return listed.where(listed_source.c.place.in_(_touched(engine, filters, first))) if filters.narrow else listed


def _chosen(filters: Filters) -> list[Condition]:
    """The passages on which chosen positions rest, and those on which meetings do."""
    known_ = all_of(known(passage.c.known_from, filters))
    chosen = ((_POSITIONS, positions.ids_chosen), (_MEETINGS, meetings.ids_chosen))
    return [
        passage.c.sort.in_(sorts) & known_ & (passage.c.record.in_(ids(filters)) if filters.narrow else true())
        for sorts, ids in chosen
    ]


def _touched(engine: Engine, filters: Filters, first: int | None) -> CompoundSelect[Any]:
    """The places of the sources on which something chosen rests, all or at least so many of the first."""
    counted = quote_counts.places(filters)
    said = _places_of_quotes(engine, filters, first) if counted is None else [counted]
    return union(*said, *_places_of_records(filters))


def _places_of_quotes(engine: Engine, filters: Filters, first: int | None) -> list[Select[Any]]:
    """The places of the sources of chosen quotes, all or at least so many of the first.

    Those of a stretch alone stand together.
    """
    places = select(quote_place.c.place)
    each = places.join(quote, quote.c.number == quote_place.c.number).where(_said(filters))
    if filters.actors or filters.issues:
        return [each]
    whole, others = quote_sums.in_order(engine, filters, quote_place.c.number)
    together = places.where(whole)
    if first is not None:  # of a hundred thousand a page shows a few, and the rest need no looking up
        together = select(together.distinct().order_by(quote_place.c.place).limit(first).subquery().c.place)
    return [together, each.where(others)]


def _said(filters: Filters) -> Condition:
    return all_of(quote_counts.conditions(filters, quote_counts.Choice()))


def _places_of_records(filters: Filters) -> list[Select[Any]]:
    """The places of the sources on which chosen positions rest, and of those on which meetings do."""
    places = select(listed_source.c.place)  # each is looked up once, however many passages are in one source
    return [places.where(listed_source.c.source.in_(select(passage.c.source).where(one))) for one in _chosen(filters)]


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

"""Where it is written."""

import pandas as pd
from sqlalchemy import Engine, Subquery, case, distinct, func, or_, select, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries import meetings, positions, quote_counts
from dashboard.store.queries.passages import grade
from dashboard.store.tables import passage, quote, source


def listing(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Every source that could be known, the kept ones first, then the newest first.

    Columns: id, title, title_basis, publisher, url, published (EDTF), grade, records (how many of the chosen rest on
    it). Where the reader has chosen, sources on which nothing of it rests are left out.
    """
    rest = _resting(filters)
    found = (
        select(
            source.c.id, source.c.title, source.c.title_basis, source.c.publisher, source.c.url, source.c.published,
            grade().label("grade"), func.coalesce(rest.c.records, 0).label("records"),
        )
        .outerjoin(rest, rest.c.source == source.c.id)
        .where(all_of(known(source.c.known_from, filters)))
        .order_by(source.c.text.is_(None), source.c.known_from.desc(), source.c.title)
    )  # fmt: skip
    if filters.narrow:
        found = found.where(rest.c.records > 0)
    return frame(engine, found)


def _resting(filters: Filters) -> Subquery:
    """How many of the chosen records rest on each source: source, records."""
    # A position that found silence and a meeting with rival accounts are each one record, however many their passages.
    sort = case({"searched": "position", "account": "meeting"}, value=passage.c.sort, else_=passage.c.sort)
    chosen = or_(
        (sort == "position") & passage.c.record.in_(positions.ids_chosen(filters)),
        (sort == "meeting") & passage.c.record.in_(meetings.ids_chosen(filters)),
    )
    others = (
        select(passage.c.source, func.count(distinct(sort + " " + passage.c.record)).label("records"))
        .where(chosen, all_of(known(passage.c.known_from, filters)))
        .group_by(passage.c.source)
    )
    said = (
        select(quote.c.source, func.count().label("records"))
        .where(all_of(quote_counts.conditions(filters, quote_counts.Choice())))
        .group_by(quote.c.source)
    )
    both = union_all(others, said).subquery()
    return select(both.c.source, func.sum(both.c.records).label("records")).group_by(both.c.source).subquery()


def one(engine: Engine, filters: Filters, source_id: str) -> pd.DataFrame:
    """One row, or none: every column of the record, grade, and text (None where it is not kept)."""
    return frame(
        engine,
        select(source, grade().label("grade")).where(
            source.c.id == source_id, all_of(known(source.c.known_from, filters))
        ),
    )

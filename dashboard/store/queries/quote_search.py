"""Quotes that hold words: found in the index, counted as far as anybody reads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, select

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, speaks
from dashboard.store.frame import asked
from dashboard.store.queries.quote_counts import (
    FACETS,
    Choice,
    conditions,
    first_number,
    labelled,
    one_by_one,
    quotes_narrow,
)
from dashboard.store.search import Expression, Terms, index, mark, matches, score
from dashboard.store.tables import actor, quote

COUNTED = 2_000
"""Where more match, that is what the reader is told, the facets count the newest of them, and these stand first: the
best of so many is not worth looking for."""


@dataclass(frozen=True)
class Hits:
    """The numbers of one page of quotes, and what is known of all that match."""

    numbers: Sequence[int]
    total: int
    all_words: bool
    more: bool
    best_first: bool


def find(engine: Engine, filters: Filters, choice: Choice, terms: Terms, limit: int, offset: int) -> Hits:
    """Quotes that hold all the words; where none does, those that hold any of them."""
    for joiner in ("AND", "OR") if len(terms.words) + len(terms.phrases) > 1 else ("AND",):
        expression = _expression(engine, filters, choice, terms, joiner)
        hits = _matching(engine, filters, choice, expression)
        newest = hits.order_by(index.c.rowid)
        total = len(asked(engine, newest.limit(COUNTED + 1))[1])
        if total:
            break
    more = total > COUNTED
    ordered = newest if more else hits.order_by(score(expression), index.c.rowid)
    found = [number for (number,) in asked(engine, ordered.limit(limit).offset(offset))[1]]
    return Hits(found, min(total, COUNTED), joiner == "AND", more=more, best_first=not more)


def facets(engine: Engine, filters: Filters, choice: Choice, terms: Terms, *, all_words: bool) -> pd.DataFrame:
    """What the found quotes can be narrowed to. Columns and rules as in `quote_counts.facets`."""
    names: dict[Choice, list[str]] = {}
    for name in FACETS:
        names.setdefault(replace(choice, **{name: ()}), []).append(name)
    counted: dict[str, dict[str, int]] = {}
    for others, facets_ in names.items():
        hits = _found(engine, filters, others, terms, all_words=all_words)
        some = hits.order_by(index.c.rowid).limit(COUNTED).subquery()
        counted |= one_by_one(engine, quotes_narrow().join(some, some.c.rowid == quote.c.number), facets_)
    if choice.source:
        hits = _found(engine, filters, replace(choice, source=()), terms, all_words=all_words)
        return labelled(engine, choice, counted, quote.c.number.in_(hits.correlate(None)))
    return labelled(engine, choice, counted)


def _found(engine: Engine, filters: Filters, choice: Choice, terms: Terms, *, all_words: bool) -> Select[Any]:
    expression = _expression(engine, filters, choice, terms, "AND" if all_words else "OR")
    return _matching(engine, filters, choice, expression)


def _expression(engine: Engine, filters: Filters, choice: Choice, terms: Terms, joiner: str) -> Expression:
    """The terms with the marks of what is chosen: the index leaves out the rest by itself."""
    groups = [[mark(sort, id_) for id_ in getattr(choice, sort)] for sort in ("speaker", "kind", "issue")]
    groups.append([mark("issue", id_) for id_ in filters.issues])
    if filters.actors:
        theirs = asked(engine, select(actor.c.id).where(all_of(speaks(actor.c.id, filters))))[1]
        groups.append([mark("speaker", id_) for (id_,) in theirs] or [mark("speaker", "nobody")])
    return Expression(terms, joiner, tuple(tuple(group) for group in groups if group))


def _matching(engine: Engine, filters: Filters, choice: Choice, expression: Expression) -> Select[Any]:
    """Numbers of the quotes that match; `rowid`."""
    hits = select(index.c.rowid).where(matches(expression))
    rest = Choice(publisher=choice.publisher, source=choice.source)
    if filters.since or filters.until or filters.known or rest != Choice():
        time = Filters(since=filters.since, until=filters.until, known=filters.known)
        hits = hits.join(quote, quote.c.number == index.c.rowid).where(
            index.c.rowid >= first_number(engine, filters), all_of(conditions(time, rest))
        )
    return hits

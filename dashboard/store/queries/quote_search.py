"""Quotes that hold words: found in the index, counted as far as anybody reads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, func, select

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, speaks
from dashboard.store.frame import frame
from dashboard.store.queries.quote_counts import FACETS, Choice, conditions, first_number, labelled, of_sources
from dashboard.store.search import Expression, Terms, index, mark, matches, score
from dashboard.store.tables import actor, quote, quote_issue

COUNTED = 10_000
"""Where more match, that is what the reader is told, and the facets count the newest of them."""
RANKED = 2_000
"""Where more match, the best of them is not worth looking for: the newest stand first."""


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
        some = hits.order_by(index.c.rowid).limit(COUNTED + 1).subquery()
        total = int(frame(engine, select(func.count().label("n")).select_from(some))["n"][0])
        if total:
            break
    best_first = total <= RANKED
    order = (score(expression), index.c.rowid) if best_first else (index.c.rowid,)
    found = frame(engine, hits.order_by(*order).limit(limit).offset(offset))
    return Hits(list(map(int, found["rowid"])), min(total, COUNTED), joiner == "AND", total > COUNTED, best_first)


def facets(engine: Engine, filters: Filters, choice: Choice, terms: Terms, *, all_words: bool) -> pd.DataFrame:
    """What the found quotes can be narrowed to. Columns and rules as in `quote_counts.facets`."""
    counted: dict[Choice, dict[str, dict[str, int]]] = {}
    parts = []
    for name in FACETS:
        ticked = getattr(choice, name)
        others = replace(choice, **{name: ()})
        if others not in counted:
            expression = _expression(engine, filters, others, terms, "AND" if all_words else "OR")
            counted[others] = _counted(engine, _matching(engine, filters, others, expression))
        parts.append(labelled(engine, name, counted[others][name], ticked))
    if choice.source:
        others = replace(choice, source=())
        expression = _expression(engine, filters, others, terms, "AND" if all_words else "OR")
        hits = _matching(engine, filters, others, expression)
        parts.append(of_sources(engine, quote.c.number.in_(hits.correlate(None)), choice.source))
    return pd.concat(parts, ignore_index=True)


def _counted(engine: Engine, hits: Select[Any]) -> dict[str, dict[str, int]]:
    """The values of each facet among the newest that match, with their numbers."""
    some = hits.order_by(index.c.rowid).limit(COUNTED).subquery()
    of_one = ("speaker", "kind", "publisher")
    columns = [quote.c[name] for name in of_one]
    together = frame(
        engine,
        select(*columns, func.count().label("quotes"))
        .join(some, some.c.rowid == quote.c.number)
        .group_by(*columns),
    )  # fmt: skip
    found = {name: together.groupby(name)["quotes"].sum().to_dict() for name in of_one}
    issues = (
        select(quote_issue.c.issue, func.count().label("quotes"))
        .join(some, some.c.rowid == quote_issue.c.quote)
        .group_by(quote_issue.c.issue)
    )
    return found | {"issue": dict(frame(engine, issues).itertuples(index=False))}


def _expression(engine: Engine, filters: Filters, choice: Choice, terms: Terms, joiner: str) -> Expression:
    """The terms with the marks of what is chosen: the index leaves out the rest by itself."""
    groups = [[mark(sort, id_) for id_ in getattr(choice, sort)] for sort in ("speaker", "kind", "issue")]
    groups.append([mark("issue", id_) for id_ in filters.issues])
    if filters.actors:
        theirs = frame(engine, select(actor.c.id).where(all_of(speaks(actor.c.id, filters))))
        groups.append([mark("speaker", id_) for id_ in theirs["id"]] or [mark("speaker", "nobody")])
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

"""What was counted at build: the values of a facet, alone, beside one other, or over a stretch of days."""

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Engine,
    Integer,
    Select,
    Table,
    and_,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from dashboard.filters import Filters
from dashboard.models.vocabulary import QuoteKind
from dashboard.store.axis import Axis
from dashboard.store.conditions import Condition, all_of, happened, known
from dashboard.store.frame import asked
from dashboard.store.tables import (
    facet_pair,
    facet_sum,
    facet_value,
    known_number,
    quote,
    quote_day,
    quote_issue,
    source_days,
    source_gap,
)

KINDS = tuple(str(kind) for kind in QuoteKind)


def measure(counted: Table, kinds: Sequence[str]) -> ColumnElement[int]:
    """The quotes of some kinds, or of all, in a row of a counted table."""
    return _added(counted.c[kind] for kind in KINDS if not kinds or kind in kinds)


def _added(numbers: Iterable[ColumnElement[int]]) -> ColumnElement[int]:
    return reduce(operator.add, numbers, literal_column("0", Integer))


def by_value(engine: Engine, facet: str, kinds: Sequence[str], of: Condition | None = None) -> dict[str, int]:
    """All quotes by the values of a facet, or by some of its values."""
    quotes = measure(facet_value, kinds)
    counted = select(facet_value.c.value, quotes.label("quotes")).where(facet_value.c.facet == facet, quotes > 0)
    return numbers(engine, counted if of is None else counted.where(of))


def beside(engine: Engine, facet: str, kinds: Sequence[str], of: Condition) -> dict[str, int]:
    """The quotes of some values of another facet, none of which share a quote, by the values of a facet."""
    other = facet_value.alias("other")
    quotes = func.sum(measure(facet_pair, kinds))
    return numbers(
        engine,
        select(other.c.value, quotes.label("quotes"))
        .select_from(facet_value)
        .join(facet_pair, facet_pair.c.value == facet_value.c.number)
        .join(other, other.c.number == facet_pair.c.other)
        .where(of, other.c.facet == facet)
        .group_by(other.c.value)
        .having(quotes > 0),
    )


def shared(engine: Engine, kinds: Sequence[str], one: Condition, other: Condition) -> int:
    """The quotes that some values of a facet share with some of another."""
    found = select(func.sum(measure(facet_pair, kinds)))
    for column, of in ((facet_pair.c.value, one), (facet_pair.c.other, other)):
        found = found.where(column.in_(select(facet_value.c.number).where(of)))
    return _number(engine, found)


def numbers(engine: Engine, counted: Select[Any]) -> dict[str, int]:
    """The answer to a question for values and their quotes."""
    return {row[0]: row[1] for row in asked(engine, counted)[1]}


def can_sum(filters: Filters) -> bool:
    """A stretch that ends before it begins holds quotes whose day is not quite known, and no sum tells which."""
    return not (filters.since and filters.until and filters.since > filters.until)


def in_time(
    engine: Engine, facet: str, filters: Filters, kinds: Sequence[str], of: Condition | None = None
) -> dict[str, int]:
    """The quotes of the chosen time by the values of a facet, or by some of them. Only where `can_sum`."""
    parts, added, taken = _parts(filters)
    quotes = _added(part.of_value(kinds) for part in parts)
    values = select(facet_value.c.value, quotes.label("quotes")).where(facet_value.c.facet == facet)
    counted = numbers(engine, values if of is None else values.where(of))
    for sign, condition in ((1, added), (-1, taken)):
        if condition:
            for value, number in _one_by_one(engine, facet, condition, kinds).items():
                if value in counted:
                    counted[value] += sign * number
    return {value: number for value, number in counted.items() if number}


@dataclass(frozen=True)
class _Part:
    """The quotes of a value up to a day, to be added or taken away; without a day, all."""

    sign: int
    axis: Axis
    day: date = date.max

    def of_value(self, kinds: Sequence[str]) -> ColumnElement[int]:
        """As a column beside facet_value."""
        until = (
            select(measure(facet_sum, kinds))
            .where(
                facet_sum.c.axis == int(self.axis), facet_sum.c.value == facet_value.c.number,
                facet_sum.c.day <= self.day.toordinal() + (self.day == date.max),
            )
            .order_by(facet_sum.c.day.desc())
            .limit(1)
            .scalar_subquery()
        )  # fmt: skip
        return func.coalesce(until, 0) * self.sign


OfDays = Callable[[Any], Condition]
"""A condition on the three days in the columns of a table."""


def _parts(filters: Filters) -> tuple[list[_Part], OfDays | None, OfDays | None]:
    """How a chosen time is made of sums, and which days are added and taken away one by one.

    These are of what could be known long after it was said, or before, and that is little.
    """
    since, until, day = filters.since, filters.until, filters.known
    early = [_Part(-1, Axis.LATEST, since - timedelta(1))] if since else []
    stretch = [_Part(1, axis, until or date.max) for axis in (Axis.LATEST, Axis.BEGUN)]
    if day is None:
        return [*early, *stretch], None, None

    def is_known(days: Any) -> Condition:
        return and_(days.known_from.is_not(None), days.known_from <= day)

    def dated_within(days: Any) -> Condition:
        dated = or_(days.earliest.is_not(None), days.latest.is_not(None))
        return and_(dated, all_of(happened(days.earliest, days.latest, filters)))

    if since and since > day:  # all that was known of what was still to come
        return [_Part(1, Axis.UNDATED, day)], lambda days: and_(dated_within(days), is_known(days)), None
    if until is None or day <= until:
        late = (lambda days: and_(days.latest < since, ~is_known(days))) if since else None
        ahead = (lambda days: and_(days.earliest > until, is_known(days))) if until else None
        return [_Part(1, Axis.KNOWN, day), *early], late, ahead
    parts = [*early, *stretch, _Part(-1, Axis.UNDATED), _Part(1, Axis.UNDATED, day)]
    return parts, None, lambda days: and_(dated_within(days), ~is_known(days))


def _one_by_one(engine: Engine, facet: str, of_days_: OfDays, kinds: Sequence[str]) -> dict[str, int]:
    """The quotes of some days by the values of a facet; found by their numbers."""
    spans = _spans(engine, of_days_)
    if not spans:
        return {}
    value = quote_issue.c.issue if facet == "issue" else quote.c[facet]
    counted = (
        select(value, func.count().label("quotes"))
        .select_from(quote)
        .where(_in_one(spans), of_days_(quote.c), value.is_not(None))
        .group_by(value)
    )
    if facet == "issue":
        counted = counted.join(quote_issue, quote_issue.c.quote == quote.c.number)
    return numbers(engine, counted.where(quote.c.kind.in_(kinds)) if kinds else counted)


def _spans(engine: Engine, of_days_: OfDays) -> list[tuple[int, int]]:
    days = select(quote_day.c.first, quote_day.c.last).where(of_days_(quote_day.c)).order_by(quote_day.c.first)
    return joined([(first, last) for first, last in asked(engine, days)[1]])


def _in_one(spans: Sequence[tuple[int, int]], number: ColumnElement[int] = quote.c.number) -> Condition:
    return or_(false(), *(number.between(first, last) for first, last in spans))


def in_order(engine: Engine, filters: Filters, number: ColumnElement[int]) -> tuple[Condition, Condition]:
    """Between which numbers every quote is of the chosen stretch, and among which the others are, with few more.

    Quotes are numbered by their last possible day, or the first where no last is known; those without any day, which
    may be of any stretch, are the last. Where not all is known yet, all stand among the others.
    """
    day = func.coalesce(quote_day.c.latest, quote_day.c.earliest)
    within = and_(day >= filters.since if filters.since else true(), day <= filters.until if filters.until else true())
    whole = or_(day.is_(None), within) if filters.known is None else false()
    ends = select(func.min(quote_day.c.first), func.max(quote_day.c.last)).where(whole).group_by(day.is_(None))

    def others(days: Any) -> Condition:
        return and_(all_of(happened(days.earliest, days.latest, filters), known(days.known_from, filters)), not_(whole))

    spans = [(first, last) for first, last in asked(engine, ends)[1]]
    return _in_one(spans, number), _in_one(_spans(engine, others), number)


SPANS = 100
"""As many as one question may name."""


def joined(spans: Sequence[tuple[int, int]], near: int = 1_000) -> list[tuple[int, int]]:
    """Spans in the order of their beginnings, those that lie near each other in one, so that few are left."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if found and first <= found[-1][1] + near:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found if len(found) <= SPANS else joined(found, near * 2)


def of_days(filters: Filters, *counted: ColumnElement[Any]) -> Select[Any]:
    """Numbers of `quote_day` over the days that were chosen."""
    days = quote_day.c
    chosen = all_of(happened(days.earliest, days.latest, filters), known(days.known_from, filters))
    return select(*(value.label(f"n{at}") for at, value in enumerate(counted))).where(chosen)


def sources_in_time(engine: Engine, filters: Filters) -> int:
    """How many sources hold a quote of the chosen time. Only where `can_sum`.

    All but those of which the whole stretch fits into a gap.
    """
    quoted = select(func.sum(known_number.c.number)).where(
        known_number.c.noun == "quoted_sources", all_of(known(known_number.c.known_from, filters))
    )
    days = source_days.c
    others = select(func.count(days.source.distinct())).where(
        all_of(happened(days.earliest, days.latest, filters), known(days.known_from, filters))
    )
    found = _number(engine, quoted) + _number(engine, others)
    if filters.since or filters.until:
        missed = select(func.sum(source_gap.c.sources)).where(
            all_of(_around(filters), known(source_gap.c.known_from, filters))
        )
        found -= _number(engine, missed)
    return found


def _around(filters: Filters) -> Iterator[Condition]:
    """A gap that is open where the stretch is, and wider where it is not."""
    after, before = source_gap.c.after, source_gap.c.before
    yield or_(after.is_(None), after < filters.since) if filters.since else after.is_(None)
    yield or_(before.is_(None), before > filters.until) if filters.until else before.is_(None)


def _number(engine: Engine, query: Select[Any]) -> int:
    ((number,),) = asked(engine, query)[1]
    return int(number or 0)

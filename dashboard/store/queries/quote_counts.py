"""How many quotes there are, of whom and on what: asked of what was counted at build, wherever nothing else decides.

A choice of speakers, issues or publishers leaves few quotes, and these are counted one by one. All others are counted
by month; in a month that begins or ends within the reader's stretch, or in which the reader's day of knowledge lies,
one by one again.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, distinct, func, literal, or_, select, union_all

from dashboard.filters import Filters
from dashboard.models.vocabulary import QuoteKind
from dashboard.store.conditions import Condition, all_of, happened, known, speaks
from dashboard.store.counts import month
from dashboard.store.frame import frame
from dashboard.store.tables import (
    actor,
    issue,
    quote,
    quote_day,
    quote_issue,
    quote_month,
    source,
    source_day,
    source_days,
)


@dataclass(frozen=True)
class Choice:
    """What the reader ticked beside the quotes. Empty means: everything."""

    speaker: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    """Never offered, since there may be very many; only an address names one."""


FACETS = ("speaker", "kind", "issue", "publisher")
_VALUE: dict[str, ColumnElement[Any]] = {
    "speaker": quote.c.speaker, "kind": quote.c.kind, "issue": quote_issue.c.issue, "publisher": quote.c.publisher,
}  # fmt: skip


def conditions(filters: Filters, choice: Choice) -> Iterator[Condition]:
    """What a chosen row of `quote` fulfils."""
    yield from speaks(quote.c.speaker, filters)
    yield from happened(quote.c.earliest, quote.c.latest, filters)
    yield from known(quote.c.known_from, filters)
    for issues in (filters.issues, choice.issue):
        if issues:
            yield quote.c.number.in_(select(quote_issue.c.quote).where(quote_issue.c.issue.in_(issues)))
    if choice.speaker:
        yield quote.c.speaker.in_(choice.speaker)
    if choice.kind:
        yield quote.c.kind.in_(choice.kind)
    if choice.publisher:
        yield quote.c.publisher.in_(choice.publisher)
    if choice.source:
        yield quote.c.source.in_(choice.source)


def totals(engine: Engine, filters: Filters) -> pd.DataFrame:
    """One row: quoted (direct and fragments), reported, speakers, sources; of the chosen quotes."""
    if _few(filters, Choice()):
        is_reported = quote.c.kind == "reported"
        counted = select(
            func.count().filter(~is_reported).label("quoted"), func.count().filter(is_reported).label("reported"),
            func.count(distinct(quote.c.speaker)).label("speakers"),
            func.count(distinct(quote.c.source)).label("sources"),
        )  # fmt: skip
        return frame(engine, counted.where(all_of(conditions(filters, Choice()))))
    sums = frame(engine, _of_days(filters, func.sum(quote_day.c.quoted), func.sum(quote_day.c.reported)))
    return pd.DataFrame(
        {
            "quoted": [int(sums.iat[0, 0] or 0)], "reported": [int(sums.iat[0, 1] or 0)],
            "speakers": [len(frame(engine, _by_month(engine, filters, "speaker", ())))],
            "sources": [_sources(engine, filters)],
        },
        dtype=object,
    )  # fmt: skip


def number(engine: Engine, filters: Filters, choice: Choice) -> int:
    """How many quotes are chosen."""
    if _few(filters, choice):
        counted = select(func.count().label("n")).select_from(quote).where(all_of(conditions(filters, choice)))
        return int(frame(engine, counted)["n"][0])
    if choice.kind:
        counted_kinds = frame(engine, _by_month(engine, filters, "kind", choice.kind))
        return int(counted_kinds["quotes"].sum())
    return int(frame(engine, _of_days(filters, func.sum(quote_day.c.quoted + quote_day.c.reported))).iat[0, 0] or 0)


def by_speaker(engine: Engine, filters: Filters) -> dict[str, int]:
    """How many chosen quotes each speaker has."""
    if _few(filters, Choice()):
        chosen = quote.c.number.in_(select(quote.c.number).where(all_of(conditions(filters, Choice()))))
        return dict(frame(engine, grouped("speaker", chosen)).itertuples(index=False))
    return dict(frame(engine, _by_month(engine, filters, "speaker", ())).itertuples(index=False))


def first_number(engine: Engine, filters: Filters) -> int:
    """A number before which no quote of the chosen time stands."""
    if not (filters.until or filters.known):
        return 0
    return int(frame(engine, _of_days(filters, func.min(quote_day.c.first))).iat[0, 0] or 0)


def facets(engine: Engine, filters: Filters, choice: Choice) -> pd.DataFrame:
    """What the chosen quotes can be narrowed to: facet, value, label, quotes; the most frequent first.

    A facet counts as if nothing were ticked in it, so that its other values can be added. What is ticked is there
    even where it counts 0, so that it can be unticked.
    """
    parts = []
    for name in FACETS:
        others = replace(choice, **{name: ()})
        if _few(filters, others):
            chosen = select(quote.c.number).where(all_of(conditions(filters, others)))
            counted = frame(engine, grouped(name, quote.c.number.in_(chosen)))
        else:
            counted = frame(engine, _by_month(engine, filters, name, others.kind))
        parts.append(labelled(engine, name, dict(counted.itertuples(index=False)), getattr(choice, name)))
    if choice.source:
        whatever = all_of(conditions(filters, replace(choice, source=())))
        parts.append(of_sources(engine, whatever, choice.source))
    return pd.concat(parts, ignore_index=True)


def of_sources(engine: Engine, chosen: Condition, ticked: tuple[str, ...]) -> pd.DataFrame:
    """Of the ticked sources alone: facet, value, label, quotes."""
    counted = (
        select(source.c.id, source.c.title, func.count(quote.c.number).label("quotes"))
        .select_from(source)
        .outerjoin(quote, (quote.c.source == source.c.id) & chosen)
        .where(source.c.id.in_(ticked))
        .group_by(source.c.id, source.c.title)
        .order_by(source.c.title)
    )
    rows = [("source", *row) for row in frame(engine, counted).itertuples(index=False)]
    return pd.DataFrame(rows, columns=["facet", "value", "label", "quotes"], dtype=object)


def grouped(facet: str, condition: Condition) -> Select[Any]:
    """The quotes that fulfil a condition by the values of a facet: value, quotes."""
    value = _VALUE[facet]
    counted = select(value.label("value"), func.count().label("quotes")).select_from(quote)
    if facet == "issue":
        counted = counted.join(quote_issue, quote_issue.c.quote == quote.c.number)
    return counted.where(condition, value.is_not(None)).group_by(value)


def labelled(engine: Engine, facet: str, counted: dict[str, int], ticked: tuple[str, ...]) -> pd.DataFrame:
    """The values of one facet with their names: facet, value, label, quotes; the most frequent first."""
    names: dict[str, str] = {kind: kind for kind in QuoteKind} if facet == "kind" else {}
    if facet == "publisher" and ticked:
        there = select(quote.c.publisher).where(quote.c.publisher.in_(ticked)).distinct()
        names = {name: name for name in frame(engine, there)["publisher"]}
    if facet == "speaker":
        names = dict(frame(engine, select(actor.c.id, actor.c.name)).itertuples(index=False))
    elif facet == "issue":
        names = dict(frame(engine, select(issue.c.id, issue.c.short)).itertuples(index=False))
    counted = {value: 0 for value in ticked if value in names} | counted
    rows = [(facet, value, names.get(value, value), int(quotes)) for value, quotes in counted.items()]
    rows.sort(key=lambda row: (-row[3], row[2]))
    return pd.DataFrame(rows, columns=["facet", "value", "label", "quotes"], dtype=object)


def _few(filters: Filters, choice: Choice) -> bool:
    """Whether an index leads to the chosen quotes."""
    return bool(filters.actors or filters.issues or choice.speaker or choice.issue or choice.publisher or choice.source)


def _of_days(filters: Filters, *counted: ColumnElement[Any]) -> Select[Any]:
    """Numbers of `quote_day` over the days that were chosen."""
    days = quote_day.c
    chosen = all_of(happened(days.earliest, days.latest, filters), known(days.known_from, filters))
    return select(*(value.label(f"n{at}") for at, value in enumerate(counted))).where(chosen)


def _sources(engine: Engine, filters: Filters) -> int:
    """How many sources hold a quote of the chosen time."""

    def chosen(days: Any) -> Condition:
        return all_of(happened(days.earliest, days.latest, filters), known(days.known_from, filters))

    of_one_day = select(func.coalesce(func.sum(source_day.c.sources), 0).label("n")).where(chosen(source_day.c))
    others = select(func.count(distinct(source_days.c.source)).label("n")).where(chosen(source_days.c))
    return sum(int(frame(engine, counted)["n"][0]) for counted in (of_one_day, others))


def _by_month(engine: Engine, filters: Filters, facet: str, kinds: tuple[str, ...]) -> Select[Any]:
    """The quotes of the chosen time by the values of a facet: value, quotes."""
    months, edges = quote_month.c, _Edges(filters)
    whole = select(months.value, months.quotes).where(months.facet == facet, all_of(edges.inside(months)))
    one_by_one = edges.at(quote.c)
    on_edge = edges.at(quote_day.c)
    if one_by_one is not None and on_edge is not None:
        span = frame(
            engine,
            select(func.min(quote_day.c.first).label("first"), func.max(quote_day.c.last).label("last")).where(on_edge),
        )
        value = _VALUE[facet]
        rest = (
            select(value.label("value"), literal(1).label("quotes"))
            .select_from(quote)
            .where(
                quote.c.number.between(int(span["first"][0] or 0), int(span["last"][0] or 0)), one_by_one,
                value.is_not(None), all_of(conditions(_time_of(filters), Choice(kind=kinds))),
            )
        )  # fmt: skip
        if facet == "issue":
            rest = rest.join(quote_issue, quote_issue.c.quote == quote.c.number)
        if kinds:
            whole = whole.where(months.kind.in_(kinds))
        both = union_all(whole, rest).subquery()
    else:
        both = (whole.where(months.kind.in_(kinds)) if kinds else whole).subquery()
    return select(both.c.value, func.sum(both.c.quotes).label("quotes")).group_by(both.c.value)


def _time_of(filters: Filters) -> Filters:
    return Filters(since=filters.since, until=filters.until, known=filters.known)


class _Edges:
    """Where a stretch of days cuts through a month: such months are not counted whole."""

    def __init__(self, filters: Filters) -> None:
        self._filters = filters
        self._since = filters.since if filters.since and filters.since.day > 1 else None
        self._until = filters.until if filters.until and not _is_last(filters.until) else None
        self._known = filters.known if filters.known and not _is_last(filters.known) else None

    def inside(self, months: Any) -> Iterator[Condition]:
        """The months that are counted whole."""
        filters = self._filters
        if filters.since:
            least = month(filters.since) + bool(self._since)
            yield or_(months.latest.is_(None), months.latest >= least)
        if filters.until:
            most = month(filters.until) - bool(self._until)
            yield or_(months.earliest.is_(None), months.earliest <= most)
        if filters.known:
            yield months.known_from <= month(filters.known) - bool(self._known)

    def at(self, days: Any) -> Condition | None:
        """The days in months that are not; None where there are none."""
        cut = [
            column.between(day.replace(day=1), _last_of(day))
            for column, day in ((days.latest, self._since), (days.earliest, self._until),
                                (days.known_from, self._known))
            if day
        ]  # fmt: skip
        return or_(*cut) if cut else None


def _last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _is_last(day: date) -> bool:
    return day == _last_of(day)

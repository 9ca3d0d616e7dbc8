"""How many quotes there are, of whom and on what: asked of what was counted at build, wherever that is enough.

It is for a stretch of time or a day of knowledge, and for speakers, publishers or one issue, each by itself. Where
several of these meet, an index leads to few quotes, which are counted one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, Table, and_, distinct, func, literal, select, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, happened, known, speaks
from dashboard.store.frame import asked, frame
from dashboard.store.queries import quote_sums
from dashboard.store.queries.quote_sums import KINDS, measure
from dashboard.store.tables import actor, facet_source, facet_value, issue, quote, quote_day, quote_issue, source


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


def conditions(filters: Filters, choice: Choice, *, of_few: bool = False) -> Iterator[Condition]:
    """What a chosen row of `quote` fulfils. `of_few`: whether few rows are asked, and each is better looked at."""
    yield from speaks(quote.c.speaker, filters)
    yield from happened(quote.c.earliest, quote.c.latest, filters)
    yield from known(quote.c.known_from, filters)
    for issues in (filters.issues, choice.issue):
        about = select(quote_issue.c.quote).where(quote_issue.c.issue.in_(issues))
        if issues and of_few:
            yield about.where(quote_issue.c.quote == quote.c.number).correlate(quote).exists()
        elif issues:
            yield quote.c.number.in_(about)
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
    sums = _sums(filters, Choice())
    # The sources of two actors may be the same, and those of one in a stretch are not summed.
    if sums is None or not sums.answer("speaker") or (sums.timed and sums.of) or len(filters.actors) > 1:
        is_reported = quote.c.kind == "reported"
        counted = select(
            func.count().filter(~is_reported).label("quoted"), func.count().filter(is_reported).label("reported"),
            func.count(distinct(quote.c.speaker)).label("speakers"),
            func.count(distinct(quote.c.source)).label("sources"),
        )  # fmt: skip
        return frame(engine, counted.where(all_of(conditions(filters, Choice()))))
    if not sums.of:
        quoted, reported = (
            int(number or 0)
            for number in frame(engine, quote_sums.of_days(filters, *_quoted_and_reported(quote_day))).iloc[0]
        )
        sources = quote_sums.sources_in_time(engine, filters)
    else:
        ((name, value),) = [("actor", id_) for id_ in filters.actors] + [("issue", id_) for id_ in filters.issues]
        of_it = (facet_value.c.facet == name) & (facet_value.c.value == value)
        numbers = (*_quoted_and_reported(facet_value), func.sum(facet_value.c.sources))
        found = frame(engine, select(*numbers).where(of_it))
        quoted, reported, sources = (int(number or 0) for number in found.iloc[0])
    speakers = len(_summed(engine, filters, Choice(), sums, "speaker"))
    row = {"quoted": [quoted], "reported": [reported], "speakers": [speakers], "sources": [sources]}
    return pd.DataFrame(row, dtype=object)


def number(engine: Engine, filters: Filters, choice: Choice) -> int:
    """How many quotes are chosen."""
    sums = _sums(filters, choice)
    of = [] if sums is None else list(sums.of.items())
    if sums is None or len(of) > (1 if sums.timed else 2):
        counted = select(func.count()).select_from(quote).where(all_of(conditions(filters, choice)))
    elif not of:
        counted = quote_sums.of_days(filters, func.sum(measure(quote_day, choice.kind)))
    elif sums.timed:
        return sum(quote_sums.in_time(engine, of[0][0], filters, choice.kind, of[0][1]).values())
    elif len(of) == 1:
        counted = select(func.sum(measure(facet_value, choice.kind))).where(of[0][1])
    else:
        return quote_sums.shared(engine, choice.kind, of[0][1], of[1][1])
    return int(asked(engine, counted)[1][0][0] or 0)


def by_speaker(engine: Engine, filters: Filters) -> dict[str, int]:
    """How many chosen quotes each speaker has."""
    sums = _sums(filters, Choice())
    if sums is None or not sums.answer("speaker"):
        quotes = quotes_narrow().where(all_of(conditions(filters, Choice())))
        return one_by_one(engine, quotes, ["speaker"])["speaker"]
    return _summed(engine, filters, Choice(), sums, "speaker")


def places(filters: Filters) -> Select[Any] | None:
    """The places of the sources of the chosen quotes, where these were listed at build."""
    sums = _sums(filters, Choice())
    if sums is None or sums.timed or len(sums.of) != 1:
        return None
    (of,) = sums.of.values()
    return select(facet_source.c.place).join(facet_value, facet_value.c.number == facet_source.c.value).where(of)


def first_number(engine: Engine, filters: Filters) -> int:
    """A number before which no quote of the chosen time stands."""
    if not (filters.until or filters.known):
        return 0
    return int(frame(engine, quote_sums.of_days(filters, func.min(quote_day.c.first))).iat[0, 0] or 0)


def facets(engine: Engine, filters: Filters, choice: Choice) -> pd.DataFrame:
    """What the chosen quotes can be narrowed to: facet, value, label, quotes; the most frequent first.

    A facet counts as if nothing were ticked in it, so that its other values can be added. What is ticked is there
    even where it counts 0, so that it can be unticked.
    """
    counted: dict[str, dict[str, int]] = {}
    left: dict[Choice, list[str]] = {}
    for name in FACETS:
        others = replace(choice, **{name: ()})
        sums = _sums(filters, others)
        if sums is None or not sums.answer(name):
            left.setdefault(others, []).append(name)
        else:
            counted[name] = _summed(engine, filters, others, sums, name)
    for others, names in left.items():
        counted |= one_by_one(engine, quotes_narrow().where(all_of(conditions(filters, others))), names)
    whatever = all_of(conditions(filters, replace(choice, source=())))
    return labelled(engine, choice, counted, whatever)


def quotes_narrow() -> Select[Any]:
    """What facets count of quotes: number, speaker, kind, publisher; to be narrowed."""
    return select(quote.c.number, quote.c.speaker, quote.c.kind, quote.c.publisher)


def one_by_one(engine: Engine, quotes: Select[Any], names: list[str]) -> dict[str, dict[str, int]]:
    """Quotes, see `quotes_narrow`, by the values of some facets; found once for all of these."""
    chosen = quotes.cte("chosen")
    parts = []
    for name in names:
        is_issue = name == "issue"
        value = quote_issue.c.issue if is_issue else chosen.c[name]
        those = quote_issue.c.quote.in_(select(chosen.c.number)) if is_issue else value.is_not(None)
        part = select(literal(name).label("facet"), value.label("value"), func.count().label("quotes"))
        parts.append(part.where(those).group_by(value))
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    for name, value, number_ in asked(engine, select(union_all(*parts).subquery()))[1]:
        found[name][value] = number_
    return found


def labelled(
    engine: Engine, choice: Choice, counted: Mapping[str, Mapping[str, int]], of_sources: Condition | None = None
) -> pd.DataFrame:
    """The values of the facets with their names: facet, value, label, quotes; of each the most frequent first.

    With the ticked sources, where there are such: of each the quotes that fulfil `of_sources`.
    """
    rows: list[tuple[str, str, str, int]] = []
    for facet in FACETS:
        ticked = getattr(choice, facet)
        names = _names(engine, facet, ticked)
        numbers = {value: 0 for value in ticked if value in names} | dict(counted[facet])
        of_facet = [(facet, value, names.get(value, value), quotes) for value, quotes in numbers.items()]
        rows += sorted(of_facet, key=lambda row: (-row[3], row[2]))
    if choice.source and of_sources is not None:
        rows += [("source", *row) for row in _by_source(engine, of_sources, choice.source)]
    return pd.DataFrame(rows, columns=["facet", "value", "label", "quotes"], dtype=object)


def _names(engine: Engine, facet: str, ticked: tuple[str, ...]) -> dict[str, str]:
    """What readers call the values of a facet; of publishers, which are called what they are, only those ticked."""
    if facet == "kind":
        return {kind: kind for kind in KINDS}
    if facet == "publisher":
        there = select(quote.c.publisher).where(quote.c.publisher.in_(ticked)).distinct()
        return {name: name for (name,) in asked(engine, there)[1]} if ticked else {}
    named = {"speaker": select(actor.c.id, actor.c.name), "issue": select(issue.c.id, issue.c.short)}[facet]
    return {row[0]: row[1] for row in asked(engine, named)[1]}


def _by_source(engine: Engine, chosen: Condition, ticked: tuple[str, ...]) -> Sequence[Any]:
    """Of the ticked sources alone: id, title, quotes."""
    counted = (
        select(source.c.id, source.c.title, func.count(quote.c.number).label("quotes"))
        .select_from(source)
        .outerjoin(quote, (quote.c.source == source.c.id) & chosen)
        .where(source.c.id.in_(ticked))
        .group_by(source.c.id, source.c.title)
        .order_by(source.c.title)
    )
    return asked(engine, counted)[1]


def _quoted_and_reported(counted: Table) -> list[ColumnElement[int]]:
    """Of a counted table."""
    return [func.sum(measure(counted, [kind for kind in KINDS if kind != "reported"])), func.sum(counted.c.reported)]


@dataclass(frozen=True)
class _Sums:
    """What is chosen beside a time: values of some facets. No two values of one share a quote."""

    of: dict[str, Condition]
    """By facet, on `facet_value`."""
    timed: bool

    def answer(self, facet: str) -> bool:
        """Whether what was counted at build answers for a facet."""
        if self.timed and self.of:
            return set(self.of) == {facet} - {"issue"} or (facet == "kind" and len(self.of) == 1)
        return len(self.of) < 2


def _sums(filters: Filters, choice: Choice) -> _Sums | None:
    """What can be summed, where that answers for anything."""
    value = facet_value.c.value
    issues = [values for values in (filters.issues, choice.issue) if values]
    if choice.source or sum(map(len, issues)) > 1 or not quote_sums.can_sum(filters):
        return None
    chosen: dict[str, list[Condition]] = {
        "speaker": [*speaks(value, filters), *([value.in_(choice.speaker)] if choice.speaker else [])],
        "issue": [value.in_(values) for values in issues],
        "publisher": [value.in_(choice.publisher)] if choice.publisher else [],
    }
    of = {facet: and_(facet_value.c.facet == facet, *found) for facet, found in chosen.items() if found}
    return _Sums(of, bool(filters.since or filters.until or filters.known))


def _summed(engine: Engine, filters: Filters, choice: Choice, sums: _Sums, facet: str) -> dict[str, int]:
    """The chosen quotes by the values of a facet for which the sums answer."""
    if facet == "kind":
        by_kind = {kind: number(engine, filters, replace(choice, kind=(kind,))) for kind in KINDS}
        return {kind: quotes for kind, quotes in by_kind.items() if quotes}
    if sums.timed:
        return quote_sums.in_time(engine, facet, filters, choice.kind, sums.of.get(facet))
    for chosen, of in sums.of.items():
        if chosen != facet or facet == "issue":
            return quote_sums.beside(engine, facet, choice.kind, of)
    return quote_sums.by_value(engine, facet, choice.kind, sums.of.get(facet))

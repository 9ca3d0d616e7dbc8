"""How many meetings there are, and in how many each actor takes part: looked up where that was counted at build."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, case, distinct, func, select, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, during, known, parts_of, stands
from dashboard.store.frame import frame
from dashboard.store.met import met_noun
from dashboard.store.queries import meetings
from dashboard.store.queries.stances import Voices
from dashboard.store.tables import actor, attendance, attended, known_number, meeting_count, standing, voice

_KEYS = ("status", "kind", "placed", "month")
_MET = ("delegations", "persons")
_OF_ACTOR = ("meetings", "held", "placed")


def counted(engine: Engine, filters: Filters) -> pd.DataFrame:
    """How many chosen meetings there are.

    Columns: status, kind, placed (whether on the map), month (its first day; None where no day is given), meetings,
    delegations and persons (at how many of them somebody of a delegation, or some person, met others).
    """
    found = frame(engine, _looked_up() if filters == Filters() else _one_by_one(filters))
    months = {number: date((number - 1) // 12, (number - 1) % 12 + 1, 1) for number in set(found["month"]) - {None}}
    return found.assign(
        month=pd.Series([months.get(number) for number in found["month"]], dtype=object),
        placed=found["placed"].astype(bool),
        **{name: found[name].astype(int) for name in ("meetings", *_MET)},
    )


def _looked_up() -> Select[Any]:
    return select(*(meeting_count.c[name] for name in (*_KEYS, "meetings", *_MET)))


def _one_by_one(filters: Filters) -> Select[Any]:
    keys = [standing.c[name] for name in _KEYS]
    met = [func.sum(case((standing.c[name], 1), else_=0)).label(name) for name in _MET]
    query = select(*keys, func.count().label("meetings"), *met)
    return query.where(all_of(meetings.chosen(filters))).group_by(*keys)


def met(engine: Engine, filters: Filters, voices: Voices) -> int:
    """At how many chosen meetings somebody of a delegation, or some person, met others."""
    if filters == Filters():
        query = select(func.sum(meeting_count.c[voices]).label("n"))
    elif filters.narrow:
        there = meetings.chosen(filters, held=True)
        one_by_one = select(standing.c.meeting).where(standing.c[voices], all_of(there))
        found = union_all(*(one_by_one.where(part) for part in parts_of(standing, filters))).subquery()
        query = select(func.count().label("n")).select_from(found)
    else:
        query = select(func.sum(known_number.c.number).label("n")).where(
            known_number.c.noun == met_noun(voices), all_of(known(known_number.c.known_from, filters))
        )
    return int(frame(engine, query)["n"][0] or 0)


def by_actor(engine: Engine, filters: Filters) -> pd.DataFrame:
    """In how many chosen meetings an actor or somebody who represents it takes part.

    Columns: actor, meetings, held (those that brought people together), placed (those of them that did so at a place
    on the map). Who takes part in none is left out.
    """
    narrowed = filters.actors or filters.issues or filters.since or filters.until
    found = frame(engine, _of_actors(filters) if narrowed else _known(filters))
    return found[found["meetings"].notna() & (found["meetings"] != 0)].reset_index(drop=True)


def of_actor(engine: Engine, filters: Filters, actor_id: str) -> dict[str, int]:
    """How many chosen meetings of an actor and of all who represent it stand so, by status."""
    its = all_of(meetings.chosen(filters), meetings.of_some(Filters(actors=(actor_id,), known=filters.known)))
    found = frame(engine, select(standing.c.status, func.count().label("n")).where(its).group_by(standing.c.status))
    return {status: int(number) for status, number in found.itertuples(index=False)}


def _known(filters: Filters) -> Select[Any]:
    """The sums as they last changed by the day of knowledge."""
    if filters.known is None:
        final = select(attended.c.actor, *(attended.c[name] for name in _OF_ACTOR))
        return final.where(attended.c.known_from.is_(None))

    def last(column: ColumnElement[Any]) -> Any:
        mine = select(column).where(attended.c.actor == actor.c.id, attended.c.known_from <= filters.known)
        return mine.order_by(attended.c.known_from.desc()).limit(1).scalar_subquery()

    return select(actor.c.id.label("actor"), *(last(attended.c[name]).label(name) for name in _OF_ACTOR))


def _of_actors(filters: Filters) -> Select[Any]:
    def of_those(which: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(distinct(case((which, attendance.c.meeting))))

    return (
        select(
            voice.c.speaks_for.label("actor"), func.count(distinct(attendance.c.meeting)).label("meetings"),
            of_those(attendance.c.held).label("held"), of_those(attendance.c.placed).label("placed"),
        )
        .join(attendance, attendance.c.actor == voice.c.actor)
        .where(all_of(
            stands(attendance, filters), during(attendance, filters),
            meetings.attended_about(attendance.c.meeting, filters),
        ))
        .group_by(voice.c.speaks_for)
    )  # fmt: skip

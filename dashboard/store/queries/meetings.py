"""Who met whom, or was to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, CompoundSelect, Engine, Select, case, func, select, union_all

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, during, known, parts_of, speaks, stands
from dashboard.store.frame import asked, batched, frame
from dashboard.store.tables import (
    account,
    actor,
    attendance,
    delegation,
    history,
    leg,
    meeting,
    meeting_issue,
    participant,
    place,
    standing,
)  # fmt: skip

root = actor.alias("root")


def all_chosen(
    engine: Engine, filters: Filters, statuses: tuple[str, ...] = (), kinds: tuple[str, ...] = (),
    span: tuple[date, date] | None = None, newest: int | None = None, ids: Sequence[str] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """The chosen meetings as they stood on the day of knowledge, in the order of time, the undated last.

    `span` leaves those that may have been on a day of it, `newest` so many, the last in time, `ids` some by name.

    Columns: id, title, kind, mode, status, date (EDTF; None where no day is given), earliest, latest, place,
    place_name, lat, lon, label_side, place_note, outcome, confidence, note, who (those who take part, as one text).
    """
    query = select(standing.c.meeting, standing.c.day).where(all_of(chosen(filters)))
    if statuses:
        query = query.where(standing.c.status.in_(statuses))
    if kinds:
        query = query.where(standing.c.kind.in_(kinds))
    if ids is not None:
        query = query.where(standing.c.meeting.in_(ids))
    if span is None:
        return frame(engine, _shown(filters, _last(query, newest)))
    stretch = Filters((), (), *span)
    query = query.where(standing.c.day > date.min, all_of(during(standing, stretch)))
    found = union_all(*(query.where(part) for part in parts_of(standing, stretch))).subquery()
    return frame(engine, _shown(filters, _last(select(found.c.meeting), newest, found.c)))


def _last(query: Select[Any], newest: int | None, found: Any = standing.c) -> Select[Any]:
    """So many of the meetings, the last in time."""
    return query if newest is None else query.order_by(found.day.desc(), found.meeting.desc()).limit(newest)


def one(engine: Engine, filters: Filters, meeting_id: str) -> pd.DataFrame:
    """One row, or none where the reader can't know of it. Columns as in `all_chosen`."""
    return frame(engine, _meetings(filters).where(standing.c.meeting == meeting_id))


def unconfirmed(engine: Engine, filters: Filters, day: date, newest: int | None = None) -> pd.DataFrame:
    """Announced, its day gone before `day`, and no word that it was held; all, or so many of the last.

    Columns as in `all_chosen`.
    """
    gone = select(standing.c.meeting).where(all_of(chosen(filters)), standing.c.due < day)
    if newest is not None:
        gone = gone.order_by(standing.c.due.desc(), standing.c.meeting.desc()).limit(newest)
    return frame(engine, _shown(filters, gone))


def coming(engine: Engine, filters: Filters, day: date, soonest: int) -> pd.DataFrame:
    """Announced, and its last possible day is not gone on `day`: so many of the next, those without a day last.

    Columns and order as in `all_chosen`.
    """
    query = select(standing.c.meeting).where(all_of(chosen(filters)), standing.c.due >= day)
    order = (standing.c.day == date.min, standing.c.day, standing.c.meeting)
    return frame(engine, _shown(filters, query.order_by(*order).limit(soonest)))


def awaited(engine: Engine, filters: Filters, day: date) -> tuple[int, int]:
    """How many are announced, and their day is still to come or not known; and how many have it behind them."""
    counted = select(func.count().label("all"), func.count().filter(standing.c.due < day).label("gone"))
    found = frame(engine, counted.where(all_of(chosen(filters)), standing.c.due > date.min)).iloc[0]
    return int(found["all"] - found["gone"]), int(found["gone"])


def of_actor(engine: Engine, filters: Filters, actor_id: str, newest: int | None = None) -> pd.DataFrame:
    """The chosen meetings of an actor and of all who represent it, all or so many of the last.

    Columns and order as in `all_chosen`.
    """
    its = all_of(chosen(filters), of_some(Filters(actors=(actor_id,), known=filters.known)))
    return frame(engine, _shown(filters, _last(select(standing.c.meeting).where(its), newest)))


def people(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """Who takes part in these meetings as they stood on the day of knowledge, in the order of the record.

    Columns: meeting, actor (None for those without a record), name, kind, delegation and delegation_name (None where
    there is no record).
    """
    return frame(
        engine,
        select(
            participant.c.meeting, participant.c.actor, participant.c.name, actor.c.kind, actor.c.delegation,
            func.coalesce(delegation.c.short, root.c.name).label("delegation_name"),
        )
        .join(standing, (standing.c.meeting == participant.c.meeting) & (standing.c.entry == participant.c.entry))
        .outerjoin(actor, actor.c.id == participant.c.actor)
        .outerjoin(root, root.c.id == actor.c.delegation)
        .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
        .where(participant.c.meeting.in_(ids), all_of(stands(standing, filters)))
        .order_by(participant.c.meeting, participant.c.rank),
    )  # fmt: skip


def status_history(engine: Engine, filters: Filters, meeting_id: str) -> pd.DataFrame:
    """What was said of a meeting, in order.

    Columns: rank, status, date (EDTF, as this word has it), place_name, reported (EDTF), outcome, note.
    """
    return frame(
        engine,
        select(
            history.c.rank, history.c.status, history.c.date, place.c.name.label("place_name"), history.c.reported,
            history.c.outcome, history.c.note,
        )
        .outerjoin(place, place.c.id == history.c.place)
        .where(history.c.meeting == meeting_id, all_of(known(history.c.known_from, filters)))
        .order_by(history.c.rank),
    )  # fmt: skip


def who_takes_part(engine: Engine, filters: Filters, meeting_id: str) -> pd.DataFrame:
    """Columns: actor (None for those without a record), name, office, role, remote."""
    return frame(
        engine,
        select(participant.c.actor, participant.c.name, participant.c.office, participant.c.role, participant.c.remote)
        .join(standing, (standing.c.meeting == participant.c.meeting) & (standing.c.entry == participant.c.entry))
        .where(participant.c.meeting == meeting_id, all_of(stands(standing, filters)))
        .order_by(participant.c.rank),
    )


def accounts(engine: Engine, filters: Filters, meeting_id: str) -> pd.DataFrame:
    """Rival accounts: rank, by, by_name and by_actor (None where it is not an actor's), summary."""
    return frame(
        engine,
        select(
            account.c.rank, account.c.by, func.coalesce(actor.c.name, account.c.by).label("by_name"),
            actor.c.id.label("by_actor"), account.c.summary,
        )
        .outerjoin(actor, actor.c.id == account.c.by)
        .where(account.c.meeting == meeting_id, all_of(known(account.c.known_from, filters)))
        .order_by(account.c.rank),
    )  # fmt: skip


def legs(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """The calls among these meetings, between capitals, as they stood on the day of knowledge.

    Columns: meeting, origin_lat, origin_lon, destination_lat, destination_lon.
    """
    here, there = place.alias("here"), place.alias("there")
    return frame(
        engine,
        select(
            leg.c.meeting, here.c.lat.label("origin_lat"), here.c.lon.label("origin_lon"),
            there.c.lat.label("destination_lat"), there.c.lon.label("destination_lon"),
        )
        .join(here, here.c.id == leg.c.origin)
        .join(there, there.c.id == leg.c.destination)
        .join(standing, (standing.c.meeting == leg.c.meeting) & (standing.c.entry == leg.c.entry))
        .where(leg.c.meeting.in_(ids), all_of(stands(standing, filters))),
    )  # fmt: skip


def ids_chosen(filters: Filters) -> CompoundSelect[Any]:
    """The ids of the chosen meetings, to ask with."""
    query = select(standing.c.meeting).where(all_of(chosen(filters)))
    return union_all(*(query.where(part) for part in parts_of(standing, filters)))


def chosen(filters: Filters, *, held: bool = False) -> Iterator[Condition]:
    """What a row of `standing` fulfils: the meeting is chosen, and stands so. `held` as in `attended_about`."""
    yield from stands(standing, filters)
    yield from during(standing, filters)
    yield from attended_about(standing.c.meeting, filters, held=held)


def of_some(filters: Filters) -> Iterator[Condition]:
    """The same of the chosen actors and issues alone."""
    yield from attended_about(standing.c.meeting, filters)


def attended_about(meeting_id: ColumnElement[Any], filters: Filters, *, held: bool = False) -> Iterator[Condition]:
    """One of the chosen actors takes part, or somebody who represents one; and it is about a chosen issue.

    `held`: only meetings that brought people together are asked for, so that no others need be looked for.
    """
    if filters.actors:
        theirs = speaks(attendance.c.actor, filters)
        there = select(attendance.c.meeting).where(all_of(stands(attendance, filters), theirs))
        yield meeting_id.in_(there.where(attendance.c.held) if held else there)
    if filters.issues:
        yield meeting_id.in_(select(meeting_issue.c.meeting).where(meeting_issue.c.issue.in_(filters.issues)))


def _shown(filters: Filters, ids: Select[Any]) -> Select[Any]:
    return _meetings(filters).where(standing.c.meeting.in_(select(ids.subquery().c.meeting)))


def _meetings(filters: Filters) -> Select[Any]:
    """Meetings as they stood, with all that a page shows."""
    return (
        select(
            meeting.c.id, history.c.title, meeting.c.kind, meeting.c.mode, history.c.status,
            history.c.date_so_far.label("date"), history.c.earliest, history.c.latest,
            history.c.place_so_far.label("place"), place.c.name.label("place_name"), place.c.lat, place.c.lon,
            place.c.label_side, place.c.note.label("place_note"), history.c.outcome, meeting.c.confidence,
            # What the record says of itself was written with all of its words in view.
            case((history.c.last, meeting.c.note)).label("note"), history.c.who,
        )
        .select_from(standing)
        .join(history, (history.c.meeting == standing.c.meeting) & (history.c.rank == standing.c.entry))
        .join(meeting, meeting.c.id == standing.c.meeting)
        .outerjoin(place, place.c.id == history.c.place_so_far)
        .where(all_of(stands(standing, filters)))
        .order_by(
            history.c.date_so_far.is_(None), func.coalesce(history.c.earliest, history.c.latest).nulls_first(),
            history.c.latest.nulls_first(), meeting.c.id,
        )
    )  # fmt: skip


def titles(engine: Engine, filters: Filters, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """What these meetings are called, and their date (EDTF), as they stood on the day of knowledge."""
    named = select(history.c.meeting, history.c.title, history.c.date_so_far).where(all_of(stands(history, filters)))
    return {
        id_: (title, told)
        for some in batched(ids)
        for id_, title, told in asked(engine, named.where(history.c.meeting.in_(some)))[1]
    }

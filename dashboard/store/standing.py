"""How meetings stand, who was at them, and who met whom: worked out once, from the words of their history."""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    String,
    Table,
    and_,
    case,
    cast,
    func,
    insert,
    literal,
    null,
    select,
    union_all,
)

from dashboard.models.vocabulary import ActorKind, MeetingKind, MeetingStatus
from dashboard.store.tables import (
    actor,
    attendance,
    attended,
    contact,
    delegation,
    history,
    meeting,
    meeting_count,
    participant,
    place,
    standing,
    voice,
)  # fmt: skip
from dashboard.store.tables.columns import days_counted_on

APART = (MeetingKind.STATEMENT, MeetingKind.PRESS_CONFERENCE, MeetingKind.VOTE)
"""Words to the press, a statement and a vote bring nobody to a table together."""

AWAITED = (MeetingStatus.ANNOUNCED, MeetingStatus.RESCHEDULED)

_HELD = and_(history.c.status == MeetingStatus.HELD, meeting.c.kind.not_in(APART))
_DATED = history.c.date_so_far.is_not(None)
_COUNTED_ON = days_counted_on(
    case((_DATED, history.c.earliest), else_=history.c.reported_earliest),
    case((_DATED, history.c.latest), else_=history.c.reported_latest),
)
_DUE = case((
    history.c.status.in_(AWAITED),
    case((and_(_DATED, history.c.latest.is_not(None)), history.c.latest), else_=date.max.isoformat()),
))  # fmt: skip
_COUNTS = ("meetings", "held", "placed")
_STANDS = {name: history.c[name] for name in ("known_from", "known_until", "last")}


def month_of(day: ColumnElement[object]) -> ColumnElement[int]:
    """The number of the month, year x 12 + month, of a day as SQLite keeps it; NULL stays NULL."""
    return cast(func.substr(day, 1, 4), Integer) * 12 + cast(func.substr(day, 6, 2), Integer)


def stand_meetings(connection: Connection) -> None:
    """Fill standing, attendance and contact, and what is counted of them, from history and participant."""
    _attend(connection)
    _stand(connection)
    _count(connection)
    _count_attended(connection)
    _pair(connection)


def _made(connection: Connection, table: Table, columns: dict[str, Any], query: Any) -> None:
    """Insert what `query` finds, its columns being named."""
    named = query.with_only_columns(*(value.label(name) for name, value in columns.items()), maintain_column_froms=True)
    connection.execute(insert(table).from_select(list(columns), named))


def _attend(connection: Connection) -> None:
    dated = case((history.c.day.is_not(None), cast(history.c.day, String) + " " + history.c.date_so_far))
    at_a_place = and_(_HELD, meeting.c.kind != MeetingKind.CALL, place.c.lat.is_not(None))
    columns = {
        "actor": participant.c.actor, "delegation": actor.c.delegation, "meeting": participant.c.meeting,
        "entry": participant.c.entry, "rank": participant.c.rank, "person": actor.c.kind == ActorKind.PERSON,
        "held": _HELD, "placed": at_a_place, "dated": dated, **_COUNTED_ON, **_STANDS,
    }  # fmt: skip
    query = (
        select(participant.c.actor)
        .join(history, and_(history.c.meeting == participant.c.meeting, history.c.rank == participant.c.entry))
        .join(meeting, meeting.c.id == participant.c.meeting)
        .join(actor, actor.c.id == participant.c.actor)
        .outerjoin(place, place.c.id == history.c.place_so_far)
    )
    _made(connection, attendance, columns, query)


def _stand(connection: Connection) -> None:
    listed = attendance.c.delegation.in_(select(delegation.c.actor))
    met = (
        select(
            attendance.c.meeting, attendance.c.entry, func.max(case((listed, 1), else_=0)).label("delegations"),
            func.max(attendance.c.person).label("persons"),
        )
        .where(attendance.c.held)
        .group_by(attendance.c.meeting, attendance.c.entry)
        .subquery("met")
    )  # fmt: skip
    columns = {
        "meeting": history.c.meeting, "status": history.c.status, "kind": meeting.c.kind, "entry": history.c.rank,
        "month": month_of(history.c.day), "day": func.coalesce(history.c.day, date.min.isoformat()),
        "placed": place.c.lat.is_not(None), **_COUNTED_ON, **_STANDS,
        "delegations": func.coalesce(met.c.delegations, 0), "persons": func.coalesce(met.c.persons, 0), "due": _DUE,
    }  # fmt: skip
    query = (
        select(history.c.meeting)
        .join(meeting, meeting.c.id == history.c.meeting)
        .outerjoin(place, place.c.id == history.c.place_so_far)
        .outerjoin(met, and_(met.c.meeting == history.c.meeting, met.c.entry == history.c.rank))
    )
    _made(connection, standing, columns, query)


def _count(connection: Connection) -> None:
    keys = [standing.c[name] for name in ("status", "kind", "placed", "month")]
    met = {name: func.sum(standing.c[name]) for name in ("delegations", "persons")}
    columns = {column.name: column for column in keys} | {"meetings": func.count(), **met}
    _made(connection, meeting_count, columns, select(standing.c.status).where(standing.c.last).group_by(*keys))


def _count_attended(connection: Connection) -> None:
    """A meeting comes with the word that makes it so, and goes with the next; the sum of both runs from day to day."""
    flags = [attendance.c.held, attendance.c.placed]
    days = [attendance.c.known_from, attendance.c.known_until, attendance.c.last]
    there = (
        select(voice.c.speaks_for.label("actor"), attendance.c.meeting, *flags, *days)
        .join(voice, voice.c.actor == attendance.c.actor)
        .distinct()
        .cte("there")
    )
    counts = [literal(1), case((there.c.held, 1), else_=0), case((there.c.placed, 1), else_=0)]
    named = [count.label(name) for name, count in zip(_COUNTS, counts, strict=True)]
    comes = select(there.c.actor, there.c.known_from.label("day"), *named)
    goes = select(there.c.actor, there.c.known_until, *(-count for count in counts))
    both = union_all(
        comes.where(there.c.known_from.is_not(None)),
        goes.where(there.c.known_from.is_not(None), there.c.known_until.is_not(None)),
    ).subquery("both")
    by_day = (
        select(both.c.actor, both.c.day, *(func.sum(both.c[name]).label(name) for name in _COUNTS))
        .group_by(both.c.actor, both.c.day)
        .subquery("by_day")
    )
    running = [func.sum(by_day.c[name]).over(partition_by=by_day.c.actor, order_by=by_day.c.day) for name in _COUNTS]
    final = select(there.c.actor, *(func.sum(count) for count in counts), null()).where(there.c.last)
    for found in (select(by_day.c.actor, *running, by_day.c.day), final.group_by(there.c.actor)):
        connection.execute(insert(attended).from_select(["actor", *_COUNTS, "known_from"], found))


def _pair(connection: Connection) -> None:
    one, other = attendance.alias("one"), attendance.alias("other")
    listed = select(delegation.c.actor)
    members = {
        "delegations": (
            (one.c.delegation, other.c.delegation), (one.c.delegation.in_(listed), other.c.delegation.in_(listed)),
        ),
        "persons": ((one.c.actor, other.c.actor), (one.c.person, other.c.person)),
    }  # fmt: skip
    for voices, (pair, both_are) in members.items():
        columns = {
            "voices": literal(voices), "one": pair[0], "other": pair[1], "meeting": one.c.meeting, "dated": one.c.dated,
            "call": meeting.c.kind == MeetingKind.CALL, "first_day": one.c.first_day, "last_day": one.c.last_day,
            "known_from": one.c.known_from, "known_until": one.c.known_until, "last": one.c.last,
        }  # fmt: skip
        query = (
            select(one.c.meeting)
            .join(other, and_(other.c.meeting == one.c.meeting, other.c.entry == one.c.entry))
            .join(meeting, meeting.c.id == one.c.meeting)
            .where(one.c.held, pair[0] < pair[1], one.c.delegation != other.c.delegation, *both_are)
            .distinct()
        )
        _made(connection, contact, columns, query)

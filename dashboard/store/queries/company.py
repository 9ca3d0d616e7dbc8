"""Who was at which meetings with whom."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import Engine, Select, Text, and_, cast, func, or_, select, true

from dashboard.filters import Filters
from dashboard.measures.contacts import Stop
from dashboard.store.conditions import Condition, all_of, during, stands
from dashboard.store.frame import asked
from dashboard.store.queries import meetings
from dashboard.store.queries.contacts import has_column
from dashboard.store.queries.stances import Voices
from dashboard.store.tables import actor, attendance, delegation, history, meeting, place

_root = actor.alias("root")


def attendance_with(engine: Engine, filters: Filters, voices: Voices, whom: Sequence[str]) -> pd.DataFrame:
    """One row for each who was at a chosen held meeting with one of `whom`, in the order of time, the undated last.

    `whom` are delegations or persons, and have rows of their own. Columns: meeting, title, kind, date (EDTF), earliest,
    latest, place, place_name, lat, lon, label_side, member (the delegation, or with `persons` the person), name, side
    and side_name (whom it speaks for). With `delegations` only those with a column, once for each who came.
    """
    there = _there(filters, whom)
    came = (
        select(attendance.c.meeting, attendance.c.actor)
        .where(_came(filters, voices, there))
        .order_by(attendance.c.meeting, attendance.c.rank)
    )
    held = (
        select(
            history.c.meeting, history.c.title, meeting.c.kind, history.c.date_so_far.label("date"),
            history.c.earliest, history.c.latest, history.c.place_so_far.label("place"),
            place.c.name.label("place_name"), place.c.lat, place.c.lon, place.c.label_side,
        )
        .join(meeting, meeting.c.id == history.c.meeting)
        .outerjoin(place, place.c.id == history.c.place_so_far)
        .where(history.c.meeting.in_(there), all_of(stands(history, filters)))
        .order_by(
            history.c.date_so_far.is_(None), func.coalesce(history.c.earliest, history.c.latest).nulls_first(),
            history.c.latest.nulls_first(), history.c.meeting,
        )
    )  # fmt: skip
    # The words on a meeting are read once, and not for each who came.
    names, found = asked(engine, held)
    members = _members(engine, filters, voices)
    at_meeting: dict[str, list[tuple[str, ...]]] = {}
    for id_, actor_id in asked(engine, came)[1]:
        if actor_id in members:
            at_meeting.setdefault(id_, []).append(members[actor_id])
    rows = [told + member for told in map(tuple, found) for member in at_meeting.get(told[0], ())]
    return pd.DataFrame(rows, columns=[*names, "member", "name", "side", "side_name"], dtype=object)


def _there(filters: Filters, whom: Sequence[str]) -> Select[tuple[str]]:
    """The held meetings at which one of `whom` was, or somebody of theirs."""
    theirs, their = attendance.alias("theirs"), actor.alias("their")
    they = select(their.c.id).where(or_(their.c.id.in_(whom), their.c.delegation.in_(whom)))
    return select(theirs.c.meeting).where(theirs.c.actor.in_(they), theirs.c.held, all_of(stands(theirs, filters)))


def _came(filters: Filters, voices: Voices, there: Select[tuple[str]]) -> Condition:
    """Who was at a chosen meeting of these."""
    return and_(
        attendance.c.meeting.in_(there), attendance.c.held, all_of(stands(attendance, filters)),
        all_of(during(attendance, filters)), all_of(meetings.attended_about(attendance.c.meeting, filters)),
        attendance.c.person if voices == "persons" else true(),
    )  # fmt: skip


def whereabouts(engine: Engine, filters: Filters, voices: Voices, whom: Sequence[str]) -> pd.DataFrame:
    """One row for each who was at a chosen held meeting with one of `whom`; one without both its days is left out.

    Rows as in `attendance_with`, each member where it comes first. Columns: member, name, side (whom it speaks for) and
    stops (its meetings, in the order of time).
    """
    told = cast(attendance.c.first_day, Text) + " " + cast(attendance.c.last_day, Text) + " " + attendance.c.meeting
    # One text for each who came: to fetch as many rows as there are places at tables takes longer than to find them.
    texts = func.aggregate_strings(told + " " + cast(attendance.c.rank, Text), "\n")
    query = select(attendance.c.actor, texts).where(_came(filters, voices, _there(filters, whom)), _on_days())
    members = _members(engine, filters, voices)
    places: dict[tuple[str, ...], dict[str, int]] = {}
    for actor_id, text in asked(engine, query.group_by(attendance.c.actor))[1]:
        if actor_id in members:
            at = places.setdefault(members[actor_id], {})
            for line in text.split("\n"):
                stop, _, rank = line.rpartition(" ")
                at[stop] = min(at.get(stop, int(rank)), int(rank))
    stops = {told: _stop(told) for told in set().union(*places.values())}
    found = [(sorted(at), at, member) for member, at in places.items()]
    found.sort(key=lambda each: (each[0][0], each[1][each[0][0]]))
    rows = [(*member[:3], [stops[told] for told in at]) for at, _, member in found]
    return pd.DataFrame(rows, columns=["member", "name", "side", "stops"], dtype=object)


def _on_days() -> Condition:
    """Whether the meeting itself has a first and a last possible day."""
    first, last = attendance.c.first_day, attendance.c.last_day
    return and_(attendance.c.dated.is_not(None), first > date.min, last < date.max)


def _stop(told: str) -> Stop:
    first, last, id_ = told.split(" ")
    return Stop(date.fromisoformat(first), date.fromisoformat(last), id_)


def _members(engine: Engine, filters: Filters, voices: Voices) -> dict[str, tuple[str, str, str, str]]:
    """As what each actor comes to a meeting: member, name, side, side_name; with `delegations` those with a column."""
    side_name = func.coalesce(delegation.c.short, _root.c.name)
    of_person = voices == "persons"
    query = (
        select(
            actor.c.id, actor.c.id if of_person else actor.c.delegation, actor.c.name if of_person else side_name,
            actor.c.delegation, side_name,
        )
        .outerjoin(_root, _root.c.id == actor.c.delegation)
        .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
        .where(true() if of_person else and_(delegation.c.short.is_not(None), has_column(filters)))
    )  # fmt: skip
    return {id_: (member, name, side, side_name_) for id_, member, name, side, side_name_ in asked(engine, query)[1]}

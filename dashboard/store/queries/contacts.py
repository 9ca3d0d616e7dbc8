"""Who met whom: held meetings that brought two sides, or two persons of different sides, together."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)

from dashboard.filters import Filters
from dashboard.measures.contacts import Stop
from dashboard.models.vocabulary import ActorKind
from dashboard.store.conditions import Condition, all_of, during, known, parts_of, speaks, stands, unled
from dashboard.store.frame import asked, batched, frame
from dashboard.store.queries import meetings
from dashboard.store.queries.stances import Voices
from dashboard.store.tables import actor, attendance, contact, contact_count, delegation, history, meeting, place

_root = actor.alias("root")


def counted(engine: Engine, filters: Filters, voices: Voices, members: Sequence[str]) -> pd.DataFrame:
    """One row for each two of the members who met at a chosen meeting that was held.

    A call counts as a meeting. Columns: one and other (ids, in their order), meetings, calls (how many of them), last
    (EDTF of the latest of these that has a day, else None) and last_day.
    """
    if filters == Filters():
        query = _looked_up(voices, members)
    elif filters.narrow or voices == "persons":
        each = _one_by_one(voices, members, led=bool(filters.actors or filters.issues)).where(all_of(_chosen(filters)))
        query = _added([each.where(part) for part in parts_of(contact, filters)])
    else:
        query = _added([_known(filters, members), _superseded(filters, members)])
    among = set(members)
    rows = [
        (one, other, meetings_, calls, *day_and_text(dated))
        for one, other, meetings_, calls, dated in asked(engine, query)[1]
        if one in among and other in among
    ]
    return pd.DataFrame(rows, columns=["one", "other", "meetings", "calls", "last_day", "last"], dtype=object)


def _looked_up(voices: Voices, members: Sequence[str]) -> Select[Any]:
    return select(*_numbers(contact_count)).where(
        _among(contact_count, voices, members), contact_count.c.known_from.is_(None)
    )


def _numbers(counted_: Any) -> list[ColumnElement[Any]]:
    return [counted_.c[name] for name in ("one", "other", "meetings", "calls", "dated")]


def _known(filters: Filters, members: Sequence[str]) -> Select[Any]:
    """The sums of each two delegations as they last changed by the day of knowledge."""
    pair, earlier = contact_count.alias("pair"), contact_count.alias("earlier")

    def of_pair(counts: Any) -> ColumnElement[bool]:
        return and_(*(counts.c[name] == pair.c[name] for name in ("voices", "one", "other")))

    day = select(func.max(earlier.c.known_from)).where(of_pair(earlier), earlier.c.known_from <= filters.known)
    return (
        select(*_numbers(contact_count))
        .select_from(pair)
        .join(contact_count, and_(of_pair(contact_count), contact_count.c.known_from == day.scalar_subquery()))
        .where(_among(pair, "delegations", members), pair.c.known_from.is_(None))
    )


def _superseded(filters: Filters, members: Sequence[str]) -> Select[Any]:
    """The meetings of which a later word says something else, as long as it was not known; an index leads to them."""
    held = (contact.c.known_from <= filters.known, contact.c.known_until > filters.known)
    return _one_by_one("delegations", members, led=False).where(*held)


def _one_by_one(voices: Voices, members: Sequence[str], *, led: bool) -> Select[Any]:
    calls = case((contact.c.call, 1), else_=0).label("calls")
    each = select(contact.c.one, contact.c.other, literal(1).label("meetings"), calls, contact.c.dated)
    if voices == "persons":
        return each.where(_among(contact, voices, members))
    # The members are almost all delegations there are: they are picked from the pairs, of which there are few. And days
    # lead to fewer rows than the sort does; SQLite would not know.
    return each.where((contact.c.voices if led else unled(contact.c.voices)) == voices)


def _added(parts: Sequence[Select[Any]]) -> Select[Any]:
    """The numbers of each pair."""
    found = union_all(*parts).subquery()
    sums = [func.sum(found.c[name]).label(name) for name in ("meetings", "calls")]
    return (
        select(found.c.one, found.c.other, *sums, func.max(found.c.dated).label("dated"))
        .group_by(found.c.one, found.c.other)
    )  # fmt: skip


def day_and_text(dated: str | None) -> tuple[date | None, str | None]:
    """What `dated` says: the last possible day, and the date as the record has it."""
    day, _, text = (dated or "").partition(" ")
    return (date.fromisoformat(day), text) if day else (None, None)


def _among(pairs: Any, voices: Voices, members: Sequence[str]) -> ColumnElement[bool]:
    return and_(pairs.c.voices == voices, pairs.c.one.in_(members), pairs.c.other.in_(members))


def _chosen(filters: Filters) -> Iterator[Condition]:
    """What a chosen row of `contact` fulfils."""
    yield from stands(contact, filters)
    yield from during(contact, filters)
    yield from meetings.attended_about(contact.c.meeting, filters, held=True)


def together(engine: Engine, filters: Filters, voices: Voices, one: str, other: str, newest: int) -> pd.DataFrame:
    """The chosen held meetings at which both were, so many of the last. Columns: see `meetings.all_chosen`."""
    query = select(contact.c.meeting).where(_among(contact, voices, (one, other)), all_of(_chosen(filters)))
    last = query.order_by(contact.c.dated.desc().nulls_last(), contact.c.meeting).limit(newest)
    return meetings.all_chosen(engine, filters, ids=list(frame(engine, last)["meeting"]))


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


def titles(engine: Engine, filters: Filters, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """What these meetings are called, and their date (EDTF), as they stood on the day of knowledge."""
    named = select(history.c.meeting, history.c.title, history.c.date_so_far).where(all_of(stands(history, filters)))
    return {
        id_: (title, told)
        for some in batched(ids)
        for id_, title, told in asked(engine, named.where(history.c.meeting.in_(some)))[1]
    }


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
        .where(true() if of_person else and_(delegation.c.short.is_not(None), _has_column(filters)))
    )  # fmt: skip
    return {id_: (member, name, side, side_name_) for id_, member, name, side, side_name_ in asked(engine, query)[1]}


def delegations(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Every delegation, met or not, in display order: member, name, side, asked (whether the reader chose it).

    Those named only together, such as “European leaders”, are left out: at a meeting each of them has a name.
    """
    return frame(
        engine,
        select(
            delegation.c.actor.label("member"), delegation.c.short.label("name"), delegation.c.actor.label("side"),
            _asked(filters).label("asked"),
        )
        .join(actor, actor.c.id == delegation.c.actor)
        .where(actor.c.kind != ActorKind.GROUP, _has_column(filters))
        .order_by(delegation.c.rank),
    )  # fmt: skip


def persons(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Every person, by delegation and name. Columns as in `delegations`."""
    return frame(
        engine,
        select(
            actor.c.id.label("member"), actor.c.name, actor.c.delegation.label("side"), _asked(filters).label("asked")
        )
        .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
        .where(actor.c.kind == ActorKind.PERSON)
        .order_by(delegation.c.rank.is_(None), delegation.c.rank, actor.c.name),
    )


def _has_column(filters: Filters) -> ColumnElement[bool]:
    """Whether the delegation has its column already: some have one only because of what they said."""
    return all_of(known(delegation.c.known_from, filters))


def _asked(filters: Filters) -> ColumnElement[bool]:
    """Whether somebody of the member's side is among the chosen: the delegation itself, or a person of it."""
    if not filters.actors:
        return true()
    chosen = actor.alias("chosen")
    sides = select(chosen.c.delegation).where(chosen.c.id.in_(filters.actors))
    return actor.c.id.in_(sides) | all_of(speaks(actor.c.id, filters))

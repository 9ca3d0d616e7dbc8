"""Who met whom: held meetings that brought two sides, or two persons of different sides, together."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    and_,
    case,
    func,
    literal,
    select,
    true,
    union_all,
)

from dashboard.filters import Filters
from dashboard.models.vocabulary import ActorKind
from dashboard.store.conditions import Condition, all_of, during, known, parts_of, speaks, stands, unled
from dashboard.store.frame import asked, frame
from dashboard.store.queries import meetings
from dashboard.store.queries.stances import Voices
from dashboard.store.tables import actor, contact, contact_count, delegation


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
        .where(actor.c.kind != ActorKind.GROUP, has_column(filters))
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


def has_column(filters: Filters) -> ColumnElement[bool]:
    """Whether the delegation has its column already: some have one only because of what they said."""
    return all_of(known(delegation.c.known_from, filters))


def _asked(filters: Filters) -> ColumnElement[bool]:
    """Whether somebody of the member's side is among the chosen: the delegation itself, or a person of it."""
    if not filters.actors:
        return true()
    chosen = actor.alias("chosen")
    sides = select(chosen.c.delegation).where(chosen.c.id.in_(filters.actors))
    return actor.c.id.in_(sides) | all_of(speaks(actor.c.id, filters))

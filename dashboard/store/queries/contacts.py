"""Who was at which held meeting."""

import pandas as pd
from sqlalchemy import ColumnElement, Engine, func, select, true

from dashboard.filters import Filters
from dashboard.models.vocabulary import ActorKind, MeetingKind, MeetingStatus
from dashboard.store.conditions import all_of, known, speaks
from dashboard.store.frame import frame
from dashboard.store.queries import meetings
from dashboard.store.queries.stances import Voices
from dashboard.store.tables import actor, delegation, history, participant

APART = (MeetingKind.STATEMENT, MeetingKind.PRESS_CONFERENCE, MeetingKind.VOTE)
"""Words to the press, a statement and a vote bring nobody to a table together."""


def attendance(engine: Engine, filters: Filters, voices: Voices) -> pd.DataFrame:
    """One row for each who was at a chosen meeting that was held, in the order of time, the undated last.

    A call counts as a meeting. Columns: meeting, title, kind, date (EDTF), earliest, latest, place, place_name, lat,
    lon, label_side, person (whether a person, not a body), member (the delegation, or with `persons` the person), name,
    side and side_name (whom it speaks for). With `delegations` only those with a column, once for each who came.
    """
    found = meetings.all_chosen(engine, filters, (MeetingStatus.HELD,)).rename(columns={"id": "meeting"})
    held = found[~found["kind"].isin(APART)].drop(columns=["who", "note", "status", "outcome", "place_note"])
    last_known = (
        select(history.c.meeting, history.c.rank.label("entry"))
        .where(all_of(meetings.standing_words(filters)))
        .subquery()
    )
    person, root = actor.c.kind == ActorKind.PERSON, actor.alias("root")
    who = (
        select(
            participant.c.meeting, person.label("person"), actor.c.id.label("member"), actor.c.name,
            actor.c.delegation.label("side"), func.coalesce(delegation.c.short, root.c.name).label("side_name"),
        )
        .join(
            last_known,
            (last_known.c.meeting == participant.c.meeting) & (last_known.c.entry == participant.c.entry),
        )
        .join(actor, actor.c.id == participant.c.actor)
        .outerjoin(root, root.c.id == actor.c.delegation)
        .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
        .where(person if voices == "persons" else (delegation.c.short.is_not(None) & _has_column(filters)))
        .order_by(participant.c.rank)
    )  # fmt: skip
    came = frame(engine, who)
    if voices == "delegations":
        came = came.assign(member=came["side"], name=came["side_name"])
    return held.merge(came, on="meeting", how="inner")


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

"""Who met whom, or was to."""

from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, func, or_, select

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, happened, speaks
from dashboard.store.frame import frame
from dashboard.store.tables import account, actor, history, meeting, meeting_issue, participant, place, unnamed


def all_chosen(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Every chosen meeting in the order of time, the undated last.

    Columns: id, title, kind, mode, status, date (EDTF; None where no day is given), earliest, latest, place,
    place_name, lat, lon, label_side, outcome, note, who (those who take part, as one text).
    """
    return frame(engine, _meetings().where(_chosen(filters)))


def one(engine: Engine, meeting_id: str) -> pd.DataFrame:
    """One row, or none. Columns as in `all_chosen`."""
    return frame(engine, _meetings().where(meeting.c.id == meeting_id))


def status_history(engine: Engine, meeting_id: str) -> pd.DataFrame:
    """What was said of a meeting, in order: rank, status, date (EDTF), place_name, reported (EDTF), note."""
    return frame(
        engine,
        select(history.c.rank, history.c.status, history.c.date, place.c.name.label("place_name"), history.c.reported,
               history.c.note)
        .outerjoin(place, place.c.id == history.c.place)
        .where(history.c.meeting == meeting_id)
        .order_by(history.c.rank),
    )  # fmt: skip


def who_takes_part(engine: Engine, meeting_id: str) -> pd.DataFrame:
    """Actor (None for those without a name), name, office, role, remote."""
    named = (
        select(participant.c.actor, actor.c.name, actor.c.office, participant.c.role, participant.c.remote)
        .join(actor, actor.c.id == participant.c.actor)
        .where(participant.c.meeting == meeting_id)
        .order_by(participant.c.rank)
    )
    nameless = select(unnamed.c.text.label("name")).where(unnamed.c.meeting == meeting_id)
    return pd.concat([frame(engine, named), frame(engine, nameless)], ignore_index=True).astype(object).where(
        lambda found: found.notna(), None
    )  # fmt: skip


def accounts(engine: Engine, meeting_id: str) -> pd.DataFrame:
    """Rival accounts: rank, by, summary."""
    return frame(
        engine,
        select(account.c.rank, account.c.by, account.c.summary)
        .where(account.c.meeting == meeting_id)
        .order_by(account.c.rank),
    )


def _chosen(filters: Filters) -> Condition:
    def present() -> Any:
        if filters.actors:
            among = select(participant.c.meeting).where(all_of(speaks(participant.c.actor, filters)))
            yield meeting.c.id.in_(among)

    def about() -> Any:
        if filters.issues:
            yield meeting.c.id.in_(select(meeting_issue.c.meeting).where(meeting_issue.c.issue.in_(filters.issues)))

    # A meeting without a day counts for the days on which it was last spoken of.
    dated = meeting.c.date.is_not(None)
    when = or_(
        dated & all_of(happened(meeting.c.earliest, meeting.c.latest, filters)),
        ~dated & all_of(happened(meeting.c.spoken_of_earliest, meeting.c.spoken_of_latest, filters)),
    )
    return when & all_of(present(), about())


def _meetings() -> Select[Any]:
    return (
        select(
            meeting.c.id, meeting.c.title, meeting.c.kind, meeting.c.mode, meeting.c.status, meeting.c.date,
            meeting.c.earliest, meeting.c.latest, meeting.c.place, place.c.name.label("place_name"), place.c.lat,
            place.c.lon, place.c.label_side, meeting.c.outcome, meeting.c.note,
            meeting.c.who,
        )
        .outerjoin(place, place.c.id == meeting.c.place)
        .order_by(
            meeting.c.date.is_(None), func.coalesce(meeting.c.earliest, meeting.c.latest),
            meeting.c.latest, meeting.c.id,
        )
    )  # fmt: skip

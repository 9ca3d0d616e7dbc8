"""Who met whom, or was to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, String, Subquery, case, cast, func, or_, select, true

from dashboard.filters import Filters
from dashboard.models.vocabulary import MeetingStatus
from dashboard.store.conditions import Condition, all_of, happened, known, speaks
from dashboard.store.frame import frame
from dashboard.store.tables import (
    account,
    actor,
    delegation,
    history,
    leg,
    meeting,
    meeting_issue,
    participant,
    place,
    voice,
)  # fmt: skip

root = actor.alias("root")
AWAITED = (MeetingStatus.ANNOUNCED, MeetingStatus.RESCHEDULED)


def all_chosen(
    engine: Engine, filters: Filters, statuses: tuple[str, ...] = (), kinds: tuple[str, ...] = (),
    span: tuple[date, date] | None = None, newest: int | None = None, ids: Sequence[str] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """The chosen meetings as they stood on the day of knowledge, in the order of time, the undated last.

    `span` leaves those that may have been on a day of it, `newest` so many, the last in time, `ids` some by name.

    Columns: id, title, kind, mode, status, date (EDTF; None where no day is given), earliest, latest, place,
    place_name, lat, lon, label_side, place_note, outcome, confidence, note, who (those who take part, as one text).
    """
    query, standing = _meetings(filters)
    query = query.where(all_of(_chosen(standing, filters)))
    if statuses:
        query = query.where(standing.c.status.in_(statuses))
    if kinds:
        query = query.where(meeting.c.kind.in_(kinds))
    if span:
        dated = standing.c.day.is_not(None)
        query = query.where(dated, all_of(happened(standing.c.earliest, standing.c.latest, Filters((), (), *span))))
    if ids is not None:
        query = query.where(meeting.c.id.in_(ids))
    return frame(engine, _last(query, standing, newest))


def _last(query: Select[Any], standing: Subquery, newest: int | None) -> Select[Any]:
    """So many of the meetings, the last in time, in the order of the query."""
    if newest is None:
        return query
    ids = query.with_only_columns(meeting.c.id).order_by(None)
    ids = ids.order_by(standing.c.day.desc().nulls_last(), meeting.c.id).limit(newest)
    return query.where(meeting.c.id.in_(ids))


def counted(engine: Engine, filters: Filters) -> pd.DataFrame:
    """How many chosen meetings there are.

    Columns: status, kind, placed (whether on the map), month (its first day; None where no day is given), meetings.
    """
    standing = _standing(filters)
    placed = place.c.lat.is_not(None)
    month = func.substr(cast(standing.c.day, String), 1, 7)  # the same text on both engines
    found = frame(
        engine,
        select(standing.c.status, meeting.c.kind, placed.label("placed"), month.label("month"), func.count().label("n"))
        .join(meeting, meeting.c.id == standing.c.meeting)
        .outerjoin(place, place.c.id == standing.c.place_so_far)
        .where(all_of(_chosen(standing, filters)))
        .group_by(standing.c.status, meeting.c.kind, placed, month),
    )
    return found.drop(columns="n").assign(
        month=pd.Series([date.fromisoformat(f"{text}-01") if text else None for text in found["month"]], dtype=object),
        placed=found["placed"].astype(bool),
        meetings=found["n"].astype(int),
    )


def one(engine: Engine, filters: Filters, meeting_id: str) -> pd.DataFrame:
    """One row, or none where the reader can't know of it. Columns as in `all_chosen`."""
    query, _ = _meetings(Filters(known=filters.known))
    return frame(engine, query.where(meeting.c.id == meeting_id))


def unconfirmed(engine: Engine, filters: Filters, day: date, newest: int | None = None) -> pd.DataFrame:
    """Announced, its day gone before `day`, and no word that it was held; all, or so many of the last.

    Columns as in `all_chosen`.
    """
    query, standing = _meetings(filters)
    gone = standing.c.status.in_(AWAITED) & (standing.c.latest < day)
    return frame(engine, _last(query.where(all_of(_chosen(standing, filters)), gone), standing, newest))


def of_actor(engine: Engine, filters: Filters, actor_id: str) -> pd.DataFrame:
    """The chosen meetings of an actor and of all who represent it. Columns and order as in `all_chosen`."""
    query, standing = _meetings(filters)
    its = _chosen(standing, Filters(actors=(actor_id,)))
    return frame(engine, query.where(all_of(_chosen(standing, filters), its)))


def people(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """Who takes part in these meetings as they stood on the day of knowledge, in the order of the record.

    Columns: meeting, actor (None for those without a record), name, kind, delegation and delegation_name (None where
    there is no record).
    """
    standing = _standing(filters)
    return frame(
        engine,
        select(
            participant.c.meeting, participant.c.actor, participant.c.name, actor.c.kind, actor.c.delegation,
            func.coalesce(delegation.c.short, root.c.name).label("delegation_name"),
        )
        .join(standing, (standing.c.meeting == participant.c.meeting) & (standing.c.rank == participant.c.entry))
        .outerjoin(actor, actor.c.id == participant.c.actor)
        .outerjoin(root, root.c.id == actor.c.delegation)
        .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
        .where(participant.c.meeting.in_(ids))
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
    standing = _standing(filters)
    return frame(
        engine,
        select(participant.c.actor, participant.c.name, participant.c.office, participant.c.role, participant.c.remote)
        .join(standing, (standing.c.meeting == participant.c.meeting) & (standing.c.rank == participant.c.entry))
        .where(participant.c.meeting == meeting_id)
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


def legs(engine: Engine, filters: Filters, ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Calls between capitals, all the chosen or some.

    Columns: meeting, origin_lat, origin_lon, destination_lat, destination_lon.
    """
    here, there = place.alias("here"), place.alias("there")
    _, standing = _meetings(filters)
    return frame(
        engine,
        select(
            leg.c.meeting, here.c.lat.label("origin_lat"), here.c.lon.label("origin_lon"),
            there.c.lat.label("destination_lat"), there.c.lon.label("destination_lon"),
        )
        .join(here, here.c.id == leg.c.origin)
        .join(there, there.c.id == leg.c.destination)
        .join(standing, (standing.c.meeting == leg.c.meeting) & (standing.c.rank == leg.c.entry))
        .join(meeting, meeting.c.id == leg.c.meeting)
        .where(all_of(_chosen(standing, filters)), true() if ids is None else leg.c.meeting.in_(ids)),
    )  # fmt: skip


def attendance(filters: Filters) -> Select[Any]:
    """Pairs actor, record: the chosen meetings of each actor and of all whom it represents, to ask with."""
    standing, present = _standing(filters), participant.alias("present")
    return (
        select(voice.c.speaks_for.label("actor"), meeting.c.id.label("record"))
        .join(standing, standing.c.meeting == meeting.c.id)
        .join(present, (present.c.meeting == meeting.c.id) & (present.c.entry == standing.c.rank))
        .join(voice, voice.c.actor == present.c.actor)
        .where(all_of(_chosen(standing, filters)))
    )


def ids_chosen(filters: Filters) -> Select[Any]:
    """The ids of the chosen meetings, to ask with."""
    standing = _standing(filters)
    return (
        select(meeting.c.id)
        .join(standing, standing.c.meeting == meeting.c.id)
        .where(all_of(_chosen(standing, filters)))
    )  # fmt: skip


def standing_words(filters: Filters) -> Iterator[Condition]:
    """Of each meeting the last word that could be known."""
    if filters.known:
        yield history.c.known_from <= filters.known
        yield history.c.known_until.is_(None) | (history.c.known_until > filters.known)
    else:
        yield history.c.last


def _standing(filters: Filters) -> Subquery:
    """Each meeting as it stands: the columns of `history`, one row a meeting."""
    return select(history).where(all_of(standing_words(filters))).subquery("standing")


def _chosen(standing: Subquery, filters: Filters) -> Iterator[Condition]:
    if filters.actors:
        among = select(participant.c.meeting).where(
            participant.c.meeting == meeting.c.id,
            participant.c.entry == standing.c.rank,
            all_of(speaks(participant.c.actor, filters)),
        )
        yield among.exists()
    if filters.issues:
        about = select(meeting_issue.c.meeting).where(meeting_issue.c.issue.in_(filters.issues))
        yield meeting.c.id.in_(about)
    # A meeting without a day counts for the days on which it was last spoken of.
    dated = standing.c.date_so_far.is_not(None)
    yield or_(
        dated & all_of(happened(standing.c.earliest, standing.c.latest, filters)),
        ~dated & all_of(happened(standing.c.reported_earliest, standing.c.reported_latest, filters)),
    )


def _meetings(filters: Filters) -> tuple[Select[Any], Subquery]:
    standing = _standing(filters)
    query = (
        select(
            meeting.c.id, standing.c.title, meeting.c.kind, meeting.c.mode, standing.c.status,
            standing.c.date_so_far.label("date"), standing.c.earliest, standing.c.latest,
            standing.c.place_so_far.label("place"), place.c.name.label("place_name"), place.c.lat, place.c.lon,
            place.c.label_side, place.c.note.label("place_note"), standing.c.outcome, meeting.c.confidence,
            # What the record says of itself was written with all of its words in view.
            case((standing.c.last, meeting.c.note)).label("note"), standing.c.who,
        )
        .join(standing, standing.c.meeting == meeting.c.id)
        .outerjoin(place, place.c.id == standing.c.place_so_far)
        .order_by(
            standing.c.date_so_far.is_(None), func.coalesce(standing.c.earliest, standing.c.latest).nulls_first(),
            standing.c.latest.nulls_first(), meeting.c.id,
        )
    )  # fmt: skip
    return query, standing

"""Who they are: every actor with what stands on record, and one of them with posts, names and company."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Engine, case, func, null, or_, select

from dashboard.filters import Filters
from dashboard.models.vocabulary import ActorKind, MeetingKind, MeetingStatus
from dashboard.store.conditions import all_of, speaks
from dashboard.store.frame import batched, frame
from dashboard.store.queries import meeting_counts, meetings, positions, quote_counts
from dashboard.store.tables import actor, alias, delegation, dossier, position, post, voice

_root = actor.alias("root")


def listing(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Every chosen actor with how much of what is chosen it took, said and attended.

    Columns: id, kind, name, short (a delegation's, else None), heading (the group of its delegation, None where that
    is in no group), delegation, delegation_name, depth (0 for a delegation), positions, quotes, meetings (those of all
    who represent an actor count for it). Delegations in display order, each before its bodies and these before its
    people, by name.
    """
    counts: dict[str, Mapping[str, int]] = {
        "positions": _positions(engine, filters), "quotes": _quotes(engine, filters),
        "meetings": _meetings(engine, filters),
    }  # fmt: skip
    near = (voice.c.actor == actor.c.id) & (voice.c.speaks_for == actor.c.delegation)
    found = frame(
        engine,
        select(
            actor.c.id, actor.c.kind, actor.c.name, case((voice.c.rank == 0, delegation.c.short)).label("short"),
            delegation.c.heading, actor.c.delegation,
            func.coalesce(delegation.c.short, _root.c.name).label("delegation_name"), voice.c.rank.label("depth"),
        )
        .join(voice, near)
        .outerjoin(_root, _root.c.id == actor.c.delegation)
        .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
        .where(all_of(speaks(actor.c.id, filters)))
        .order_by(
            delegation.c.rank.is_(None), delegation.c.rank, func.coalesce(_root.c.name, actor.c.name),
            actor.c.delegation, voice.c.rank > 0, actor.c.kind == "person", actor.c.name, actor.c.id,
        ),
    )  # fmt: skip
    return found.assign(**{name: [by.get(id_, 0) for id_ in found["id"]] for name, by in counts.items()})


def one(engine: Engine, filters: Filters, actor_id: str) -> pd.DataFrame:
    """One row, or none: id, kind, name, note (None on an earlier day: it was written later), delegation."""
    # The record's note says what was found out since.
    note: Any = null() if filters.known else actor.c.note
    query = select(actor.c.id, actor.c.kind, actor.c.name, actor.c.delegation, note.label("note"))
    return frame(engine, query.where(actor.c.id == actor_id))


def posts(engine: Engine, filters: Filters) -> pd.DataFrame:
    """The offices of all actors that had begun on the day from which the reader looks back, the latest of each first.

    Without a chosen day that is the day of the newest word. Columns: actor, title, begun and ended (EDTF; an end that
    was still to come is None), held (whether it had not ended).
    """
    day: Any = filters.day or select(dossier.c.last_word).scalar_subquery()
    gone = post.c.until < day
    query = select(
        post.c.actor, post.c.title, post.c.begun, case((gone, post.c.ended)).label("ended"),
        case((gone, False), else_=True).label("held"),
    )  # fmt: skip
    begun = or_(post.c.since.is_(None), post.c.since <= day)
    return frame(engine, query.where(begun).order_by(post.c.actor, post.c.rank))


def other_names(engine: Engine, actor_id: str) -> pd.DataFrame:
    """How sources write it: text, weak (points to it only in context); the surest first."""
    return frame(
        engine,
        select(alias.c.text, alias.c.weak).where(alias.c.actor == actor_id).order_by(alias.c.weak, alias.c.text),
    )


def speaks_for(engine: Engine, actor_id: str) -> pd.DataFrame:
    """Whom an actor represents, the nearest first: id, name."""
    return frame(
        engine,
        select(actor.c.id, actor.c.name)
        .join(voice, voice.c.speaks_for == actor.c.id)
        .where(voice.c.actor == actor_id, voice.c.rank > 0)
        .order_by(voice.c.rank),
    )


def voices(engine: Engine, actor_id: str) -> pd.DataFrame:
    """Who represents an actor, bodies before people, by name: id, kind, name."""
    return frame(
        engine,
        select(actor.c.id, actor.c.kind, actor.c.name)
        .join(voice, voice.c.actor == actor.c.id)
        .where(voice.c.speaks_for == actor_id, voice.c.rank > 0)
        .order_by(actor.c.kind == "person", actor.c.name),
    )


def met(engine: Engine, filters: Filters, actor_id: str) -> pd.DataFrame:
    """Whom an actor met, or anyone who represents it: those of other delegations at its held meetings.

    One row for each other delegation and for each other person; the most met first, of two the last met. Columns: id,
    name, sort (`delegation` or `person`), meetings (how many chosen ones were held with them), date (EDTF of the last
    of these that has a day, else None). A statement is nobody's meeting and is left out.
    """
    held = {
        row.id: row for row in meetings.of_actor(engine, filters, actor_id).itertuples()
        if row.status == MeetingStatus.HELD and row.kind != MeetingKind.STATEMENT
    }  # fmt: skip
    own = set(frame(engine, select(actor.c.delegation).where(actor.c.id == actor_id))["delegation"])
    shared: dict[tuple[str, str, str], dict[str, Any]] = {}
    came = (one for some in batched(list(held)) for one in meetings.people(engine, filters, some).itertuples())
    for one in came:
        if one.actor and one.delegation not in own:
            meeting = {one.meeting: held[one.meeting]}
            shared.setdefault(("delegation", one.delegation, one.delegation_name), {}).update(meeting)
            if one.kind == ActorKind.PERSON:
                shared.setdefault(("person", one.actor, one.name), {}).update(meeting)
    rows = [(id_, name, sort, len(found), *_last(found.values())) for (sort, id_, name), found in shared.items()]
    rows.sort(key=lambda row: (-row[3], -row[5].toordinal(), row[1]))
    columns = ["id", "name", "sort", "meetings", "date"]
    return pd.DataFrame([row[:5] for row in rows], columns=columns, dtype=object)


def _last(held: Iterable[Any]) -> tuple[str | None, date]:
    """The date of the last meeting as the record gives it, and its last possible day."""
    dated = [(row.latest or row.earliest, row.date) for row in held if row.latest or row.earliest]
    day, text = max(dated, key=lambda pair: pair[0], default=(date.min, None))
    return text, day


def _positions(engine: Engine, filters: Filters) -> Counter[str]:
    """How many chosen positions each actor took, itself or through one who spoke for it."""
    pair = (position.c.actor, position.c.spoke_for)
    found = frame(engine, select(*pair, func.count().label("n")).where(positions.chosen(filters)).group_by(*pair))
    above = _above(engine)
    counts: Counter[str] = Counter()
    for row in found.itertuples():
        for id_ in {row.actor, *above.get(row.spoke_for, ())}:
            counts[id_] += row.n
    return counts


def _quotes(engine: Engine, filters: Filters) -> Counter[str]:
    """How many chosen quotes are each actor's or those of somebody who represents it."""
    above = _above(engine)
    counts: Counter[str] = Counter()
    for speaker, number in quote_counts.by_speaker(engine, filters).items():
        for id_ in above.get(speaker, ()):
            counts[id_] += number
    return counts


def _meetings(engine: Engine, filters: Filters) -> dict[str, int]:
    found = meeting_counts.by_actor(engine, filters)
    return dict(zip(found["actor"], found["meetings"], strict=True))


def _above(engine: Engine) -> dict[str, set[str]]:
    """Each actor with itself and all whom it represents."""
    above: dict[str, set[str]] = {}
    for row in frame(engine, select(voice.c.actor, voice.c.speaks_for)).itertuples():
        above.setdefault(row.actor, set()).add(row.speaks_for)
    return above

"""Who they are: every actor with what stands on record, and one of them with posts, names and company."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, case, func, null, or_, select

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, during, speaks, stands
from dashboard.store.frame import asked, frame
from dashboard.store.queries import meeting_counts, meetings, positions, quote_counts
from dashboard.store.queries.contacts import day_and_text
from dashboard.store.tables import actor, alias, attendance, delegation, dossier, position, post, voice

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
    of these that has a day, else None). What brings nobody to a table is left out, see `standing.APART`.
    """
    there = attendance.c
    company = select(there.meeting, there.dated, there.delegation, there.actor, there.person).where(
        there.delegation.not_in(select(actor.c.delegation).where(actor.c.id == actor_id)),
        there.held, all_of(stands(attendance, filters)), there.meeting.in_(_held_with(filters, actor_id)),
    )  # fmt: skip
    sides: dict[str, dict[str, str]] = {}
    persons: dict[str, dict[str, str]] = {}
    for meeting, dated, side, person, is_person in asked(engine, company)[1]:
        sides.setdefault(side, {})[meeting] = dated or ""
        if is_person:
            persons.setdefault(person, {})[meeting] = dated or ""
    names, short = (dict(map(tuple, asked(engine, query)[1])) for query in (_NAMES, _SHORT))
    rows = [
        (id_, named.get(id_) or names[id_], sort, len(meetings_), *day_and_text(max(meetings_.values())))
        for sort, found, named in (("delegation", sides, short), ("person", persons, names))
        for id_, meetings_ in found.items()
    ]
    rows.sort(key=lambda row: (-row[3], -(row[4] or date.min).toordinal(), row[1], row[2]))
    columns = ["id", "name", "sort", "meetings", "day", "date"]
    return pd.DataFrame(rows, columns=columns, dtype=object).drop(columns="day")


_NAMES = select(actor.c.id, actor.c.name)
_SHORT = select(delegation.c.actor, delegation.c.short)


def _held_with(filters: Filters, actor_id: str) -> Select[Any]:
    """The chosen held meetings at which an actor was, or anyone who represents it."""
    its = attendance.alias("its")
    return select(its.c.meeting).where(
        its.c.held, all_of(
            stands(its, filters), during(its, filters),
            speaks(its.c.actor, Filters(actors=(actor_id,))), meetings.attended_about(its.c.meeting, filters),
        ),
    )  # fmt: skip


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

"""The positions behind a cell, or on an issue."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import CompoundSelect, Engine, Select, distinct, func, or_, select, union_all

from dashboard.filters import Filters
from dashboard.store.condition_words import EVERY
from dashboard.store.conditions import Condition, all_of, during, known, parts_of, speaks
from dashboard.store.frame import batched, frame
from dashboard.store.tables import actor, condition_word, delegation, issue, position


def taken(filters: Filters) -> Iterator[Condition]:
    """One of the chosen actors took the position, or it was taken for one of them."""
    if filters.actors:
        yield or_(position.c.actor.in_(filters.actors), all_of(speaks(position.c.spoke_for, filters)))


def chosen(filters: Filters) -> Condition:
    """The positions that the reader asked for."""
    about = iter([position.c.issue.in_(filters.issues)] if filters.issues else [])
    return all_of(
        taken(filters),
        during(position, filters),
        known(position.c.known_from, filters),
        about,
    )


def all_chosen(engine: Engine, filters: Filters, ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Every chosen position, or those of some, newest first.

    Columns: id, actor, actor_name, office, column (its delegation), column_name, issue, issue_name, stance, condition,
    summary, basis, setting, date (EDTF), earliest, latest, confidence, note.
    """
    query = _positions().where(chosen(filters)).order_by(position.c.place)
    return frame(engine, query if ids is None else query.where(position.c.id.in_(ids)))


def of_cell(engine: Engine, filters: Filters, column: str, issue_id: str, *, of_person: bool) -> pd.DataFrame:
    """What stands behind one cell of the matrix, newest first. Columns as in `all_chosen`."""
    holder = position.c.actor if of_person else position.c.delegation
    return frame(
        engine,
        _positions().where(chosen(filters), holder == column, position.c.issue == issue_id).order_by(position.c.place),
    )


def by_id(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """These positions, as far as they could be known. Columns as in `all_chosen`."""
    could = all_of(known(position.c.known_from, filters))
    return frame(engine, _positions().where(position.c.id.in_(ids), could).order_by(position.c.place))


def on_issue(engine: Engine, filters: Filters, issue_id: str, newest: int | None = None) -> pd.DataFrame:
    """The chosen positions on one issue, newest first, all or so many. Columns as in `all_chosen`."""
    here = _positions().where(chosen(filters), position.c.issue == issue_id)
    return frame(engine, here.order_by(position.c.place).limit(newest))


def number_on_issue(engine: Engine, filters: Filters, issue_id: str) -> pd.DataFrame:
    """One row: positions, delegations and persons (how many of them took one), of the chosen on one issue."""
    counts = {
        "positions": func.count(),
        "delegations": func.count(distinct(position.c.delegation)),
        "persons": func.count(distinct(position.c.actor)),
    }
    query = select(*(count.label(name) for name, count in counts.items()))
    return frame(engine, query.where(chosen(filters), position.c.issue == issue_id))


def of_actor(engine: Engine, filters: Filters, actor_id: str, newest: int | None = None) -> pd.DataFrame:
    """The chosen positions of an actor and of all who represent it, newest first, all or so many.

    Columns as in `all_chosen`.
    """
    its = _positions().where(position.c.place.in_(_places_of(filters, actor_id)))
    return frame(engine, its.order_by(position.c.place).limit(newest))


def _places_of(filters: Filters, actor_id: str) -> Select[Any]:
    return select(position.c.place).where(chosen(filters), all_of(taken(Filters(actors=(actor_id,))))).correlate(None)


def answers(engine: Engine, filters: Filters, actor_id: str) -> pd.DataFrame:
    """What an actor and all who represent it answered: issue, stance, positions, newest (the id of the newest)."""
    its = chosen(filters) & all_of(taken(Filters(actors=(actor_id,))))
    pair = (position.c.issue, position.c.stance)
    counted = select(*pair, func.count().label("positions"), func.min(position.c.place).label("place"))
    here = counted.where(its).group_by(*pair).subquery()
    return frame(
        engine,
        select(here.c.issue, here.c.stance, here.c.positions, position.c.id.label("newest"))
        .join(position, position.c.place == here.c.place)
        .order_by(here.c.place),
    )


def one(engine: Engine, filters: Filters, position_id: str) -> pd.DataFrame:
    """One row, or none where the reader can't know of it. Columns as in `all_chosen`."""
    return frame(
        engine, _positions().where(position.c.id == position_id, all_of(known(position.c.known_from, filters)))
    )


def conditions(engine: Engine, day: date | None, words: Sequence[str]) -> tuple[int, dict[str, int]]:
    """How many conditions could be known on a day, or are now, and how many of them hold each of the words (stems)."""
    counts: dict[str, int] = {}
    number = select(condition_word.c.word, func.count().label("n")).group_by(condition_word.c.word)
    for some in batched([EVERY, *words]):
        asked_for = number.where(
            condition_word.c.word.in_(some), all_of(known(condition_word.c.known_from, Filters(known=day)))
        )
        counts.update(frame(engine, asked_for).itertuples(index=False))
    return counts.pop(EVERY, 0), counts


def ids_chosen(filters: Filters) -> CompoundSelect[Any]:
    """The ids of the chosen positions, to ask with."""
    return union_all(*(select(position.c.id).where(chosen(filters), part) for part in parts_of(position, filters)))


def _positions() -> Select[Any]:
    return (
        select(
            position.c.id, position.c.actor, actor.c.name.label("actor_name"), position.c.office,
            position.c.delegation.label("column"), func.coalesce(delegation.c.short, actor.c.name).label("column_name"),
            position.c.issue, issue.c.short.label("issue_name"), position.c.stance, position.c.condition,
            position.c.summary, position.c.basis, position.c.setting, position.c.date, position.c.earliest,
            position.c.latest, position.c.confidence, position.c.note,
        )
        .join(actor, actor.c.id == position.c.actor)
        .join(issue, issue.c.id == position.c.issue)
        .outerjoin(delegation, delegation.c.actor == position.c.delegation)
    )  # fmt: skip

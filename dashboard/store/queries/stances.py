"""Who stands where."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

import pandas as pd
from sqlalchemy import CTE, Engine, Integer, Select, cast, distinct, func, select, true, union

from dashboard.filters import Filters
from dashboard.models.vocabulary import Stance
from dashboard.store.conditions import all_of, known, speaks
from dashboard.store.frame import frame
from dashboard.store.queries.positions import NEWEST_FIRST, chosen, taken
from dashboard.store.tables import actor, delegation, dossier, issue, position, position_origin

Voices = Literal["delegations", "persons"]
"""Whether a column of the matrix is a delegation or each one who spoke for it."""

BLANK = (Stance.NOT_STATED, Stance.DECLINED)
"""Answers that carry no stance: they split no cell, and no stance is former to them."""


def cells(engine: Engine, filters: Filters, voices: Voices) -> pd.DataFrame:
    """The matrix: one row for each column and issue, coded or not.

    Columns: column, column_name, heading, issue, issue_name, issue_heading, stance (`uncoded` where nobody has
    looked), position (the id of the word that is shown), voice and voice_id (who said it), date (EDTF), latest (last
    possible day), age_days, stale, former (the last stance that was another, see `_formers`), rival, rival_voice and
    rival_id (another voice's differing stance, see `_rivals`), records
    (how many stand behind the cell), origins (independent sources of the stance), grade (`pinned` where one of them
    is). Rows come issue by issue, columns in display order. The stance is the latest one stated; `not_stated` counts
    only where nothing was stated. Age counts to the last chosen day, else to the day of the newest word.
    """
    columns, words = _columns(filters, voices), _words(filters, voices)
    origins = _origins(words, filters)
    cell = (words.c.column == columns.c.column) & (words.c.issue == issue.c.id) & (words.c.newness == 1)
    grid = (
        select(
            columns.c.column, columns.c.column_name, columns.c.heading, issue.c.id.label("issue"),
            issue.c.short.label("issue_name"), issue.c.heading.label("issue_heading"),
            func.coalesce(words.c.stance, "uncoded").label("stance"), words.c.id.label("position"),
            words.c.actor_name.label("voice"), words.c.actor.label("voice_id"), words.c.date,
            words.c.latest, func.coalesce(words.c.records, 0).label("records"),
            func.coalesce(origins.c.origins, 0).label("origins"), origins.c.pinned, dossier.c.stale_after_days,
            dossier.c.window_days, dossier.c.last_word,
        )
        .select_from(issue)
        .join(columns, true())
        .join(dossier, true())
        .outerjoin(words, cell)
        .outerjoin(origins, (origins.c.column == columns.c.column) & (origins.c.issue == issue.c.id))
        .where(issue.c.id.in_(filters.issues) if filters.issues else true())
        .order_by(issue.c.rank, columns.c.rank.is_(None), columns.c.rank, columns.c.column_name)
    )  # fmt: skip
    found = frame(engine, grid)
    days = [filters.day or last for last in found["last_word"]]
    rivals = _rivals(frame(engine, _latest_of_each_voice(words)), found)
    formers = _formers(frame(engine, _other_stances(words)), rivals)
    ages = [_age(day, latest) for day, latest in zip(days, found["latest"], strict=True)]
    limits = found["stale_after_days"]
    keys = list(zip(found["column"], found["issue"], strict=True))
    pairs = [rivals.get(key, (None, None, None)) for key in keys]
    worked_out = {
        "age_days": ages,
        "stale": [age is not None and age > limit for age, limit in zip(ages, limits, strict=True)],
        "grade": [None if pinned is None else "pinned" if pinned else "cited" for pinned in found["pinned"]],
        "former": [formers.get(key) for key in keys],
        "rival": [stance for stance, _, _ in pairs],
        "rival_voice": [name for _, name, _ in pairs],
        "rival_id": [voice for _, _, voice in pairs],
    }
    # As objects: pandas would make None a number in a column of texts.
    found = found.assign(**{name: pd.Series(values, dtype=object) for name, values in worked_out.items()})
    return found.drop(columns=["stale_after_days", "window_days", "last_word", "pinned"])


def _age(day: date | None, latest: date | None) -> int | None:
    return max((day - latest).days, 0) if day and latest else None


def _rivals(spoken: pd.DataFrame, found: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Cells that are split, with the other stance and whose word it is (name and id).

    The rule: each voice of a delegation counts with its latest word. The newest of these is the cell's stance. Where
    another voice's latest word is a different stance, and not older than the dossier's window before the newest,
    the cell is split; of several such voices the newest speaks. What says nothing splits nothing.
    """
    windows = {(row.column, row.issue): row.window_days for row in found.itertuples() if row.records > 1}
    rivals: dict[tuple[str, str], tuple[str, str, str]] = {}
    for key, voices in spoken.groupby(["column", "issue"], sort=False):
        newest, *others = voices.itertuples()
        if key not in windows or not others or newest.stance in BLANK or not newest.day:
            continue
        earliest = newest.day - timedelta(days=windows[key])
        for other in others:
            if other.stance not in (*BLANK, newest.stance) and other.day and other.day >= earliest:
                rivals[key] = (other.stance, other.actor_name, other.actor)
                break
    return rivals


def _formers(
    others: pd.DataFrame, rivals: Mapping[tuple[str, str], tuple[str, str, str]]
) -> dict[tuple[str, str], str]:
    """For each cell the last stance that was another than the one it shows.

    In a split cell it is one of the voice that the cell shows: what the others say still stands beside it.
    """
    formers: dict[tuple[str, str], str] = {}
    for word in others.itertuples():
        key = (word.column, word.issue)
        if word.own or key not in rivals:
            formers.setdefault(key, word.stance)
    return formers


def _columns(filters: Filters, voices: Voices) -> CTE:
    """The columns of the matrix: column, column_name, heading, rank."""
    if voices == "persons":
        spoke = select(position.c.actor).where(chosen(filters)).distinct()
        query = (
            select(
                actor.c.id.label("column"), actor.c.name.label("column_name"),
                func.coalesce(delegation.c.short, "Not listed").label("heading"), delegation.c.rank,
            )
            .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
            .where(actor.c.id.in_(spoke))
        )  # fmt: skip
    else:
        among = union(
            select(actor.c.delegation).where(all_of(speaks(actor.c.id, filters))),
            select(position.c.delegation).where(all_of(taken(filters), known(position.c.known_from, filters))),
        )
        query = select(
            delegation.c.actor.label("column"), delegation.c.short.label("column_name"), delegation.c.heading,
            delegation.c.rank,
        ).where(delegation.c.actor.in_(among), all_of(known(delegation.c.known_from, filters)))  # fmt: skip
    return query.cte("columns")


def _words(filters: Filters, voices: Voices) -> CTE:
    """The chosen positions with their place among the words of their cell.

    `newness` is 1 for the word that a cell shows, `voice_newness` for the latest word of each voice; `current` and
    `current_actor` are the stance that the cell shows and who said it; `records` is how many words stand in the cell,
    `day` the last possible day of the word.
    """
    column = position.c.actor if voices == "persons" else position.c.delegation
    cell = (column, position.c.issue)
    return (
        select(
            position.c.id, column.label("column"), position.c.issue, position.c.actor,
            actor.c.name.label("actor_name"), position.c.stance, position.c.date, position.c.latest,
            func.coalesce(position.c.latest, position.c.earliest).label("day"),
            func.row_number().over(partition_by=cell, order_by=NEWEST_FIRST).label("newness"),
            func.row_number().over(partition_by=(*cell, position.c.actor),
            order_by=NEWEST_FIRST).label("voice_newness"),
            func.first_value(position.c.stance).over(partition_by=cell, order_by=NEWEST_FIRST).label("current"),
            func.first_value(position.c.actor).over(partition_by=cell, order_by=NEWEST_FIRST).label("current_actor"),
            func.count().over(partition_by=cell).label("records"),
        )
        .join(actor, actor.c.id == position.c.actor)
        .where(chosen(filters))
        .cte("words")
    )  # fmt: skip


def _other_stances(words: CTE) -> Select[Any]:
    """The newest word of each cell that says something else than the cell: its own voice's, and the others'.

    Columns column, issue, stance, own; the newest first.
    """
    own = words.c.actor == words.c.current_actor
    cell = (words.c.column, words.c.issue)
    others = (
        select(
            *cell, words.c.stance, words.c.newness, own.label("own"),
            func.row_number().over(partition_by=(*cell, own), order_by=words.c.newness).label("n"),
        )
        .where(words.c.stance != words.c.current, words.c.stance.not_in(BLANK), words.c.current.not_in(BLANK))
        .cte("others")
    )  # fmt: skip
    return (
        select(others.c.column, others.c.issue, others.c.stance, others.c.own)
        .where(others.c.n == 1)
        .order_by(others.c.newness)
    )


def _origins(words: CTE, filters: Filters) -> CTE:
    """The independent sources of the stance that each cell shows: column, issue, origins, pinned."""
    return (
        select(
            words.c.column, words.c.issue, func.count(distinct(position_origin.c.origin)).label("origins"),
            func.max(cast(position_origin.c.pinned, Integer)).label("pinned"),
        )
        .join(position_origin, position_origin.c.position == words.c.id)
        .where(words.c.stance == words.c.current, all_of(known(position_origin.c.known_from, filters)))
        .group_by(words.c.column, words.c.issue)
        .cte("origins")
    )  # fmt: skip


def _latest_of_each_voice(words: CTE) -> Select[Any]:
    """Columns column, issue, actor, actor_name, stance, day; the newest of a cell first."""
    return (
        select(words.c.column, words.c.issue, words.c.actor, words.c.actor_name, words.c.stance, words.c.day)
        .where(words.c.voice_newness == 1)
        .order_by(words.c.column, words.c.issue, words.c.newness)
    )

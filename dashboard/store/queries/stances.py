"""Who stands where."""

from datetime import date
from typing import Literal

import pandas as pd
from sqlalchemy import CTE, Engine, func, select, true, union

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, speaks
from dashboard.store.frame import frame
from dashboard.store.queries.positions import NEWEST_FIRST, chosen, taken
from dashboard.store.tables import actor, delegation, dossier, issue, position

Voices = Literal["delegations", "persons"]
"""Whether a column of the matrix is a delegation or each one who spoke for it."""


def cells(engine: Engine, filters: Filters, voices: Voices) -> pd.DataFrame:
    """The matrix: one row for each column and issue, coded or not.

    Columns: column, column_name, heading, issue, issue_name, issue_heading, stance (`uncoded` where nobody has
    looked), date (EDTF), latest (last possible day), age_days, stale, records (how many stand behind it).
    Rows come issue by issue, columns in display order. The stance is the latest one stated; `not_stated` counts
    only where nothing was stated. Age counts to the last chosen day, else to the day of the newest source.
    """
    columns, spoken = _columns(filters, voices), _spoken(filters, voices)
    grid = (
        select(
            columns.c.column, columns.c.column_name, columns.c.heading, issue.c.id.label("issue"),
            issue.c.short.label("issue_name"), issue.c.heading.label("issue_heading"),
            func.coalesce(spoken.c.stance, "uncoded").label("stance"), spoken.c.date, spoken.c.latest,
            func.coalesce(spoken.c.records, 0).label("records"),
            dossier.c.stale_after_days, dossier.c.last_word,
        )
        .select_from(issue)
        .join(columns, true())
        .join(dossier, true())
        .outerjoin(
            spoken,
            (spoken.c.column == columns.c.column) & (spoken.c.issue == issue.c.id) & (spoken.c.newness == 1),
        )
        .where(issue.c.id.in_(filters.issues) if filters.issues else true())
        .order_by(issue.c.rank, columns.c.rank.is_(None), columns.c.rank, columns.c.column_name)
    )  # fmt: skip
    found = frame(engine, grid)
    days = [filters.until or last for last in found["last_word"]]
    ages = [_age(day, latest) for day, latest in zip(days, found["latest"], strict=True)]
    found["age_days"] = pd.Series(ages, dtype=object)  # whole days, and None where there is none
    found["stale"] = [
        age is not None and age > limit for age, limit in zip(ages, found["stale_after_days"], strict=True)
    ]
    return found.drop(columns=["stale_after_days", "last_word"])


def _age(day: date | None, latest: date | None) -> int | None:
    return max((day - latest).days, 0) if day and latest else None


def _columns(filters: Filters, voices: Voices) -> CTE:
    """column, column_name, heading, rank."""
    if voices == "persons":
        spoke = select(position.c.actor).where(all_of(taken(filters)))
        query = (
            select(
                actor.c.id.label("column"), actor.c.name.label("column_name"),
                func.coalesce(delegation.c.short, "Not listed").label("heading"), delegation.c.rank,
            )
            .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
            .where(actor.c.id.in_(spoke))
        )  # fmt: skip
    else:
        shown = union(
            select(actor.c.delegation).where(all_of(speaks(actor.c.id, filters))),
            select(position.c.delegation).where(all_of(taken(filters))),
        )
        query = select(
            delegation.c.actor.label("column"), delegation.c.short.label("column_name"), delegation.c.heading,
            delegation.c.rank,
        ).where(delegation.c.actor.in_(shown))  # fmt: skip
    return query.cte("columns")


def _spoken(filters: Filters, voices: Voices) -> CTE:
    """Positions with `newness` 1 for the one that a cell shows, and `records`, how many it stands for."""
    column = position.c.actor if voices == "persons" else position.c.delegation
    cell = (column, position.c.issue)
    return (
        select(
            column.label("column"), position.c.issue, position.c.stance, position.c.date, position.c.latest,
            func.row_number().over(partition_by=cell, order_by=NEWEST_FIRST).label("newness"),
            func.count().over(partition_by=cell).label("records"),
        )
        .where(chosen(filters))
        .cte("spoken")
    )  # fmt: skip

"""The title page of a dossier and the words that its pickers offer."""

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Engine, ScalarSelect, distinct, func, select

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, known
from dashboard.store.frame import frame
from dashboard.store.tables import (
    actor,
    bulk_file,
    delegation,
    dossier,
    history,
    issue,
    position,
    problem,
    quote_day,
    source,
)
from dashboard.store.tables import left_out as left_out_


def title_page(engine: Engine) -> pd.DataFrame:
    """One row: id, title, summary, stale_after_days, window_days, last_word (date)."""
    return frame(engine, select(dossier))


def actors(engine: Engine) -> pd.DataFrame:
    """id, kind, name, delegation; delegations first in display order, then people by name."""
    return frame(
        engine,
        select(actor.c.id, actor.c.kind, actor.c.name, actor.c.delegation)
        .outerjoin(delegation, delegation.c.actor == actor.c.id)
        .order_by(delegation.c.rank.is_(None), delegation.c.rank, actor.c.name),
    )


def issues(engine: Engine) -> pd.DataFrame:
    """id, title, short, statement, heading, summary; group by group, else in the order of the file."""
    return frame(
        engine,
        select(issue.c.id, issue.c.title, issue.c.short, issue.c.statement, issue.c.heading, issue.c.summary)
        .order_by(issue.c.rank),
    )  # fmt: skip


def problems(engine: Engine) -> pd.DataFrame:
    """What the check found when the files were read: file, line, column, code, message, remedy (a sentence)."""
    return frame(
        engine,
        select(problem.c.file, problem.c.line, problem.c.column, problem.c.code, problem.c.message, problem.c.remedy)
        .order_by(problem.c.rank),
    )  # fmt: skip


def left_out(engine: Engine) -> pd.DataFrame:
    """The records that are not shown until a problem is mended: sort, id."""
    return frame(engine, select(left_out_.c.sort, left_out_.c.id).order_by(left_out_.c.rank))


def bulk_files(engine: Engine) -> pd.DataFrame:
    """What came of each file of machine-collected quotes: file, rows, taken, rejected, repeated, curated."""
    columns = [bulk_file.c[name] for name in ("file", "rows", "taken", "rejected", "repeated", "curated")]
    return frame(engine, select(*columns).order_by(bulk_file.c.rank))


def totals(engine: Engine, filters: Filters) -> pd.DataFrame:
    """What could be known, in one row: quotes, positions, meetings, sources, kept_texts."""

    def count(what: ColumnElement[int], known_from: ColumnElement[date | None]) -> ScalarSelect[int]:
        return select(what).where(all_of(known(known_from, filters))).scalar_subquery()

    counts = {
        "quotes": count(func.coalesce(func.sum(quote_day.c.quoted + quote_day.c.reported), 0), quote_day.c.known_from),
        "positions": count(func.count(position.c.id), position.c.known_from),
        "meetings": count(func.count(distinct(history.c.meeting)), history.c.known_from),
        "sources": count(func.count(source.c.id), source.c.known_from),
        "kept_texts": count(func.count(source.c.text), source.c.known_from),
    }
    return frame(engine, select(*(query.label(name) for name, query in counts.items())))

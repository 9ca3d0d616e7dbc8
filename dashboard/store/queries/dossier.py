"""The title page of a dossier and the words that its pickers offer."""

import pandas as pd
from sqlalchemy import Engine, func, select

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries.quote_sums import measure
from dashboard.store.tables import (
    actor,
    bulk_file,
    delegation,
    dossier,
    issue,
    known_number,
    problem,
    quote_day,
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
    quotes = select(func.sum(measure(quote_day, ()))).where(all_of(known(quote_day.c.known_from, filters)))
    by_noun = (
        select(known_number.c.noun, func.sum(known_number.c.number).label("number"))
        .where(all_of(known(known_number.c.known_from, filters)))
        .group_by(known_number.c.noun)
    )
    found = dict(frame(engine, by_noun).itertuples(index=False))
    numbers = {"quotes": frame(engine, quotes).iat[0, 0]} | {
        noun: found.get(noun) for noun in ("positions", "meetings", "sources", "kept_texts")
    }
    return pd.DataFrame({noun: [int(number or 0)] for noun, number in numbers.items()}, dtype=object)

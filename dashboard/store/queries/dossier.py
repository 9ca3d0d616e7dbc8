"""The title page of a dossier and the words that its pickers offer."""

import pandas as pd
from sqlalchemy import Engine, func, select

from dashboard.store.frame import frame
from dashboard.store.tables import actor, delegation, dossier, issue, meeting, position, quote, source


def title_page(engine: Engine) -> pd.DataFrame:
    """One row: id, title, summary, stale_after_days, last_word (date)."""
    return frame(engine, select(dossier))


def actors(engine: Engine) -> pd.DataFrame:
    """id, kind, name, office, delegation; delegations first in display order, then people by name."""
    return frame(
        engine,
        select(actor.c.id, actor.c.kind, actor.c.name, actor.c.office, actor.c.delegation)
        .outerjoin(delegation, delegation.c.actor == actor.c.id)
        .order_by(delegation.c.rank.is_(None), delegation.c.rank, actor.c.name),
    )


def issues(engine: Engine) -> pd.DataFrame:
    """id, title, short, statement, heading, summary; in the order of the file."""
    return frame(
        engine,
        select(issue.c.id, issue.c.title, issue.c.short, issue.c.statement, issue.c.heading, issue.c.summary)
        .order_by(issue.c.rank),
    )  # fmt: skip


def totals(engine: Engine) -> pd.DataFrame:
    """One row: quotes, positions, meetings, sources, kept_texts."""
    counts = {
        "quotes": select(func.count()).select_from(quote),
        "positions": select(func.count()).select_from(position),
        "meetings": select(func.count()).select_from(meeting),
        "sources": select(func.count()).select_from(source),
        "kept_texts": select(func.count(source.c.text)),
    }
    return frame(engine, select(*(query.scalar_subquery().label(name) for name, query in counts.items())))

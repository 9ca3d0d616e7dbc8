"""What became known after one day and by another. Filters must say the later day (`known`)."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Engine, select

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries import meetings, quotes
from dashboard.store.tables import dispute, history, meeting, place, quote


def words_on_meetings(engine: Engine, filters: Filters, since: date) -> pd.DataFrame:
    """The words on the chosen meetings that became known after `since`, in the order in which they did.

    Columns: meeting, rank, status, title, kind, who, date (EDTF, as it stands with this word), place_name, reported
    (EDTF), outcome, note, former (the status before, or None).
    """
    before = history.alias("before")
    return frame(
        engine,
        select(
            history.c.meeting, history.c.rank, history.c.status, history.c.title, meeting.c.kind, history.c.who,
            history.c.date_so_far.label("date"), place.c.name.label("place_name"), history.c.reported,
            history.c.outcome, history.c.note, before.c.status.label("former"),
        )
        .join(meeting, meeting.c.id == history.c.meeting)
        .outerjoin(place, place.c.id == history.c.place_so_far)
        .outerjoin(before, (before.c.meeting == history.c.meeting) & (before.c.rank == history.c.rank - 1))
        .where(
            history.c.known_from > since, all_of(known(history.c.known_from, filters)),
            history.c.meeting.in_(meetings.ids_chosen(filters)),
        )
        .order_by(history.c.known_from, history.c.earliest.nulls_first(), history.c.meeting, history.c.rank),
    )  # fmt: skip


def quotes_since(engine: Engine, filters: Filters, since: date) -> list[str]:
    """Ids of the chosen quotes that became known after `since`, in the order of their text."""
    query = select(quote.c.id).where(quote.c.known_from > since, quote.c.id.in_(quotes.ids_chosen(filters)))
    return _ids(frame(engine, query.order_by(quote.c.source, quote.c.start)))


def disputed_since(engine: Engine, filters: Filters, since: date) -> list[str]:
    """Ids of the chosen quotes of which it became known after `since` that somebody disputes them."""
    query = select(dispute.c.quote.label("id")).where(
        dispute.c.known_from > since,
        all_of(known(dispute.c.known_from, filters)),
        dispute.c.quote.in_(quotes.ids_chosen(filters)),
    )
    return list(dict.fromkeys(_ids(frame(engine, query))))


def _ids(found: Any) -> list[str]:
    return [str(id_) for id_ in found["id"]]

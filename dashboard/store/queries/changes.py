"""What became known after one day and by another. Filters must say the later day (`known`)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, and_, func, or_, select, true

from dashboard.filters import Filters
from dashboard.measures.scale import NUMBERS
from dashboard.models.vocabulary import QuoteKind
from dashboard.store.conditions import all_of, known, unled
from dashboard.store.frame import batched, frame
from dashboard.store.queries import meetings, quote_counts, stances
from dashboard.store.queries.stances import UNCODED
from dashboard.store.states import UNBROKEN
from dashboard.store.tables import (
    actor,
    cell_state,
    delegation,
    dispute,
    history,
    issue,
    meeting,
    place,
    quote,
    standing,
)


def cells(engine: Engine, filters: Filters, since: date) -> pd.DataFrame:
    """The cells of delegations that show another stance, or another than none, than they did on the day `since`.

    Columns: column, column_name, issue, issue_name, stance, position, former (the stance before; `uncoded` where there
    was none) and former_position. In the order of the matrix.
    """
    if filters.actors or filters.since or filters.until:
        return _compared(engine, filters, since)
    now, then = cell_state.alias("now"), cell_state.alias("then")
    former = func.coalesce(then.c.stance, UNCODED)
    query = (
        select(
            now.c.column, delegation.c.short.label("column_name"), now.c.issue, issue.c.short.label("issue_name"),
            now.c.stance, now.c.position, former.label("former"), then.c.position.label("former_position"),
        )
        .join(delegation, delegation.c.actor == now.c.column)
        .join(issue, issue.c.id == now.c.issue)
        .outerjoin(then, and_(
            then.c.voices == now.c.voices, then.c.column == now.c.column, then.c.issue == now.c.issue,
            then.c.last.is_(False), _shown_on(then, since),
        ))
        .where(
            now.c.voices == "delegations", now.c.last.is_(False), now.c.known_from > since,
            _shown_on(now, filters.known), now.c.stance != former,
            all_of(known(delegation.c.known_from, filters)), _about(filters),
        )
        .order_by(issue.c.rank, *_BY_DELEGATION)
    )  # fmt: skip
    return frame(engine, query)


_BY_DELEGATION = (delegation.c.rank.is_(None), delegation.c.rank, delegation.c.short)


def _shown_on(state: Any, day: date | None) -> ColumnElement[bool]:
    return and_(state.c.known_from <= day, or_(state.c.known_until.is_(None), state.c.known_until > day))


def _about(filters: Filters) -> ColumnElement[bool]:
    return issue.c.id.in_(filters.issues) if filters.issues else true()


def _compared(engine: Engine, filters: Filters, since: date) -> pd.DataFrame:
    """The two matrices side by side."""
    pair = ["column", "issue"]
    now = stances.cells(engine, filters, "delegations")
    then = stances.cells(engine, replace(filters, known=since), "delegations")
    then = then[[*pair, "stance", "position"]].rename(columns={"stance": "former", "position": "former_position"})
    both = now.drop(columns="former").merge(then, on=pair, how="left")
    both = both.assign(former=both["former"].fillna(UNCODED))
    names = ["column", "column_name", "issue", "issue_name", "stance", "position", "former", "former_position"]
    return both.loc[both["stance"] != both["former"], names].astype(object)


def silences(engine: Engine, filters: Filters, day: date, stale_after: int, longest: int) -> pd.DataFrame:
    """The stances of delegations whose last word is older than so many days on `day`, the oldest first, so many.

    Columns: column, column_name, issue, issue_name, stance, position, voice, voice_id, date (EDTF) and age_days.
    """
    names = ["column", "column_name", "issue", "issue_name", "stance", "position", "voice", "voice_id", "date"]
    if filters.actors or filters.since or filters.until:
        all_cells = stances.cells(engine, filters, "delegations")
        old = all_cells[all_cells["stance"].isin(list(NUMBERS)) & all_cells["stale"].astype(bool)]
        old = old.sort_values("age_days", ascending=False, kind="stable", key=lambda ages: ages.astype(int))
        return old[[*names, "age_days"]].head(longest)
    state = cell_state.c
    query = (
        select(
            state.column, delegation.c.short.label("column_name"), state.issue, issue.c.short.label("issue_name"),
            state.stance, state.position, actor.c.name.label("voice"), state.voice.label("voice_id"), state.date,
            state.latest,
        )
        .join(delegation, delegation.c.actor == state.column)
        .join(issue, issue.c.id == state.issue)
        .join(actor, actor.c.id == state.voice)
        .where(
            unled(state.voices) == "delegations", state.last.is_(False), _shown_on(cell_state, day),
            state.stance.in_(list(NUMBERS)), state.latest < day - timedelta(days=stale_after),
            state.silence.between(stale_after + 1, UNBROKEN),  # follows, and leads to few
            all_of(known(delegation.c.known_from, filters)), _about(filters),
        )
        .order_by(state.latest, issue.c.rank, *_BY_DELEGATION)
        .limit(longest)
    )  # fmt: skip
    found = frame(engine, query)
    ages = pd.Series([(day - latest).days for latest in found["latest"]], dtype=object)
    return found.drop(columns="latest").assign(age_days=ages)


def statuses_of_meetings(engine: Engine, filters: Filters, since: date) -> pd.DataFrame:
    """The words on the chosen meetings that became known after `since`, in the order in which they did.

    Columns: meeting, rank, status, former (the status before, or None).
    """
    before = standing.alias("before")
    query = (
        select(standing.c.meeting, standing.c.entry.label("rank"), standing.c.status, before.c.status.label("former"))
        .outerjoin(before, and_(before.c.meeting == standing.c.meeting, before.c.entry == standing.c.entry - 1))
        .where(standing.c.known_from > since, all_of(known(standing.c.known_from, filters)))
        .order_by(standing.c.known_from, standing.c.first_day, standing.c.meeting, standing.c.entry)
    )
    if filters.narrow:
        query = query.where(standing.c.meeting.in_(meetings.ids_chosen(filters)))
    return frame(engine, query)


def words_on_meetings(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """The words on some meetings that could be known.

    Columns: meeting, rank, status, title, kind, who, date (EDTF, as it stands with this word), place_name, reported
    (EDTF), outcome, note.
    """
    return frame(
        engine,
        select(
            history.c.meeting, history.c.rank, history.c.status, history.c.title, meeting.c.kind, history.c.who,
            history.c.date_so_far.label("date"), place.c.name.label("place_name"), history.c.reported,
            history.c.outcome, history.c.note,
        )
        .join(meeting, meeting.c.id == history.c.meeting)
        .outerjoin(place, place.c.id == history.c.place_so_far)
        .where(history.c.meeting.in_(ids), all_of(known(history.c.known_from, filters)))
        .order_by(history.c.meeting, history.c.rank),
    )  # fmt: skip


def direct_quotes(
    engine: Engine, filters: Filters, since: date, newest: int, but: Sequence[str] = ()
) -> tuple[list[str], int]:  # fmt: skip
    """The ids of so many of the newest chosen direct quotes that became known after `since`, and how many there are.

    `but` are ids that are left out.
    """
    chosen = and_(
        quote.c.known_from > since, quote.c.kind == QuoteKind.DIRECT, quote.c.id.not_in(but) if but else true(),
        all_of(quote_counts.conditions(filters, quote_counts.Choice())),
    )  # fmt: skip
    number = frame(engine, select(func.count().label("n")).select_from(quote).where(chosen))["n"][0]
    ids = _ids(frame(engine, select(quote.c.id).where(chosen).order_by(quote.c.number).limit(newest)))
    return ids, int(number)


def disputed_since(engine: Engine, filters: Filters, since: date) -> list[str]:
    """Ids of the chosen quotes of which it became known after `since` that somebody disputes them."""
    new = (dispute.c.known_from > since, all_of(known(dispute.c.known_from, filters)))
    disputed = _ids(frame(engine, select(dispute.c.quote.label("id")).where(*new).distinct().order_by("id")))
    chosen = all_of(quote_counts.conditions(filters, quote_counts.Choice()))
    found = []
    for some in batched(disputed):  # by name: a database that may choose begins with all that is known
        found += _ids(frame(engine, select(quote.c.id).where(quote.c.id.in_(some), chosen).order_by(quote.c.number)))
    return found


def _ids(found: Any) -> list[str]:
    return [str(id_) for id_ in found["id"]]

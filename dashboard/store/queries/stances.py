"""Who stands where."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import pandas as pd
from sqlalchemy import Engine, Select, func, select, union

from dashboard.filters import Filters
from dashboard.store.cell import Origin, State, cell_of
from dashboard.store.conditions import Condition, all_of, known, speaks
from dashboard.store.frame import asked, batched, frame
from dashboard.store.queries.positions import chosen, taken
from dashboard.store.states import HOLDERS, cells_of, words_of
from dashboard.store.tables import actor, cell_state, delegation, dossier, issue, position, position_origin

Voices = Literal["delegations", "persons"]
"""Whether a column of the matrix is a delegation or each one who spoke for it."""

Key = tuple[str, str]
"""Column and issue of a cell."""


def cells(engine: Engine, filters: Filters, voices: Voices) -> pd.DataFrame:
    """The matrix: one row for each column and issue, coded or not.

    Columns: column, column_name, heading, issue, issue_name, issue_heading, stance (`uncoded` where nobody has
    looked), position (the id of the word that is shown), voice and voice_id (who said it), date (EDTF), latest (last
    possible day), age_days, stale, former (the last stance that was another), rival, rival_voice and rival_id (another
    voice's differing stance), records (how many stand behind the cell), origins (independent sources of the stance),
    grade (`pinned` where one of them is); for the rules see `dashboard.store.cell`. Rows come issue by issue, columns
    in display order. The stance is the latest one stated; `not_stated` counts only where nothing was stated. Age counts
    to the last chosen day, else to the day of the newest word.
    """
    states = _states(engine, filters, voices)
    words = _words(engine, states)
    columns = frame(engine, _columns(filters, voices))
    if voices == "persons":
        spoke = {column for column, _ in states}
        columns = columns[columns["column"].isin(spoke)]
    about = issue.c.id.in_(filters.issues) if filters.issues else issue.c.id.is_not(None)
    issues = frame(
        engine,
        select(issue.c.id, issue.c.short.label("issue_name"), issue.c.heading.label("issue_heading"))
        .where(about).order_by(issue.c.rank),
    ).rename(columns={"id": "issue"})  # fmt: skip
    page = frame(engine, select(dossier.c.stale_after_days, dossier.c.last_word)).iloc[0]
    day = filters.day or page["last_word"]
    grid = columns.merge(issues, how="cross").sort_values("issue", key=_places(issues["issue"]), kind="stable")
    shown = [
        _shown(states.get(key), words, day, int(page["stale_after_days"]))
        for key in zip(grid["column"], grid["issue"], strict=True)
    ]
    found = pd.DataFrame(shown, columns=_SHOWN, dtype=object, index=grid.index)
    together = pd.concat([grid.astype(object), found], axis=1).reset_index(drop=True)
    return together[["column", "column_name", "heading", "issue", "issue_name", "issue_heading", *_SHOWN]]


_SHOWN = [
    "stance", "position", "voice", "voice_id", "date", "latest", "records", "origins", "age_days", "stale", "grade",
    "former", "rival", "rival_voice", "rival_id",
]  # fmt: skip


def _shown(state: State | None, words: dict[str, Any], day: date | None, stale_after: int) -> tuple[Any, ...]:
    """The part of a cell's row that tells its state."""
    if state is None:
        return ("uncoded", None, None, None, None, None, 0, 0, None, False, None, None, None, None, None)
    word, rival = words[state.position], words.get(state.rival or "")
    age = max((day - word.latest).days, 0) if day and word.latest else None
    grade = None if state.pinned is None else "pinned" if state.pinned else "cited"
    return (
        word.stance, state.position, word.actor_name, word.actor, word.date, word.latest, state.records, state.origins,
        age, age is not None and age > stale_after, grade, state.former, *(
            (rival.stance, rival.actor_name, rival.actor) if rival else (None, None, None)
        ),
    )  # fmt: skip


def _places(ids: pd.Series) -> Any:
    places = {id_: place for place, id_ in enumerate(ids)}
    return lambda column: column.map(places)


def _states(engine: Engine, filters: Filters, voices: Voices) -> dict[Key, State]:
    """What each cell shows: looked up, or where the reader's choice makes it another, worked out."""
    if filters.actors or filters.since or filters.until:
        return dict(_worked_out(engine, filters, voices))
    looked_up = select(cell_state.c.column, cell_state.c.issue, *(cell_state.c[name] for name in State._fields))
    _, rows = asked(engine, looked_up.where(cell_state.c.voices == voices, all_of(_on_the_day(filters))))
    return {(row[0], row[1]): State(*row[2:]) for row in rows}


def _on_the_day(filters: Filters) -> Iterator[Condition]:
    state = cell_state.c
    if filters.known:
        yield state.known_from <= filters.known
        yield state.known_until.is_(None) | (state.known_until > filters.known)
    yield state.last.is_(filters.known is None)
    if filters.issues:
        yield state.issue.in_(filters.issues)


def _worked_out(engine: Engine, filters: Filters, voices: Voices) -> Iterator[tuple[Key, State]]:
    window = int(frame(engine, select(dossier.c.window_days))["window_days"][0])
    holder = HOLDERS[voices]
    _, rows = asked(engine, words_of(holder).where(chosen(filters)).order_by(holder, position.c.issue))
    behind = select(*(position_origin.c[name] for name in Origin._fields)).where(
        position_origin.c.position.in_(select(position.c.id).where(chosen(filters))),
        all_of(known(position_origin.c.known_from, filters)),
    )
    origins: dict[str, list[Origin]] = {}
    for row in asked(engine, behind)[1]:
        origins.setdefault(row[0], []).append(Origin(*row))
    for key, words in cells_of(rows):
        state = cell_of(words, (origin for word in words for origin in origins.get(word.id, ())), window)
        if state:
            yield key, state


def _words(engine: Engine, states: dict[Key, State]) -> dict[str, Any]:
    """The positions that cells show, by id: actor, actor_name, stance, date, latest."""
    ids = {id_ for state in states.values() for id_ in (state.position, state.rival) if id_}
    query = select(
        position.c.id, position.c.actor, actor.c.name.label("actor_name"), position.c.stance, position.c.date,
        position.c.latest,
    ).join(actor, actor.c.id == position.c.actor)  # fmt: skip
    found = {}
    for some in batched(sorted(ids)):
        _, rows = asked(engine, query.where(position.c.id.in_(some)))
        found.update({row[0]: row for row in rows})
    return found


def _columns(filters: Filters, voices: Voices) -> Select[Any]:
    """The columns that the matrix may have, in display order: column, column_name, heading."""
    order = (delegation.c.rank.is_(None), delegation.c.rank)
    if voices == "persons":
        return (
            select(
                actor.c.id.label("column"), actor.c.name.label("column_name"),
                func.coalesce(delegation.c.short, "Not listed").label("heading"),
            )
            .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
            .order_by(*order, actor.c.name)
        )  # fmt: skip
    query = select(
        delegation.c.actor.label("column"), delegation.c.short.label("column_name"), delegation.c.heading
    ).where(all_of(known(delegation.c.known_from, filters)))
    if filters.actors:
        among = union(
            select(actor.c.delegation).where(all_of(speaks(actor.c.id, filters))),
            select(position.c.delegation).where(all_of(taken(filters), known(position.c.known_from, filters))),
        )
        query = query.where(delegation.c.actor.in_(among))
    return query.order_by(*order, delegation.c.short)

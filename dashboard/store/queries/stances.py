"""Who stands where."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

import pandas as pd
from sqlalchemy import Engine, Row, Subquery, and_, case, distinct, func, select, true, union, union_all

from dashboard.filters import Filters
from dashboard.store.cell import Cell, State, Word
from dashboard.store.conditions import Condition, all_of, known, parts_of, speaks
from dashboard.store.frame import asked
from dashboard.store.queries.positions import chosen, taken
from dashboard.store.states import HOLDERS, words_of
from dashboard.store.tables import actor, cell_state, delegation, dossier, issue, position
from dashboard.store.tables import position_origin as origin

Voices = Literal["delegations", "persons"]
"""Whether a column of the matrix is a delegation or each one who spoke for it."""

MOST = 40
"""So many voices have room in a matrix, those with most on record."""

UNCODED = "uncoded"
"""What a cell shows where nobody has looked."""

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
    to the last chosen day, else to the day of the newest word. Of `persons` there are the `MOST` with most words.
    """
    columns = _columns(engine, filters, voices)
    about = issue.c.id.in_(filters.issues) if filters.issues else issue.c.id.is_not(None)
    _, issues = asked(engine, select(issue.c.id, issue.c.short, issue.c.heading).where(about).order_by(issue.c.rank))
    found = _shown(engine, filters, voices, [column[0] for column in columns], [row[0] for row in issues])
    _, (page,) = asked(engine, select(dossier.c.stale_after_days, dossier.c.last_word))
    day = filters.day or page.last_word
    rows = []
    for id_, short, heading in issues:
        for column in columns:
            row = (*column, id_, short, heading)
            rows.append(row + _told(found.get((column[0], id_)), day, page.stale_after_days))
    return pd.DataFrame(rows, columns=_COLUMNS, dtype=object)


_COLUMNS = [
    "column", "column_name", "heading", "issue", "issue_name", "issue_heading", "stance", "position", "voice",
    "voice_id", "date", "latest", "records", "origins", "age_days", "stale", "grade", "former", "rival", "rival_voice",
    "rival_id",
]  # fmt: skip
_NOTHING = (UNCODED, None, None, None, None, None, 0, 0, None, False, None, None, None, None, None)


class _Word(NamedTuple):
    """A word that a cell shows."""

    stance: str
    actor_name: str
    actor: str
    told: str | None = None
    latest: date | None = None


class _Shown(NamedTuple):
    """What a cell shows, with the words themselves."""

    state: State
    word: _Word
    rival: _Word | None


def _told(shown: _Shown | None, day: date | None, stale_after: int) -> tuple[Any, ...]:
    """The part of a cell's row that tells its state."""
    if shown is None:
        return _NOTHING
    state, word, rival = shown
    age = max((day - word.latest).days, 0) if day and word.latest else None
    grade = None if state.pinned is None else "pinned" if state.pinned else "cited"
    return (
        word.stance, state.position, word.actor_name, word.actor, word.told, word.latest, state.records, state.origins,
        age, age is not None and age > stale_after, grade, state.former, *(
            (rival.stance, rival.actor_name, rival.actor) if rival else (None, None, None)
        ),
    )  # fmt: skip


def _shown(
    engine: Engine, filters: Filters, voices: Voices, columns: Sequence[str], issues: Sequence[str]
) -> dict[Key, _Shown]:  # fmt: skip
    """What each cell shows: looked up, or where the reader's choice makes it another, worked out."""
    if not (filters.actors or filters.since or filters.until):
        return _looked_up(engine, filters, voices, columns, issues)
    return dict(_worked_out(engine, filters, voices, columns))


def _looked_up(
    engine: Engine, filters: Filters, voices: Voices, columns: Sequence[str], issues: Sequence[str]
) -> dict[Key, _Shown]:  # fmt: skip
    word = ("stance", "voice", "date", "latest", "rival_stance", "rival_voice")
    query = select(*(cell_state.c[name] for name in ("column", "issue", *State._fields, *word)))
    query = query.where(cell_state.c.voices == voices, all_of(_on_the_day(filters)))
    if voices == "persons":  # only some have room; with the issues an index leads to each cell
        query = query.where(cell_state.c.column.in_(columns), cell_state.c.issue.in_(issues))
    names = _names(engine)
    end = 2 + len(State._fields)
    found = {}
    for row in asked(engine, query)[1]:
        stance, voice, told, latest, rival_stance, rival_voice = row[end:]
        rival = _Word(rival_stance, names[rival_voice], rival_voice) if rival_stance else None
        word_ = _Word(stance, names[voice], voice, told, latest)
        found[row[0], row[1]] = _Shown(State(*row[2:end]), word_, rival)
    return found


def _names(engine: Engine) -> dict[str, str]:
    return {row.id: row.name for row in asked(engine, select(actor.c.id, actor.c.name))[1]}


def _on_the_day(filters: Filters) -> Iterator[Condition]:
    state = cell_state.c
    if filters.known:
        yield state.known_from <= filters.known
        yield state.known_until.is_(None) | (state.known_until > filters.known)
    yield state.last.is_(filters.known is None)
    if filters.issues:
        yield state.issue.in_(filters.issues)


def _worked_out(
    engine: Engine, filters: Filters, voices: Voices, columns: Sequence[str]
) -> Iterator[tuple[Key, _Shown]]:  # fmt: skip
    """The rule of `cell.py` over the chosen words; how many sources a stance has, the database counts."""
    _, (page,) = asked(engine, select(dossier.c.window_days))
    chosen_words = _chosen_words(filters, voices, columns)
    origins, names = _origins(engine, filters, chosen_words), _names(engine)
    for cell, heard in _heard(engine, chosen_words).items():
        state = Cell(page.window_days, [told.word for told in heard]).state()
        if state:
            top = heard[0]
            sources, pinned = origins.get((*cell, top.word.stance), (0, False))
            shown = _Word(top.word.stance, names[top.word.actor], top.word.actor, top.dated, top.latest)
            rival = next((told.word for told in heard if told.word.id == state.rival), None)
            beside = _Word(rival.stance, names[rival.actor], rival.actor) if rival else None
            yield cell, _Shown(state._replace(origins=sources, pinned=pinned), shown, beside)


def _chosen_words(filters: Filters, voices: Voices, columns: Sequence[str]) -> Subquery:
    holder = HOLDERS[voices]
    among = and_(chosen(filters), holder.in_(columns) if voices == "persons" else true())
    told = words_of(holder).add_columns(position.c.date, position.c.latest).where(among)
    return union_all(*(told.where(part) for part in parts_of(position, filters))).subquery()


def _origins(engine: Engine, filters: Filters, words: Subquery) -> dict[tuple[str, str, str], tuple[int, bool]]:
    """Behind each stance of a cell: in how many sources it is, and whether the words of one are kept."""
    key = (words.c.column, words.c.issue, words.c.stance)
    number, pinned = func.count(distinct(origin.c.origin)), func.max(case((origin.c.pinned, 1), else_=0))
    behind = (
        select(*key, number, pinned)
        .join(origin, origin.c.position == words.c.id)
        .where(all_of(known(origin.c.known_from, filters)))
        .group_by(*key)
    )
    return {
        (column, issue_, stance): (sources, bool(any_pinned))
        for column, issue_, stance, sources, any_pinned in asked(engine, behind)[1]
    }


class _Heard(NamedTuple):
    """A word with its date: as the record has it, and its last possible day."""

    word: Word
    dated: str
    latest: date | None


def _heard(engine: Engine, words: Subquery) -> dict[Key, list[_Heard]]:
    """The words of each cell, in the order in which they speak for it."""
    told = [words.c[name] for name in ("column", "issue", "place", "id", "actor", "stance", "day", "date", "latest")]
    found: dict[Key, list[_Heard]] = {}
    _, rows = asked(engine, select(*told).order_by(words.c.place))
    for column, issue_, place, id_, by, stance, day, dated, latest in rows:
        word = Word(place, id_, by, stance, day, None)
        found.setdefault((column, issue_), []).append(_Heard(word, dated, latest))
    return found


def voices_heard(engine: Engine, filters: Filters) -> list[str]:
    """Everyone who took a chosen position, the ids of those with most of them first."""
    most = (func.count().desc(), position.c.actor)
    query = select(position.c.actor).where(chosen(filters)).group_by(position.c.actor).order_by(*most)
    return [row.actor for row in asked(engine, query)[1]]


def _columns(engine: Engine, filters: Filters, voices: Voices) -> Sequence[Row[Any]]:
    """The columns that the matrix has, in display order: column, column_name, heading."""
    order = (delegation.c.rank.is_(None), delegation.c.rank)
    if voices == "persons":
        persons = (
            select(actor.c.id, actor.c.name, func.coalesce(delegation.c.short, "Not listed"))
            .outerjoin(delegation, delegation.c.actor == actor.c.delegation)
            .where(actor.c.id.in_(voices_heard(engine, filters)[:MOST]))
            .order_by(*order, actor.c.name)
        )
        return asked(engine, persons)[1]
    query = select(delegation.c.actor, delegation.c.short, delegation.c.heading)
    query = query.where(all_of(known(delegation.c.known_from, filters)))
    if filters.actors:
        among = union(
            select(actor.c.delegation).where(all_of(speaks(actor.c.id, filters))),
            select(position.c.delegation).where(all_of(taken(filters), known(position.c.known_from, filters))),
        )
        query = query.where(delegation.c.actor.in_(among))
    return asked(engine, query.order_by(*order, delegation.c.short))[1]

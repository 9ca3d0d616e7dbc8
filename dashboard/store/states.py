"""Every cell of the matrix replayed once, at build: pages look up what it shows on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select, update

from dashboard.store import tables
from dashboard.store.cell import Origin, Reign, Word, reigns
from dashboard.store.fill import fill
from dashboard.store.rows.row import Row, TableRow
from dashboard.store.tables import dossier, position, position_origin
from dashboard.store.tables.columns import days_counted_on

HOLDERS: dict[str, ColumnElement[Any]] = {"delegations": position.c.delegation, "persons": position.c.actor}
"""Whose cells there are, by the form of the matrix."""

UNBROKEN = 10_000_000
"""Stands for the days of a silence that nothing ended: more than there are."""


def replay_cells(connection: Connection) -> None:
    """Give each position its place, and fill cell_state from position and position_origin."""
    _place(connection)
    window = connection.execute(select(func.max(dossier.c.window_days))).scalar_one() or 0
    origins, dates = _origins(connection), _dates(connection)
    for voices, holder in HOLDERS.items():
        fill(connection, _states(connection, voices, holder, origins, dates, window))


def _place(connection: Connection) -> None:
    """The order in which positions speak for a cell: silence found in a source never hides a stance."""
    day = func.coalesce(position.c.latest, position.c.earliest)
    silent = case((position.c.stance == "not_stated", 1), else_=0)
    order = (silent, day.desc().nulls_last(), position.c.rank.desc())
    placed = select(position.c.id, func.row_number().over(order_by=order).label("place")).subquery()
    values = {"place": placed.c.place, "day": day, **days_counted_on(position.c.earliest, position.c.latest)}
    connection.execute(update(position).values(values).where(position.c.id == placed.c.id))


def _origins(connection: Connection) -> dict[str, list[Origin]]:
    found: dict[str, list[Origin]] = {}
    for row in connection.execute(select(position_origin)):
        found.setdefault(row.position, []).append(Origin(row.position, row.origin, row.pinned, row.known_from))
    return found


def _dates(connection: Connection) -> dict[str, Row]:
    rows = connection.execute(select(position.c.id, position.c.date, position.c.latest))
    return {row.id: {"date": row.date, "latest": row.latest} for row in rows}


def _states(
    connection: Connection, voices: str, holder: ColumnElement[Any], origins: dict[str, list[Origin]],
    dates: dict[str, Row], window: int,
) -> Iterator[TableRow]:  # fmt: skip
    rows = connection.execute(words_of(holder).order_by(holder, position.c.issue))
    for (column, issue), words in cells_of(rows):
        behind = [origin for word in words for origin in origins.get(word.id, ())]
        by_id = {word.id: word for word in words}
        for reign in reigns(words, behind, window):
            yield tables.cell_state, {
                "voices": voices, "column": column, "issue": issue, **reign.state._asdict(),
                **_words_shown(by_id[reign.state.position], by_id.get(reign.state.rival or "")),
                **dates[reign.state.position],
                "known_from": reign.known_from, "known_until": reign.known_until, "last": reign.last,
                "silence": _silence(dates[reign.state.position]["latest"], reign) if voices == "delegations" else None,
            }  # fmt: skip


def _silence(latest: date | None, reign: Reign) -> int | None:
    """For how many days after its last possible day a word was shown."""
    if latest is None or reign.last:
        return None
    return (reign.known_until - latest).days if reign.known_until else UNBROKEN


def _words_shown(word: Word, rival: Word | None) -> Row:
    return {
        "stance": word.stance, "voice": word.actor,
        "rival_stance": rival.stance if rival else None, "rival_voice": rival.actor if rival else None,
    }  # fmt: skip


def words_of(holder: ColumnElement[Any]) -> Any:
    """The words of cells, to be narrowed and put in order: column, issue, and the fields of `Word`."""
    fields = [position.c[name] for name in Word._fields]
    return select(holder.label("column"), position.c.issue, *fields)


def cells_of(rows: Iterable[Any]) -> Iterator[tuple[tuple[str, str], list[Word]]]:
    """Rows of `words_of` in the order of their cells: column and issue, with the words."""
    for cell, together in groupby(rows, key=lambda row: (row[0], row[1])):
        yield cell, [Word(*row[2:]) for row in together]

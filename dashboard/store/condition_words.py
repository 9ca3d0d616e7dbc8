"""The words of conditions, apart: pages ask how many conditions hold some of them."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from dashboard.measures.conditions import content_words
from dashboard.store.fill import fill
from dashboard.store.rows.row import TableRow
from dashboard.store.tables import condition_word, position

EVERY = ""
"""Stands once for each condition."""


def part_conditions(connection: Connection) -> None:
    """Fill condition_word from position."""
    fill(connection, _words(connection))


def _words(connection: Connection) -> Iterator[TableRow]:
    stated = select(position.c.condition, position.c.known_from).where(position.c.condition.is_not(None))
    for condition, known_from in connection.execute(stated):
        for word in (EVERY, *content_words(condition)):
            yield condition_word, {"word": word, "known_from": known_from}

"""How many there are, day by day."""

import numpy as np
from sqlalchemy import Connection, Select, func, insert, literal, select

from dashboard.store.counts.numbered import KINDS, Quotes, as_rows, day_text, tallied
from dashboard.store.fill import insert_rows
from dashboard.store.tables import history, known_number, position, quote_day, source


def count_days(connection: Connection, quotes: Quotes) -> None:
    """Fill quote_day."""
    days = [quotes.earliest, quotes.latest, quotes.known_from]
    known = [np.unique(column) for column in days]
    keys = np.ravel_multi_index(
        tuple(np.searchsorted(found, column) for found, column in zip(known, days, strict=True)),
        tuple(max(len(found), 1) for found in known),
    )
    found, counted = tallied(keys, quotes.kind)
    first = np.full(len(found), np.iinfo(np.int64).max)
    last = np.zeros(len(found), np.int64)
    places = np.searchsorted(found, keys)
    np.minimum.at(first, places, quotes.number)
    np.maximum.at(last, places, quotes.number)
    triples = np.unravel_index(found, tuple(max(len(one), 1) for one in known))
    three = (column[codes] for column, codes in zip(known, triples, strict=True))
    rows = [
        (*map(day_text, row[:3]), *row[3:]) for row in as_rows(*three, counted, first, last)
    ]  # fmt: skip
    insert_rows(connection, quote_day.name, ["earliest", "latest", "known_from", *KINDS, "first", "last"], rows)


def count_nouns(connection: Connection) -> None:
    """Fill known_number with everything but quotes."""
    first_word = select(func.min(history.c.known_from).label("known_from")).group_by(history.c.meeting).subquery()
    by_day: dict[str, Select[tuple[object, int]]] = {
        "positions": select(position.c.known_from, func.count()).group_by(position.c.known_from),
        "meetings": select(first_word.c.known_from, func.count()).group_by(first_word.c.known_from),
        "sources": select(source.c.known_from, func.count()).group_by(source.c.known_from),
        "kept_texts": select(source.c.known_from, func.count().filter(source.c.kept)).group_by(source.c.known_from),
    }
    for noun, counted in by_day.items():
        named = select(literal(noun), *counted.subquery().c)
        connection.execute(insert(known_number).from_select(["noun", "known_from", "number"], named))

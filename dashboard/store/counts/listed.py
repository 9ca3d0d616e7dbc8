"""The sources in the order of their list."""

from itertools import islice

import numpy as np
from sqlalchemy import Connection, func, insert, select

from dashboard.store.counts.numbered import Numbers, Quotes, as_rows
from dashboard.store.fill import BATCH, insert_rows
from dashboard.store.tables import listed_source, quote_place, source


def list_sources(connection: Connection) -> None:
    """Fill listed_source."""
    order = (source.c.kept.desc(), source.c.day.desc(), source.c.title, source.c.id)
    place = func.row_number().over(order_by=order)
    listed = select(place, source.c.id, source.c.known_from, source.c.kept)
    connection.execute(insert(listed_source).from_select(["place", "source", "known_from", "kept"], listed))


def places_of(connection: Connection, sources: list[str]) -> Numbers:
    """Where these sources stand in the list."""
    found = connection.execute(select(listed_source.c.source, listed_source.c.place))
    places = {row[0]: row[1] for row in found}
    return np.fromiter(map(places.__getitem__, sources), np.int64, len(sources))


def place_quotes(connection: Connection, quotes: Quotes, places: Numbers) -> None:
    """Fill quote_place. `places` are those of the sources."""
    rows = as_rows(quotes.number, places[quotes.source])
    while batch := list(islice(rows, BATCH)):
        insert_rows(connection, quote_place.name, ["number", "place"], batch)

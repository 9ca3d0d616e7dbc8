"""The index of words, made by a second process while this one makes the rest of the database."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy import URL, Connection, create_engine, func, select, text
from sqlalchemy.pool import NullPool, StaticPool

from dashboard.dossier.aside import Aside
from dashboard.store import tables
from dashboard.store.fill import BATCH, insert_rows
from dashboard.store.numbering import create_index, fill_index

WORTH = 50_000
"""Quotes for which a second process is begun."""

_KEPT = [f"quote_index_{part}" for part in ("config", "data", "docsize", "idx")]
"""The tables in which FTS5 keeps an index."""


class Indexing(NamedTuple):
    """Making the index of a database whose quotes, sources, actors and aliases are all written, and stay as they are.

    What else is written to the same file meanwhile goes to pages of its own.
    """

    path: Path

    def found(self) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """The rows of the tables in which FTS5 keeps it. It is made in a file that SQLite takes away with it."""
        address = URL.create(
            "sqlite", database=f"file:{quote(self.path.as_posix())}", query={"immutable": "1", "uri": "true"}
        )
        source = create_engine(address, poolclass=NullPool)
        made = create_engine("sqlite://", creator=lambda: sqlite3.connect(""), poolclass=StaticPool)
        with source.connect() as quotes, made.connect() as index:
            for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16384"):
                index.execute(text(f"PRAGMA {setting}"))
            fill_index(quotes, index)
            index.commit()  # FTS5 writes down what it gathered
            driver: Any = index.connection.driver_connection
            for name in _KEPT:
                rows = driver.execute(f'SELECT * FROM "{name}"')  # noqa: S608  the names above
                while batch := rows.fetchmany(BATCH):
                    yield name, batch
        made.dispose()


def begun(connection: Connection, worth: int = WORTH) -> Aside[tuple[str, list[tuple[Any, ...]]]] | None:
    """A second process at the index, where it is worth one. What is written so far is there for it to read."""
    database = connection.engine.url.database
    if not database or (connection.scalar(select(func.max(tables.quote.c.number))) or 0) < worth:
        return None
    connection.commit()
    return Aside.begun(Indexing(Path(database)))


def take_index(connection: Connection, aside: Aside[tuple[str, list[tuple[Any, ...]]]] | None) -> None:
    """The index, from the second process; from this one where there is none, or where it did not come to the end."""
    if aside:
        create_index(connection)
        for name in _KEPT:
            connection.execute(text(f'DELETE FROM "{name}"'))  # noqa: S608  the names above
        for name, rows in aside.found():
            insert_rows(connection, name, None, rows)
        if aside.whole:
            return
        connection.execute(text("DROP TABLE quote_index"))
    fill_index(connection, connection)

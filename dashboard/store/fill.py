"""Rows into the tables of an SQLite database, by the thousands."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dashboard.store.rows.row import TableRow

BATCH = 5_000


def fill(connection: Connection, rows: Iterable[TableRow]) -> None:
    """Insert rows of any tables. All rows of a table have values for the same columns."""
    waiting: dict[str, list[tuple[Any, ...]]] = {}
    columns: dict[str, list[str]] = {}
    for table, row in rows:
        name = table.name
        if name not in columns:
            columns[name], waiting[name] = list(row), []
        batch = waiting[name]
        # As SQLite keeps it, a day is its text.
        batch.append(
            tuple(
                [value.isoformat() if type(value) is date else value for value in map(row.__getitem__, columns[name])]
            )
        )
        if len(batch) == BATCH:
            insert_rows(connection, name, columns[name], batch)
            batch.clear()
    for name, batch in waiting.items():
        insert_rows(connection, name, columns[name], batch)


def insert_rows(connection: Connection, table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """Insert plain tuples, past SQLAlchemy, which would look at each value of a million rows."""
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  our own tables' names
    driver: Any = connection.connection.driver_connection
    driver.executemany(statement, rows)

"""Rows into the tables of an SQLite database, by the thousands."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dashboard.store.rows.row import TableRow

BATCH = 5_000


def fill(connection: Connection, rows: Iterable[TableRow]) -> None:
    """Insert rows of any tables. All rows of a table have values for the same columns."""
    columns: dict[str, list[str]] = {}
    waiting: dict[str, list[tuple[Any, ...]]] = {}

    def insert(name: str) -> None:
        insert_rows(connection, name, columns[name], waiting[name])
        waiting[name].clear()

    for table, row in rows:
        name = table.name
        if name not in columns:
            columns[name], waiting[name] = list(row), []
        values = map(row.__getitem__, columns[name])  # as SQLite keeps them: a day is its text
        waiting[name].append(tuple([value.isoformat() if type(value) is date else value for value in values]))
        if len(waiting[name]) == BATCH:
            insert(name)
    for name in columns:
        insert(name)


def insert_rows(connection: Connection, table: str, columns: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert plain tuples, past SQLAlchemy, which would look at each value of a million rows."""
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  our own tables' names
    driver: Any = connection.connection.driver_connection
    driver.executemany(statement, rows)

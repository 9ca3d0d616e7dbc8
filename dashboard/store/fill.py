"""Rows into the tables of an SQLite database, by the thousands."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table

from dashboard.store.rows.row import TableRow

BATCH = 5_000


def fill(connection: Connection, rows: Iterable[TableRow]) -> None:
    """Insert rows of any tables. All rows of a table have values for the same columns."""
    columns: dict[str, list[str]] = {}

    def plain() -> Iterator[tuple[Table, tuple[Any, ...]]]:
        for table, row in rows:
            names = columns.get(table.name) or columns.setdefault(table.name, list(row))
            values = map(row.__getitem__, names)  # as SQLite keeps them: a day is its text
            yield table, tuple([value.isoformat() if type(value) is date else value for value in values])

    fill_plain(connection, plain(), columns)


def fill_plain(
    connection: Connection, rows: Iterable[tuple[Table, tuple[Any, ...]]], columns: dict[str, list[str]] | None = None
) -> None:
    """The same of rows that are tuples of values as SQLite keeps them: of all columns, or of those given by table."""
    waiting: dict[str, list[tuple[Any, ...]]] = {}
    tables: dict[str, Table] = {}
    known = {} if columns is None else columns

    def insert(name: str) -> None:
        names = known.get(name) or [column.name for column in tables[name].c]
        insert_rows(connection, name, names, waiting[name])
        waiting[name].clear()

    for table, row in rows:
        name = table.name
        if name not in tables:
            tables[name], waiting[name] = table, []
        waiting[name].append(row)
        if len(waiting[name]) == BATCH:
            insert(name)
    for name in tables:
        insert(name)


def insert_rows(connection: Connection, table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """Insert plain tuples, past SQLAlchemy, which would look at each value of a million rows."""
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  our own tables' names
    driver: Any = connection.connection.driver_connection
    driver.executemany(statement, rows)

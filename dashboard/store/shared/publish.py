"""A built database to a shared one: copied into a schema of its own, and shown in one transaction.

Whatever was worked out in SQLite is copied as it is, so that both engines answer alike. Nobody sees the new schema
before the catalogue names it; a build that is cut off leaves nothing behind. The schema before it stays until the next
build, for readers who are in the middle of a page.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, CreateSchema, CreateTable, DropSchema

from dashboard.store import tables
from dashboard.store.engine import Store
from dashboard.store.numbering import heard, speaker_names
from dashboard.store.search import index, vector
from dashboard.store.shared.catalogue import SCHEMA, dossiers


class NotPublishedError(Exception):
    """A server did not take a dossier."""


Copied = Callable[[int], object]
"""Told how many rows have been copied since it was last told."""

_LONGEST = 63
"""Bytes of a name in PostgreSQL."""


def publish(
    store: Store, name: str, target: Engine, reader: str | None = None, copied: Copied = lambda _: None
) -> bool:
    """Copy a built dossier to a server; whether there was anything to do.

    `reader` is a role that may then read it, and nothing else. Raises `NotPublishedError`; all is as it was then.
    """
    try:
        return _published(store, name, target, reader, copied)
    except DBAPIError as error:
        raise NotPublishedError(f"the server says: {str(error.orig).strip()}") from error
    except psycopg.Error as error:  # COPY goes past SQLAlchemy
        raise NotPublishedError(f"the server says: {str(error).strip()}") from error


def _published(store: Store, name: str, target: Engine, reader: str | None, copied: Copied) -> bool:
    schema = _schema(store.state)
    with target.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": f"{SCHEMA} {name}"})
        _prepare(connection)
        shown = connection.execute(select(dossiers).where(dossiers.c.name == name)).one_or_none()
        if shown and shown.schema == schema:
            return False
        if shown and shown.before and shown.before != schema:
            connection.execute(DropSchema(shown.before, cascade=True, if_exists=True))
        _fill(connection, store, schema, copied)
        if reader:
            _allow(connection, schema, reader)
        connection.execute(delete(dossiers).where(dossiers.c.name == name))
        row = {"name": name, "schema": schema, "before": shown.schema if shown else None, "state": store.state}
        connection.execute(insert(dossiers).values(**row, built=datetime.now(UTC)))
    return True


def withdraw(name: str, target: Engine) -> bool:
    """Take a dossier from a server; whether it was there."""
    with target.begin() as connection:
        shown = connection.execute(select(dossiers).where(dossiers.c.name == name)).one_or_none()
        if shown is None:
            return False
        for schema in (shown.schema, shown.before):
            if schema:
                connection.execute(DropSchema(schema, cascade=True, if_exists=True))
        connection.execute(delete(dossiers).where(dossiers.c.name == name))
    return True


def rows_in(store: Store) -> int:
    """How many rows a copy of this dossier takes."""
    counts = [select(func.count()).select_from(table) for table in (*tables.metadata.sorted_tables, tables.quote)]
    with store.engine.connect() as connection:
        return sum(connection.execute(count).scalar_one() for count in counts)


def _prepare(connection: Connection) -> None:
    """The catalogue, where this is the first dossier of a database."""
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": SCHEMA})
    connection.execute(CreateSchema(SCHEMA, if_not_exists=True))
    connection.execute(CreateTable(dossiers, if_not_exists=True))


def _schema(state: str) -> str:
    """A name for the schema of one state of a dossier."""
    return re.sub(r"[^a-z0-9_]+", "_", state.lower())[-_LONGEST:].strip("_")


def _fill(connection: Connection, store: Store, schema: str, copied: Copied) -> None:
    there = connection.execution_options(schema_translate_map={None: schema})
    there.execute(DropSchema(schema, cascade=True, if_exists=True))  # of a build that somebody undid by hand
    there.execute(CreateSchema(schema))
    with store.engine.connect() as source:
        for table in tables.metadata.sorted_tables:
            there.execute(CreateTable(table))
            _copy(connection, f'"{schema}"."{table.name}"', _columns(table), _rows(source, table), copied)
        there.execute(CreateTable(index))
        _copy(connection, f'"{schema}"."{index.name}"', _columns(index), _vectors(source), copied)
    for table in tables.metadata.sorted_tables:
        for one in sorted(table.indexes, key=lambda found: str(found.name)):
            there.execute(CreateIndex(one))
    connection.execute(text(f'CREATE INDEX quote_index_vector ON "{schema}".quote_index USING gin (vector)'))
    for table in (*tables.metadata.sorted_tables, index):
        connection.execute(text(f'ANALYZE "{schema}"."{table.name}"'))


def _copy(
    connection: Connection, table: str, columns: list[str], rows: Iterator[tuple[Any, ...]], copied: Copied
) -> None:  # fmt: skip
    names = ", ".join(f'"{column}"' for column in columns)
    driver: Any = connection.connection.driver_connection
    number = 0
    # Frozen: the rows are as if they had been there always, and indexes alone answer from the first question on.
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN WITH (FREEZE)") as copy:
        for number, row in enumerate(rows, start=1):
            copy.write_row(row)
            if number % 10_000 == 0:
                copied(10_000)
    copied(number % 10_000)


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.c]


def _rows(source: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """As SQLite keeps them: days and numbers as text are what COPY takes."""
    driver: Any = source.connection.driver_connection
    yield from driver.execute(str(select(table).compile(source)))


def _vectors(source: Connection) -> Iterator[tuple[int, str]]:
    """The rows of the index, made of what the quotes say."""
    names = speaker_names(source)
    for number, words, speaker, marks in heard(source):
        yield number, vector(words, names.get(speaker or "", ""), marks)


def _allow(connection: Connection, schema: str, role: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote(role)
    for one in (SCHEMA, schema):
        connection.execute(text(f'GRANT USAGE ON SCHEMA "{one}" TO {quoted}'))
        connection.execute(text(f'GRANT SELECT ON ALL TABLES IN SCHEMA "{one}" TO {quoted}'))

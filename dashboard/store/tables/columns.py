"""What the tables are made of."""

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Date, Index, Integer, MetaData, String, Table, Text, func

metadata = MetaData()

BYTEWISE = String().with_variant(String(collation="C"), "postgresql")
"""Both engines sort texts alike: by code point."""
BYTEWISE_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def table(name: str, *columns: Column) -> Table:  # type: ignore[type-arg]  # columns of several types
    """A table of the database."""
    return Table(name, metadata, *columns)


def key(name: str) -> Column[str]:
    """A text by which rows are looked up."""
    return Column(name, BYTEWISE, index=True)


def texts(*names: str) -> list[Column[str]]:
    """Texts, whatever a column of them is for."""
    return [Column(name, BYTEWISE_TEXT) for name in names]


def dates(*names: str) -> list[Column]:  # type: ignore[type-arg]  # dates are nullable
    """Days."""
    return [Column(name, Date) for name in names]


def numbers(*names: str) -> list[Column[int]]:
    """Whole numbers."""
    return [Column(name, Integer) for name in names]


def flags(*names: str) -> list[Column[bool]]:
    """What is so or is not."""
    return [Column(name, Boolean) for name in names]


def counted_on() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    """The days among which it may have happened: before or after all days where an end is open, so that none is NULL.

    Those of a meeting are its own; where none is given, those on which it was last spoken of.
    """
    return dates("first_day", "last_day")


def days_counted_on(earliest: ColumnElement[Any], latest: ColumnElement[Any]) -> dict[str, ColumnElement[Any]]:
    """The values of these two, as SQLite keeps days."""
    return {
        "first_day": func.coalesce(earliest, date.min.isoformat()),
        "last_day": func.coalesce(latest, date.max.isoformat()),
    }


def index_lasting(table: Table) -> None:
    """An index of what may have happened on more than one day, by the last of these."""
    more = table.c.first_day < table.c.last_day
    Index(f"{table.name}_lasting", table.c.last_day, sqlite_where=more, postgresql_where=more)


def standing_columns() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    """When a word stood: from one day of knowledge until another, or as the last one."""
    return [*dates("known_from", "known_until"), *flags("last")]

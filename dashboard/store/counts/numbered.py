"""The quotes as columns of numbers, to be counted in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Select, func, select

from dashboard.models.vocabulary import QuoteKind
from dashboard.store.fill import BATCH
from dashboard.store.tables import quote, quote_issue

Numbers = npt.NDArray[np.int64]

KINDS: Final = [str(kind) for kind in QuoteKind]
READ = 500
"""Rows at once: these still lie near, and no collector of garbage looks at them twice."""
NOBODY = -1
"""Stands for a speaker or a publisher that is not named."""
BEFORE, AFTER = 0, date.max.toordinal() + 1
"""The ends of all days."""


class Codes(dict[Any, int]):
    """Gives each new value the next number."""

    def __missing__(self, value: Any) -> int:
        self[value] = code = len(self)
        return code


class _Names(Codes):
    def __missing__(self, value: Any) -> int:
        if value is None:
            return NOBODY
        return super().__missing__(value)


class _Days(dict[Any, int]):
    """Days as SQLite keeps them to their ordinals."""

    def __init__(self, unknown: int) -> None:
        self[None] = unknown

    def __missing__(self, value: str) -> int:
        self[value] = ordinal = date.fromisoformat(value).toordinal()
        return ordinal


@dataclass(frozen=True)
class Facet:
    """Which quotes have which value of a facet. `quotes` are places of quotes, in order, `values` their codes."""

    name: str
    names: list[str]
    quotes: Numbers
    values: Numbers


@dataclass(frozen=True)
class Quotes:
    """One column a field, one place a quote, in the order of their numbers."""

    number: Numbers
    kind: Numbers
    source: Numbers
    sources: list[str]
    earliest: Numbers
    """BEFORE where it is not known; `latest` and `known_from` are AFTER then."""
    latest: Numbers
    known_from: Numbers
    facets: tuple[Facet, ...]


def read_quotes(connection: Connection) -> Quotes:
    """All quotes and what they speak to."""
    speakers, publishers, sources, issues = _Names(), _Names(), Codes(), Codes()
    known = _Days(AFTER)
    fields: dict[str, Any] = {
        "number": None, "speaker": speakers, "kind": {kind: at for at, kind in enumerate(KINDS)},
        "publisher": publishers, "source": sources, "earliest": _Days(BEFORE), "latest": known, "known_from": known,
    }  # fmt: skip
    columns = _columns(connection, select(*(quote.c[name] for name in fields)).order_by(quote.c.number), fields)
    about = {"quote": None, "issue": issues}
    pairs = _columns(connection, select(*(quote_issue.c[name] for name in about)), about)
    order = np.argsort(pairs["quote"], kind="stable")  # they stand in order as they are written, so that it's quick
    of_one = [
        _of_one(name, codes, columns.pop(name)) for name, codes in (("speaker", speakers), ("publisher", publishers))
    ]
    places = np.searchsorted(columns["number"], pairs["quote"][order])
    facets = (*of_one, Facet("issue", list(issues), places, pairs["issue"][order]))
    return Quotes(sources=list(sources), facets=facets, **columns)


def _of_one(name: str, codes: Codes, column: Numbers) -> Facet:
    named = np.flatnonzero(column != NOBODY)
    return Facet(name, list(codes), named, column[named])


def _columns(connection: Connection, query: Select[Any], fields: dict[str, Any]) -> dict[str, Numbers]:
    """The answer to a query, column by column, each value by its code; past SQLAlchemy, which makes days of texts."""
    size = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    columns = {name: np.empty(size, np.int64) for name in fields}
    driver: Any = connection.connection.driver_connection
    start = 0
    for batch in _batches(driver.execute(str(query.compile(connection)))):
        end = start + len(batch)
        for (name, codes), values in zip(fields.items(), zip(*batch, strict=True), strict=True):
            columns[name][start:end] = values if codes is None else list(map(codes.__getitem__, values))
        start = end
    return columns


def _batches(cursor: Any) -> Iterator[list[tuple[Any, ...]]]:
    while batch := cursor.fetchmany(READ):
        yield batch


def tallied(keys: Numbers, kinds: Numbers) -> tuple[Numbers, Numbers]:
    """The keys that occur, in order, and how often with each kind: a row a key, a column a kind."""
    found, places = np.unique(keys, return_inverse=True)
    size = len(KINDS)
    counted = np.bincount(places * size + kinds, minlength=len(found) * size).reshape(len(found), size)
    return found, counted.astype(np.int64)


def distinct(keys: Numbers) -> Numbers:
    """The keys that occur, in order. Of a million keys that are almost all different, quicker than numpy's own."""
    ordered = np.sort(keys)
    found: Numbers = ordered[np.diff(ordered, prepend=-1) != 0]
    return found


def as_rows(*columns: Numbers) -> Iterator[tuple[Any, ...]]:
    """Columns, or blocks of them, to rows for a table; by the thousands, since Python's numbers take much memory."""
    flat = list(chain.from_iterable(column.T if column.ndim == 2 else (column,) for column in columns))
    for start in range(0, len(flat[0]), BATCH):
        yield from zip(*(column[start : start + BATCH].tolist() for column in flat), strict=True)


def day_text(ordinal: int) -> str | None:
    """A day as SQLite keeps it; the ends of all days are NULL."""
    return None if ordinal in {BEFORE, AFTER} else date.fromordinal(ordinal).isoformat()

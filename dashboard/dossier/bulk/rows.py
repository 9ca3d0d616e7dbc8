"""The rows of one bulk file, batch by batch, whatever its form."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.dossier.problem import Problem
from dashboard.models.bulk import BulkQuote

BATCH = 2_000
"""Rows in memory at once."""

FIELDS = tuple(BulkQuote.model_fields)

Row = tuple[int, Any]
"""Where the row stands (the line of a JSON Lines file, the row of a Parquet file, both from 1) and its values: a tuple
in the order of FIELDS with None for what is absent, a dict where other names are among them, or a Problem where they
can't be read."""


def bulk_files(folder: Path) -> list[str]:
    """The names of a dossier's bulk files, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "bulk").glob("*") if is_bulk(path.name))


def is_bulk(name: str) -> bool:
    """Whether a file of this name holds bulk quotes."""
    return name.endswith((".parquet", ".jsonl")) and not name.startswith(".")


def batches(folder: Path, name: str) -> Iterator[list[Row]]:
    """The rows of a file by the thousands. A file that can't be read gives one row: the Problem at line 1."""
    read = _parquet if name.endswith(".parquet") else _json_lines
    try:
        yield from read(folder / name, name)
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        message = f"the file can't be read ({str(error).splitlines()[0].rstrip('.') or type(error).__name__})"
        yield [(1, Problem(name, 1, 1, "bulk-unreadable", message, "Write it again"))]


def size(folder: Path, name: str) -> int:
    """Bytes, to tell how far the reading is; 0 for a file that is gone."""
    path = folder / name
    return path.stat().st_size if path.exists() else 0


def _parquet(path: Path, name: str) -> Iterator[list[Row]]:
    with pq.ParquetFile(path) as file:
        # Columns that no row has are an error of the file, not of each row of it.
        columns = file.schema_arrow.names
        problems = [*_unknown_columns(name, columns), *_missing_columns(name, columns)]
        if problems:
            yield [(1, problem) for problem in problems]
            return
        line = 1
        for batch in file.iter_batches(batch_size=BATCH, use_threads=False):
            yield _rows(batch, name, line)
            line += len(batch)


def _rows(batch: pa.RecordBatch, name: str, line: int) -> list[Row]:
    """The rows of a batch, the first of which is `line`; one by one where a value among them can't be read."""
    given: dict[str, list[Any]] = {}
    for column, values in zip(batch.schema.names, batch.columns, strict=True):
        try:
            given[column] = _whole(values)
        except (ValueError, OverflowError) as error:
            if len(batch) > 1:
                return [row for at in range(len(batch)) for row in _rows(batch.slice(at, 1), name, line + at)]
            return [(line, _unread(error, column, name, line))]
    absent = [None] * len(batch)
    return list(enumerate(zip(*(given.get(field, absent) for field in FIELDS), strict=True), line))


def _unread(error: Exception, column: str, name: str, line: int) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        return Problem(name, line, 1, "file-encoding", f"'{column}' is not UTF-8 text", "Write the file in UTF-8")
    return Problem(name, line, 1, "bulk-unreadable", f"'{column}' can't be read ({error})", "Write a date as text")


def _whole(column: pa.Array) -> list[Any]:
    """The values of a column; a day as its text, since a column may hold either."""
    values = column.to_pylist()
    return values if column.type in _TEXTS else [_plain(value) for value in values]


_TEXTS = (pa.string(), pa.large_string(), pa.list_(pa.string()))
"""Types whose values are taken as they are."""


def _unknown_columns(name: str, columns: list[str]) -> Iterator[Problem]:
    for column in columns:
        if column not in BulkQuote.model_fields:
            remedy = "Leave the column out, or name it after data/README.md"
            yield Problem(name, 1, 1, "unknown-field", f"no bulk quote has a column '{column}'", remedy)


def _missing_columns(name: str, columns: list[str]) -> Iterator[Problem]:
    for column, field in BulkQuote.model_fields.items():
        if field.is_required() and column not in columns:
            yield Problem(name, 1, 1, "missing-field", f"the column '{column}' is not there", "Write the file with it")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else value


def _json_lines(path: Path, name: str) -> Iterator[list[Row]]:
    with path.open("rb") as lines:
        numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
        while batch := list(islice(numbered, BATCH)):
            yield [(number, _values(line, name, number)) for number, line in batch]


def _values(line: bytes, name: str, number: int) -> tuple[Any, ...] | dict[str, Any] | Problem:
    """One line as values, without what is null. `NaN` is no JSON, and a name that stands twice hides a value."""
    try:
        values = json.loads(line.decode("utf-8"), parse_constant=_no_number, object_pairs_hook=_once)
    except UnicodeDecodeError:
        return Problem(name, number, 1, "file-encoding", "this is not UTF-8 text", "Save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        message = f"this line is not JSON ({error.msg if isinstance(error, json.JSONDecodeError) else error})"
        return Problem(name, number, 1, "bulk-unreadable", message, "Write one record a line, as JSON")
    if not isinstance(values, dict):
        return Problem(name, number, 1, "wrong-type", "a record is expected here", "Write one record a line, as JSON")
    given = {field: value for field, value in values.items() if value is not None}
    return given if given.keys() - _KNOWN else tuple([given.get(field) for field in FIELDS])


_KNOWN = frozenset(FIELDS)


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no JSON number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a name stands twice in it")
    return values


Advance = Callable[[int], object]
"""Told how many bytes of the files have been read since it was last told."""

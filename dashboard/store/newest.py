"""Quotes in the order of their numbers, the newest first, however many there are."""

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Self

from dashboard.dossier.aside import put
from dashboard.store import tables

Staged = tuple[Any, ...]
"""A quote without a number, in the order of the columns of `tables.staged`, as SQLite keeps them."""
Columns = list[tuple[Any, ...]]
"""Rows of a table as SQLite keeps them, turned: the values of each of its columns, in their order."""

RUN = 50_000
"""Quotes that are sorted at once. Those of a million are too many for a machine's memory."""
CHUNK = 500
"""Quotes of a run in memory at once."""

_LATEST, _EARLIEST, _SOURCE, _START, _ID = (
    tables.staged.c.keys().index(name) for name in ("latest", "earliest", "source", "start", "id")
)


def newest_first(quote: Staged) -> tuple[int, str, int, str]:
    """What quotes are sorted by: those without a day come last, and those of a source in the order of its text."""
    start = quote[_START]
    return _age(quote[_LATEST] or quote[_EARLIEST]), quote[_SOURCE], -1 if start is None else start, quote[_ID]


@lru_cache(maxsize=10_000)
def _age(day: str | None) -> int:
    return -int(day.replace("-", "")) if day else 1


Waiting = tuple[int, str, int, str, int, Staged]
"""A quote behind what it is sorted by, the last of it its place among all that came."""


class Newest:
    """Takes quotes as they come. Of many, sorted runs wait in a file, and are merged in the end."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._file: IO[bytes] | None = None
        self._waiting: list[Waiting] = []
        self._runs: list[list[int]] = []
        self._numbers = count()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def add(self, quotes: Iterable[Staged]) -> None:
        """Some more; of equals the first stays the first."""
        for quote in quotes:
            self._waiting.append((*newest_first(quote), next(self._numbers), quote))
        if len(self._waiting) >= RUN:
            self._put_away()

    def columns(self) -> Iterator[Columns]:
        """All of them in order, some at a time."""
        if self._runs:
            self._put_away()
        self._waiting.sort()
        for found in _merged([*map(self._read, self._runs), iter([self._waiting])]):
            yield list(zip(*(one[-1] for one in found), strict=True))

    def _put_away(self) -> None:
        if self._file is None:
            self._file = TemporaryFile(dir=self._place)  # noqa: SIM115  closed with this
        self._waiting.sort()
        run = []
        for start in range(0, len(self._waiting), CHUNK):
            run.append(self._file.tell())
            put(self._waiting[start : start + CHUNK], self._file)
        self._runs.append(run)
        self._waiting.clear()

    def _read(self, run: list[int]) -> Iterator[list[Waiting]]:
        for at in run:
            if self._file:
                self._file.seek(at)
                yield pickle.load(self._file)  # noqa: S301  written above


def _merged(runs: list[Iterator[list[Waiting]]]) -> Iterator[list[Waiting]]:
    """Sorted chunks of several runs to sorted chunks of all: what is not behind the end of any chunk can go."""
    open_ = [(chunk, run) for run in runs if (chunk := next(run, []))]
    while open_:
        until = min(chunk[-1] for chunk, _ in open_)
        found: list[Waiting] = []
        left = []
        for chunk, run in open_:
            at = bisect_right(chunk, until)
            found += chunk[:at]
            if rest := chunk[at:] or next(run, []):
                left.append((rest, run))
        open_ = left
        found.sort()  # quick: it is made of sorted parts
        yield found

"""What a run asks of the database, how long it takes and how many rows come: for an operator who looks for the time.

Nothing here runs until somebody listens. Then each answer is read in full where it is asked for, because SQLite does
its work while the rows are read.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from types import FrameType
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

_ROOM = f"{__package__}."


@dataclass(frozen=True)
class Answer:
    """One statement: which question it belongs to, such as `stances.cells`."""

    question: str
    seconds: float
    rows: int


@contextmanager
def listening() -> Iterator[list[Answer]]:
    """Every answer that this run gets, as they come; another run at the same time has its own list."""
    _hear_engines()
    answers: list[Answer] = []
    token = _heard.set(answers)
    try:
        yield answers
    finally:
        _heard.reset(token)


_heard: ContextVar[list[Answer] | None] = ContextVar("the answers of this run", default=None)


@cache
def _hear_engines() -> None:
    event.listen(Engine, "before_cursor_execute", _begin)
    event.listen(Engine, "after_cursor_execute", _end)


def _begin(_connection: Any, _cursor: Any, _statement: str, _parameters: Any, context: Any, _many: bool) -> None:
    context.begun = perf_counter()


def _end(_connection: Any, cursor: Any, _statement: str, _parameters: Any, context: Any, _many: bool) -> None:
    answers = _heard.get()
    if answers is None or cursor.description is None or context.execution_options.get("stream_results"):
        return
    rows = cursor.fetchall()
    context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(cursor, initial_buffer=rows)
    answers.append(Answer(_question(), perf_counter() - context.begun, len(rows)))


def _question() -> str:
    """The function of this room that was called from outside."""
    name = "other"
    at: FrameType | None = sys._getframe()
    while at:
        module = str(at.f_globals.get("__name__", ""))
        if module.startswith(_ROOM) and module != __name__:
            name = f"{module.removeprefix(_ROOM).removeprefix('queries.')}.{at.f_code.co_name}"
        at = at.f_back
    return name

"""One SELECT to one frame."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Row, Select
from sqlalchemy.exc import DBAPIError, OperationalError

SECONDS = 0.5
"""How long a server that went away is waited for before it is asked a second time."""


class UnreachableError(Exception):
    """The shared database does not answer."""


def frame(engine: Engine, query: Select[*tuple[Any, ...]]) -> pd.DataFrame:
    """Columns as the query names them; what is absent is None, and dates are `datetime.date`.

    Raises `UnreachableError`, see `asked`.
    """
    names, rows = asked(engine, query)
    return pd.DataFrame([tuple(row) for row in rows], columns=list(names), dtype=object)


Answer = tuple[Sequence[str], Sequence[Row[*tuple[Any, ...]]]]
"""The names of the columns, and the rows."""


def asked(engine: Engine, query: Select[*tuple[Any, ...]]) -> Answer:
    """The answer to a query. A server that went away, as when it is started again, is asked once more.

    Raises `UnreachableError` where it is not back by then.
    """
    try:
        return _answer(engine, query)
    except DBAPIError as error:
        if not _is_away(engine, error):
            raise
    time.sleep(SECONDS)
    try:
        return _answer(engine, query)
    except DBAPIError as error:
        if not _is_away(engine, error):
            raise
        raise UnreachableError(str(error.orig).partition("\n")[0]) from error


def _answer(engine: Engine, query: Select[*tuple[Any, ...]]) -> Answer:
    with engine.connect() as connection:
        result = connection.execute(query)
        return list(result.keys()), result.all()


MANY = 500
"""Values that one question may name: engines take a limited number."""


def batched(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """The values in stretches that one question may name."""
    for start in range(0, len(values), MANY):
        yield values[start : start + MANY]


def _is_away(engine: Engine, error: DBAPIError) -> bool:
    """Whether it is the connection that failed, and not the question. A file is never away."""
    if engine.dialect.name == "sqlite":
        return False
    state = getattr(error.orig, "sqlstate", None)  # none where no server answered; 57P: it is shutting down or starting
    lost = isinstance(error, OperationalError) and (state is None or state.startswith(("08", "57P")))
    return error.connection_invalidated or lost

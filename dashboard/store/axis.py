"""By which days quotes and others are counted."""

from datetime import date
from enum import IntEnum
from typing import Any

from sqlalchemy import ColumnElement, func


class Axis(IntEnum):
    """What is counted up to a day."""

    LATEST = 0
    """Quotes whose last possible day it is or was."""
    BEGUN = 1
    """Quotes whose first possible day it is or was, and whose last is still to come. An open end is any day."""
    KNOWN = 2
    """Quotes that could be known."""
    UNDATED = 3
    """Those among them without any day."""


def counted_on(earliest: ColumnElement[Any], latest: ColumnElement[Any]) -> dict[str, ColumnElement[Any]]:
    """The values of `first_day` and `last_day`, as SQLite keeps days: no end is left open."""
    return {
        "first_day": func.coalesce(earliest, date.min.isoformat()),
        "last_day": func.coalesce(latest, date.max.isoformat()),
    }

"""The number of a month, year x 12 + month, to count and to compare by."""

from datetime import date

from sqlalchemy import ColumnElement, Integer, cast, func


def month(day: date) -> int:
    """That of a day."""
    return day.year * 12 + day.month


def month_of(day: ColumnElement[object]) -> ColumnElement[int]:
    """The same of a day as SQLite keeps it; NULL stays NULL."""
    return cast(func.substr(day, 1, 4), Integer) * 12 + cast(func.substr(day, 6, 2), Integer)

"""Meetings within a stretch of time: what the reader has brushed on the time line, or what has played so far."""

from datetime import date, timedelta
from typing import cast

from dashboard.ui.evidence import Frame


def within(found: Frame, span: tuple[date, date] | None) -> Frame:
    """Meetings that may have been on a day of the stretch; those without a day are in none."""
    if span is None:
        return found
    possible = [
        bool(earliest or latest) and (not earliest or earliest <= span[1]) and (not latest or latest >= span[0])
        for earliest, latest in zip(found["earliest"], found["latest"], strict=True)
    ]
    return cast("Frame", found[possible])


def only(counted: Frame, statuses: tuple[str, ...], kinds: tuple[str, ...]) -> Frame:
    """Numbers of meetings of some statuses and kinds; of all where none is named."""
    for name, values in (("status", statuses), ("kind", kinds)):
        counted = counted[counted[name].isin(values)] if values else counted
    return counted


def by_month(counted: Frame) -> Frame:
    """The same by month: earliest, latest (its first and its last day) and meetings."""
    months = counted.dropna(subset="month").groupby("month", as_index=False)["meetings"].sum()
    ends = [(first + timedelta(days=31)).replace(day=1) - timedelta(days=1) for first in months["month"]]
    return cast("Frame", months.rename(columns={"month": "earliest"}).assign(latest=ends))


def until(found: Frame, month: date | None) -> Frame:
    """Meetings up to a day; None is all of them."""
    return found if month is None else within(found, (date.min, month))


def month_ends(found: Frame) -> list[date]:
    """The last day of each month from the first meeting to the last."""
    days = [day for column in ("earliest", "latest") for day in found[column] if day]
    if not days:
        return []
    first, last = min(days), max(days)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return [date(month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in months]

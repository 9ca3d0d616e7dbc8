"""Dates as a newspaper writes them."""

from datetime import date

from dashboard.models.dates import EdtfDate, Precision


def day(value: date, *, short: bool = False) -> str:
    """23 February 2025, or 23 Feb 2025 where space is short."""
    return f"{value.day} {_month(value, short)} {value.year}"


def when(value: EdtfDate | None, *, short: bool = False) -> str:
    """A date with its real precision: never finer than it is known."""
    if value is None:
        return "no day given"
    about = "about " if value.approximate else ""
    start, _, end = value.text.partition("/")
    if start == "..":
        return f"by {about}{_single(EdtfDate.parse(end), short)}"
    if end == "..":
        return f"after {about}{_single(EdtfDate.parse(start), short)}"
    if end:
        return about + _interval(EdtfDate.parse(start), EdtfDate.parse(end), short)
    return about + _single(value, short)


def stretch(earliest: date, latest: date, *, short: bool = False) -> str:
    """From one day to another, saying the month and the year once where they are the same."""
    if earliest == latest:
        return day(earliest, short=short)
    end = day(latest, short=short)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{end}"
    if earliest.year == latest.year:
        return f"{earliest.day} {_month(earliest, short)} – {end}"
    return f"{day(earliest, short=short)} – {end}"


def _single(value: EdtfDate, short: bool) -> str:
    first = value.earliest
    if first is None:
        return "no day given"
    if value.precision is Precision.YEAR:
        return str(first.year)
    if value.precision is Precision.MONTH:
        return f"{_month(first, short)} {first.year}"
    return day(first, short=short)


def _interval(start: EdtfDate, end: EdtfDate, short: bool) -> str:
    first, last = start.earliest, end.earliest
    if start.precision is end.precision and first and last:
        if start.precision is Precision.DAY:
            return stretch(first, last, short=short)
        if first == last:
            return _single(start, short)
        if start.precision is Precision.YEAR:
            return f"{first.year}–{last.year}"
        if first.year == last.year:
            return f"{_month(first, short)}–{_single(end, short)}"
    return f"{_single(start, short)} – {_single(end, short)}"


def _month(value: date, short: bool) -> str:
    return _MONTHS[value.month - 1][: 3 if short else None]


# Not strftime: its month names follow the locale of the host, and the dossier's language is English.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

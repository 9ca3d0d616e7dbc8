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
    words = _span(value.earliest, value.latest, value.precision, short)
    return f"about {words}" if value.approximate else words


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


def _span(earliest: date | None, latest: date | None, precision: Precision, short: bool) -> str:
    if earliest is None:
        return f"by {day(latest, short=short)}" if latest else "no day given"
    if latest is None:
        return f"after {day(earliest, short=short)}"
    if precision is Precision.YEAR:
        return str(earliest.year)
    if precision is Precision.MONTH:
        return f"{_month(earliest, short)} {earliest.year}"
    return stretch(earliest, latest, short=short)


def _month(value: date, short: bool) -> str:
    return _MONTHS[value.month - 1][: 3 if short else None]


# Not strftime: its month names follow the locale of the host, and the dossier's language is English.
_MONTHS = (
    "January February March April May June July August September October November December".split()
)

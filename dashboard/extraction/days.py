"""The days that an article names, counted from the day it appeared, as finely as it names them."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import dateparser

from dashboard.dossier.passage import Span

_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan\\.?|feb\\.?|mar\\.|apr\\.|jun\\.|jul\\.|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?"
)
_WEEKDAYS = _DAY.split("|")
_COUNTS = "a|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}"
_EXPRESSION = re.compile(
    rf"""
    \b(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
    | (?P<absolute>(?:(?:{_DAY}),?\s)?(?:
          \d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})(?:,?\s\d{{4}})?
        | (?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])(?:,?\s\d{{4}})?))
    | (?P<month>(?:(?:early|mid|late)[\s-])?(?:{_MONTH})\s\d{{4}}|(?<=\bin\s)(?:{_MONTH})(?!\s?\d))
    | (?P<weekday>(?:(?:last|next|this|past|coming)\s)?(?:{_DAY}))
    | (?P<near>yesterday|today|tomorrow|tonight|(?:the\s)?day\s(?:before\syesterday|after\stomorrow))
    | (?P<week>(?:earlier\sthis|later\sthis|last|this|next|the\spast|the\scoming)\s(?:week|weekend))
    | (?P<period>(?:earlier\sthis|later\sthis|last|this|next)\s(?:month|year))
    | (?P<ago>(?:{_COUNTS})\s(?:days?|weeks?)\s(?:ago|earlier)|in\s(?:{_COUNTS})\s(?:days|weeks)(?:[’']\stime)?)
    | (?P<year>(?<=\bin\s)(?:19|20)\d{{2}})
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that name a day, and which of the groups above they are."""

    span: Span
    text: str
    kind: str


def dated(text: str, span: Span) -> Iterator[Dated]:
    """Every expression of time in the stretch."""
    for match in _EXPRESSION.finditer(text, *span):
        words = match.group()
        if match.lastgroup == "month" and words == "may":  # the verb
            continue
        if match.lastgroup == "absolute" and not any(letter.isupper() for letter in words):
            continue
        yield Dated(Span(*match.span()), words, str(match.lastgroup))


def edtf(found: Dated, published: date | None, *, ahead: bool) -> str | None:  # noqa: PLR0911  one case a kind
    """The day, the month or the stretch that is meant; None where the article's own day would tell and is unknown."""
    low = found.text.lower()
    if found.kind == "iso":
        return _checked(low)
    if found.kind == "year":
        return low
    named_year = re.search(r"\d{4}", low)
    if published is None and not named_year:
        return None
    if found.kind == "absolute":
        day = _parsed(_plain(low), published or date(int(named_year[0]) if named_year else 1, 1, 1), ahead=ahead)
        return day.isoformat() if day else None
    if found.kind == "month":
        return _month(low, published, ahead=ahead)
    if published is None:
        return None
    match found.kind:
        case "weekday":
            return _weekday(low, published, ahead=ahead).isoformat()
        case "week":
            return _week(low, published)
        case "period":
            return _period(low, published)
        case _:
            day = _parsed(
                low.replace("the ", "").replace("tonight", "today").replace("earlier", "ago"), published, ahead=ahead
            )
            return day.isoformat() if day else None


def _checked(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _plain(low: str) -> str:
    """Without the day of the week, which the date tells, and which would be a second opinion."""
    return re.sub(rf"^(?:{_DAY}),?\s", "", low).replace(" of ", " ")


@lru_cache(maxsize=4096)
def _parsed(words: str, base: date, *, ahead: bool) -> date | None:
    """What `dateparser` makes of the words; a date without a year is the one on the side that is spoken of."""
    found = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "PREFER_DATES_FROM": "future" if ahead else "past",
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found.date() if found else None


def _weekday(low: str, published: date, *, ahead: bool) -> date:
    name = low.rsplit(maxsplit=1)[-1]
    behind = (published.weekday() - _WEEKDAYS.index(name)) % 7
    if low.startswith(("last", "past")):
        return published - timedelta(days=behind or 7)
    if low.startswith(("next", "coming")):
        return published + timedelta(days=7 - behind)
    if behind == 0:
        return published
    return _parsed(name, published, ahead=ahead) or published - timedelta(days=behind)


def _week(low: str, published: date) -> str:
    monday = published - timedelta(days=published.weekday())
    if low.startswith(("last", "the past")):
        monday -= timedelta(days=7)
    elif low.startswith(("next", "the coming")):
        monday += timedelta(days=7)
    first = monday + timedelta(days=5) if low.endswith("weekend") else monday
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _period(low: str, published: date) -> str:
    step = -1 if low.startswith("last") else 1 if low.startswith("next") else 0
    if low.endswith("year"):
        return str(published.year + step)
    month = published.year * 12 + published.month - 1 + step
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _month(low: str, published: date | None, *, ahead: bool) -> str | None:
    name = re.sub(r"^(?:early|mid|late)[\s-]", "", low)
    number = next(at for at in range(1, 13) if calendar.month_name[at].lower().startswith(name[:3]))
    year = re.search(r"\d{4}", name)
    if year:
        return f"{year[0]}-{number:02d}"
    if published is None:
        return None
    shift = (1 if ahead and number < published.month else 0) - (1 if not ahead and number > published.month else 0)
    return f"{published.year + shift:04d}-{number:02d}"

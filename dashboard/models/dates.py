"""Dates as sources give them: a day, a month, a year, a stretch, about, not before, not after.

The written form is a subset of EDTF level 1 (Library of Congress, ISO 8601-2:2019): `2025`, `2025-02`,
`2025-02-18`, each with `~` (about), `?` (uncertain) or `%` (both), and intervals `start/end` in which
`..` leaves an end open.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from dashboard.models.writable import writable

FORMS = "2025-02-18, 2025-02, 2025, 2025-02-18/2025-02-20, 2025-02~ or ../2025-02-18"


class Precision(IntEnum):
    """How finely a date is known; larger is finer."""

    OPEN = 0
    YEAR = 1
    MONTH = 2
    INTERVAL = 3
    DAY = 4


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date with its real precision.

    `earliest` and `latest` are the first and the last day it can be; None is an open end.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool

    def __str__(self) -> str:
        return self.text

    @staticmethod
    @lru_cache(maxsize=10_000)  # a million quotes were said on a thousand days
    def parse(text: str) -> "EdtfDate":
        """Read the written form.

        Raises `PydanticCustomError` of type `date_form`, `date_impossible` or `date_reversed`.
        """
        if _FORM.fullmatch(text) is None or text == "../..":
            given = {"text": writable(text)}
            raise PydanticCustomError("date_form", "'{text}' is not a date in a form that is read here", given)
        if "/" not in text:
            return _parse_single(text)
        start_text, _, end_text = text.partition("/")
        start, end = _parse_end(start_text), _parse_end(end_text)
        earliest = start.earliest if start else None
        latest = end.latest if end else None
        if earliest and latest and earliest > latest:
            raise PydanticCustomError(
                "date_reversed", "'{text}' ends before it begins", {"text": text, "start": start_text, "end": end_text}
            )
        precision = Precision.INTERVAL if start and end else Precision.OPEN
        return EdtfDate(text, earliest, latest, precision, any(part.approximate for part in (start, end) if part))


_SINGLE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_END = rf"(?:{_SINGLE.pattern}|\.\.)"
_FORM = re.compile(rf"{_SINGLE.pattern}|{_END}/{_END}")


def _parse_end(text: str) -> EdtfDate | None:
    return None if text == ".." else _parse_single(text)


def _parse_single(text: str) -> EdtfDate:
    year, month, day, qualifier = _SINGLE.findall(text)[0]
    try:
        earliest = latest = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise PydanticCustomError("date_impossible", "there is no such day as '{text}'", {"text": text}) from None
    precision = Precision.DAY
    if not month:
        latest, precision = date(earliest.year, 12, 31), Precision.YEAR
    elif not day:
        last = calendar.monthrange(earliest.year, earliest.month)[1]
        latest, precision = earliest.replace(day=last), Precision.MONTH
    return EdtfDate(text, earliest, latest, precision, bool(qualifier))


def _validate(value: object) -> EdtfDate:
    if isinstance(value, EdtfDate):
        return value
    return EdtfDate.parse(str(value))


When = Annotated[
    EdtfDate,
    BeforeValidator(_validate),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "format": "edtf"}),
]
"""The field type of every date in a record."""

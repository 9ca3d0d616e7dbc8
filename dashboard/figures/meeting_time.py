"""The axis of time that the pictures under the map share, so that a day stands at one place in all of them."""

from datetime import date, timedelta
from typing import Any

from dashboard.figures.rows import Row
from dashboard.figures.theme import Palette

NAMES = 118
"""Pixels at the left, for the names of the lanes."""
_NOTES, _NARROW_NOTES = 100, 12
NARROW = 500
"""Pixels below which there is no room beside the lanes."""
MONTHS_FROM = 70
"""A stretch of more days than these is told in months."""


def is_narrow(width: int) -> bool:
    """Whether there is no room for notes at the right, at a width in pixels."""
    return width < NARROW


def margin(width: int) -> dict[str, int]:
    """Left and right of a picture that is `width` pixels wide."""
    return {"l": NAMES, "r": _NARROW_NOTES if is_narrow(width) else _NOTES}


def room(width: int) -> int:
    """Pixels between the margins."""
    return width - sum(margin(width).values())


def extent(meetings: list[Row]) -> tuple[date, date] | None:
    """The first and the last day that a meeting (earliest, latest: dates or None) can be on."""
    days = [day for meeting in meetings for day in (meeting.earliest, meeting.latest) if day]
    return (min(days), max(days)) if days else None


def time_axis(meetings: list[Row], palette: Palette, width: int) -> dict[str, Any]:
    """The axis over all meetings (earliest, latest), a little room at both ends; weeks or months."""
    axis: dict[str, Any] = {
        "fixedrange": True, "showgrid": False, "zeroline": False, "type": "date", "ticks": "outside", "ticklen": 4,
        "tickcolor": palette.line, "tickfont": {"size": 12, "color": palette.muted}, "showline": False, "tickangle": 0,
    }  # fmt: skip
    ends = extent(meetings)
    if ends is None:
        return axis | {"visible": False}
    first, last = ends
    space = max(timedelta(days=2), (last - first) * 0.04)
    step = (
        {"dtick": "M3" if is_narrow(width) else "M1", "tickformat": "%b\n%Y"}
        if (last - first).days > MONTHS_FROM
        else {"dtick": 7 * 86_400_000, "tickformat": "%-d %b\n%Y"}
    )
    return axis | {"range": [first - space, last + space], "tick0": "2025-02-17"} | step


def brushed(span: tuple[date, date] | None, palette: Palette) -> list[dict[str, Any]]:
    """The stretch that the map shows."""
    if span is None:
        return []
    return [
        {
            "type": "rect", "layer": "below", "yref": "paper", "y0": 0, "y1": 1, "x0": span[0], "x1": span[1],
            "fillcolor": palette.wash, "line": {"width": 1, "color": palette.accent},
        }
    ]  # fmt: skip

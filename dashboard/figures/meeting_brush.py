"""How many met in each month, under the time line: what the reader drags over to narrow the map."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.figures.meeting_time import MONTHS_FROM, NAMES, brushed, extent, margin, time_axis
from dashboard.figures.picture import Picture, bar
from dashboard.figures.rows import Row, rows
from dashboard.figures.theme import HIDDEN_AXIS, Palette, layout

HEIGHT = 46


def meeting_brush(
    frame: pd.DataFrame, palette: Palette, *, span: tuple[date, date] | None = None, width: int
) -> Picture:  # fmt: skip
    """The bars: meetings a month, or a day where all are within a few weeks.

    `frame` has earliest and latest (dates or None), and where a row is several meetings, `meetings`. A meeting counts
    where the middle of its possible days is; one without a day is in no bar. `span` is the stretch that is dragged
    over, `width` the pixels that the page has. A drag selects a box, whose x are its first and last day.
    """
    meetings = rows(frame)
    ends = extent(meetings)
    by_month = ends is not None and (ends[1] - ends[0]).days > MONTHS_FROM
    bars = _bars(meetings, by_month)
    months = bar(
        x=[(first + (after - first) / 2).isoformat() for first, after, _ in bars], y=[found for *_, found in bars],
        width=[round(0.86 * (after - first).days * 86_400_000) for first, after, _ in bars], hoverinfo="skip",
        marker={"color": palette.line, "line": {"width": 0}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
    return Picture(
        [months],
        layout(
            palette,
            height=HEIGHT,
            margin=margin(width) | {"t": 2, "b": 2},
            yaxis=HIDDEN_AXIS | {"range": [0, max([1, *(found for *_, found in bars)])]},
            # Plotly lets the reader drag only over an axis that could be moved.
            xaxis=time_axis(meetings, palette, width) | {"visible": False, "fixedrange": False},
            shapes=[*brushed(span, palette), _ground(palette)],
            annotations=_said_at_the_left(palette),
            dragmode="select",
            selectdirection="h",
            newselection={"line": {"color": palette.accent, "width": 1, "dash": "solid"}},
            # The stretch is drawn from the address, so that it goes when the address changes, and comes with a link.
            selections=[],
            selectionrevision=str(span),
        ),
    )


def _bars(meetings: list[Row], by_month: bool) -> list[tuple[date, date, int]]:
    """First day, the day after the last, and the number of meetings, oldest first."""
    found: Counter[date] = Counter()
    for meeting in meetings:
        if first := meeting.earliest or meeting.latest:
            middle = first + ((meeting.latest or first) - first) // 2
            found[middle.replace(day=1) if by_month else middle] += int(getattr(meeting, "meetings", 1))
    return [
        (first, (first + timedelta(days=32)).replace(day=1) if by_month else first + timedelta(days=1), number)
        for first, number in sorted(found.items())
    ]


def _ground(palette: Palette) -> dict[str, Any]:
    line = {"width": 1, "color": palette.line}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "paper", "y0": 0, "y1": 0, "line": line}


def _said_at_the_left(palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "xref": "paper", "x": 0, "xshift": -NAMES, "xanchor": "left", "yref": "paper", "y": 0.5,
            "yanchor": "middle", "showarrow": False, "align": "left", "text": "Drag here to<br>narrow the map",
            "font": {"size": 12, "color": palette.muted},
        }
    ]  # fmt: skip

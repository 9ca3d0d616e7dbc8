"""When they met: one lane a kind, a mark a meeting, a bar where the day is not known."""

from collections import Counter
from datetime import date, timedelta
from itertools import chain, count
from typing import Any

import pandas as pd

from dashboard.figures.coordinates import PLACES, coordinates
from dashboard.figures.meeting_time import NAMES, brushed, extent, is_narrow, margin, room, time_axis
from dashboard.figures.picture import Picture, Trace, scatter
from dashboard.figures.rows import Row, rows
from dashboard.figures.theme import HIDDEN_AXIS, STATUS_MARKS, Palette, layout
from dashboard.models.vocabulary import MeetingKind
from dashboard.wording.dates import stretch
from dashboard.wording.markup import plain
from dashboard.wording.phrases import spoken

LANE, AXIS, DOT = 36, 40, 11
STEP = 0.34
"""How far a mark steps aside, in lanes: a little more than a dot."""

LANES: dict[str, str] = {
    MeetingKind.SUMMIT: "Summits",
    MeetingKind.VISIT: "Visits",
    MeetingKind.TALKS: "Talks",
    MeetingKind.MEETING: "Meetings",
    MeetingKind.CALL: "Calls",
}
OTHER = "Other"
"""Words to the press, votes, signings and the like share a lane."""


def meeting_strip(
    frame: pd.DataFrame, palette: Palette, *, selected: str | None = None, span: tuple[date, date] | None = None,
    width: int,
) -> Picture:  # fmt: skip
    """The time line.

    `frame` has id, title, kind, status, earliest and latest (dates or None). A meeting without a day is not drawn, one
    with an open end gets its mark at the end that is known. `span` is the stretch that the reader has brushed, `width`
    what the page has room for, in pixels: marks that would touch at that width step aside. A click gives the meeting's
    id as `customdata`.
    """
    meetings = rows(frame)
    for meeting in meetings:
        meeting.lane = LANES.get(meeting.kind, OTHER)
    dated = [meeting for meeting in meetings if meeting.earliest or meeting.latest]
    undated = [meeting for meeting in meetings if not (meeting.earliest or meeting.latest)]
    names = [meeting.lane for meeting in meetings]
    _step_aside(dated, width)
    lanes, bottom = _lanes(names, dated)
    for meeting in dated:
        meeting.y = round(lanes[meeting.lane] + meeting.step * STEP, PLACES)
    chosen = [meeting for meeting in dated if meeting.id == selected]
    ring = scatter(
        **_at(chosen), mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "circle-open", "size": DOT + 10, "color": palette.accent, "line": {"width": 2.5}},
    )  # fmt: skip
    return Picture(
        [_dots(dated, palette), _crosses(dated, palette), ring],
        layout(
            palette,
            height=round(LANE * max(bottom, 1)) + AXIS + 8,
            margin=margin(width) | {"t": 8, "b": AXIS},
            yaxis=HIDDEN_AXIS | {"range": [max(bottom, 1), 0]},
            xaxis=time_axis(dated, palette, width),
            shapes=[*brushed(span, palette), *_lane_lines(lanes, palette), *_bars(dated, palette)],
            annotations=[*_lane_names(names, lanes, palette), *_undated(undated, lanes, palette, width)],
        ),
    )


def _step_aside(dated: list[Row], width: int) -> None:
    """Note on each meeting its `start`, `middle` and `end`, and how many steps (`step`) its mark stands aside.

    An open end is as far as the other. At this width no mark covers another.
    """
    taken: dict[str, list[tuple[date, int]]] = {}
    touching = _days_of_a_dot(dated, width)
    for meeting in dated:
        meeting.start, meeting.end = meeting.earliest or meeting.latest, meeting.latest or meeting.earliest
        meeting.middle = meeting.start + timedelta(days=(meeting.end - meeting.start).days // 2)
        beside = taken.setdefault(meeting.lane, [])
        neighbours = {step for day, step in beside if abs((day - meeting.middle).days) <= touching}
        meeting.step = next(step for step in chain((0, -1, 1, -2, 2), count(3)) if step not in neighbours)
        beside.append((meeting.middle, meeting.step))


def _lanes(names: list[str], dated: list[Row]) -> tuple[dict[str, float], float]:
    """Where the line of each lane is, and where the last lane ends. A lane has room for all that step aside in it."""
    lanes: dict[str, float] = {}
    edge = 0.0
    for name in (name for name in (*LANES.values(), OTHER) if name in names):
        here = [0, *(meeting.step for meeting in dated if meeting.lane == name)]
        lanes[name] = round(edge + max(0.5, STEP * (0.7 - min(here))), PLACES)
        edge = lanes[name] + max(0.5, STEP * (0.7 + max(here)))
    return lanes, edge


def _at(dated: list[Row]) -> dict[str, list[Any]]:
    """Where their marks stand."""
    return {"x": [meeting.middle for meeting in dated], "y": coordinates(meeting.y for meeting in dated)}


def _days_of_a_dot(dated: list[Row], width: int) -> int:
    """How many days a dot covers."""
    ends = extent(dated)
    stretch_ = (ends[1] - ends[0]).days if ends else 0
    return max(1, round(stretch_ * (DOT + 1) / max(room(width), 1)))


def _when(meeting: Row) -> str:
    if meeting.earliest and meeting.latest:
        return stretch(meeting.earliest, meeting.latest, short=True)
    known = stretch(meeting.earliest or meeting.latest, meeting.earliest or meeting.latest, short=True)
    return f"after {known}" if meeting.earliest else f"by {known}"


def _dots(dated: list[Row], palette: Palette) -> Trace:
    marks = [STATUS_MARKS[meeting.status] for meeting in dated]
    fills = {"held": palette.ink, "announced": palette.paper, "spoken_of": palette.paper, "off": palette.paper}
    edges = {"held": palette.ink, "announced": palette.ink, "spoken_of": palette.muted, "off": palette.ink}
    return scatter(
        **_at(dated), mode="markers", name="meetings", cliponaxis=False, customdata=[meeting.id for meeting in dated],
        hovertext=[
            f"<b>{plain(meeting.title)}</b><br>{spoken(meeting.status)} · {_when(meeting)}" for meeting in dated
        ],
        hoverinfo="text",
        marker={
            "symbol": "circle", "size": DOT, "opacity": 1, "color": [fills[mark] for mark in marks],
            "line": {
                "color": [edges[mark] for mark in marks],
                "width": [1.5 if mark == "spoken_of" else 2.2 for mark in marks],
            },
        },
    )  # fmt: skip


def _crosses(dated: list[Row], palette: Palette) -> Trace:
    return scatter(
        **_at([meeting for meeting in dated if STATUS_MARKS[meeting.status] == "off"]), mode="markers",
        hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "x-thin", "size": 7, "line": {"width": 2, "color": palette.ink}},
    )  # fmt: skip


def _bars(dated: list[Row], palette: Palette) -> list[dict[str, Any]]:
    """Any day of the bar is possible."""
    return [
        {
            "type": "line", "layer": "below", "x0": meeting.start, "x1": meeting.end, "y0": meeting.y, "y1": meeting.y,
            "line": {"width": 5, "color": palette.line},
        }
        for meeting in dated
        if meeting.start != meeting.end
    ]  # fmt: skip


def _lane_lines(lanes: dict[str, float], palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at,
            "line": {"width": 1, "color": palette.faint},
        }
        for at in lanes.values()
    ]  # fmt: skip


def _lane_names(names: list[str], lanes: dict[str, float], palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "xref": "paper", "x": 0, "xshift": -NAMES, "xanchor": "left", "y": at, "yanchor": "middle",
            "showarrow": False,
            "text": f"{name} <span style='color:{palette.muted}'>{names.count(name)}</span>",
            "font": {"size": 13, "color": palette.ink},
        }
        for name, at in lanes.items()
    ]  # fmt: skip


def _undated(undated: list[Row], lanes: dict[str, float], palette: Palette, width: int) -> list[dict[str, Any]]:
    """At the end of a lane: how many of its meetings have no day and so no mark."""
    if is_narrow(width):
        return []
    without = Counter(meeting.lane for meeting in undated)
    return [
        {
            "xref": "paper", "x": 1, "xshift": 8, "xanchor": "left", "y": lanes[name], "yanchor": "middle",
            "showarrow": False,
            "text": f"no day given: {number}", "font": {"size": 12, "color": palette.muted},
        }
        for name, number in without.items()
    ]  # fmt: skip

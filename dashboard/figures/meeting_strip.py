"""When they met: one lane a kind, a mark a meeting, a bar where the day is not known."""

from collections import Counter
from datetime import date, timedelta
from itertools import chain, count
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.coordinates import PLACES, coordinates
from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scatter
from dashboard.figures.meeting_time import NAMES, brushed, is_narrow, margin, room, time_axis
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
) -> go.Figure:  # fmt: skip
    """The time line.

    `frame` has id, title, kind, status, earliest and latest (dates or None). A meeting without a day is not drawn, one
    with an open end gets its mark at the end that is known. `span` is the stretch that the reader has brushed, `width`
    what the page has room for, in pixels: marks that would touch at that width step aside. A click gives the meeting's
    id as `customdata`.
    """
    dated = frame[frame["earliest"].notna() | frame["latest"].notna()]
    names = [LANES.get(kind, OTHER) for kind in frame["kind"]]
    steps = _steps(dated, width)
    lanes, bottom = _lanes(names, dated, steps)
    marks = _marks(dated, lanes, steps)
    figure = figure_()
    figure.update_layout(
        **layout(
            palette,
            height=round(LANE * max(bottom, 1)) + AXIS + 8,
            margin=margin(width) | {"t": 8, "b": AXIS},
            yaxis=HIDDEN_AXIS | {"range": [max(bottom, 1), 0]},
            xaxis=time_axis(dated, palette, width),
            shapes=[*brushed(span, palette), *_lane_lines(lanes, palette), *_bars(marks, palette)],
            annotations=[*_lane_names(names, lanes, palette), *_undated(frame, lanes, palette, width)],
        )
    )
    figure.add_trace(_dots(marks, palette))
    figure.add_trace(_crosses(marks, palette))
    chosen = marks[marks["id"] == selected]
    figure.add_trace(
        scatter(
            x=chosen["x"], y=coordinates(chosen["y"]), mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={"symbol": "circle-open", "size": DOT + 10, "color": palette.accent, "line": {"width": 2.5}},
        )
    )  # fmt: skip
    return figure


def _stretch(meeting: Any) -> tuple[date, date, date]:
    """First day, middle and last day; an open end is as far as the other."""
    start, end = meeting.earliest or meeting.latest, meeting.latest or meeting.earliest
    return start, start + timedelta(days=(end - start).days // 2), end


def _steps(dated: pd.DataFrame, width: int) -> list[int]:
    """For each meeting how many steps its mark stands aside, so that at this width no mark covers another."""
    steps = []
    taken: dict[str, list[tuple[date, int]]] = {}
    touching = _days_of_a_dot(dated, width)
    for meeting in dated.itertuples(index=False):
        lane = LANES.get(meeting.kind, OTHER)
        _, middle, _ = _stretch(meeting)
        neighbours = {step for day, step in taken.get(lane, []) if abs((day - middle).days) <= touching}
        step = next(step for step in chain((0, -1, 1, -2, 2), count(3)) if step not in neighbours)
        taken.setdefault(lane, []).append((middle, step))
        steps.append(step)
    return steps


def _lanes(names: list[str], dated: pd.DataFrame, steps: list[int]) -> tuple[dict[str, float], float]:
    """Where the line of each lane is, and where the last lane ends. A lane has room for all that step aside in it."""
    lanes: dict[str, float] = {}
    edge = 0.0
    of_kind = [LANES.get(kind, OTHER) for kind in dated["kind"]]
    for name in (name for name in (*LANES.values(), OTHER) if name in names):
        here = [0, *(step for step, lane in zip(steps, of_kind, strict=True) if lane == name)]
        lanes[name] = round(edge + max(0.5, STEP * (0.7 - min(here))), PLACES)
        edge = lanes[name] + max(0.5, STEP * (0.7 + max(here)))
    return lanes, edge


def _marks(dated: pd.DataFrame, lanes: dict[str, float], steps: list[int]) -> pd.DataFrame:
    """One row a meeting: id, x (date), y, start, end (dates of the bar), mark, hover."""
    rows: list[dict[str, Any]] = []
    for meeting, step in zip(dated.itertuples(index=False), steps, strict=True):
        start, middle, end = _stretch(meeting)
        rows.append(
            {
                "id": meeting.id, "x": middle, "y": round(lanes[LANES.get(meeting.kind, OTHER)] + step * STEP, PLACES),
                "start": start, "end": end, "mark": STATUS_MARKS[meeting.status],
                "hover": f"<b>{plain(meeting.title)}</b><br>{spoken(meeting.status)} · {_when(meeting)}",
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=["id", "x", "y", "start", "end", "mark", "hover"])


def _days_of_a_dot(dated: pd.DataFrame, width: int) -> int:
    """How many days a dot covers."""
    days = [day for column in ("earliest", "latest") for day in dated[column] if day]
    stretch_ = (max(days) - min(days)).days if days else 0
    return max(1, round(stretch_ * (DOT + 1) / max(room(width), 1)))


def _when(meeting: Any) -> str:
    if meeting.earliest and meeting.latest:
        return stretch(meeting.earliest, meeting.latest, short=True)
    known = stretch(meeting.earliest or meeting.latest, meeting.earliest or meeting.latest, short=True)
    return f"after {known}" if meeting.earliest else f"by {known}"


def _dots(marks: pd.DataFrame, palette: Palette) -> go.Scatter:
    fills = {"held": palette.ink, "announced": palette.paper, "spoken_of": palette.paper, "off": palette.paper}
    edges = {"held": palette.ink, "announced": palette.ink, "spoken_of": palette.muted, "off": palette.ink}
    return scatter(
        x=marks["x"], y=coordinates(marks["y"]), mode="markers", name="meetings", cliponaxis=False,
        customdata=marks["id"], hovertext=marks["hover"], hoverinfo="text",
        marker={
            "symbol": "circle", "size": DOT, "opacity": 1, "color": [fills[mark] for mark in marks["mark"]],
            "line": {
                "color": [edges[mark] for mark in marks["mark"]],
                "width": [1.5 if mark == "spoken_of" else 2.2 for mark in marks["mark"]],
            },
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _crosses(marks: pd.DataFrame, palette: Palette) -> go.Scatter:
    off = marks[marks["mark"] == "off"]
    return scatter(
        x=off["x"], y=coordinates(off["y"]), mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "x-thin", "size": 7, "line": {"width": 2, "color": palette.ink}},
    )  # fmt: skip


def _bars(marks: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    """Any day of the bar is possible."""
    return [
        {
            "type": "line", "layer": "below", "x0": mark.start, "x1": mark.end, "y0": mark.y, "y1": mark.y,
            "line": {"width": 5, "color": palette.line},
        }
        for mark in marks.itertuples(index=False)
        if mark.start != mark.end
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


def _undated(frame: pd.DataFrame, lanes: dict[str, float], palette: Palette, width: int) -> list[dict[str, Any]]:
    """At the end of a lane: how many of its meetings have no day and so no mark."""
    if is_narrow(width):
        return []
    undated = frame[frame["earliest"].isna() & frame["latest"].isna()]
    without = Counter(LANES.get(kind, OTHER) for kind in undated["kind"])
    return [
        {
            "xref": "paper", "x": 1, "xshift": 8, "xanchor": "left", "y": lanes[name], "yanchor": "middle",
            "showarrow": False,
            "text": f"no day given: {number}", "font": {"size": 12, "color": palette.muted},
        }
        for name, number in without.items()
    ]  # fmt: skip

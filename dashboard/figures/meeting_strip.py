"""When they met: one lane a kind, a mark a meeting, a bar where the day is not known."""

from datetime import date, timedelta
from itertools import chain, count
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.theme import HIDDEN_AXIS, STATUS_MARKS, Palette, layout
from dashboard.models.vocabulary import MeetingKind
from dashboard.wording.dates import stretch
from dashboard.wording.markup import plain
from dashboard.wording.phrases import spoken

LANE, NAMES, AXIS, DOT = 34, 148, 40, 11
STEP = 0.38
"""How far a mark steps aside, in lanes: a little more than a dot."""


def meeting_strip(frame: pd.DataFrame, palette: Palette, selected: str | None = None) -> go.Figure:
    """The time line.

    `frame` has id, title, kind, status, earliest and latest (dates or None). A meeting without a day is not drawn, one
    with an open end gets its mark at the end that is known. A click gives the meeting's id as `customdata`.
    """
    dated = frame[frame["earliest"].notna() | frame["latest"].notna()]
    steps = _steps(dated)
    lanes, bottom = _lanes(list(dict.fromkeys(frame["kind"])), dated, steps)
    marks = _marks(dated, lanes, steps)
    figure = go.Figure()
    figure.update_layout(
        **layout(
            palette,
            height=round(LANE * max(bottom, 1)) + AXIS + 8,
            margin={"l": NAMES, "r": 12, "t": 8, "b": AXIS},
            yaxis=HIDDEN_AXIS | {"range": [max(bottom, 1), 0]},
            xaxis=_time_axis(marks, palette),
            shapes=[*_lane_lines(lanes, palette), *_bars(marks, palette)],
            annotations=[*_lane_names(frame, lanes, palette), *_undated(frame, lanes, palette)],
        )
    )
    figure.add_trace(_dots(marks, palette))
    figure.add_trace(_crosses(marks, palette))
    chosen = marks[marks["id"] == selected]
    figure.add_trace(
        go.Scatter(
            x=chosen["x"], y=chosen["y"], mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={"symbol": "circle-open", "size": DOT + 10, "color": palette.accent, "line": {"width": 2.5}},
        )
    )  # fmt: skip
    return figure


def _stretch(meeting: Any) -> tuple[date, date, date]:
    """First day, middle and last day; an open end is as far as the other."""
    start, end = meeting.earliest or meeting.latest, meeting.latest or meeting.earliest
    return start, start + timedelta(days=(end - start).days // 2), end


def _steps(dated: pd.DataFrame) -> list[int]:
    """For each meeting how many steps its mark stands aside, so that no mark covers another of that day."""
    steps = []
    taken: dict[str, list[tuple[date, int]]] = {}
    for meeting in dated.itertuples(index=False):
        _, middle, _ = _stretch(meeting)
        neighbours = {step for day, step in taken.get(meeting.kind, []) if abs((day - middle).days) <= 1}
        step = next(step for step in chain((0, -1, 1, -2, 2), count(3)) if step not in neighbours)
        taken.setdefault(meeting.kind, []).append((middle, step))
        steps.append(step)
    return steps


def _lanes(kinds: list[str], dated: pd.DataFrame, steps: list[int]) -> tuple[dict[str, float], float]:
    """Where the line of each lane is, and where the last lane ends. A lane has room for all that step aside in it."""
    lanes: dict[str, float] = {}
    edge = 0.0
    for kind in kinds:
        here = [0, *(step for step, its in zip(steps, dated["kind"], strict=True) if its == kind)]
        lanes[kind] = edge + max(0.5, STEP * (0.5 - min(here)))
        edge = lanes[kind] + max(0.5, STEP * (0.5 + max(here)))
    return lanes, edge


def _marks(dated: pd.DataFrame, lanes: dict[str, float], steps: list[int]) -> pd.DataFrame:
    """One row a meeting: id, x (date), y, start, end (dates of the bar), mark, hover."""
    rows: list[dict[str, Any]] = []
    for meeting, step in zip(dated.itertuples(index=False), steps, strict=True):
        start, middle, end = _stretch(meeting)
        rows.append(
            {
                "id": meeting.id, "x": middle, "y": lanes[meeting.kind] + step * STEP, "start": start, "end": end,
                "mark": STATUS_MARKS[meeting.status],
                "hover": f"<b>{plain(meeting.title)}</b><br>{spoken(meeting.status)} · {_when(meeting)}",
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=["id", "x", "y", "start", "end", "mark", "hover"])


def _when(meeting: Any) -> str:
    if meeting.earliest and meeting.latest:
        return stretch(meeting.earliest, meeting.latest, short=True)
    known = stretch(meeting.earliest or meeting.latest, meeting.earliest or meeting.latest, short=True)
    return f"after {known}" if meeting.earliest else f"by {known}"


def _dots(marks: pd.DataFrame, palette: Palette) -> go.Scatter:
    fills = {"held": palette.ink, "announced": palette.paper, "spoken_of": palette.paper, "off": palette.paper}
    edges = {"held": palette.ink, "announced": palette.ink, "spoken_of": palette.muted, "off": palette.ink}
    return go.Scatter(
        x=marks["x"], y=marks["y"], mode="markers", name="meetings", cliponaxis=False, customdata=marks["id"],
        hovertext=marks["hover"], hoverinfo="text",
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
    return go.Scatter(
        x=off["x"], y=off["y"], mode="markers", hoverinfo="skip", cliponaxis=False,
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


def _lane_names(frame: pd.DataFrame, lanes: dict[str, float], palette: Palette) -> list[dict[str, Any]]:
    numbers = frame["kind"].value_counts()
    return [
        {
            "xref": "paper", "x": 0, "xshift": -NAMES, "xanchor": "left", "y": at, "yanchor": "middle",
            "showarrow": False,
            "text": f"{_PLURALS[kind]} <span style='color:{palette.muted}'>{numbers[kind]}</span>",
            "font": {"size": 13, "color": palette.ink},
        }
        for kind, at in lanes.items()
    ]  # fmt: skip


def _undated(frame: pd.DataFrame, lanes: dict[str, float], palette: Palette) -> list[dict[str, Any]]:
    """At the end of a lane: how many of its meetings have no day and so no mark."""
    without = frame[frame["earliest"].isna() & frame["latest"].isna()]["kind"].value_counts()
    return [
        {
            "xref": "paper", "x": 1, "xanchor": "right", "y": lanes[kind], "yanchor": "middle", "showarrow": False,
            "text": f"no day given: {number}", "bgcolor": palette.paper, "font": {"size": 12, "color": palette.muted},
        }
        for kind, number in without.items()
    ]  # fmt: skip


_PLURALS: dict[str, str] = {
    MeetingKind.TALKS: "Talks", MeetingKind.CALL: "Calls", MeetingKind.VISIT: "Visits", MeetingKind.SUMMIT: "Summits",
    MeetingKind.MEETING: "Meetings", MeetingKind.PRESS_CONFERENCE: "Press conferences", MeetingKind.SIGNING: "Signings",
    MeetingKind.STATEMENT: "Statements",
}  # fmt: skip


def _time_axis(marks: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    """A little room at both ends; days, weeks or months as the stretch is long."""
    axis: dict[str, Any] = {
        "fixedrange": True, "showgrid": False, "zeroline": False, "type": "date", "ticks": "outside", "ticklen": 4,
        "tickcolor": palette.line, "tickfont": {"size": 12, "color": palette.muted}, "showline": False,
    }  # fmt: skip
    if marks.empty:
        return axis | {"visible": False}
    first, last = marks["start"].min(), marks["end"].max()
    margin = max(timedelta(days=2), (last - first) * 0.04)
    days = (last - first).days
    step = (
        {"dtick": "M1", "tickformat": "%b\n%Y"} if days > 70 else {"dtick": 7 * 86_400_000, "tickformat": "%-d %b\n%Y"}
    )
    return axis | {"range": [first - margin, last + margin], "tick0": "2025-02-17"} | step

"""Who met where: one mark a place, filled where something was held; calls are lines between capitals."""

import math

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.coordinates import coordinates
from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scatter
from dashboard.figures.map_marks import closer_look, place_marks
from dashboard.figures.map_view import CROWD, NARROW, close_up, map_layout, near, overview, stretched
from dashboard.figures.theme import STATUS_MARKS, Palette
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count, spoken

MARKS = ("held", "announced", "spoken_of", "off")
ENDS = ["origin_lat", "origin_lon", "destination_lat", "destination_lon"]
LISTED = 8
"""So many meetings of a place have room beside the mouse."""


def meeting_map(
    frame: pd.DataFrame, legs: pd.DataFrame, palette: Palette, *, width: int,
    stage: tuple[pd.DataFrame, pd.DataFrame] | None = None,
) -> go.Figure:  # fmt: skip
    """The map: the world, and below it Europe where it is crowded.

    `frame` has one row a meeting: id, title, status, place, place_name, lat, lon, label_side. `legs` has one row a
    call: origin_lat, origin_lon, destination_lat, destination_lon. What has no coordinates is not drawn.
    `width` is what the page has room for, in pixels: all places are in sight at that width. `stage` are the frame and
    legs whose places are to be in sight instead, so that the map stands still while months play. A click on a place
    gives its id as `customdata`.
    """
    legs = legs.dropna(subset=ENDS)
    places = _places(frame, narrow=width <= NARROW)
    stage_places = places if stage is None else _places(stage[0], narrow=False)
    stage_legs = legs if stage is None else stage[1].dropna(subset=ENDS)
    crowded = bool(near(stage_places).sum() >= CROWD)
    close = near(places) if crowded else pd.Series(False, index=places.index)
    traces = [*_calls(legs, palette), *place_marks(_named(places[~close], width), palette)]
    if crowded:
        traces += [*closer_look(places[close], palette), *place_marks(_named(places[close], width), palette, "2")]
    figure = figure_(traces)
    whole = overview(stage_places, stage_legs, width, short=crowded)
    figure.update_layout(**map_layout(palette, whole, close_up(width) if crowded else None))
    return figure


def _places(frame: pd.DataFrame, *, narrow: bool) -> pd.DataFrame:
    """One row a place: place, lat, lon, label_side, label, mark, meetings, size (px), hover."""
    rows = []
    for place, here in frame.dropna(subset=["lat", "lon"]).groupby("place", sort=True):
        first = here.iloc[0]
        marks = {STATUS_MARKS[status] for status in here["status"]}
        titles = [
            f"{plain(title)}, {spoken(status)}"
            for title, status in zip(here["title"][:LISTED], here["status"][:LISTED], strict=True)
        ]
        name, number = plain(first["place_name"]), len(here)
        more = [f"and {number - LISTED} more"] if number > LISTED else []
        rows.append(
            {
                "place": place, "lat": float(first["lat"]), "lon": float(first["lon"]),
                "label_side": first["label_side"], "label": f"{name} {number}" if number > 1 else name,
                "mark": next(mark for mark in MARKS if mark in marks), "meetings": number,
                "size": round((0.75 if narrow else 1.0) * (9 + 6 * math.sqrt(number))),
                "hover": "<br>".join([f"<b>{name}</b> · {count(number, 'meeting')}", *titles, *more]),
            }
        )  # fmt: skip
    columns = ["place", "lat", "lon", "label_side", "label", "mark", "meetings", "size", "hover"]
    # Where no meeting has a place the numbers must still be numbers: Plotly takes nothing else.
    return pd.DataFrame(rows, columns=columns).astype({"lat": float, "lon": float, "size": int})


def _named(places: pd.DataFrame, width: int) -> pd.DataFrame:
    """A narrow map names only those with several meetings or none held, if there are many."""
    if width > NARROW or len(places) <= CROWD:
        return places
    told = (places["meetings"] > 1) | (places["mark"] != "held")
    return places.assign(label=places["label"].where(told, ""))


def _calls(legs: pd.DataFrame, palette: Palette) -> list[go.Scatter]:
    """An arc between two capitals, the wider the more calls, with their number at its top."""
    traces = []
    for (from_lat, from_lon, to_lat, to_lon), calls in legs.groupby(ENDS):
        arc = _arc((from_lon, stretched(from_lat)), (to_lon, stretched(to_lat)))
        number = len(calls)
        traces.append(
            scatter(
                x=coordinates([x for x, _ in arc]), y=coordinates([y for _, y in arc]), mode="lines",
                hoverinfo="skip",
                line={"width": min(1 + number, 7), "color": palette.accent},
            )
        )  # fmt: skip
        top = arc[len(arc) // 2]
        traces.append(
            scatter(
                x=coordinates([top[0]]), y=coordinates([top[1]]), mode="markers+text",
                text=[count(number, "call")], hoverinfo="skip",
                textposition="bottom center" if number == 1 else "top center",
                textfont={"size": 12, "color": palette.accent},
                marker={"size": 6, "opacity": 0},  # unseen: it keeps the words off the line
            )
        )  # fmt: skip
    return traces


def _arc(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """A parabola on the map, its height a fifth of its width."""
    (x0, y0), (x1, y1) = start, end
    lift = abs(x1 - x0) * 0.2
    steps = [step / 40 for step in range(41)]
    return [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + lift * 4 * t * (1 - t)) for t in steps]

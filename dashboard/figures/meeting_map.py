"""Who met where: one mark a place, filled where something was held; calls are lines between capitals."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.coordinates import coordinates
from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scattermap
from dashboard.figures.map_view import CLOSE, View, buttons, close_up, overview, style
from dashboard.figures.theme import SANS, STATUS_MARKS, Palette, layout
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count, spoken

MARKS = ("held", "announced", "spoken_of", "off")
ENDS = ["origin_lat", "origin_lon", "destination_lat", "destination_lon"]
CROWD = 4
"""So many places in Europe ask for a closer look."""
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
    places = _places(frame, scale=1.0 if width > 500 else 0.75)
    stage_places = places if stage is None else _places(stage[0], scale=1.0)
    near = places[_in_europe(places)]
    crowded = _in_europe(stage_places).sum() >= CROWD
    far = places.drop(near.index) if crowded else places
    stage_legs = legs if stage is None else stage[1].dropna(subset=ENDS)
    whole = overview(stage_places, stage_legs, width, short=crowded)
    figure = figure_()
    traces = [*_calls(legs, palette), *_all_marks(far, palette, narrow=width < 500)]
    if crowded:
        traces += [*_small_dots(near, palette), _window(palette)]
    figure.add_traces(traces)
    maps: dict[str, Any] = {"map": whole.settings(style(palette, "world"))}
    height = whole.height
    if crowded:
        closer = close_up(width)
        figure.add_traces([trace.update(subplot="map2") for trace in _all_marks(near, palette, narrow=width < 500)])
        height = whole.height + 8 + closer.height
        maps["map"]["domain"] = {"x": [0, 1], "y": [1 - whole.height / height, 1]}
        maps["map2"] = closer.settings(style(palette, "europe")) | {
            "domain": {"x": [0, 1], "y": [0, closer.height / height]}
        }
    figure.update_layout(**layout(palette, height=height, modebar=buttons(palette), **maps))
    return figure


def _places(frame: pd.DataFrame, scale: float) -> pd.DataFrame:
    """One row a place: place, place_name, lat, lon, label_side, mark, meetings, size (px), hover."""
    rows = []
    for place, here in frame.dropna(subset=["lat", "lon"]).groupby("place", sort=True):
        first = here.iloc[0]
        marks = {STATUS_MARKS[status] for status in here["status"]}
        titles = [
            f"{plain(title)}, {spoken(status)}"
            for title, status in zip(here["title"][:LISTED], here["status"][:LISTED], strict=True)
        ]
        more = [f"and {len(here) - LISTED} more"] if len(here) > LISTED else []
        hover = "<br>".join([f"<b>{plain(first['place_name'])}</b> · {count(len(here), 'meeting')}", *titles, *more])
        rows.append(
            {
                "place": place, "place_name": first["place_name"], "lat": float(first["lat"]),
                "lon": float(first["lon"]), "label_side": first["label_side"],
                "mark": next(mark for mark in MARKS if mark in marks), "meetings": len(here),
                "size": round(scale * (9 + 6 * math.sqrt(len(here)))), "hover": hover,
            }
        )  # fmt: skip
    columns = ["place", "place_name", "lat", "lon", "label_side", "mark", "meetings", "size", "hover"]
    # Where no meeting has a place the numbers must still be numbers: Plotly takes nothing else.
    return pd.DataFrame(rows, columns=columns).astype({"lat": float, "lon": float, "size": int})


def _in_europe(places: pd.DataFrame) -> pd.Series:
    """Whether each place is in the window of the closer map."""
    inside = [CLOSE.holds(place.lat, place.lon) for place in places.itertuples()]
    return pd.Series(inside, index=places.index, dtype=bool)


def _all_marks(places: pd.DataFrame, palette: Palette, *, narrow: bool) -> list[go.Scattermap]:
    """Every place with its name; a narrow map names only those with several meetings, if there are many."""
    traces = [trace for mark in MARKS for trace in _marks(places[places["mark"] == mark], mark, palette) if len(places)]
    named = places[(places["meetings"] > 1) | (places["mark"] != "held")] if narrow and len(places) > CROWD else places
    for (side, size), here in named.groupby(["label_side", "size"], sort=True):
        traces.append(_labels(here, str(side), int(size), palette))
    return traces


def _marks(here: pd.DataFrame, mark: str, palette: Palette) -> list[go.Scattermap]:
    """A solid dot, or a ring: markers on a map have no outline, so a ring is a dot under a smaller one.

    Of what lies at one place only the dot says what it is, so that the text travels once.
    """
    if here.empty:
        return []
    colour = palette.muted if mark == "spoken_of" else palette.ink
    common: dict[str, Any] = {
        "lat": coordinates(here["lat"]), "lon": coordinates(here["lon"]), "mode": "markers", "hoverinfo": "skip",
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    told: dict[str, Any] = {"customdata": here["place"], "hoverinfo": "text", "hovertext": here["hover"]}
    halo = scattermap(**common, marker={"size": here["size"] + 3, "color": palette.land, "opacity": 1})
    dot = scattermap(**common | told, marker={"size": here["size"], "color": colour, "opacity": 1})
    if mark == "held":
        return [halo, dot]
    hole = scattermap(**common, marker={"size": here["size"] - 5, "color": palette.land, "opacity": 1})
    if mark != "off":
        return [halo, dot, hole]
    cross = scattermap(
        **common | {"mode": "markers+text"}, text=["×"] * len(here), textposition="middle center",
        textfont={"size": 14, "color": palette.ink}, marker={"size": 1, "opacity": 0},
    )  # fmt: skip
    return [halo, dot, hole, cross]


def _labels(here: pd.DataFrame, side: str, size: int, palette: Palette) -> go.Scattermap:
    """Names beside the dots. A map draws text as it stands, so nothing is escaped here.

    The invisible marker has one size a trace: it sets the distance of the name, and without it the layer is lost.
    """
    position = {"left": "middle left", "right": "middle right", "top": "top center", "bottom": "bottom center"}[side]
    return scattermap(
        lat=coordinates(here["lat"]), lon=coordinates(here["lon"]), mode="markers+text",
        customdata=here["place"], hoverinfo="skip",
        text=[
            f"{name} {number}" if number > 1 else name
            for name, number in zip(here["place_name"], here["meetings"], strict=True)
        ],
        textposition=position, textfont={"size": 13, "color": palette.ink, "family": "Public Sans"},
        marker={"size": size + 7, "opacity": 0},
    )  # fmt: skip


def _small_dots(near: pd.DataFrame, palette: Palette) -> list[go.Scattermap]:
    """On the world, what the closer map shows in full."""
    return [
        scattermap(
            lat=coordinates(near["lat"]),
            lon=coordinates(near["lon"]),
            mode="markers",
            hoverinfo="skip",
            marker={"size": 4, "color": palette.muted},
        )
    ]


def _window(palette: Palette) -> go.Scattermap:
    """On the world, what the closer map shows."""
    lat, lon = CLOSE.outline()
    return scattermap(lat=lat, lon=lon, mode="lines", hoverinfo="skip", line={"width": 1, "color": palette.muted})


def _calls(legs: pd.DataFrame, palette: Palette) -> list[go.Scattermap]:
    """An arc between two capitals, the wider the more calls, with their number at its top."""
    traces = []
    for (from_lat, from_lon, to_lat, to_lon), calls in legs.groupby(ENDS):
        arc = _arc(from_lat, from_lon, to_lat, to_lon)
        number = len(calls)
        traces.append(
            scattermap(
                lat=coordinates([lat for lat, _ in arc]), lon=coordinates([lon for _, lon in arc]), mode="lines",
                hoverinfo="skip",
                line={"width": min(1 + number, 7), "color": palette.accent},
            )
        )  # fmt: skip
        top = arc[len(arc) // 2]
        traces.append(
            scattermap(
                lat=coordinates([top[0]]), lon=coordinates([top[1]]), mode="markers+text",
                text=[count(number, "call")], hoverinfo="skip",
                textposition="bottom center" if number == 1 else "top center",
                textfont={"size": 12, "color": palette.accent, "family": SANS.split(",", maxsplit=1)[0]},
                marker={"size": 6, "opacity": 0},
            )
        )  # fmt: skip
    return traces


def _arc(from_lat: float, from_lon: float, to_lat: float, to_lon: float) -> list[tuple[float, float]]:
    """A parabola on the map, its height a fifth of its width."""
    x0, x1 = View.x(from_lon), View.x(to_lon)
    y0, y1 = View.y(from_lat), View.y(to_lat)
    lift = abs(x1 - x0) * 0.2
    points = []
    for step in range(41):
        t = step / 40
        x = x0 + (x1 - x0) * t
        y = y0 + (y1 - y0) * t - lift * 4 * t * (1 - t)
        points.append((View.lat(y), View.lon(x)))
    return points

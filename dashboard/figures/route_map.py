"""The way of one envoy: a line from place to place, each stop with its numbers."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.coordinates import coordinates
from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scattermap
from dashboard.figures.map_view import CLOSE, View, buttons, close_up, overview, style
from dashboard.figures.theme import Palette, layout
from dashboard.wording.dates import stretch
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count

CROWD = 4
"""So many places in Europe ask for a closer look."""

NARROW = 500
"""Pixels below which a name has no room for its numbers; the table has them."""

SHOWN = 4
"""More stops than this at one place are told by the first three and the last."""


def route_map(frame: pd.DataFrame, palette: Palette, *, width: int) -> go.Figure:
    """The map.

    `frame` has one row a meeting in order: number (1, 2, 3 …, or None for what is not on the map), title, earliest,
    latest, place, place_name, lat, lon and label_side. `width` is what the page has room for, in pixels. A click on a
    place gives its id as `customdata`.
    """
    stops = frame[frame["number"].notna()]
    places = _places(stops, numbered=width > NARROW)
    near = places[[CLOSE.holds(place.lat, place.lon) for place in places.itertuples()]]
    crowded = len(near) >= CROWD
    whole = _with_room(overview(places, _NO_CALLS, width, short=crowded), width)
    lines = _lines(stops, palette)
    figure = figure_([*lines, *_marks(places.drop(near.index) if crowded else places, palette)])
    maps: dict[str, Any] = {"map": whole.settings(style(palette, "world"))}
    height = whole.height
    if crowded:
        closer = close_up(width)
        figure.add_traces(
            [
                *_small(near, palette),
                *(trace.update(subplot="map2") for trace in (*_lines(stops, palette), *_marks(near, palette))),
            ]
        )
        height += 8 + closer.height
        maps["map"]["domain"] = {"x": [0, 1], "y": [1 - whole.height / height, 1]}
        maps["map2"] = closer.settings(style(palette, "europe")) | {
            "domain": {"x": [0, 1], "y": [0, closer.height / height]}
        }
    figure.update_layout(**layout(palette, height=height, modebar=buttons(palette), **maps))
    return figure


_NO_CALLS = pd.DataFrame(columns=["origin_lat", "origin_lon", "destination_lat", "destination_lon"])


def _with_room(view: View, width: int) -> View:
    """A little farther away: the names are longer for their numbers."""
    return replace(view, zoom=view.zoom - (0.2 if width > NARROW else 0.5))


def _places(stops: pd.DataFrame, *, numbered: bool) -> pd.DataFrame:
    """One row a place: place, lat, lon, label_side, label, hover."""
    rows = []
    for place, here in stops.groupby("place", sort=False):
        first = here.iloc[0]
        numbers = [str(number) for number in here["number"]]
        told = numbers if len(numbers) <= SHOWN else [*numbers[: SHOWN - 1], "…", numbers[-1]]
        titles = [f"{stop.number}. {plain(stop.title)}, {_days(stop)}" for stop in here.head(8).itertuples()]
        hover = "<br>".join([f"<b>{plain(first['place_name'])}</b> · {count(len(here), 'meeting')}", *titles])
        # A map draws a label as it stands, so it is not escaped.
        label = f"{first['place_name']} {', '.join(told)}".replace(", …, ", " … ") if numbered else first["place_name"]
        rows.append((place, float(first["lat"]), float(first["lon"]), first["label_side"] or "right", label, hover))
    frame = pd.DataFrame(rows, columns=["place", "lat", "lon", "label_side", "label", "hover"])
    return frame.astype({"lat": float, "lon": float})


def _days(stop: Any) -> str:
    return stretch(stop.earliest or stop.latest, stop.latest or stop.earliest, short=True)


def _lines(stops: pd.DataFrame, palette: Palette) -> list[go.Scattermap]:
    """From each stop to the next; a way gone twice is drawn once."""
    points = list(zip(stops["lat"].astype(float), stops["lon"].astype(float), strict=True))
    legs = dict.fromkeys((min(a, b), max(a, b)) for a, b in pairwise(points) if a != b)
    return [
        scattermap(
            lat=[a[0], b[0]], lon=[a[1], b[1]], mode="lines", hoverinfo="skip",
            line={"width": 1.5, "color": palette.muted},
        )
        for a, b in legs
    ]  # fmt: skip


def _marks(places: pd.DataFrame, palette: Palette) -> list[go.Scattermap]:
    """Dots with a halo, and names with numbers; one trace a side, as a map wants it."""
    if places.empty:
        return []
    common: dict[str, Any] = {
        "lat": coordinates(places["lat"]), "lon": coordinates(places["lon"]), "mode": "markers", "hoverinfo": "skip",
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    told: dict[str, Any] = {"customdata": places["place"], "hoverinfo": "text", "hovertext": places["hover"]}
    dots = [
        scattermap(**common, marker={"size": 15, "color": palette.land, "opacity": 1}),
        scattermap(**common | told, marker={"size": 12, "color": palette.ink, "opacity": 1}),
    ]
    sides = {"left": "middle left", "right": "middle right", "top": "top center", "bottom": "bottom center"}
    labels = [
        scattermap(
            lat=coordinates(here["lat"]), lon=coordinates(here["lon"]), mode="markers+text", hoverinfo="skip",
            customdata=here["place"], text=list(here["label"]), textposition=sides[side],
            marker={"size": 16, "opacity": 0},
            textfont={"size": 13, "color": palette.ink, "family": "Public Sans"},
        )
        for side, here in places.groupby("label_side", sort=True)
    ]  # fmt: skip
    return [*dots, *labels]


def _small(near: pd.DataFrame, palette: Palette) -> list[go.Scattermap]:
    """On the world, what the closer map shows in full; and the frame of that map."""
    lat, lon = CLOSE.outline()
    return [
        scattermap(
            lat=coordinates(near["lat"]), lon=coordinates(near["lon"]), mode="markers", hoverinfo="skip",
            marker={"size": 4, "color": palette.muted},
        ),
        scattermap(lat=lat, lon=lon, mode="lines", hoverinfo="skip", line={"width": 1, "color": palette.muted}),
    ]  # fmt: skip

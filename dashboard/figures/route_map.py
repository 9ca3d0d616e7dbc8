"""The way of one envoy: a line from place to place, each stop with its numbers."""

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scatter
from dashboard.figures.map_marks import axes, closer_look, place_marks, spots
from dashboard.figures.map_view import CROWD, NARROW, close_up, map_layout, near, overview
from dashboard.figures.theme import Palette
from dashboard.wording.dates import stretch
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count

SHOWN = 4
"""More stops than this at one place are told by the first three and the last."""

DOT = 12
"""Pixels."""


def route_map(frame: pd.DataFrame, palette: Palette, *, width: int) -> go.Figure:
    """The map.

    `frame` has one row a meeting in order: number (1, 2, 3 …, or None for what is not on the map), title, earliest,
    latest, place, place_name, lat, lon and label_side. `width` is what the page has room for, in pixels. A click on a
    place gives its id as `customdata`.
    """
    stops = frame[frame["number"].notna()]
    places = _places(stops, numbered=width > NARROW)
    crowded = bool(near(places).sum() >= CROWD)
    close = near(places) if crowded else pd.Series(False, index=places.index)
    traces = [*_lines(stops, palette), *place_marks(places[~close], palette)]
    if crowded:
        traces += [
            *closer_look(places[close], palette),
            *_lines(stops, palette, "2"),
            *place_marks(places[close], palette, "2"),
        ]
    figure = figure_(traces)
    # The names are longer for their numbers, and there is less room on a phone.
    whole = overview(places, _NO_CALLS, width, short=crowded).farther(1.15 if width > NARROW else 1.4)
    figure.update_layout(**map_layout(palette, whole, close_up(width) if crowded else None))
    return figure


_NO_CALLS = pd.DataFrame(columns=["origin_lat", "origin_lon", "destination_lat", "destination_lon"])


def _places(stops: pd.DataFrame, *, numbered: bool) -> pd.DataFrame:
    """One row a place: place, lat, lon, label_side, label, mark, size (px), hover."""
    rows = []
    for place, here in stops.groupby("place", sort=False):
        first, name = here.iloc[0], plain(here.iloc[0]["place_name"])
        numbers = [str(number) for number in here["number"]]
        told = numbers if len(numbers) <= SHOWN else [*numbers[: SHOWN - 1], "…", numbers[-1]]
        titles = [f"{stop.number}. {plain(stop.title)}, {_days(stop)}" for stop in here.head(8).itertuples()]
        rows.append(
            {
                "place": place, "lat": float(first["lat"]), "lon": float(first["lon"]),
                "label_side": first["label_side"] or "right", "mark": "held", "size": DOT,
                "label": f"{name} {', '.join(told)}".replace(", …, ", " … ") if numbered else name,
                "hover": "<br>".join([f"<b>{name}</b> · {count(len(here), 'meeting')}", *titles]),
            }
        )  # fmt: skip
    columns = ["place", "lat", "lon", "label_side", "label", "mark", "size", "hover"]
    return pd.DataFrame(rows, columns=columns).astype({"lat": float, "lon": float, "size": int})


def _days(stop: Any) -> str:
    return stretch(stop.earliest or stop.latest, stop.latest or stop.earliest, short=True)


def _lines(stops: pd.DataFrame, palette: Palette, which: str = "") -> list[go.Scatter]:
    """From each stop to the next; a way gone twice is drawn once."""
    points = list(zip(stops["lat"].astype(float), stops["lon"].astype(float), strict=True))
    legs = dict.fromkeys((min(a, b), max(a, b)) for a, b in pairwise(points) if a != b)
    return [
        scatter(
            **axes(which) | spots(pd.DataFrame(leg, columns=["lat", "lon"])), mode="lines", hoverinfo="skip",
            line={"width": 1.5, "color": palette.muted},
        )
        for leg in legs
    ]  # fmt: skip

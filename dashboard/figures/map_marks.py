"""What stands on a map: dots and rings with their names, the small dots of a closer map, and its frame."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.coordinates import coordinates
from dashboard.figures.drawn import scatter
from dashboard.figures.map_view import CLOSE, stretched
from dashboard.figures.theme import Palette

HALO, RING = 3, 2.5
"""Pixels of land around a mark, and of its line where it is hollow."""

_SIDES = {"left": "middle left", "right": "middle right", "top": "top center", "bottom": "bottom center"}


def axes(which: str) -> dict[str, str]:
    """Those of a trace: of the world with nothing, of the closer map with 2."""
    return {"xaxis": f"x{which}", "yaxis": f"y{which}"}


def spots(places: pd.DataFrame) -> dict[str, Any]:
    """Where places of `lat` and `lon` are on the axes of a map."""
    return {"x": coordinates(places["lon"]), "y": coordinates([stretched(lat) for lat in places["lat"]])}


def place_marks(places: pd.DataFrame, palette: Palette, which: str = "") -> list[go.Scatter]:
    """A dot or a ring a place, with its name beside it.

    `places` has place, lat, lon, label_side, label (may be empty), mark (held, announced, spoken_of or off), size (in
    pixels) and hover. A click gives the place as `customdata`.
    """
    if places.empty:
        return []
    here: dict[str, Any] = axes(which) | spots(places)
    colours = [palette.muted if mark == "spoken_of" else palette.ink for mark in places["mark"]]
    held = places["mark"] == "held"
    halos = scatter(
        **here, mode="markers", hoverinfo="skip",
        marker={"size": list(places["size"] + HALO), "color": palette.land, "opacity": 1, "line": {"width": 0}},
    )  # fmt: skip
    marks = scatter(
        **here, mode="markers+text", name="places", customdata=list(places["place"]),
        hoverinfo="text", hovertext=list(places["hover"]),
        text=list(places["label"]), textposition=[_SIDES[side] for side in places["label_side"]],
        textfont={"size": 13, "color": palette.ink},
        marker={
            "size": list(places["size"] - RING), "opacity": 1,
            "color": [colour if filled else palette.land for filled, colour in zip(held, colours, strict=True)],
            "line": {"width": RING, "color": colours},
        },
    )  # fmt: skip
    off = places[places["mark"] == "off"]
    crosses = scatter(
        **axes(which) | spots(off), mode="text", hoverinfo="skip", text=["×"] * len(off),
        textposition="middle center", textfont={"size": 14, "color": palette.ink},
    )  # fmt: skip
    return [halos, marks, *([crosses] if len(off) else [])]


def closer_look(near: pd.DataFrame, palette: Palette) -> list[go.Scatter]:
    """On the world, what the closer map shows in full: small dots, and the frame of that map."""
    x, y = CLOSE.outline()
    return [
        scatter(**spots(near), mode="markers", hoverinfo="skip", marker={"size": 4, "color": palette.muted}),
        scatter(x=x, y=y, mode="lines", hoverinfo="skip", line={"width": 1, "color": palette.muted}),
    ]

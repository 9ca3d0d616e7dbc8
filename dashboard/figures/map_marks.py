"""What stands on a map: dots and rings with their names, the small dots of a closer map, and its frame."""

from typing import Any

from dashboard.figures.coordinates import coordinates
from dashboard.figures.map_view import CLOSE, stretched
from dashboard.figures.picture import Trace, scatter
from dashboard.figures.rows import Row
from dashboard.figures.theme import Palette

HALO, RING = 3, 2.5
"""Pixels of land around a mark, and of its line where it is hollow."""

_SIDES = {"left": "middle left", "right": "middle right", "top": "top center", "bottom": "bottom center"}


def axes(which: str) -> dict[str, str]:
    """Those of a trace: of the world with nothing, of the closer map with 2."""
    return {"xaxis": f"x{which}", "yaxis": f"y{which}"}


def spots(places: list[Row]) -> dict[str, Any]:
    """Where places of `lat` and `lon` are on the axes of a map."""
    return {
        "x": coordinates(place.lon for place in places), "y": coordinates(stretched(place.lat) for place in places)
    }  # fmt: skip


def place_marks(places: list[Row], palette: Palette, which: str = "") -> list[Trace]:
    """A dot or a ring a place, with its name beside it.

    A place has place, lat, lon, label_side, label (may be empty), mark (held, announced, spoken_of or off), size (in
    pixels) and hover. A click gives the place as `customdata`.
    """
    if not places:
        return []
    here = axes(which) | spots(places)
    colours = [palette.muted if place.mark == "spoken_of" else palette.ink for place in places]
    halos = scatter(
        **here, mode="markers", hoverinfo="skip",
        marker={
            "size": [place.size + HALO for place in places], "color": palette.land, "opacity": 1, "line": {"width": 0}
        },
    )  # fmt: skip
    fills = [
        colour if place.mark == "held" else palette.land for place, colour in zip(places, colours, strict=True)
    ]  # fmt: skip
    marks = scatter(
        **here, mode="markers+text", name="places", customdata=[place.place for place in places],
        hoverinfo="text", hovertext=[place.hover for place in places],
        text=[place.label for place in places], textposition=[_SIDES[place.label_side] for place in places],
        textfont={"size": 13, "color": palette.ink},
        marker={
            "size": [place.size - RING for place in places], "opacity": 1, "color": fills,
            "line": {"width": RING, "color": colours},
        },
    )  # fmt: skip
    return [halos, marks, *_crosses([place for place in places if place.mark == "off"], palette, which)]


def _crosses(off: list[Row], palette: Palette, which: str) -> list[Trace]:
    """In the rings of what does not take place."""
    if not off:
        return []
    return [
        scatter(
            **axes(which) | spots(off), mode="markers", hoverinfo="skip",
            marker={"symbol": "x-thin", "size": 6, "line": {"width": 1.5, "color": palette.ink}, "opacity": 1},
        )
    ]  # fmt: skip


def closer_look(near: list[Row], palette: Palette) -> list[Trace]:
    """On the world, what the closer map shows in full: small dots, and the frame of that map."""
    x, y = CLOSE.outline()
    return [
        scatter(**spots(near), mode="markers", hoverinfo="skip", marker={"size": 4, "color": palette.muted}),
        scatter(x=x, y=y, mode="lines", hoverinfo="skip", line={"width": 1, "color": palette.muted}),
    ]

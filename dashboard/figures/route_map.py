"""The way of one envoy: a line from place to place, each stop with its numbers."""

from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import Any

import pandas as pd

from dashboard.figures.map_view import CLOSE, View, buttons, close_up, in_europe, overview, points, style
from dashboard.figures.picture import Picture, Trace, scattermap
from dashboard.figures.rows import Row, grouped, rows
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


def route_map(frame: pd.DataFrame, palette: Palette, *, width: int) -> Picture:
    """The map.

    `frame` has one row a meeting in order: number (1, 2, 3 …, or None for what is not on the map), title, earliest,
    latest, place, place_name, lat, lon and label_side. `width` is what the page has room for, in pixels. A click on a
    place gives its id as `customdata`.
    """
    stops = [stop for stop in rows(frame) if stop.number is not None]
    places = _places(stops, numbered=width > NARROW)
    near = [place for place in places if in_europe(place)]
    crowded = len(near) >= CROWD
    far = [place for place in places if not in_europe(place)] if crowded else places
    whole = _with_room(overview(places, (), width, short=crowded), width)
    lines = _lines(stops, palette)
    traces = [*lines, *_marks(far, palette)]
    maps: dict[str, Any] = {"map": whole.settings(style(palette, "world"))}
    height = whole.height
    if crowded:
        closer = close_up(width)
        traces += _small(near, palette)
        traces += [trace | {"subplot": "map2"} for trace in (*lines, *_marks(near, palette))]
        height += 8 + closer.height
        maps["map"]["domain"] = {"x": [0, 1], "y": [1 - whole.height / height, 1]}
        maps["map2"] = closer.settings(style(palette, "europe")) | {
            "domain": {"x": [0, 1], "y": [0, closer.height / height]}
        }
    return Picture(traces, layout(palette, height=height, modebar=buttons(palette), **maps))


def _with_room(view: View, width: int) -> View:
    """A little farther away: the names are longer for their numbers."""
    return replace(view, zoom=view.zoom - (0.2 if width > NARROW else 0.5))


def _places(stops: list[Row], *, numbered: bool) -> list[Row]:
    """Each place in the order of the way: place, lat, lon, label_side, label, hover."""
    return [_place(here, numbered) for here in grouped(stops, attrgetter("place")).values()]


def _place(here: list[Row], numbered: bool) -> Row:
    first = here[0]
    numbers = [str(stop.number) for stop in here]
    told = numbers if len(numbers) <= SHOWN else [*numbers[: SHOWN - 1], "…", numbers[-1]]
    titles = [f"{stop.number}. {plain(stop.title)}, {_days(stop)}" for stop in here[:8]]
    # A map draws a label as it stands, so it is not escaped.
    label = f"{first.place_name} {', '.join(told)}".replace(", …, ", " … ") if numbered else first.place_name
    return Row(
        place=first.place, lat=float(first.lat), lon=float(first.lon), label_side=first.label_side or "right",
        label=label, hover="<br>".join([f"<b>{plain(first.place_name)}</b> · {count(len(here), 'meeting')}", *titles]),
    )  # fmt: skip


def _days(stop: Row) -> str:
    return stretch(stop.earliest or stop.latest, stop.latest or stop.earliest, short=True)


def _lines(stops: list[Row], palette: Palette) -> list[Trace]:
    """From each stop to the next; a way gone twice is drawn once."""
    spots = [(float(stop.lat), float(stop.lon)) for stop in stops]
    legs = dict.fromkeys((min(a, b), max(a, b)) for a, b in pairwise(spots) if a != b)
    return [
        scattermap(
            lat=[a[0], b[0]], lon=[a[1], b[1]], mode="lines", hoverinfo="skip",
            line={"width": 1.5, "color": palette.muted},
        )
        for a, b in legs
    ]  # fmt: skip


def _marks(places: list[Row], palette: Palette) -> list[Trace]:
    """Dots with a halo, and names with numbers; one trace a side, as a map wants it."""
    if not places:
        return []
    common: dict[str, Any] = {
        **points(places), "mode": "markers", "hoverinfo": "skip",
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    told: dict[str, Any] = {
        "customdata": [place.place for place in places], "hoverinfo": "text",
        "hovertext": [place.hover for place in places],
    }  # fmt: skip
    dots = [
        scattermap(**common, marker={"size": 15, "color": palette.land, "opacity": 1}),
        scattermap(**common | told, marker={"size": 12, "color": palette.ink, "opacity": 1}),
    ]
    sides = {"left": "middle left", "right": "middle right", "top": "top center", "bottom": "bottom center"}
    labels = [
        scattermap(
            **points(here), mode="markers+text", hoverinfo="skip", customdata=[place.place for place in here],
            text=[place.label for place in here], textposition=sides[side],
            marker={"size": 16, "opacity": 0},
            textfont={"size": 13, "color": palette.ink, "family": "Public Sans"},
        )
        for side, here in sorted(grouped(places, attrgetter("label_side")).items())
    ]  # fmt: skip
    return [*dots, *labels]


def _small(near: list[Row], palette: Palette) -> list[Trace]:
    """On the world, what the closer map shows in full; and the frame of that map."""
    lat, lon = CLOSE.outline()
    return [
        scattermap(**points(near), mode="markers", hoverinfo="skip", marker={"size": 4, "color": palette.muted}),
        scattermap(lat=lat, lon=lon, mode="lines", hoverinfo="skip", line={"width": 1, "color": palette.muted}),
    ]

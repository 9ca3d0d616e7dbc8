"""The way of one envoy: a line from place to place, each stop with its numbers."""

from itertools import pairwise
from operator import attrgetter

import pandas as pd

from dashboard.figures.map_marks import axes, closer_look, place_marks, spots
from dashboard.figures.map_view import CROWD, NARROW, close_up, in_europe, map_layout, overview, parted
from dashboard.figures.picture import Picture, Trace, scatter
from dashboard.figures.rows import Row, grouped, rows
from dashboard.figures.theme import Palette
from dashboard.wording.dates import stretch
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count

SHOWN = 4
"""More stops than this at one place are told by the first three and the last."""

DOT = 12
"""Pixels."""


def route_map(frame: pd.DataFrame, palette: Palette, *, width: int) -> Picture:
    """The map.

    `frame` has one row a meeting in order: number (1, 2, 3 …, or None for what is not on the map), title, earliest,
    latest, place, place_name, lat, lon and label_side. `width` is what the page has room for, in pixels. A click on a
    place gives its id as `customdata`.
    """
    stops = [stop for stop in rows(frame) if stop.number is not None]
    places = _places(stops, numbered=width > NARROW)
    crowded = sum(map(in_europe, places)) >= CROWD
    far, near = parted(places, crowded=crowded)
    traces = [*_lines(stops, palette), *place_marks(far, palette)]
    if crowded:
        traces += [*closer_look(near, palette), *_lines(stops, palette, "2"), *place_marks(near, palette, "2")]
    # The names are longer for their numbers, and there is less room on a phone.
    whole = overview(places, (), width, short=crowded).farther(1.15 if width > NARROW else 1.4)
    return Picture(traces, map_layout(palette, whole, close_up(width) if crowded else None))


def _places(stops: list[Row], *, numbered: bool) -> list[Row]:
    """Each place in the order of the way: place, lat, lon, label_side, label, mark, size (px), hover."""
    return [_place(here, numbered) for here in grouped(stops, attrgetter("place")).values()]


def _place(here: list[Row], numbered: bool) -> Row:
    first, name = here[0], plain(here[0].place_name)
    numbers = [str(stop.number) for stop in here]
    told = numbers if len(numbers) <= SHOWN else [*numbers[: SHOWN - 1], "…", numbers[-1]]
    titles = [f"{stop.number}. {plain(stop.title)}, {_days(stop)}" for stop in here[:8]]
    return Row(
        place=first.place, lat=float(first.lat), lon=float(first.lon), label_side=first.label_side or "right",
        label=f"{name} {', '.join(told)}".replace(", …, ", " … ") if numbered else name, mark="held", size=DOT,
        hover="<br>".join([f"<b>{name}</b> · {count(len(here), 'meeting')}", *titles]),
    )  # fmt: skip


def _days(stop: Row) -> str:
    return stretch(stop.earliest or stop.latest, stop.latest or stop.earliest, short=True)


def _lines(stops: list[Row], palette: Palette, which: str = "") -> list[Trace]:
    """From each stop to the next; a way gone twice is drawn once."""
    points = [(float(stop.lat), float(stop.lon)) for stop in stops]
    legs = dict.fromkeys((min(a, b), max(a, b)) for a, b in pairwise(points) if a != b)
    return [
        scatter(
            **axes(which) | spots([Row(lat=lat, lon=lon) for lat, lon in leg]), mode="lines", hoverinfo="skip",
            line={"width": 1.5, "color": palette.muted},
        )
        for leg in legs
    ]  # fmt: skip

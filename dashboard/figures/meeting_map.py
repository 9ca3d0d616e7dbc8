"""Who met where: one mark a place, filled where something was held; calls are lines between capitals."""

import math
from collections import Counter
from operator import attrgetter

import pandas as pd

from dashboard.figures.coordinates import coordinates
from dashboard.figures.map_marks import closer_look, place_marks
from dashboard.figures.map_view import CROWD, NARROW, Leg, close_up, in_europe, map_layout, overview, parted, stretched
from dashboard.figures.picture import Picture, Trace, scatter
from dashboard.figures.rows import Row, grouped, rows
from dashboard.figures.theme import STATUS_MARKS, Palette
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count, spoken

MARKS = ("held", "announced", "spoken_of", "off")
ENDS = attrgetter("origin_lat", "origin_lon", "destination_lat", "destination_lon")
LISTED = 8
"""So many meetings of a place have room beside the mouse."""


def meeting_map(
    frame: pd.DataFrame, legs: pd.DataFrame, palette: Palette, *, width: int,
    stage: tuple[pd.DataFrame, pd.DataFrame] | None = None,
) -> Picture:  # fmt: skip
    """The map: the world, and below it Europe where it is crowded.

    `frame` has one row a meeting: id, title, status, place, place_name, lat, lon, label_side. `legs` has one row a
    call: origin_lat, origin_lon, destination_lat, destination_lon. What has no coordinates is not drawn.
    `width` is what the page has room for, in pixels: all places are in sight at that width. `stage` are the frame and
    legs whose places are to be in sight instead, so that the map stands still while months play. A click on a place
    gives its id as `customdata`.
    """
    calls, narrow = _legs(legs), width <= NARROW
    places = _places(frame, scale=0.75 if narrow else 1.0)
    stage_places, stage_calls = (places, calls) if stage is None else (_places(stage[0], scale=1.0), _legs(stage[1]))
    crowded = sum(map(in_europe, stage_places)) >= CROWD
    far, near = parted(places, crowded=crowded)
    traces = [*_calls(calls, palette), *place_marks(_named(far, narrow=narrow), palette)]
    if crowded:
        traces += [*closer_look(near, palette), *place_marks(_named(near, narrow=narrow), palette, "2")]
    whole = overview(stage_places, stage_calls, width, short=crowded)
    return Picture(traces, map_layout(palette, whole, close_up(width) if crowded else None))


def _legs(legs: pd.DataFrame) -> Counter[Leg]:
    """The calls between each two points, and how many they are."""
    return Counter(sorted(ENDS(leg) for leg in rows(legs) if None not in ENDS(leg)))


def _places(frame: pd.DataFrame, scale: float) -> list[Row]:
    """Each place, by its id: place, lat, lon, label_side, label, mark, meetings, size (px), hover."""
    placed = (meeting for meeting in rows(frame) if meeting.lat is not None and meeting.lon is not None)
    return [_place(here, scale) for _, here in sorted(grouped(placed, attrgetter("place")).items())]


def _place(here: list[Row], scale: float) -> Row:
    first, number, name = here[0], len(here), plain(here[0].place_name)
    marks = {STATUS_MARKS[meeting.status] for meeting in here}
    titles = [f"{plain(meeting.title)}, {spoken(meeting.status)}" for meeting in here[:LISTED]]
    more = [f"and {number - LISTED} more"] if number > LISTED else []
    return Row(
        place=first.place, lat=float(first.lat), lon=float(first.lon), label_side=first.label_side or "right",
        label=f"{name} {number}" if number > 1 else name, mark=next(mark for mark in MARKS if mark in marks),
        meetings=number, size=round(scale * (9 + 6 * math.sqrt(number))),
        hover="<br>".join([f"<b>{name}</b> · {count(number, 'meeting')}", *titles, *more]),
    )  # fmt: skip


def _named(places: list[Row], *, narrow: bool) -> list[Row]:
    """A narrow map names only those with several meetings or none held, if there are many."""
    if narrow and len(places) > CROWD:
        for place in places:
            if place.meetings == 1 and place.mark == "held":
                place.label = ""
    return places


def _calls(calls: Counter[Leg], palette: Palette) -> list[Trace]:
    """An arc between two capitals, the wider the more calls, with their number at its top."""
    return [trace for leg, number in calls.items() for trace in _call(leg, number, palette)]


def _call(leg: Leg, number: int, palette: Palette) -> list[Trace]:
    from_lat, from_lon, to_lat, to_lon = leg
    arc = _arc((from_lon, stretched(from_lat)), (to_lon, stretched(to_lat)))
    top = arc[len(arc) // 2]
    return [
        scatter(
            x=coordinates(x for x, _ in arc), y=coordinates(y for _, y in arc), mode="lines", hoverinfo="skip",
            line={"width": min(1 + number, 7), "color": palette.accent},
        ),
        scatter(
            x=coordinates(top[:1]), y=coordinates(top[1:]), mode="markers+text", hoverinfo="skip",
            text=[count(number, "call")], textposition="bottom center" if number == 1 else "top center",
            textfont={"size": 12, "color": palette.accent},
            marker={"size": 6, "opacity": 0},  # unseen: it keeps the words off the line
        ),
    ]  # fmt: skip


def _arc(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """A parabola on the map, its height a fifth of its width."""
    (x0, y0), (x1, y1) = start, end
    lift = abs(x1 - x0) * 0.2
    steps = [step / 40 for step in range(41)]
    return [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + lift * 4 * t * (1 - t)) for t in steps]

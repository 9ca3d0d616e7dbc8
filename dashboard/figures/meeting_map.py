"""Who met where: one mark a place, filled where something was held; calls are lines between capitals."""

import math
from collections import Counter
from operator import attrgetter
from typing import Any

import pandas as pd

from dashboard.figures.coordinates import coordinates
from dashboard.figures.map_view import CLOSE, Leg, View, buttons, close_up, in_europe, overview, points, style
from dashboard.figures.picture import Picture, Trace, scattermap
from dashboard.figures.rows import Row, grouped, rows
from dashboard.figures.theme import SANS, STATUS_MARKS, Palette, layout
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count, spoken

MARKS = ("held", "announced", "spoken_of", "off")
ENDS = attrgetter("origin_lat", "origin_lon", "destination_lat", "destination_lon")
CROWD = 4
"""So many places in Europe ask for a closer look."""
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
    calls, narrow = _legs(legs), width < 500
    places = _places(frame, scale=1.0 if width > 500 else 0.75)
    stage_places, stage_calls = (places, calls) if stage is None else (_places(stage[0], scale=1.0), _legs(stage[1]))
    near = [place for place in places if in_europe(place)]
    crowded = sum(map(in_europe, stage_places)) >= CROWD
    far = [place for place in places if not in_europe(place)] if crowded else places
    whole = overview(stage_places, stage_calls, width, short=crowded)
    traces = [*_calls(calls, palette), *_all_marks(far, palette, narrow=narrow)]
    maps: dict[str, Any] = {"map": whole.settings(style(palette, "world"))}
    height = whole.height
    if crowded:
        closer = close_up(width)
        traces += [_small_dots(near, palette), _window(palette)]
        traces += [trace | {"subplot": "map2"} for trace in _all_marks(near, palette, narrow=narrow)]
        height = whole.height + 8 + closer.height
        maps["map"]["domain"] = {"x": [0, 1], "y": [1 - whole.height / height, 1]}
        maps["map2"] = closer.settings(style(palette, "europe")) | {
            "domain": {"x": [0, 1], "y": [0, closer.height / height]}
        }
    return Picture(traces, layout(palette, height=height, modebar=buttons(palette), **maps))


def _legs(legs: pd.DataFrame) -> Counter[Leg]:
    """The calls between each two points, and how many they are."""
    return Counter(sorted(ENDS(leg) for leg in rows(legs) if None not in ENDS(leg)))


def _places(frame: pd.DataFrame, scale: float) -> list[Row]:
    """Each place, by its id: place, place_name, lat, lon, label_side, mark, meetings, size (px), hover."""
    placed = (meeting for meeting in rows(frame) if meeting.lat is not None and meeting.lon is not None)
    return [_place(here, scale) for _, here in sorted(grouped(placed, attrgetter("place")).items())]


def _place(here: list[Row], scale: float) -> Row:
    first = here[0]
    marks = {STATUS_MARKS[meeting.status] for meeting in here}
    titles = [f"{plain(meeting.title)}, {spoken(meeting.status)}" for meeting in here[:LISTED]]
    more = [f"and {len(here) - LISTED} more"] if len(here) > LISTED else []
    return Row(
        place=first.place, place_name=first.place_name, lat=float(first.lat), lon=float(first.lon),
        label_side=first.label_side, mark=next(mark for mark in MARKS if mark in marks), meetings=len(here),
        size=round(scale * (9 + 6 * math.sqrt(len(here)))),
        hover="<br>".join([f"<b>{plain(first.place_name)}</b> · {count(len(here), 'meeting')}", *titles, *more]),
    )  # fmt: skip


def _all_marks(places: list[Row], palette: Palette, *, narrow: bool) -> list[Trace]:
    """Every place with its name; a narrow map names only those with several meetings, if there are many."""
    by_mark = grouped(places, attrgetter("mark"))
    traces = [trace for mark in MARKS if mark in by_mark for trace in _marks(by_mark[mark], mark, palette)]
    busy = [place for place in places if place.meetings > 1 or place.mark != "held"]
    named = busy if narrow and len(places) > CROWD else places
    by_side = grouped((place for place in named if place.label_side), attrgetter("label_side", "size"))
    return traces + [_labels(here, side, size, palette) for (side, size), here in sorted(by_side.items())]


def _marks(here: list[Row], mark: str, palette: Palette) -> list[Trace]:
    """A solid dot, or a ring: markers on a map have no outline, so a ring is a dot under a smaller one.

    Of what lies at one place only the dot says what it is, so that the text travels once.
    """
    colour = palette.muted if mark == "spoken_of" else palette.ink
    common: dict[str, Any] = {
        **points(here), "mode": "markers", "hoverinfo": "skip",
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    told: dict[str, Any] = {
        "customdata": [place.place for place in here], "hoverinfo": "text",
        "hovertext": [place.hover for place in here],
    }  # fmt: skip
    sizes = [place.size for place in here]
    halo = scattermap(**common, marker={"size": [size + 3 for size in sizes], "color": palette.land, "opacity": 1})
    dot = scattermap(**common | told, marker={"size": sizes, "color": colour, "opacity": 1})
    if mark == "held":
        return [halo, dot]
    hole = scattermap(**common, marker={"size": [size - 5 for size in sizes], "color": palette.land, "opacity": 1})
    if mark != "off":
        return [halo, dot, hole]
    cross = scattermap(
        **common | {"mode": "markers+text"}, text=["×"] * len(here), textposition="middle center",
        textfont={"size": 14, "color": palette.ink}, marker={"size": 1, "opacity": 0},
    )  # fmt: skip
    return [halo, dot, hole, cross]


def _labels(here: list[Row], side: str, size: int, palette: Palette) -> Trace:
    """Names beside the dots. A map draws text as it stands, so nothing is escaped here.

    The invisible marker has one size a trace: it sets the distance of the name, and without it the layer is lost.
    """
    position = {"left": "middle left", "right": "middle right", "top": "top center", "bottom": "bottom center"}[side]
    return scattermap(
        **points(here), mode="markers+text", customdata=[place.place for place in here], hoverinfo="skip",
        text=[f"{place.place_name} {place.meetings}" if place.meetings > 1 else place.place_name for place in here],
        textposition=position, textfont={"size": 13, "color": palette.ink, "family": "Public Sans"},
        marker={"size": size + 7, "opacity": 0},
    )  # fmt: skip


def _small_dots(near: list[Row], palette: Palette) -> Trace:
    """On the world, what the closer map shows in full."""
    return scattermap(**points(near), mode="markers", hoverinfo="skip", marker={"size": 4, "color": palette.muted})


def _window(palette: Palette) -> Trace:
    """On the world, what the closer map shows."""
    lat, lon = CLOSE.outline()
    return scattermap(lat=lat, lon=lon, mode="lines", hoverinfo="skip", line={"width": 1, "color": palette.muted})


def _calls(calls: Counter[Leg], palette: Palette) -> list[Trace]:
    """An arc between two capitals, the wider the more calls, with their number at its top."""
    traces = []
    for leg, number in calls.items():
        arc = _arc(*leg)
        traces.append(
            scattermap(
                lat=coordinates(lat for lat, _ in arc), lon=coordinates(lon for _, lon in arc), mode="lines",
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

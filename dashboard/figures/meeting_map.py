"""Who met where: one mark a place, filled where something was held."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.theme import STATUS_MARKS, Palette, layout
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count

BASEMAP = "app/static/basemap/world.geojson"
"""Relative to the page, so that it is found wherever the app is mounted."""

TILE = 512
"""Pixels that the whole world is wide at zoom 0."""

POLE = 85.0511
"""Where the map ends, which is as high as it is wide."""


def meeting_map(frame: pd.DataFrame, palette: Palette, *, width: int, height: int) -> go.Figure:
    """The map.

    `frame` has one row a meeting: id, title, status, place, place_name, lat, lon, label_side; meetings without
    coordinates are not drawn. `width` is what the page has room for, in pixels: the map shows all places at that
    width. A click gives the place's id as `customdata`.
    """
    places = _places(frame)
    figure = go.Figure()
    for mark in ("held", "announced", "spoken_of", "off"):
        here = places[places["mark"] == mark]
        for trace in _marks(here, mark, palette):
            figure.add_trace(trace)
    for (side, size), here in places.groupby(["label_side", "size"], sort=True):
        figure.add_trace(_labels(here, str(side), int(size), palette))
    figure.update_layout(
        **layout(
            palette,
            height=height,
            modebar=_buttons(palette),
            map=_view(places, width, height) | {"style": _style(palette)},
        )
    )
    return figure


def _places(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a place: place, place_name, lat, lon, label_side, mark, meetings, size (px), hover."""
    rows = []
    for place, here in frame.dropna(subset=["lat", "lon"]).groupby("place", sort=True):
        first = here.iloc[0]
        marks = {STATUS_MARKS[status] for status in here["status"]}
        mark = next(mark for mark in ("held", "announced", "spoken_of", "off") if mark in marks)
        titles = "<br>".join(
            f"{plain(title)}, {status}" for title, status in zip(here["title"], here["status"], strict=True)
        )
        rows.append(
            {
                "place": place, "place_name": first["place_name"], "lat": float(first["lat"]),
                "lon": float(first["lon"]), "label_side": first["label_side"], "mark": mark, "meetings": len(here),
                "size": round(11 + 5 * math.sqrt(len(here))),
                "hover": f"<b>{plain(first['place_name'])}</b> · {count(len(here), 'meeting')}<br>{titles}",
            }
        )  # fmt: skip
    columns = ["place", "place_name", "lat", "lon", "label_side", "mark", "meetings", "size", "hover"]
    # Where no meeting has a place the numbers must still be numbers: Plotly takes nothing else.
    return pd.DataFrame(rows, columns=columns).astype({"lat": float, "lon": float, "size": int})


def _marks(here: pd.DataFrame, mark: str, palette: Palette) -> list[go.Scattermap]:
    """A solid dot, or a ring: markers on a map have no outline, so a ring is a dot under a smaller one."""
    colour = palette.muted if mark == "spoken_of" else palette.ink
    common: dict[str, Any] = {
        "lat": here["lat"], "lon": here["lon"], "mode": "markers", "customdata": here["place"], "hoverinfo": "text",
        "hovertext": here["hover"], "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    halo = go.Scattermap(**common, marker={"size": here["size"] + 4, "color": palette.land, "opacity": 1})
    dot = go.Scattermap(**common, marker={"size": here["size"], "color": colour, "opacity": 1})
    if mark == "held":
        return [halo, dot]
    hole = go.Scattermap(**common, marker={"size": here["size"] - 6, "color": palette.land, "opacity": 1})
    if mark != "off":
        return [halo, dot, hole]
    cross = go.Scattermap(
        **common | {"mode": "markers+text"}, text=["×"] * len(here), textposition="middle center",
        textfont={"size": 14, "color": palette.ink}, marker={"size": 1, "opacity": 0},
    )  # fmt: skip
    return [halo, dot, hole, cross]


def _labels(here: pd.DataFrame, side: str, size: int, palette: Palette) -> go.Scattermap:
    """Names beside the dots. A map draws text as it stands, so nothing is escaped here.

    The invisible marker has one size a trace: it sets the distance of the name, and without it the layer is lost.
    """
    position = {"left": "middle left", "right": "middle right", "top": "top center", "bottom": "bottom center"}[side]
    return go.Scattermap(
        lat=here["lat"], lon=here["lon"], mode="markers+text", customdata=here["place"], hoverinfo="skip",
        text=[
            f"{name} {number}" if number > 1 else name
            for name, number in zip(here["place_name"], here["meetings"], strict=True)
        ],
        textposition=position, textfont={"size": 13, "color": palette.ink, "family": "Public Sans"},
        marker={"size": size + 5, "opacity": 0},
    )  # fmt: skip


def _view(places: pd.DataFrame, width: int, height: int) -> dict[str, Any]:
    """Centre and zoom that show every place with room for its name (Web Mercator)."""
    if places.empty:
        return {"center": {"lat": 35, "lon": 15}, "zoom": math.log2(width / TILE)}
    west, east = _x(places["lon"].min()), _x(places["lon"].max())
    north, south = _y(places["lat"].max()), _y(places["lat"].min())
    room = 0.62
    scale = min(width * room / TILE / max(east - west, 0.03), height * room / TILE / max(south - north, 0.03), 2**5)
    return {
        "center": {"lat": _lat((north + south) / 2), "lon": ((east + west) / 2 - 0.5) * 360},
        "zoom": math.log2(max(scale, height / TILE)),
    }


def _buttons(palette: Palette) -> dict[str, Any]:
    return {"orientation": "v", "bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.ink}


def _x(lon: float) -> float:
    return lon / 360 + 0.5


def _y(lat: float) -> float:
    lat = min(max(lat, -POLE), POLE)
    return 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)


def _lat(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)


def _style(palette: Palette) -> dict[str, Any]:
    """Land and borders from our own file; nothing is asked of anybody else."""
    land: dict[str, Any] = {"source": "basemap", "filter": ["==", ["get", "layer"], "land"]}
    border: dict[str, Any] = {"source": "basemap", "filter": ["==", ["get", "layer"], "border"]}
    return {
        "version": 8,
        "sources": {"basemap": {"type": "geojson", "data": BASEMAP}},
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": palette.sea}},
            {"id": "land", "type": "fill", "paint": {"fill-color": palette.land}, **land},
            {"id": "coast", "type": "line", "paint": {"line-color": palette.border, "line-width": 0.7}, **land},
            {"id": "border", "type": "line", "paint": {"line-color": palette.border, "line-width": 0.7}, **border},
        ],
    }

"""Which part of the world a map shows (Web Mercator), and what it is drawn on."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.figures.coordinates import PLACES, coordinates
from dashboard.figures.rows import Row
from dashboard.figures.theme import Palette

TILE = 512
"""Pixels that the whole world is wide at zoom 0."""

POLE = 85.0511
"""Where the map ends, which is as high as it is wide."""


@dataclass(frozen=True)
class View:
    """A map of so many pixels around a centre."""

    center_lat: float
    center_lon: float
    zoom: float
    height: int

    def settings(self, style_: dict[str, Any]) -> dict[str, Any]:
        """What Plotly's layout takes."""
        center = {"lat": round(self.center_lat, PLACES), "lon": round(self.center_lon, PLACES)}
        return {"center": center, "zoom": round(self.zoom, PLACES), "style": style_}

    @staticmethod
    def x(lon: float) -> float:
        """0 to 1 from west to east."""
        return lon / 360 + 0.5

    @staticmethod
    def y(lat: float) -> float:
        """0 to 1 from north to south."""
        lat = min(max(lat, -POLE), POLE)
        return 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)

    @staticmethod
    def lat(y: float) -> float:
        """The latitude at y."""
        return math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)

    @staticmethod
    def lon(x: float) -> float:
        """The longitude at x."""
        return (x - 0.5) * 360


@dataclass(frozen=True)
class Window:
    """A part of the world."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point is in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def outline(self) -> tuple[list[float], list[float]]:
        """Latitudes and longitudes of its frame."""
        return (
            [self.south, self.north, self.north, self.south, self.south],
            [self.west, self.west, self.east, self.east, self.west],
        )


CLOSE = Window(west=-15, south=38.8, east=50, north=61)
"""Europe, as far as the closer map goes."""


Leg = tuple[float, float, float, float]
"""A call: latitude and longitude of where it came from, and of where it went."""


def in_europe(place: Row) -> bool:
    """Whether a place is in the window of the closer map."""
    return CLOSE.holds(place.lat, place.lon)


def overview(places: list[Row], legs: Collection[Leg], width: int, *, short: bool) -> View:
    """All places and the ends of all calls, with room for their names; a `short` one has a closer map below it."""
    lats = [*(place.lat for place in places), *(lat for leg in legs for lat in leg[::2])]
    lons = [*(place.lon for place in places), *(lon for leg in legs for lon in leg[1::2])]
    height = round(width * (0.29 if short and width > 500 else 0.44 if short else 0.53 if width > 500 else 0.84))
    if not lats:
        return View(35, 15, math.log2(width / TILE), height)
    west, east = View.x(min(lons)), View.x(max(lons))
    north, south = View.y(max(lats)), View.y(min(lats))
    room = 0.8 if east - west > 0.5 else 0.46 if width <= 500 else 0.62
    # No narrower than the world once: a wider view would show places twice.
    across = max(width * room / TILE / max(east - west, 0.03), width / TILE)
    down = height * (0.72 if short else 0.62) / TILE / max(south - north, 0.03)
    scale = min(across, down, 2**5)
    middle = (north + south) / 2 - (0.012 if len(legs) else 0)
    return View(View.lat(middle), View.lon((east + west) / 2), math.log2(scale), height)


def close_up(width: int) -> View:
    """The window of Europe; on a narrow map with more around it, for the names."""
    window = CLOSE if width > 500 else Window(west=-17, south=31, east=58, north=64)
    across = width / TILE / (View.x(window.east) - View.x(window.west))
    height = round((View.y(window.south) - View.y(window.north)) * TILE * across)
    middle = (View.y(window.south) + View.y(window.north)) / 2
    return View(View.lat(middle), (window.east + window.west) / 2, math.log2(across), height)


def points(places: list[Row]) -> dict[str, list[float]]:
    """Where the places are, as a trace takes it."""
    return {"lat": coordinates(place.lat for place in places), "lon": coordinates(place.lon for place in places)}


def style(palette: Palette, basemap: Literal["world", "europe"]) -> dict[str, Any]:
    """Land and borders from our own file, which the browser fetches once; nothing is asked of anybody else.

    The address is relative to the page, so that the file is found wherever the app is mounted.
    """
    land: dict[str, Any] = {"source": "basemap", "filter": ["==", ["get", "layer"], "land"]}
    border: dict[str, Any] = {"source": "basemap", "filter": ["==", ["get", "layer"], "border"]}
    return {
        "version": 8,
        "sources": {"basemap": {"type": "geojson", "data": f"app/static/basemap/{basemap}.geojson"}},
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": palette.sea}},
            {"id": "land", "type": "fill", "paint": {"fill-color": palette.land}, **land},
            {"id": "coast", "type": "line", "paint": {"line-color": palette.border, "line-width": 0.7}, **land},
            {"id": "border", "type": "line", "paint": {"line-color": palette.border, "line-width": 0.7}, **border},
        ],
    }


def buttons(palette: Palette) -> dict[str, Any]:
    """The few buttons of a map, in its colours."""
    return {"orientation": "v", "bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.ink}

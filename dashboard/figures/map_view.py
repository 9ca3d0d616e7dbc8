"""Which part of the world a map shows, as Mercator draws it, and the land under it.

A map is a pair of plain axes over a picture of the land: x is the longitude and y the latitude as Mercator stretches
it, both in degrees of the equator. So it needs no WebGL, prints sharp, and changes as fast as any other figure.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.figures.coordinates import PLACES
from dashboard.figures.rows import Row
from dashboard.figures.theme import PALETTES, Palette, layout

WORLD_PIXELS = 512
"""Pixels that the whole world is wide when one looks from farthest."""

POLE = 85.0511
"""Where the map ends, which is as high as it is wide."""

BETWEEN = 8
"""Pixels between two maps of a figure."""

NARROW = 500
"""Pixels below which a map is one on a phone."""

CROWD = 4
"""So many places in Europe ask for a closer look."""


def stretched(lat: float) -> float:
    """The y of a latitude. Formula: J. P. Snyder, Map Projections: A Working Manual (1987), 7-2."""
    lat = min(max(lat, -POLE), POLE)
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


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
        """Its frame, as x and y."""
        low, high = (round(stretched(lat), PLACES) for lat in (self.south, self.north))
        return [self.west, self.west, self.east, self.east, self.west], [low, high, high, low, low]


CLOSE = Window(west=-15, south=38.8, east=50, north=61)
"""Europe, as far as the closer map goes."""

LAND = {
    "world": Window(west=-180, south=-60, east=180, north=85),
    "europe": Window(west=-32, south=26, east=62, north=74),
}
"""What the pictures of the land show: the file's name, and its edges."""


@dataclass(frozen=True)
class View:
    """A map of so many pixels around a middle; `scale` pixels show a degree of longitude."""

    x: float
    y: float
    scale: float
    width: int
    height: int

    def ranges(self) -> tuple[list[float], list[float]]:
        """From left to right, and from below to above."""
        across, up = self.width / self.scale / 2, self.height / self.scale / 2
        return (
            [round(self.x - across, PLACES), round(self.x + across, PLACES)],
            [round(self.y - up, PLACES), round(self.y + up, PLACES)],
        )

    def farther(self, times: float) -> "View":
        """From farther away, for names that need more room."""
        return replace(self, scale=self.scale / times)


Leg = tuple[float, float, float, float]
"""A call: latitude and longitude of where it came from, and of where it went."""


def in_europe(place: Row) -> bool:
    """Whether a place is in the window of the closer map."""
    return CLOSE.holds(place.lat, place.lon)


def parted(places: list[Row], *, crowded: bool) -> tuple[list[Row], list[Row]]:
    """Those of the world, and those of the closer map, where there is one."""
    far: list[Row] = []
    near: list[Row] = []
    for place in places:
        (near if crowded and in_europe(place) else far).append(place)
    return far, near


def overview(places: list[Row], legs: Collection[Leg], width: int, *, short: bool) -> View:
    """All places and the ends of all calls, with room for their names; a `short` one has a closer map below it."""
    lats = [*(place.lat for place in places), *(lat for leg in legs for lat in leg[::2])]
    lons = [*(place.lon for place in places), *(lon for leg in legs for lon in leg[1::2])]
    wide = width > NARROW
    height = round(width * (0.29 if short and wide else 0.44 if short else 0.53 if wide else 0.84))
    if not lats:
        return View(15, stretched(35), width / 360, width, height)
    west, east = min(lons), max(lons)
    south, north = stretched(min(lats)), stretched(max(lats))
    room = 0.8 if east - west > 180 else 0.62 if wide else 0.46
    # No narrower than the world once: beside it is nothing to see.
    across = max(width * room / max(east - west, 11), width / 360)
    down = height * (0.72 if short else 0.62) / max(north - south, 11)
    closest = WORLD_PIXELS * 2**5 / 360
    middle = (south + north) / 2 + (4.3 if len(legs) else 0)  # above it is room for the arcs
    return View((east + west) / 2, middle, min(across, down, closest), width, height)


def close_up(width: int) -> View:
    """The window of Europe; on a narrow map with more around it, for the names."""
    window = CLOSE if width > NARROW else Window(west=-17, south=31, east=58, north=64)
    south, north = stretched(window.south), stretched(window.north)
    scale = width / (window.east - window.west)
    return View((window.west + window.east) / 2, (south + north) / 2, scale, width, round((north - south) * scale))


def map_layout(palette: Palette, whole: View, closer: View | None) -> dict[str, Any]:
    """Plotly's layout of the world and, where it is asked for, the closer map below it, on the axes x2 and y2."""
    height = whole.height + (BETWEEN + closer.height if closer else 0)
    maps: dict[str, Any] = _axes(whole, "", (1 - whole.height / height, 1))
    west, east = maps["xaxis"]["range"]
    images = [_land("world", "", palette, turns * 360) for turns in (-1, 0, 1) if west < turns * 360 + 180 < east + 360]
    if closer:
        maps |= _axes(closer, "2", (0, closer.height / height))
        images.append(_land("europe", "2", palette))
    return layout(
        palette,
        height=height,
        plot_bgcolor=palette.sea,
        # A finger that moves the page must not move the map.
        dragmode="pan" if whole.width > NARROW else False,
        # Where a reader has zoomed to stays while the map shows the same part of the world.
        uirevision=str((whole, closer)),
        modebar={"orientation": "v", "bgcolor": "rgba(0,0,0,0)", "color": palette.muted, "activecolor": palette.ink},
        images=images,
        **maps,
    )


def _axes(view: View, which: str, domain: Iterable[float]) -> dict[str, Any]:
    x, y = view.ranges()
    return {
        f"xaxis{which}": {"range": x, "anchor": f"y{which}", "visible": False},
        f"yaxis{which}": {
            "range": y, "anchor": f"x{which}", "visible": False, "scaleanchor": f"x{which}",
            "domain": [round(end, 6) for end in domain],
        },
    }  # fmt: skip


def _land(name: str, which: str, palette: Palette, moved: int = 0) -> dict[str, Any]:
    """Our own file, which the browser fetches once for both themes; nothing is asked of anybody else.

    The address is relative to the page, so that the file is found wherever the app is mounted. The world may be `moved`
    by so many degrees to the east, for a view across the date line.
    """
    window = LAND[name]
    low, high = stretched(window.south), stretched(window.north)
    theme = next(theme for theme, one in PALETTES.items() if one is palette)
    return {
        "source": f"app/static/basemap/{name}.svg#{theme}", "layer": "below", "sizing": "stretch",
        "xref": f"x{which}", "x": window.west + moved, "sizex": window.east - window.west,
        "yref": f"y{which}", "y": round(high, PLACES), "sizey": round(high - low, PLACES),
        "xanchor": "left", "yanchor": "top",
    }  # fmt: skip

"""The same as a network: the near stand near, and the thicker the line, the more alike."""

import math
from typing import Any

import pandas as pd

from dashboard.figures.coordinates import PLACES, coordinates
from dashboard.figures.picture import Picture, Trace, scatter
from dashboard.figures.rows import Row, rows
from dashboard.figures.theme import HIDDEN_AXIS, Palette, layout
from dashboard.wording.markup import plain
from dashboard.wording.phrases import count

HEIGHT, DOT, WIDEST, WIDE = 430, 12, 8, 680
"""Pixels; WIDE is about what the page has room for."""

_SIDES = {
    (1, 0): ("left", "middle"),
    (-1, 0): ("right", "middle"),
    (0, 1): ("center", "bottom"),
    (0, -1): ("center", "top"),
}
"""Where a name stands from its dot, and by which of its own edges it is held there."""


def nearness_network(
    frame: pd.DataFrame, places: pd.DataFrame, palette: Palette, selected: tuple[str, str] | None = None
) -> Picture:
    """The picture.

    `frame` has one row a pair: one, one_name, other, other_name, congruence, conflict, shared, normalised (−1 to 1) and
    thin; `places` has column, name, x and y. Only pairs that are not thin have a line: solid where they are alike on
    balance, the widest for the greatest `normalised` and the others in proportion; thin and dotted where they are not.
    A click on a line's middle gives [one, other] as `customdata`.
    """
    dots = rows(places)
    spots = {dot.column: (round(float(dot.x), PLACES), round(float(dot.y), PLACES)) for dot in dots}
    drawn = [pair for pair in rows(frame) if not pair.thin and pair.one in spots and pair.other in spots]
    most = max((pair.normalised for pair in drawn), default=0.0)
    xs, ys = [x for x, _ in spots.values()], [y for _, y in spots.values()]
    return Picture(
        [
            *(
                _line(pair, spots, palette, most, chosen=selected is not None and {pair.one, pair.other} == {*selected})
                for pair in sorted(drawn, key=lambda pair: pair.normalised)
            ),
            _middles(drawn, spots),
            scatter(
                x=xs, y=ys, mode="markers", hoverinfo="skip", cliponaxis=False,
                marker={"size": DOT, "color": palette.ink, "line": {"width": 2, "color": palette.paper}},
            ),
        ],
        layout(
            palette,
            height=HEIGHT,
            xaxis=HIDDEN_AXIS | {"range": _range(xs, _room(dots))},
            yaxis=HIDDEN_AXIS | {"range": _range(ys, 0.12)},
            annotations=[
                _name(dot.name, spots[dot.column], _lines_from(dot.column, drawn, spots), palette) for dot in dots
            ],
        ),
    )  # fmt: skip


def _room(dots: list[Row]) -> float:
    """For a name at either side, as a part of the span of the places."""
    longest = 8 * max((len(dot.name) for dot in dots), default=0) + DOT
    return longest / max(WIDE - 2 * longest, 200)


def _range(places: list[float], room: float) -> list[float]:
    """All the places, with room around them."""
    low, high = (min(places), max(places)) if places else (-1.0, 1.0)
    span = max(high - low, 0.5)
    return [low - room * span, high + room * span]


def _line(pair: Row, spots: dict[str, tuple[float, float]], palette: Palette, most: float, *, chosen: bool) -> Trace:
    (x0, y0), (x1, y1) = spots[pair.one], spots[pair.other]
    alike = pair.normalised > 0
    return scatter(
        x=[x0, x1], y=[y0, y1], mode="lines", hoverinfo="skip", cliponaxis=False,
        line={
            "width": round(max(1.5, WIDEST * pair.normalised / most), 2) if alike else 1.5,
            "dash": "solid" if alike else "dot",
            "color": palette.accent if chosen else palette.muted,
        },
    )  # fmt: skip


def _middles(drawn: list[Row], spots: dict[str, tuple[float, float]]) -> Trace:
    """Transparent: what is clicked and hovered, as a line itself can't be."""
    ends = [(spots[pair.one], spots[pair.other]) for pair in drawn]
    return scatter(
        x=coordinates((a[0] + b[0]) / 2 for a, b in ends), y=coordinates((a[1] + b[1]) / 2 for a, b in ends),
        mode="markers", name="pairs", customdata=[[pair.one, pair.other] for pair in drawn], hoverinfo="text",
        cliponaxis=False,
        hovertext=[
            f"<b>{plain(pair.one_name)}</b> · <b>{plain(pair.other_name)}</b><br>{pair.congruence} alike, "
            f"{pair.conflict} at odds, of {count(pair.shared, 'shared issue')}"
            for pair in drawn
        ],
        marker={"size": 16, "color": "rgba(0,0,0,0)"},
    )  # fmt: skip


def _lines_from(who: str, drawn: list[Row], spots: dict[str, tuple[float, float]]) -> list[tuple[float, float]]:
    """The directions of the lines that leave a dot, each of length one."""
    ends = [pair.other if pair.one == who else pair.one for pair in drawn if who in (pair.one, pair.other)]
    ways = [(spots[end][0] - spots[who][0], spots[end][1] - spots[who][1]) for end in ends]
    return [(x / length, y / length) for x, y in ways if (length := math.hypot(x, y))]


def _name(
    name: str, spot: tuple[float, float], lines: list[tuple[float, float]], palette: Palette
) -> dict[str, Any]:  # fmt: skip
    """The name on the side of the dot that is farthest from its lines; a line that passes there is cut by it."""
    side = min(_SIDES, key=lambda side: max((side[0] * x + side[1] * y for x, y in lines), default=0.0))
    xanchor, yanchor = _SIDES[side]
    return {
        "x": spot[0], "y": spot[1], "xshift": side[0] * (DOT / 2 + 4), "yshift": side[1] * (DOT / 2 + 2),
        "xanchor": xanchor, "yanchor": yanchor, "showarrow": False, "text": f"<b>{plain(name)}</b>",
        "font": {"size": 13, "color": palette.ink}, "bgcolor": palette.paper, "borderpad": 1,
    }  # fmt: skip

"""The same as a network: the near stand near, and the thicker the line, the more alike."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.coordinates import PLACES, coordinates
from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scatter
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
) -> go.Figure:
    """The picture.

    `frame` has one row a pair: one, one_name, other, other_name, congruence, conflict, shared, normalised (−1 to 1) and
    thin; `places` has column, name, x and y. Only pairs that are not thin have a line: solid where they are alike on
    balance, the widest for the greatest `normalised` and the others in proportion; thin and dotted where they are not.
    A click on a line's middle gives [one, other] as `customdata`.
    """
    places = places.assign(x=places["x"].astype(float).round(PLACES), y=places["y"].astype(float).round(PLACES))
    spots = {spot.column: (spot.x, spot.y) for spot in places.itertuples(index=False)}
    firm = frame[~frame["thin"].astype(bool)]
    drawn = [pair for pair in firm.itertuples(index=False) if pair.one in spots and pair.other in spots]
    figure = figure_()
    figure.update_layout(
        **layout(
            palette,
            height=HEIGHT,
            xaxis=HIDDEN_AXIS | {"range": _range(places, "x", _room(places))},
            yaxis=HIDDEN_AXIS | {"range": _range(places, "y", 0.12)},
        )
    )
    most = max((pair.normalised for pair in drawn), default=0.0)
    for pair in sorted(drawn, key=lambda pair: pair.normalised):
        chosen = selected is not None and {pair.one, pair.other} == set(selected)
        figure.add_trace(_line(pair, spots, palette, most, chosen=chosen))
    figure.add_trace(_middles(drawn, spots))
    figure.add_trace(
        scatter(
            x=coordinates(places["x"]), y=coordinates(places["y"]), mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={"size": DOT, "color": palette.ink, "line": {"width": 2, "color": palette.paper}},
        )
    )  # fmt: skip
    figure.update_layout(
        annotations=[_name(spot, _lines_from(spot, drawn, spots), palette) for spot in places.itertuples(index=False)]
    )
    return figure


def _room(places: pd.DataFrame) -> float:
    """For a name at either side, as a part of the span of the places."""
    longest = 8 * max((len(name) for name in places["name"]), default=0) + DOT
    return longest / max(WIDE - 2 * longest, 200)


def _range(places: pd.DataFrame, axis: str, room: float) -> list[float]:
    """All the places, with room around them."""
    low, high = (float(places[axis].min()), float(places[axis].max())) if len(places) else (-1.0, 1.0)
    span = max(high - low, 0.5)
    return [low - room * span, high + room * span]


def _line(
    pair: Any, spots: dict[str, tuple[float, float]], palette: Palette, most: float, *, chosen: bool
) -> go.Scatter:
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


def _middles(drawn: list[Any], spots: dict[str, tuple[float, float]]) -> go.Scatter:
    """Transparent: what is clicked and hovered, as a line itself can't be."""
    ends = [(spots[pair.one], spots[pair.other]) for pair in drawn]
    return scatter(
        x=coordinates([(a[0] + b[0]) / 2 for a, b in ends]), y=coordinates([(a[1] + b[1]) / 2 for a, b in ends]),
        mode="markers", name="pairs", customdata=[[pair.one, pair.other] for pair in drawn], hoverinfo="text",
        cliponaxis=False,
        hovertext=[
            f"<b>{plain(pair.one_name)}</b> · <b>{plain(pair.other_name)}</b><br>{pair.congruence} alike, "
            f"{pair.conflict} at odds, of {count(pair.shared, 'shared issue')}"
            for pair in drawn
        ],
        marker={"size": 16, "color": "rgba(0,0,0,0)"},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
    )  # fmt: skip


def _lines_from(spot: Any, drawn: list[Any], spots: dict[str, tuple[float, float]]) -> list[tuple[float, float]]:
    """The directions of the lines that leave a dot, each of length one."""
    ends = [
        pair.other if pair.one == spot.column else pair.one for pair in drawn if spot.column in (pair.one, pair.other)
    ]
    ways = [(spots[end][0] - spot.x, spots[end][1] - spot.y) for end in ends]
    return [(x / length, y / length) for x, y in ways if (length := math.hypot(x, y))]


def _name(spot: Any, lines: list[tuple[float, float]], palette: Palette) -> dict[str, Any]:
    """The name on the side of the dot that is farthest from its lines; a line that passes there is cut by it."""
    side = min(_SIDES, key=lambda side: max((side[0] * x + side[1] * y for x, y in lines), default=0.0))
    xanchor, yanchor = _SIDES[side]
    return {
        "x": spot.x, "y": spot.y, "xshift": side[0] * (DOT / 2 + 4), "yshift": side[1] * (DOT / 2 + 2),
        "xanchor": xanchor, "yanchor": yanchor, "showarrow": False, "text": f"<b>{plain(spot.name)}</b>",
        "font": {"size": 13, "color": palette.ink}, "bgcolor": palette.paper, "borderpad": 1,
    }  # fmt: skip

"""Pairs as a staircase: each pair once, and each name where its row ends and its column begins."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.coordinates import coordinates
from dashboard.figures.drawn import figure as figure_
from dashboard.figures.drawn import scatter
from dashboard.figures.theme import HIDDEN_AXIS, Palette, layout
from dashboard.wording.markup import plain

STEP, SQUARE, SMALL_SQUARE, NAMES = 32, 22, 18, 130
MANY = 16
"""More steps than this get small squares."""

FEWEST = 14
"""A picture of fewer steps is not stretched to the width of so many."""


def staircase(marks: pd.DataFrame, palette: Palette, selected: tuple[str, str] | None = None) -> go.Figure:
    """The picture.

    `marks` has one row a pair, in display order: one, one_name, other, other_name, look (`filled` or `hollow`, a
    square; `bare`, only its text; `none`, a faint dot), text and hover (escaped). A click gives [one, other] as
    `customdata`.
    """
    names = dict(zip(marks["one"], marks["one_name"], strict=True))
    names |= dict(zip(marks["other"], marks["other_name"], strict=True))
    steps = {name: at for at, name in enumerate(names)}
    size = max(len(steps), 1)
    square = SQUARE if size <= MANY else SMALL_SQUARE
    figure = figure_()
    figure.update_layout(
        **layout(
            palette,
            height=STEP * size + 12,
            margin={"l": 4, "r": NAMES, "t": 4, "b": 8},
            xaxis=HIDDEN_AXIS | {"range": [-0.5, max(size, FEWEST) - 0.5]},
            yaxis=HIDDEN_AXIS | {"range": [size - 0.5, -0.5]},
        )
    )
    placed = marks.assign(a=marks["one"].map(steps), b=marks["other"].map(steps))
    placed = placed.assign(x=placed[["a", "b"]].min(axis=1), y=placed[["a", "b"]].max(axis=1))
    figure.update_layout(
        annotations=_names(names, steps, palette, selected),
        shapes=[*_stairs(steps, palette), *_frame_of(placed, selected, palette, half=square / 2 + 3)],
    )
    for trace in (
        *_squares(placed, palette, square),
        *_texts(placed, palette),
        _dots(placed, palette),
        _targets(placed),
    ):
        figure.add_trace(trace)
    return figure


def _squares(placed: pd.DataFrame, palette: Palette, square: int) -> list[go.Scatter]:
    traces = []
    for look, fill in (("filled", palette.ink), ("hollow", palette.paper)):
        here = placed[placed["look"] == look]
        marker = {"symbol": "square", "size": square, "color": fill, "opacity": 1,
                  "line": {"width": 1.5, "color": palette.ink}}  # fmt: skip
        traces.append(
            scatter(x=here["x"], y=here["y"], mode="markers", hoverinfo="skip", cliponaxis=False, marker=marker)
        )
    return traces


def _texts(placed: pd.DataFrame, palette: Palette) -> list[go.Scatter]:
    colours = {"filled": palette.paper, "hollow": palette.ink, "bare": palette.muted}
    return [
        scatter(
            x=here["x"], y=coordinates(here["y"] + 0.04), mode="text", hoverinfo="skip", cliponaxis=False,
            text=[f"<b>{text}</b>" if look != "bare" else text for text in here["text"]],
            textfont={"size": 12, "color": colour},
        )
        for look, colour in colours.items()
        if len(here := placed[placed["look"] == look])
    ]  # fmt: skip


def _dots(placed: pd.DataFrame, palette: Palette) -> go.Scatter:
    here = placed[placed["look"] == "none"]
    return scatter(
        x=here["x"], y=here["y"], mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "circle", "size": 3, "color": palette.border},
    )  # fmt: skip


def _targets(placed: pd.DataFrame) -> go.Scatter:
    """Transparent, over everything: what is clicked and hovered."""
    return scatter(
        x=placed["x"], y=placed["y"], mode="markers", name="pairs", cliponaxis=False, hoverinfo="text",
        hovertext=placed["hover"], customdata=[list(pair) for pair in zip(placed["one"], placed["other"], strict=True)],
        marker={"symbol": "square", "size": STEP - 1, "color": "rgba(0,0,0,0)"},
        selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
    )  # fmt: skip


def _names(
    names: dict[str, str], steps: dict[str, int], palette: Palette, selected: tuple[str, str] | None
) -> list[dict[str, Any]]:
    return [
        {
            "x": at - 0.42, "y": at, "xanchor": "left", "yanchor": "middle", "showarrow": False,
            "text": f"<b>{plain(names[name])}</b>" if selected and name in selected else plain(names[name]),
            "font": {"size": 13, "color": palette.ink},
        }
        for name, at in steps.items()
    ]  # fmt: skip


def _stairs(steps: dict[str, int], palette: Palette) -> list[dict[str, Any]]:
    """A faint line under each row, as far as its name."""
    return [
        {
            "type": "line", "layer": "below", "x0": -0.5, "x1": at - 0.5, "y0": at + 0.5, "y1": at + 0.5,
            "line": {"width": 1, "color": palette.faint},
        }
        for at in steps.values()
        if at
    ]  # fmt: skip


def _frame_of(
    placed: pd.DataFrame, selected: tuple[str, str] | None, palette: Palette, *, half: float
) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": pair.x, "yanchor": pair.y,
            "x0": -half, "x1": half, "y0": -half, "y1": half, "line": {"width": 2.5, "color": palette.accent},
        }
        for pair in placed.itertuples(index=False)
        if selected and {pair.one, pair.other} == set(selected)
    ]  # fmt: skip

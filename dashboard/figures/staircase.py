"""Pairs as a staircase: each pair once, and each name where its row ends and its column begins."""

from typing import Any

from dashboard.figures.coordinates import coordinates
from dashboard.figures.picture import Picture, Trace, scatter
from dashboard.figures.rows import Row
from dashboard.figures.theme import HIDDEN_AXIS, Palette, layout
from dashboard.wording.markup import plain

STEP, SQUARE, SMALL_SQUARE, NAMES = 32, 22, 18, 130
MANY = 16
"""More steps than this get small squares."""

FEWEST = 14
"""A picture of fewer steps is not stretched to the width of so many."""


def staircase(pairs: list[Row], palette: Palette, selected: tuple[str, str] | None = None) -> Picture:
    """The picture.

    A pair, in display order, has one, one_name, other, other_name, look (`filled` or `hollow`, a square; `bare`, only
    its text; `none`, a faint dot), text and hover (escaped). A click gives [one, other] as `customdata`.
    """
    names = {pair.one: pair.one_name for pair in pairs} | {pair.other: pair.other_name for pair in pairs}
    steps = {name: at for at, name in enumerate(names)}
    size = max(len(steps), 1)
    square = SQUARE if size <= MANY else SMALL_SQUARE
    for pair in pairs:
        pair.x, pair.y = sorted((steps[pair.one], steps[pair.other]))
    return Picture(
        [*_squares(pairs, palette, square), *_texts(pairs, palette), _dots(pairs, palette), _targets(pairs)],
        layout(
            palette,
            height=STEP * size + 12,
            margin={"l": 4, "r": NAMES, "t": 4, "b": 8},
            xaxis=HIDDEN_AXIS | {"range": [-0.5, max(size, FEWEST) - 0.5]},
            yaxis=HIDDEN_AXIS | {"range": [size - 0.5, -0.5]},
            annotations=_names(names, steps, palette, selected),
            shapes=[*_stairs(steps, palette), *_frame_of(pairs, selected, palette, half=square / 2 + 3)],
        ),
    )


def _squares(pairs: list[Row], palette: Palette, square: int) -> list[Trace]:
    return [
        scatter(
            **_at(pairs, look), mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={
                "symbol": "square", "size": square, "color": fill, "opacity": 1,
                "line": {"width": 1.5, "color": palette.ink},
            },
        )
        for look, fill in (("filled", palette.ink), ("hollow", palette.paper))
    ]  # fmt: skip


def _at(pairs: list[Row], look: str) -> dict[str, list[int]]:
    """Where the pairs of one look stand."""
    here = [pair for pair in pairs if pair.look == look]
    return {"x": [pair.x for pair in here], "y": [pair.y for pair in here]}


def _texts(pairs: list[Row], palette: Palette) -> list[Trace]:
    colours = {"filled": palette.paper, "hollow": palette.ink, "bare": palette.muted}
    return [
        scatter(
            x=[pair.x for pair in here], y=coordinates(pair.y + 0.04 for pair in here), mode="text", hoverinfo="skip",
            cliponaxis=False, text=[f"<b>{pair.text}</b>" if look != "bare" else pair.text for pair in here],
            textfont={"size": 12, "color": colour},
        )
        for look, colour in colours.items()
        if (here := [pair for pair in pairs if pair.look == look])
    ]  # fmt: skip


def _dots(pairs: list[Row], palette: Palette) -> Trace:
    return scatter(
        **_at(pairs, "none"), mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "circle", "size": 3, "color": palette.border},
    )  # fmt: skip


def _targets(pairs: list[Row]) -> Trace:
    """Transparent, over everything: what is clicked and hovered."""
    return scatter(
        x=[pair.x for pair in pairs], y=[pair.y for pair in pairs], mode="markers", name="pairs", cliponaxis=False,
        hoverinfo="text", hovertext=[pair.hover for pair in pairs],
        customdata=[[pair.one, pair.other] for pair in pairs],
        marker={"symbol": "square", "size": STEP - 1, "color": "rgba(0,0,0,0)"},
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
    pairs: list[Row], selected: tuple[str, str] | None, palette: Palette, *, half: float
) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": pair.x, "yanchor": pair.y,
            "x0": -half, "x1": half, "y0": -half, "y1": half, "line": {"width": 2.5, "color": palette.accent},
        }
        for pair in pairs
        if selected and {pair.one, pair.other} == set(selected)
    ]  # fmt: skip

"""What a square of the matrix tells beside its stance: age, the stance before, a second voice, how many sources."""

from collections.abc import Sequence
from typing import Any

from dashboard.figures.rows import Row
from dashboard.figures.theme import SIGNS, Palette

CUT = 9
Shape = dict[str, Any]


def cell_marks(cells: list[Row], palette: Palette, half: float) -> list[Shape]:
    """Plotly shapes in exact pixels around the middle of each cell.

    A cell has x, y, stance, stale, former, rival and origins; `half` is the distance in pixels from the middle of a
    square to the outside of its edge. A lower right half is the rival's stance, a bar at the left the former stance, a
    line below says that more than one independent source stands behind it, a cut corner that the word is old.
    """
    coded = [cell for cell in cells if cell.stance in SIGNS]
    split = _at_each(coded, "rival", palette, [(-half, -half), (half, half), (half, -half)])
    bar = [(-half - 4.5, -half), (-half - 1.5, -half), (-half - 1.5, half), (-half - 4.5, half)]
    former = _at_each(coded, "former", palette, bar)
    line = [(-6, -half - 0.5), (6, -half - 0.5), (6, -half - 2.5), (-6, -half - 2.5)]
    several = [_shape(cell, line, palette.ink) for cell in coded if cell.origins > 1]
    corner = [(half - CUT, half + 1), (half + 1, half + 1), (half + 1, half - CUT)]
    cut = [_shape(cell, corner, palette.paper) for cell in coded if cell.stale]
    return [*split, *former, *several, *cut]


def _at_each(cells: list[Row], name: str, palette: Palette, corners: Sequence[tuple[float, float]]) -> list[Shape]:
    """The path where a cell has a stance of this name, in the colours of it."""
    boxes = [(cell, palette.box(getattr(cell, name))) for cell in cells]
    return [_shape(cell, corners, box.fill, box.edge) for cell, box in boxes if box]


def _shape(cell: Row, corners: Sequence[tuple[float, float]], fill: str, edge: str | None = None) -> Shape:
    """A closed path; to the right and up is positive."""
    path = "M " + " L ".join(f"{x},{y}" for x, y in corners) + " Z"
    return {
        "type": "path", "layer": "above", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": cell.x,
        "yanchor": cell.y, "path": path, "fillcolor": fill, "line": {"width": 1 if edge else 0, "color": edge or fill},
    }  # fmt: skip

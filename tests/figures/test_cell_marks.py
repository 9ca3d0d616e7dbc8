"""What stands on a square beside its stance, and only where it is true."""

from itertools import product
from typing import Any

import pytest

from dashboard.figures.cell_marks import CUT, cell_marks
from dashboard.figures.rows import rows
from dashboard.figures.stance_matrix import stance_matrix
from dashboard.figures.theme import BLANKS, PALETTES, SIGNS, Palette
from tests.figures.checked import checked
from tests.figures.frames import cells

LIGHT = PALETTES["light"]
HALF = 13.0


def marks(palette: Palette = LIGHT, **fields: Any) -> dict[str, Any]:
    """The shapes on one cell at (3, 4), by what they are."""
    frame = cells(fields).assign(x=3.0, y=4.0)
    shapes = cell_marks(rows(frame), palette, HALF)
    found = {kind_of(shape): shape for shape in shapes}
    assert len(found) == len(shapes)
    return found


def corners(shape: dict[str, Any]) -> list[tuple[float, float]]:
    """Pixels from the middle of the cell, right and up."""
    assert (shape["xsizemode"], shape["ysizemode"], shape["type"]) == ("pixel", "pixel", "path")
    points = shape["path"].removeprefix("M ").removesuffix(" Z").split(" L ")
    return [(float(x), float(y)) for x, y in (point.split(",") for point in points)]


def kind_of(shape: dict[str, Any]) -> str:
    points = corners(shape)
    if {(-HALF, -HALF), (HALF, HALF), (HALF, -HALF)} == set(points):
        return "rival"  # the lower right half
    if all(x < -HALF for x, _ in points):
        return "former"  # left of the square
    if all(y < -HALF for _, y in points):
        return "origins"  # below the square
    assert all(x >= HALF - CUT and y >= HALF - CUT for x, y in points)
    return "stale"  # the upper right corner


@pytest.mark.parametrize("stance", list(SIGNS))
@pytest.mark.parametrize(
    ("rival", "former", "origins", "stale"),
    list(product([None, "opposes"], [None, "ambiguous"], [0, 1, 2, 5], [False, True])),
)
def test_each_mark_is_there_where_it_is_true_and_nowhere_else(
    stance: str, rival: str | None, former: str | None, origins: int, stale: bool
) -> None:
    expected = {"rival": rival, "former": former, "origins": origins > 1, "stale": stale}
    found = marks(stance=stance, rival=rival, former=former, origins=origins, stale=stale)
    assert set(found) == {name for name, there in expected.items() if there}


@pytest.mark.parametrize("blank", list(BLANKS))
def test_a_blank_has_no_marks(blank: str) -> None:
    assert marks(stance=blank, rival="opposes", former="opposes", origins=3, stale=True) == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
@pytest.mark.parametrize("stance", list(SIGNS))
def test_the_other_stance_and_the_one_before_have_their_own_colours(stance: str, palette: Palette) -> None:
    found = marks(palette, stance="ambiguous", rival=stance, former=stance)
    box = palette.box(stance)
    assert box is not None
    for name in ("rival", "former"):
        assert (found[name]["fillcolor"], found[name]["line"]["color"]) == (box.fill, box.edge)


def test_an_old_word_has_the_paper_in_its_corner_and_several_sources_a_line_of_ink() -> None:
    found = marks(stale=True, origins=2)
    assert found["stale"]["fillcolor"] == LIGHT.paper
    assert found["origins"]["fillcolor"] == LIGHT.ink


def test_a_mark_stands_at_its_own_cell() -> None:
    frame = cells({"stale": True}, {"origins": 2}, {}).assign(x=[1.0, 2.0, 3.0], y=[5.0, 6.0, 7.0])
    found = {kind_of(shape): (shape["xanchor"], shape["yanchor"]) for shape in cell_marks(rows(frame), LIGHT, HALF)}
    assert found == {"stale": (1.0, 5.0), "origins": (2.0, 6.0)}


def test_the_marks_beside_a_square_do_not_reach_into_the_next_cell() -> None:
    for shape in marks(rival="opposes", former="opposes", origins=2, stale=True).values():
        assert all(abs(x) <= HALF + 4.5 and abs(y) <= HALF + 4.5 for x, y in corners(shape))


@pytest.mark.parametrize("turned", [False, True])
def test_the_matrix_draws_them_on_its_cells(turned: bool) -> None:
    frame = cells({"stale": True}, {"column": "b", "column_name": "B", "former": "opposes"})
    figure = checked(stance_matrix(frame, LIGHT, turned=turned))
    paths = [(shape.xanchor, shape.yanchor) for shape in figure.layout.shapes if shape.type == "path"]
    (targets,) = [trace for trace in figure.data if trace.name == "cells"]
    assert sorted(paths) == sorted(zip(targets.x, targets.y, strict=True))

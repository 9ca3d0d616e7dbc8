"""A square for each stance, a mark for each blank, a target over every cell."""

from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.stance_matrix import GAP, ROW, stance_matrix
from dashboard.figures.theme import BLANKS, PALETTES, SIGNS
from tests.figures.frames import EVERY_STANCE, cells

LIGHT = PALETTES["light"]
GRID = cells(
    *(
        {
            "column": column, "column_name": column.title(), "heading": heading, "issue": f"i{issue}",
            "issue_name": f"Issue {issue}", "issue_heading": f"Group {issue // 2}",
            "stance": ["supports", "opposes", "uncoded"][(issue + place) % 3],
        }
        for issue in range(4)
        for place, (column, heading) in enumerate([("aland", "Parties"), ("bland", "Parties"), ("guild", "Others")])
    )
)  # fmt: skip


def targets(figure: go.Figure) -> Any:
    (trace,) = [trace for trace in figure.data if trace.name == "cells"]
    return trace


def places(figure: go.Figure) -> dict[tuple[str, str], tuple[float, float]]:
    """Where each cell is."""
    trace = targets(figure)
    return {(column, issue): (x, y) for (column, issue), x, y in zip(trace.customdata, trace.x, trace.y, strict=True)}


def test_a_click_on_any_cell_says_its_column_and_its_issue() -> None:
    found = places(stance_matrix(GRID, LIGHT))
    assert list(found) == list(zip(GRID["column"], GRID["issue"], strict=True))
    assert len(set(found.values())) == len(GRID)


def test_the_targets_lie_over_everything_and_do_not_overlap() -> None:
    figure = stance_matrix(GRID, LIGHT)
    assert figure.data[-1].name == "cells"
    assert targets(figure).marker.size < ROW
    for one, other in combinations(places(figure).values(), 2):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) > 0.99


def test_every_cell_is_inside_the_picture_and_a_row_is_as_high_as_it_says() -> None:
    figure = stance_matrix(GRID, LIGHT)
    low, high = figure.layout.xaxis.range
    bottom, top = figure.layout.yaxis.range
    for x, y in places(figure).values():
        assert low <= x - 0.5 < x + 0.5 <= high
        assert top <= y - 0.5 < y + 0.5 <= bottom
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot / (bottom - top) == pytest.approx(ROW, rel=0.02)


def test_groups_stand_apart() -> None:
    found = places(stance_matrix(GRID, LIGHT))
    x = {column: at[0] for (column, _), at in found.items()}
    y = {issue: at[1] for (_, issue), at in found.items()}
    assert [x["bland"] - x["aland"], x["guild"] - x["bland"]] == pytest.approx([1, 1 + GAP])
    assert [y["i1"] - y["i0"], y["i2"] - y["i1"], y["i3"] - y["i2"]] == pytest.approx([1, 1 + GAP, 1])


def test_every_stance_with_a_number_has_its_square_and_its_sign() -> None:
    figure = stance_matrix(EVERY_STANCE, LIGHT)
    squares, signs = figure.data[:2]
    assert list(signs.text) == [f"<b>{sign}</b>" for sign in SIGNS.values()]
    boxes = [LIGHT.box(stance) for stance in SIGNS]
    assert list(squares.marker.color) == [box.fill for box in boxes if box]
    assert list(squares.marker.line.color) == [box.edge for box in boxes if box]
    assert list(signs.textfont.color) == [box.sign for box in boxes if box]


def test_a_blank_has_a_mark_of_its_own_and_no_square() -> None:
    looks = set()
    for blank in BLANKS:
        figure = stance_matrix(cells({"stance": blank}), LIGHT)
        drawn = [trace for trace in figure.data if len(trace.x) and trace.name != "cells"]
        assert "square" not in {trace.marker.symbol for trace in drawn}
        looks.add(tuple((trace.marker.symbol, trace.marker.size) for trace in drawn))
    assert len(looks) == len(BLANKS)
    assert () not in looks


def test_only_an_old_stance_has_a_cut_corner() -> None:
    def corners(**fields: Any) -> int:
        return sum(shape.type == "path" for shape in stance_matrix(cells(fields), LIGHT).layout.shapes)

    assert corners(stale=False) == 0
    assert corners(stale=True) == 1
    assert corners(stance="not_stated", stale=True) == 0


@pytest.mark.parametrize(
    ("fields", "hover"),
    [
        ({}, "<b>Aland</b> · Peace<br>supports"),
        ({"stance": "opposes_conditionally"}, "<b>Aland</b> · Peace<br>opposes conditionally"),
        ({"stance": "not_stated"}, "<b>Aland</b> · Peace<br>not stated"),
        ({"stance": "uncoded", "age_days": None}, "<b>Aland</b> · Peace<br>uncoded, nobody has looked"),
        ({"stale": True, "age_days": 200}, "<b>Aland</b> · Peace<br>supports<br>last word 200 days ago"),
        ({"stale": True, "age_days": 1234}, "<b>Aland</b> · Peace<br>supports<br>last word 1,234 days ago"),
    ],
)
def test_a_cell_says_itself(fields: dict[str, Any], hover: str) -> None:
    assert list(targets(stance_matrix(cells(fields), LIGHT)).hovertext) == [hover]


def test_the_open_cell_is_framed_and_its_names_are_bold() -> None:
    figure = stance_matrix(GRID, LIGHT, ("bland", "i2"))
    (frame,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (frame.xanchor, frame.yanchor) == places(figure)["bland", "i2"]
    bold = [note.text for note in figure.layout.annotations if note.text.startswith("<b>")]
    assert bold == ["<b>Bland</b>", "<b>Issue 2</b>"]


@pytest.mark.parametrize("selected", [None, ("nobody", "i0"), ("aland", "nothing")])
def test_a_cell_that_is_not_there_is_not_framed(selected: tuple[str, str] | None) -> None:
    figure = stance_matrix(GRID, LIGHT, selected)
    assert not [shape for shape in figure.layout.shapes if shape.type == "rect"]


def test_every_column_row_and_group_is_named_once() -> None:
    notes = [note.text for note in stance_matrix(GRID, LIGHT).layout.annotations]
    named = ["Aland", "Bland", "Guild", "Parties", "Others", *(f"Issue {n}" for n in range(4)), "Group 0", "Group 1"]
    assert sorted(notes) == sorted(named)


def test_a_long_name_has_room_above_the_squares() -> None:
    short, long = (stance_matrix(cells({"column_name": "N" * letters}), LIGHT).layout for letters in (3, 24))
    assert long.margin.t - short.margin.t >= 16 * 6
    assert long.height - short.height == long.margin.t - short.margin.t

"""A square for each stance, a mark for each blank, a target over every cell."""

import re
from itertools import combinations, pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures.stance_matrix import GAP, MANY, ROW, SMALL_SQUARE, SQUARE
from dashboard.figures.stance_matrix import stance_matrix as matrix
from dashboard.figures.theme import BLANKS, PALETTES, SIGNS
from tests.figures.checked import checked
from tests.figures.frames import EVERY_STANCE, cells

LIGHT = PALETTES["light"]
ONE = "1 independent source"
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


def stance_matrix(*given: Any, **named: Any) -> go.Figure:
    return checked(matrix(*given, **named))


def targets(figure: go.Figure) -> Any:
    (trace,) = [trace for trace in figure.data if trace.name == "cells"]
    return trace


def told(figure: go.Figure) -> list[str]:
    """What each cell says when the mouse is over it, put together as Plotly does."""
    trace = targets(figure)
    says = []
    for x, y, text in zip(trace.x, trace.y, trace.hovertext, strict=True):
        names = {
            "x": figure.layout.xaxis.labelalias[f"{x:g}"], "y": figure.layout.yaxis.labelalias[f"{y:g}"],
            "hovertext": text,
        }  # fmt: skip
        parts = re.split(r"%\{(\w+)\}", trace.hovertemplate.removesuffix("<extra></extra>"))
        says.append("".join(names[part] if at % 2 else part for at, part in enumerate(parts)))
    return says


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


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, ["supports", ONE]),
        ({"stance": "opposes_conditionally"}, ["opposes conditionally", ONE]),
        ({"stance": "not_stated"}, ["not stated", ONE]),
        ({"stance": "uncoded", "age_days": None, "origins": 0}, ["uncoded, nobody has looked"]),
        ({"stale": True, "age_days": 200}, ["supports", "last word 200 days ago", ONE]),
        ({"stale": True, "age_days": 1234}, ["supports", "last word 1,234 days ago", ONE]),
        ({"origins": 3}, ["supports", "3 independent sources"]),
        ({"former": "opposes_conditionally"}, ["supports", "before that: opposes conditionally", ONE]),
        (
            {"rival": "opposes", "rival_voice": "Ilse <Tamm>", "voice": "Ada & Co"},
            ["Ada &amp; Co: supports", "Ilse &lt;Tamm&gt;: opposes", ONE],
        ),
        (
            {
                "rival": "opposes",
                "rival_voice": "Tamm",
                "former": "ambiguous",
                "stale": True,
                "age_days": 7,
                "origins": 2,
            },
            [
                "Ada Vask: supports",
                "Tamm: opposes",
                "before that: ambiguous",
                "last word 7 days ago",
                "2 independent sources",
            ],
        ),
    ],
)
def test_a_cell_says_itself(fields: dict[str, Any], says: list[str]) -> None:
    hover = "<br>".join(["<b>Aland</b> · Peace", *says])
    assert told(stance_matrix(cells(fields), LIGHT)) == [hover]


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


def test_a_split_cell_has_both_signs_and_none_in_its_middle() -> None:
    figure = stance_matrix(cells({"rival": "opposes_conditionally", "rival_voice": "Ilse Tamm"}), LIGHT)
    assert len(figure.data[1].x) == 0
    halves = [
        note for note in figure.layout.annotations if note.font.size == 12 and note.xref != "paper" and note.xshift
    ]
    assert [note.text for note in halves] == ["<b>+</b>", "<b>−</b>"]
    assert [note.font.color for note in halves] == [LIGHT.supports.sign, LIGHT.opposes_conditionally.sign]
    assert halves[0].xshift < 0 < halves[0].yshift
    assert halves[1].yshift < 0 < halves[1].xshift


class TestTurned:
    """The issues across and the columns down."""

    figure = stance_matrix(GRID, LIGHT, turned=True)

    def test_a_click_says_its_column_and_its_issue_all_the_same(self) -> None:
        assert list(places(self.figure)) == list(places(stance_matrix(GRID, LIGHT)))

    def test_rows_are_columns_and_columns_are_rows(self) -> None:
        found = places(self.figure)
        assert [found[column, "i0"][0] for column in ("aland", "bland", "guild")] == [found["aland", "i0"][0]] * 3
        down = [found[column, "i0"][1] for column in ("aland", "bland", "guild")]
        assert [down[1] - down[0], down[2] - down[1]] == pytest.approx([1, 1 + GAP])
        across = [found["aland", f"i{issue}"][0] for issue in range(4)]
        assert [after - before for before, after in pairwise(across)] == pytest.approx([1, 1 + GAP, 1])

    def test_a_cell_says_the_same(self) -> None:
        assert told(self.figure) == told(stance_matrix(GRID, LIGHT))
        assert list(self.figure.data[1].text) == list(stance_matrix(GRID, LIGHT).data[1].text)

    def test_the_same_names_are_there(self) -> None:
        texts = [note.text.replace("<br>", " ") for note in self.figure.layout.annotations]
        assert sorted(texts) == sorted(note.text for note in stance_matrix(GRID, LIGHT).layout.annotations)

    def test_the_open_cell_is_framed_where_it_stands(self) -> None:
        figure = stance_matrix(GRID, LIGHT, ("bland", "i2"), turned=True)
        (frame,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
        assert (frame.xanchor, frame.yanchor) == places(figure)["bland", "i2"]


@pytest.mark.parametrize(("columns", "smaller"), [(MANY, False), (MANY + 1, True)])
def test_many_columns_have_smaller_squares(columns: int, smaller: bool) -> None:
    figure = stance_matrix(cells(*({"column": f"c{n}"} for n in range(columns))), LIGHT)
    assert figure.data[0].marker.size == (SMALL_SQUARE if smaller else SQUARE)


def test_a_word_over_a_narrow_group_stays_whole() -> None:
    one = GRID[GRID["column"] == "aland"]
    assert "Parties" in {annotation.text for annotation in stance_matrix(one, LIGHT).layout.annotations}

"""A picture as it travels, and that no property of it is wrong."""

import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from dashboard.figures.picture import Picture, bar, scatter


def sent(*values: Any) -> list[Any]:
    """The values of a trace as the browser gets them."""
    found: list[Any] = json.loads(Picture([scatter(x=list(values))], {}).to_json())["data"][0]["x"]
    return found


def test_it_travels_as_data_and_layout() -> None:
    picture = Picture([scatter(x=[1, 2.5], text=["±", "a"]), scatter(mode="lines"), bar(y=[None])], {"height": 46})
    assert json.loads(picture.to_json()) == {
        "data": [
            {"type": "scatter", "x": [1, 2.5], "text": ["±", "a"]},
            {"type": "scatter", "mode": "lines"},
            {"type": "bar", "y": [None]},
        ],
        "layout": {"height": 46},
    }
    assert " " not in picture.to_json()


def test_a_day_is_written_as_plotly_reads_it() -> None:
    assert sent(date(2025, 2, 10), datetime(2025, 2, 10, 12, 30)) == ["2025-02-10", "2025-02-10T12:30:00"]


@pytest.mark.parametrize("nothing", [float("nan"), float("inf"), np.float64("nan"), np.float32("nan"), None])
def test_a_number_that_is_none_is_null_and_the_others_stay(nothing: Any) -> None:
    assert sent(1, nothing, 0.5, date(2025, 2, 10)) == [1, None, 0.5, "2025-02-10"]
    assert json.loads(Picture([], {"meta": nothing}).to_json())["layout"] == {"meta": None}


def test_numbers_and_arrays_of_numpy_are_numbers_and_lists() -> None:
    assert sent(np.int64(3), np.float32(0.5), np.float64(0.25), np.bool_(True)) == [3, 0.5, 0.25, True]
    picture = Picture([scatter(x=np.array([1.5, np.nan]), customdata=np.array(["a", "b"]))], {})
    assert json.loads(picture.to_json())["data"] == [{"type": "scatter", "x": [1.5, None], "customdata": ["a", "b"]}]


def test_what_json_has_no_word_for_is_an_error() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        sent(Decimal(1))


def test_pictures_are_equal_where_they_look_the_same() -> None:
    one, same, other = (Picture([scatter(x=[at])], {"height": 19}) for at in (1, 1, 2))
    assert one == same
    assert one != other
    assert one != Picture(one.traces, {"height": 18})


@pytest.mark.parametrize(
    ("traces", "layout"),
    [
        ([scatter(x=[1], colour="red")], {}),
        ([scatter(marker={"colour": "red"})], {}),
        ([scatter(marker={"symbol": "heart"})], {}),
        ([scatter(lat=[1])], {}),
        ([bar(mode="markers")], {}),
        ([{"type": "squiggle"}], {}),
        ([], {"hight": 46}),
        ([], {"height": "high"}),
        ([], {"shapes": [{"type": "star"}]}),
        ([], {"annotations": [{"words": "x"}]}),
        ([], {"map": {"centre": {}}}),
    ],
)
def test_no_picture_of_these_tests_has_a_wrong_property(traces: list[dict[str, Any]], layout: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  Plotly's words for it are its own
        Picture(traces, layout)


def test_drawing_takes_none_of_plotlys_objects() -> None:
    figures = "cell_marks contact_matrix issue_lines meeting_brush meeting_map meeting_strip nearness_matrix " \
              "nearness_network route_map stance_matrix"  # fmt: skip
    program = f"import sys; {'; '.join(f'import dashboard.figures.{name}' for name in figures.split())}"
    run = [sys.executable, "-c", f"{program}; print('plotly' in sys.modules)"]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip() == "False"

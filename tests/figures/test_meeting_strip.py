"""A lane a kind, a mark a meeting, a bar where the day is not known."""

from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.meeting_strip import DOT, LANE, meeting_strip
from dashboard.figures.theme import PALETTES, STATUS_MARKS
from dashboard.models.vocabulary import MeetingKind
from tests.figures.frames import meetings

LIGHT = PALETTES["light"]
DAY = date(2025, 2, 10)


def draw(*rows: dict[str, Any], selected: str | None = None) -> go.Figure:
    return meeting_strip(meetings(*rows), LIGHT, selected)


def on(earliest: date | None, latest: date | None = None, **more: Any) -> dict[str, Any]:
    return {"earliest": earliest, "latest": latest} | more


def marks(figure: go.Figure) -> dict[str, tuple[date, float]]:
    (trace,) = [trace for trace in figure.data if trace.name == "meetings"]
    return {id_: (x, y) for id_, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)}


def hovers(figure: go.Figure) -> list[str]:
    return list(figure.data[0].hovertext)


def lanes(figure: go.Figure) -> list[float]:
    return [shape.y0 for shape in figure.layout.shapes if shape.xref == "paper"]


def bars(figure: go.Figure) -> list[tuple[date, date]]:
    return [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.xref != "paper"]


@pytest.mark.parametrize(
    ("earliest", "latest", "at", "bar", "said"),
    [
        (DAY, DAY, DAY, None, "10 Feb 2025"),
        (DAY, DAY + timedelta(6), DAY + timedelta(3), (DAY, DAY + timedelta(6)), "10–16 Feb 2025"),
        (DAY, None, DAY, None, "after 10 Feb 2025"),
        (None, DAY, DAY, None, "by 10 Feb 2025"),
    ],
)
def test_a_mark_stands_on_its_day_in_the_middle_of_its_days_or_at_the_end_that_is_known(
    earliest: date | None, latest: date | None, at: date, bar: tuple[date, date] | None, said: str
) -> None:
    figure = draw(on(earliest, latest))
    assert [x for x, _ in marks(figure).values()] == [at]
    assert bars(figure) == ([bar] if bar else [])
    assert hovers(figure) == [f"<b>Talks</b><br>held · {said}"]


def test_a_meeting_without_a_day_has_no_mark_and_is_counted_at_the_end_of_its_lane() -> None:
    figure = draw(on(DAY, DAY), on(None), on(None), on(None, kind="call"))
    assert list(marks(figure)) == ["m0"]
    notes = [note.text for note in figure.layout.annotations]
    assert "no day given: 2" in notes
    assert "no day given: 1" in notes


def test_where_no_meeting_has_a_day_the_lanes_are_still_named() -> None:
    figure = draw(on(None))
    assert marks(figure) == {}
    assert figure.layout.xaxis.visible is False
    assert any(note.text.startswith("Talks ") for note in figure.layout.annotations)


def test_one_day_alone_has_room_on_both_sides() -> None:
    figure = draw(on(DAY, DAY))
    first, last = figure.layout.xaxis.range
    assert first < DAY < last


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_has_a_lane_with_its_name_and_number(kind: str) -> None:
    figure = draw(on(DAY, DAY, kind=kind), on(None, kind=kind))
    (name, _) = [note.text for note in figure.layout.annotations]
    assert name.endswith(">2</span>")
    assert len(lanes(figure)) == 1


KINDS = st.sampled_from(["talks", "call", "visit"])
STRETCHES = st.tuples(st.integers(0, 4), st.integers(0, 3))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KINDS, STRETCHES), min_size=1, max_size=14))
def test_no_mark_covers_another_and_each_is_nearest_to_its_own_lane(
    drawn: list[tuple[str, tuple[int, int]]],
) -> None:
    rows = [on(DAY + timedelta(first), DAY + timedelta(first + days), kind=kind) for kind, (first, days) in drawn]
    figure = draw(*rows)
    bottom, top = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    found = list(marks(figure).values())
    assert len(found) == len(rows)
    for at, (day, y) in enumerate(found):
        for other_day, other_y in found[:at]:
            if abs((day - other_day).days) <= 1:
                assert day != other_day or abs(y - other_y) * plot / (bottom - top) >= DOT
        assert top < y < bottom
    kinds = list(dict.fromkeys(kind for kind, _ in drawn))
    for kind, line in zip(kinds, lanes(figure), strict=True):
        ours = [y for (_, y), row in zip(found, rows, strict=True) if row["kind"] == kind]
        others = [y for (_, y), row in zip(found, rows, strict=True) if row["kind"] != kind]
        assert min(ours) <= line + 1e-9
        assert all(not min(ours) < y < max(ours) for y in others)


def test_two_lanes_are_a_lane_apart_where_nothing_collides() -> None:
    figure = draw(on(DAY, DAY), on(DAY, DAY, kind="call"))
    bottom, top = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    one, other = lanes(figure)
    assert (other - one) * plot / (bottom - top) == pytest.approx(LANE, rel=0.1)


def test_hundreds_of_meetings_on_a_day_are_no_error() -> None:
    assert len(marks(draw(*[on(DAY, DAY)] * 300))) == 300


@pytest.mark.parametrize("status", STATUS_MARKS)
def test_only_what_was_held_is_filled_and_what_is_off_is_crossed(status: str) -> None:
    dots, crosses, _ = draw(on(DAY, DAY, status=status)).data
    (fill,) = dots.marker.color
    assert (fill == LIGHT.ink) is (STATUS_MARKS[status] == "held")
    assert len(crosses.x) == (STATUS_MARKS[status] == "off")


def test_a_click_says_the_meeting_and_the_chosen_one_has_a_ring() -> None:
    figure = draw(on(DAY, DAY), on(DAY + timedelta(9), DAY + timedelta(9)), selected="m1")
    assert list(marks(figure)) == ["m0", "m1"]
    ring = figure.data[-1]
    assert (ring.x[0], ring.y[0]) == marks(figure)["m1"]
    assert len(draw(on(DAY, DAY), selected="nowhere").data[-1].x) == 0


@pytest.mark.parametrize(("days", "step"), [(3, 7 * 86_400_000), (70, 7 * 86_400_000), (71, "M1"), (900, "M1")])
def test_a_long_time_has_ticks_by_the_month_and_a_short_one_by_the_week(days: int, step: int | str) -> None:
    figure = draw(on(DAY, DAY), on(DAY + timedelta(days), DAY + timedelta(days)))
    assert figure.layout.xaxis.dtick == step

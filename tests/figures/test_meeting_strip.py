"""A lane a kind, a mark a meeting, a bar where the day is not known."""

import re
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.meeting_strip import DOT, LANE, LANES, OTHER, meeting_strip
from dashboard.figures.meeting_time import NARROW
from dashboard.figures.theme import PALETTES, STATUS_MARKS
from dashboard.models.vocabulary import MeetingKind
from tests.figures.checked import checked
from tests.figures.frames import meetings

LIGHT = PALETTES["light"]
DAY = date(2025, 2, 10)


def draw(*rows: dict[str, Any], width: int = 790, **more: Any) -> go.Figure:
    return checked(meeting_strip(meetings(*rows), LIGHT, width=width, **more))


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
    return [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "line" and shape.xref != "paper"]


def names(figure: go.Figure) -> list[str]:
    """Of the lanes, from the top down, with the number of their meetings."""
    found = [note for note in figure.layout.annotations if note.x == 0]
    return [re.sub(r"<span.*>(\d+)</span>", r"\1", note.text) for note in sorted(found, key=lambda note: note.y)]


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if note.x == 1]


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
    assert notes(figure) == ["no day given: 2", "no day given: 1"]


def test_where_no_meeting_has_a_day_the_lanes_are_still_named() -> None:
    figure = draw(on(None))
    assert marks(figure) == {}
    assert figure.layout.xaxis.visible is False
    assert names(figure) == ["Talks 1"]


def test_one_day_alone_has_room_on_both_sides() -> None:
    figure = draw(on(DAY, DAY))
    first, last = figure.layout.xaxis.range
    assert first < DAY < last


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_has_a_lane_with_its_name_and_number(kind: str) -> None:
    figure = draw(on(DAY, DAY, kind=kind), on(None, kind=kind))
    assert names(figure) == [f"{LANES.get(kind, OTHER)} 2"]
    assert len(lanes(figure)) == 1


def test_kinds_that_are_rare_share_a_lane_which_stands_last() -> None:
    figure = draw(*(on(DAY + timedelta(n), DAY + timedelta(n), kind=kind) for n, kind in enumerate(MeetingKind)))
    others = len(MeetingKind) - len(LANES)
    assert others > 1
    assert names(figure) == [*(f"{name} 1" for name in LANES.values()), f"{OTHER} {others}"]
    assert len(lanes(figure)) == len(LANES) + 1
    for kind, (_, y) in zip(MeetingKind, marks(figure).values(), strict=True):
        assert (abs(y - lanes(figure)[-1]) < 0.5) == (kind not in LANES)


WIDTHS = st.sampled_from([358, 500, 790, 1200])
KINDS = st.sampled_from(["talks", "call", "signing", "vote"])
STRETCHES = st.tuples(st.integers(0, 9) | st.integers(0, 500), st.integers(0, 4) | st.integers(0, 60))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(KINDS, STRETCHES), min_size=1, max_size=16), st.integers(0, 600), WIDTHS)
def test_no_mark_covers_another_at_the_width_of_the_page_and_each_stands_in_its_own_lane(
    drawn: list[tuple[str, tuple[int, int]]], end: int, width: int
) -> None:
    drawn = [*drawn, ("visit", (end, 0))]
    rows = [on(DAY + timedelta(first), DAY + timedelta(first + days), kind=kind) for kind, (first, days) in drawn]
    figure = draw(*rows, width=width)
    found = [y for _, y in marks(figure).values()]
    assert len(found) == len(rows)
    assert touching(figure, width) == []
    own = [LANES.get(kind, OTHER) for kind, _ in drawn]
    here = [name for name in (*LANES.values(), OTHER) if name in own]
    for name, line in zip(here, lanes(figure), strict=True):
        ours = [y for y, lane in zip(found, own, strict=True) if lane == name]
        others = [y for y, lane in zip(found, own, strict=True) if lane != name]
        assert any(y == pytest.approx(line) for y in ours)
        assert all(not min(ours) <= y <= max(ours) for y in others)


@pytest.mark.parametrize("width", [358, 790])
@pytest.mark.parametrize("every", [1, 2, 3, 5, 8])
def test_the_longer_the_time_the_more_days_a_mark_covers(every: int, width: int) -> None:
    near = [on(DAY + timedelta(every * n), DAY + timedelta(every * n)) for n in range(4)]
    for days in range(0, 600, 15):
        assert touching(draw(*near, on(DAY + timedelta(days), None, kind="visit"), width=width), width) == []


def touching(figure: go.Figure, width: int) -> list[tuple[str, str]]:
    """Marks that cover each other, or one that is cut off, in the pixels of a page of this width."""
    bottom, top = figure.layout.yaxis.range
    margin = figure.layout.margin
    lane = (figure.layout.height - margin.t - margin.b) / (bottom - top)
    first, last = figure.layout.xaxis.range
    a_day = (width - margin.l - margin.r) / (last - first).days
    found = marks(figure)
    cut = [
        (id_, "")
        for id_, (day, y) in found.items()
        if not (first <= day <= last and top + DOT / 2 / lane <= y <= bottom - DOT / 2 / lane)
    ]
    return cut + [
        (one, other)
        for (one, (day, y)), (other, (other_day, other_y)) in combinations(found.items(), 2)
        if max(abs((day - other_day).days) * a_day, abs(y - other_y) * lane) < DOT - 0.01
    ]


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


def test_a_narrow_one_names_every_third_month() -> None:
    figure = draw(on(DAY, DAY), on(DAY + timedelta(400), DAY + timedelta(400)), width=358)
    assert figure.layout.xaxis.dtick == "M3"


def test_without_a_brush_nothing_is_marked_and_with_one_its_stretch_is() -> None:
    def brushed(figure: go.Figure) -> list[tuple[date, date, float, float]]:
        return [(shape.x0, shape.x1, shape.y0, shape.y1) for shape in figure.layout.shapes if shape.type == "rect"]

    first, last = DAY - timedelta(3), DAY + timedelta(3)
    assert brushed(draw(on(DAY, DAY))) == []
    figure = draw(on(DAY, DAY), on(DAY + timedelta(30), None), span=(first, last))
    assert brushed(figure) == [(first, last, 0, 1)]
    assert list(marks(figure)) == ["m0", "m1"]
    (rectangle,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (rectangle.layer, rectangle.yref) == ("below", "paper")


@pytest.mark.parametrize(("width", "narrow"), [(358, True), (NARROW - 1, True), (NARROW, False), (790, False)])
def test_a_narrow_one_is_not_dragged_and_has_nothing_beside_its_lanes(width: int, narrow: bool) -> None:
    figure = draw(on(DAY, DAY), on(None), width=width)
    layout = figure.layout
    assert layout.dragmode is False
    assert layout.yaxis.fixedrange is True
    assert layout.xaxis.fixedrange is True
    assert notes(figure) == ([] if narrow else ["no day given: 1"])
    assert (layout.margin.r < 50) is narrow
    assert names(figure) == ["Talks 2"]


def test_the_narrower_the_page_the_more_marks_step_aside() -> None:
    rows = [on(DAY + timedelta(6 * n), DAY + timedelta(6 * n)) for n in range(40)]
    heights = [draw(*rows, width=width).layout.height for width in (1200, 790, 358)]
    assert heights == sorted(heights)
    assert heights[0] < heights[2]

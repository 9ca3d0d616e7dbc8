"""Bars of meetings that can be dragged over, under the time line and in step with it."""

from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.meeting_brush import meeting_brush
from dashboard.figures.meeting_strip import meeting_strip
from dashboard.figures.theme import PALETTES
from tests.figures.checked import checked
from tests.figures.frames import meetings

LIGHT = PALETTES["light"]


def draw(*rows: dict[str, Any], **more: Any) -> go.Figure:
    return checked(meeting_brush(meetings(*rows), LIGHT, **{"width": 790} | more))


def on(earliest: date | None, latest: date | None = None) -> dict[str, Any]:
    return {"earliest": earliest, "latest": latest}


def test_a_bar_counts_the_meetings_of_a_month() -> None:
    (bars,) = draw(
        on(date(2025, 2, 1), date(2025, 2, 1)), on(date(2025, 2, 28), date(2025, 2, 28)),
        on(date(2025, 6, 3), date(2025, 6, 3)), on(None, None),
    ).data  # fmt: skip
    assert list(bars.y) == [2, 1]
    assert [day[:7] for day in bars.x] == ["2025-02", "2025-06"]


def test_within_a_few_weeks_a_bar_is_a_day() -> None:
    (bars,) = draw(on(date(2025, 2, 1), date(2025, 2, 1)), on(date(2025, 2, 18), date(2025, 2, 20))).data
    assert [day[:10] for day in bars.x] == ["2025-02-01", "2025-02-19"]


def test_an_open_end_counts_where_the_known_end_is() -> None:
    (bars,) = draw(on(date(2025, 3, 3)), on(None, date(2025, 9, 9))).data
    assert [day[:7] for day in bars.x] == ["2025-03", "2025-09"]


@pytest.mark.parametrize("rows", [(), (on(None, None),)])
def test_without_a_day_there_is_no_bar(rows: tuple[dict[str, Any], ...]) -> None:
    (bars,) = draw(*rows).data
    assert len(bars.x) == 0


def test_the_stretch_of_the_address_is_drawn() -> None:
    span = (date(2025, 2, 3), date(2025, 2, 9))
    figure = draw(on(date(2025, 2, 1), date(2025, 2, 1)), span=span)
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "rect"] == [span]
    assert figure.layout.selections == ()


@given(
    st.lists(st.dates(date(2024, 1, 1), date(2026, 12, 31)), min_size=1, max_size=12), st.sampled_from([358, 790])
)  # fmt: skip
def test_a_day_stands_at_one_place_in_both_pictures_and_no_meeting_is_lost(days: list[date], width: int) -> None:
    frame = meetings(*(on(day, day + timedelta(days=3)) for day in days))
    brush, strip = (checked(draw_(frame, LIGHT, width=width)) for draw_ in (meeting_brush, meeting_strip))
    assert brush.layout.xaxis.range == strip.layout.xaxis.range
    assert (brush.layout.margin.l, brush.layout.margin.r) == (strip.layout.margin.l, strip.layout.margin.r)
    assert sum(brush.data[0].y) == len(days)

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.issue_lines import issue_lines
from dashboard.figures.theme import PALETTES

PALETTE = PALETTES["light"]
WORD: dict[str, Any] = {
    "id": "p", "column": "peace", "column_name": "A negotiated settlement", "actor_name": "Ada", "stance": "supports",
    "summary": "Wants it.", "earliest": date(2025, 2, 1), "latest": date(2025, 2, 1),
}  # fmt: skip


def draw(*rows: dict[str, Any], narrow: bool = False, whose: str | None = None) -> go.Figure:
    frame = pd.DataFrame([WORD | {"id": f"p{n}"} | row for n, row in enumerate(rows)], columns=list(WORD), dtype=object)
    return issue_lines(frame, PALETTE, until=date(2025, 6, 1), stale_after=180, narrow=narrow, whose=whose)


def texts(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def signs(figure: go.Figure) -> list[str]:
    return [sign for trace in figure.data if trace.mode == "text" for sign in trace.text]


def test_a_lane_may_be_an_issue_and_needs_no_name_beside_its_owners_words() -> None:
    assert "Wants it." in texts(draw({}, whose="Ada"))
    assert "Ada: Wants it." in texts(draw({}))
    assert "Ada: Wants it." in texts(draw({}, whose="Aland"))
    assert "Wants it." in texts(draw({"column": "ada", "column_name": "Ada"}))


def test_a_long_name_has_room_at_the_left_and_two_lines_on_a_phone() -> None:
    short = draw({"column_name": "Peace"})
    assert draw({}).layout.margin.l > short.layout.margin.l
    assert "<b>A negotiated<br>settlement</b>" in texts(draw({}, narrow=True))


def test_what_is_said_again_on_the_same_day_lies_under_the_turn() -> None:
    figure = draw({"id": "again"}, {"id": "first"})
    marks = next(trace for trace in figure.data if trace.name == "words")
    assert list(marks.customdata) == ["again", "first"]
    assert marks.marker.size[0] < marks.marker.size[1]


def test_of_two_turns_of_one_day_the_last_is_signed() -> None:
    assert signs(draw({"stance": "ambiguous"}, {"stance": "opposes"})) == ["<b>±</b>"]

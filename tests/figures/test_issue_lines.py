"""A line a delegation, a signed square where its stance turns, nothing after the last day."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.issue_lines import AGAIN, SQUARE, issue_lines
from dashboard.figures.theme import PALETTES, SIGNS
from dashboard.models.vocabulary import Stance
from dashboard.wording.markup import plain
from tests.figures.checked import checked
from tests.figures.frames import HOSTILE, positions

LIGHT = PALETTES["light"]
UNTIL = date(2025, 12, 1)


def draw(*rows: dict[str, Any], until: date = UNTIL, stale_after: int = 60, **more: Any) -> go.Figure:
    return checked(issue_lines(positions(*rows), LIGHT, until=until, stale_after=stale_after, **more))


def said(stance: str, day: str = "2025-02-10", column: str = "aland", **more: Any) -> dict[str, Any]:
    return {"column": column, "column_name": column.title(), "stance": stance, "date": day} | more


def squares(figure: go.Figure) -> Any:
    (trace,) = [trace for trace in figure.data if trace.name == "words"]
    return trace


def signs(figure: go.Figure) -> list[str]:
    (trace,) = [trace for trace in figure.data if trace.mode == "text"]
    return [sign.removeprefix("<b>").removesuffix("</b>") for sign in trace.text]


def lines(figure: go.Figure) -> list[tuple[date, date, str, str]]:
    """First day, last day, dash, colour; the oldest first."""
    return sorted(
        (begin, end, trace.line.dash, trace.line.color)
        for trace in figure.data
        if trace.mode == "lines"
        for begin, end in zip(trace.x[::3], trace.x[1::3], strict=True)
    )


def sizes(figure: go.Figure) -> dict[str, int]:
    """Of the squares, by position."""
    return dict(zip(squares(figure).customdata, squares(figure).marker.size, strict=True))


def names(figure: go.Figure) -> list[str]:
    """From the top down."""
    found = [(note.y, note.text) for note in figure.layout.annotations if note.xref == "paper" and note.x == 0]
    return [text.removeprefix("<b>").removesuffix("</b>") for _, text in sorted(found)]


def ends(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if note.xref == "paper" and note.x == 1]


def notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if note.xref != "paper"]


@pytest.mark.parametrize("stance", list(Stance))
def test_only_a_stance_that_carries_a_number_is_drawn(stance: str) -> None:
    figure = draw(said(stance))
    drawn = stance in SIGNS
    assert list(squares(figure).customdata) == (["p0"] if drawn else [])
    assert signs(figure) == ([SIGNS[stance]] if drawn else [])
    assert names(figure) == (["Aland"] if drawn else [])


def test_what_says_nothing_does_not_break_a_line() -> None:
    figure = draw(said("supports", "2025-02-10"), said("not_stated", "2025-02-20"), said("supports", "2025-03-10"))
    assert set(squares(figure).customdata) == {"p0", "p2"}
    assert signs(figure) == ["+"]


def test_lanes_stand_supporters_first_by_what_each_says_last() -> None:
    rows = [
        said(stance, column=stance, column_name=stance) for stance in reversed([*SIGNS])
    ] + [said("opposes", "2025-01-01", column="supports")]  # fmt: skip
    assert names(draw(*rows)) == list(SIGNS)


def test_of_one_stance_who_spoke_first_stands_first() -> None:
    rows = [said("supports", "2025-03-01", "late"), said("supports", "2025-02-01", "early")]
    assert names(draw(*rows)) == ["Early", "Late"]
    assert names(draw(*reversed(rows))) == ["Early", "Late"]


def test_a_turn_has_a_sign_and_what_is_said_again_is_small() -> None:
    figure = draw(
        said("supports", "2025-02-01"), said("supports", "2025-02-05"), said("opposes", "2025-02-10"),
        said("opposes", "2025-02-15"), said("supports", "2025-02-20"),
    )  # fmt: skip
    assert sizes(figure) == {"p0": SQUARE, "p1": AGAIN, "p2": SQUARE, "p3": AGAIN, "p4": SQUARE}
    assert signs(figure) == ["+", "−", "+"]


def test_the_lanes_turn_one_by_one() -> None:
    figure = draw(said("supports", "2025-02-01"), said("opposes", "2025-02-02", "b"), said("supports", "2025-02-03"))
    assert sizes(figure) == {"p0": SQUARE, "p1": SQUARE, "p2": AGAIN}


def test_of_one_day_the_upper_row_is_the_newer() -> None:
    figure = draw(said("opposes"), said("supports"))
    assert signs(figure) == ["−"], "of two turns of one day the last is signed"
    assert ends(figure)[0].startswith("opposes")


def test_a_line_has_the_colour_of_what_was_said_last_until_the_next_word() -> None:
    figure = draw(said("supports", "2025-02-01"), said("opposes", "2025-03-01"), until=date(2025, 3, 20))
    assert lines(figure) == [
        (date(2025, 2, 1), date(2025, 3, 1), "solid", LIGHT.supports.edge),
        (date(2025, 3, 1), date(2025, 3, 20), "solid", LIGHT.opposes.edge),
    ]


@pytest.mark.parametrize(
    ("until", "drawn"),
    [
        (date(2025, 2, 10), []),
        (date(2025, 2, 11), [("2025-02-10", "2025-02-11", "solid")]),
        (date(2025, 2, 20), [("2025-02-10", "2025-02-20", "solid")]),
        (date(2025, 2, 21), [("2025-02-10", "2025-02-20", "solid"), ("2025-02-20", "2025-02-21", "dot")]),
    ],
)
def test_a_line_is_dotted_where_nothing_was_said_for_so_long(until: date, drawn: list[tuple[str, ...]]) -> None:
    figure = draw(said("supports"), until=until, stale_after=10)
    assert [(str(first), str(last), dash) for first, last, dash, _ in lines(figure)] == drawn


def test_a_new_word_makes_the_line_whole_again() -> None:
    figure = draw(said("supports"), said("supports", "2025-04-10"), stale_after=10, until=date(2025, 4, 15))
    assert [dash for _, _, dash, _ in lines(figure)] == ["solid", "dot", "solid"]


@pytest.mark.parametrize(
    ("day", "at", "spoken"),
    [
        ("2025-02-10", "2025-02-10", "10 Feb 2025"),
        ("2025-02", "2025-02-28", "Feb 2025"),
        ("2025-02-05/2025-02-12", "2025-02-12", "5–12 Feb 2025"),
        ("../2025-02-10", "2025-02-10", "by 10 Feb 2025"),
        ("2025-02-10/..", "2025-02-10", "after 10 Feb 2025"),
        ("2025-02-10~", "2025-02-10", "about 10 Feb 2025"),
        ("2025", "2025-12-01", "2025"),
    ],
)
def test_a_square_stands_on_the_last_day_that_its_date_can_be_and_says_it_no_finer_than_it_is_known(
    day: str, at: str, spoken: str
) -> None:
    figure = draw(said("supports", day))
    assert [str(x) for x in squares(figure).x] == [at]
    assert list(squares(figure).hovertext) == [f"<b>Ada Vask</b>, {spoken}<br>supports"]
    assert ends(figure)[0].endswith(f">{spoken}</span>")


DAYS = st.sampled_from(
    ["2025-02-10", "2025-02-11", "2025-02", "2025", "2024-08-01", "../2025-02-11", "2025-02-15/..", "2026-01-30~"]
)
WORDS = st.builds(said, st.sampled_from([*Stance]), DAYS, st.sampled_from(["a", "b", "c"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=8), st.dates(date(2024, 7, 1), date(2026, 3, 1)), st.booleans())
def test_nothing_is_drawn_after_the_last_day_and_every_word_that_had_begun_is(
    rows: list[dict[str, Any]], until: date, narrow: bool
) -> None:
    frame = positions(*rows)
    figure = checked(issue_lines(frame, LIGHT, until=until, stale_after=10, narrow=narrow))
    assert all(day <= until for trace in figure.data for day in trace.x if day)
    assert all(note.x <= until for note in figure.layout.annotations if note.xref != "paper")
    first, last = figure.layout.xaxis.range
    assert last == until
    assert all(day >= first for trace in figure.data for day in trace.x if day)
    expected = {
        row.id for row in frame.itertuples() if row.stance in SIGNS and (row.earliest or date.min) <= until
    }  # fmt: skip
    assert set(squares(figure).customdata) == expected
    bottom, top = figure.layout.yaxis.range
    assert all(top < y < bottom for y in squares(figure).y)


def test_a_click_says_the_position_and_the_chosen_one_has_a_ring() -> None:
    figure = draw(said("supports"), said("opposes", "2025-03-01", "b"), selected="p1")
    at = dict(zip(squares(figure).customdata, zip(squares(figure).x, squares(figure).y, strict=True), strict=True))
    ring = figure.data[-1]
    assert set(at) == {"p0", "p1"}
    assert [*zip(ring.x, ring.y, strict=True)] == [at["p1"]]
    assert len(draw(said("supports"), selected="nowhere").data[-1].x) == 0


def test_a_note_says_whose_word_it_is_where_the_line_is_not_his_own() -> None:
    figure = draw(said("supports"), said("opposes", column="vask", column_name="Ada Vask"))
    assert notes(figure) == ["Ada Vask: Wants it.", "Wants it."]


def test_notes_do_not_stand_over_each_other_and_only_turns_have_them() -> None:
    days = [date(2025, 1, 1) + timedelta(3 * n) for n in range(60)]
    rows = [said("supports" if n % 2 else "opposes", str(day)) for n, day in enumerate(days)]
    beside = [note.x for note in draw(*rows).layout.annotations if note.xref != "paper"]
    stretch = (UNTIL - days[0]).days
    assert len(beside) > 2
    assert all((after - before).days / stretch * 860 >= 160 for before, after in pairwise(beside))
    assert len(notes(draw(said("supports", "2025-02-01"), said("supports", "2025-07-01")))) == 1


def test_a_note_that_stands_to_the_left_of_its_square_covers_no_other() -> None:
    rows = [said("supports", "2025-02-01"), said("opposes", "2025-09-15"), said("supports", "2025-11-25")]
    sides = [(note.x, note.xanchor) for note in draw(*rows).layout.annotations if note.xref != "paper"]
    assert sides == [(date(2025, 2, 1), "left"), (date(2025, 9, 15), "left")]


def test_a_narrow_picture_has_names_and_squares_and_leaves_the_words_to_the_table() -> None:
    rows = [said("supports"), said("opposes", "2025-03-01", "b")]
    wide, narrow = draw(*rows), draw(*rows, narrow=True)
    assert notes(wide)
    assert ends(wide)
    assert (notes(narrow), ends(narrow)) == ([], [])
    assert names(narrow) == names(wide)
    assert signs(narrow) == signs(wide)
    assert narrow.layout.height < wide.layout.height
    assert narrow.layout.margin.r < wide.layout.margin.r


def test_words_from_data_are_words_in_the_notes_names_and_on_hover() -> None:
    figure = draw(said("supports", column_name=HOSTILE, actor_name="<i>A</i>", summary="B & C"))
    assert notes(figure) == ["&lt;i&gt;A&lt;/i&gt;: B &amp; C"]
    assert [name.replace("<br>", " ") for name in names(figure)] == [" ".join(plain(HOSTILE).split())]
    assert list(squares(figure).hovertext) == ["<b>&lt;i&gt;A&lt;/i&gt;</b>, 10 Feb 2025<br>supports"]


def test_a_lane_may_be_an_issue_and_needs_no_name_beside_its_owners_words() -> None:
    word = said(
        "supports", column="peace", column_name="A negotiated settlement", actor_name="Ada", summary="Wants it."
    )
    assert notes(draw(word, whose="Ada")) == ["Wants it."]
    assert notes(draw(word)) == ["Ada: Wants it."]
    assert notes(draw(word, whose="Aland")) == ["Ada: Wants it."]
    assert notes(draw(word | {"column_name": "Ada"})) == ["Wants it."]


def test_a_long_name_has_room_at_the_left_and_two_lines_on_a_phone() -> None:
    long = said("supports", column_name="A negotiated settlement")
    assert draw(long).layout.margin.l > draw(said("supports", column_name="Peace")).layout.margin.l
    assert names(draw(long, narrow=True)) == ["A negotiated<br>settlement"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Zelensky–Trump ties", "Zelensky–Trump<br>ties"),
        ("Zelensky leaving office", "Zelensky<br>leaving office"),
        ("US–Russia dialogue", "US–Russia<br>dialogue"),
        ("Verfassungsänderung", "Verfassungsänd<br>erung"),
    ],
)
def test_on_a_phone_a_name_breaks_inside_a_word_only_where_no_line_holds_it(name: str, lines: str) -> None:
    assert names(draw(said("supports", column_name=name), narrow=True)) == [lines]


def test_what_is_said_again_on_the_day_of_a_turn_lies_under_it() -> None:
    figure = draw(said("supports"), said("supports"))
    assert list(squares(figure).customdata) == ["p0", "p1"]
    assert sizes(figure) == {"p0": AGAIN, "p1": SQUARE}

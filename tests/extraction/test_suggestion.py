"""A suggestion whose words don't stand at its span can't exist."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.dossier.passage import Span
from dashboard.extraction.known import Known
from dashboard.extraction.suggest import suggest
from dashboard.extraction.suggestion import QuoteSuggestion
from dashboard.models.vocabulary import QuoteKind

TEXT = "“We are ready,” Brill said."


def _made(start: int, end: int, exact: str, score: float = 0.9) -> QuoteSuggestion:
    return QuoteSuggestion(
        text=TEXT, span=Span(start, end), exact=exact, rule="after", score=score, kind=QuoteKind.DIRECT
    )


def test_words_at_their_span() -> None:
    assert _made(1, 14, "We are ready,").exact == "We are ready,"


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [(0, 13, "We are ready,"), (1, 14, "We were ready,"), (1, 1, ""), (14, 1, ""), (-5, 3, "x"), (20, 400, "x")],
)
def test_words_elsewhere_are_refused(start: int, end: int, exact: str) -> None:
    with pytest.raises(ValueError, match="stand"):
        _made(start, end, exact)


def test_a_score_is_a_share() -> None:
    with pytest.raises(ValueError, match="score"):
        _made(1, 14, "We are ready,", 1.5)


PIECES = [
    *"“”\"'’«»‘().,:;—-\n ",
    *("Brill ", "Osk ", "Sund ", "he ", "who ", "the ", "minister "),
    *("said ", "saying ", "told ", "met ", "visit ", "talks "),
    *(
        "to ",
        "of ",
        "and ",
        "that ",
        "with ",
        "between ",
        "by ",
        "as ",
        "according to ",
        "for ",
        "“We ",
        "A: ",
        "on Monday ",
    ),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_sound_suggestions(known: Known, text: str) -> None:
    found = suggest(text, known, date(2031, 5, 8))
    for each in (*found.quotes, *found.reported, *found.meetings, *found.issues):
        assert text[each.span.start : each.span.end] == each.exact
    assert all(one.span.end <= other.span.start for one, other in pairwise(found.quotes))


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "“" * 10_000, '"' * 10_000, "'a " * 10_000, "” " * 10_000, "“a " * 5_000]
)
def test_marks_without_words(known: Known, text: str) -> None:
    assert not suggest(text, known).quotes


def test_ten_thousand_quotations_in_one_paragraph(known: Known) -> None:
    assert len(suggest("“We will not go,” Brill said. " * 5_000, known).quotes) == 5_000

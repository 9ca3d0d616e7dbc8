"""Marks: pairs, apostrophes, what is nested, what is never closed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.marks import pairs
from dashboard.extraction.paragraphs import paragraphs


def _inside(text: str, depth: int = 0) -> list[str]:
    return [pair.span.of(text) for pair in pairs(text, paragraphs(text)) if pair.depth == depth]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “yes, we can” twice.", ["yes, we can"]),
        ("Il dit « oui, bien sûr » deux fois.", ["oui, bien sûr"]),
        ("Er sagte „ja, gern“ und ging.", ["ja, gern"]),
        ("Er sagte »ja, gern« und ging.", ["ja, gern"]),
        ("He called it “promising.»", ["promising."]),
        ('He said "yes", and "no".', ["yes", "no"]),
        ("It’s the leaders’ plan, and it isn’t theirs.", []),
        ("'It's the leaders' plan,' he said.", ["It's the leaders' plan,"]),
        ("In the ’90s rock ’n’ roll was young.", []),
        ("彼は「はい」と言った。", ["はい"]),
        ('A 6\'2" man said "no" to it.', ["no"]),
        ("“Never closed, he said.", []),
        ("“Never closed, he said. “But this is,” she said.", ["But this is,"]),
        ("``Yes,'' he said.", ["Yes,"]),
        ("He said ”ja” and left.", ["ja"]),
    ],
)
def test_what_stands_between(text: str, inside: list[str]) -> None:
    outermost = _inside(text) or _inside(text, 1)
    assert outermost == inside


def test_nested_quotations_have_a_depth() -> None:
    text = "“He said ‘never’, and I believed him,” she said."
    assert _inside(text) == ["He said ‘never’, and I believed him,"]
    assert _inside(text, 1) == ["never"]


def test_a_quotation_over_paragraphs_goes_on() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    found = pairs(text, paragraphs(text))
    assert [pair.span.of(text) for pair in found] == ["One.", "Two.", "Three,"]
    assert [pair.continues for pair in found] == [None, 1, 1]


def test_a_line_break_does_not_end_a_quotation() -> None:
    said = "we have come a long\nway, and we are not going back before\nthe work is done, come rain or shine"
    text = f"He stood up in the hall and said to all of them “{said}”, and then he left the hall.\n\nNobody followed."
    assert _inside(text) == [said]


@given(st.text(alphabet="ab .,“”\"'’‘«»„「」\n\n", max_size=200))
def test_pairs_are_sound_whatever_stands_there(text: str) -> None:
    found = pairs(text, paragraphs(text))
    for pair in found:
        assert pair.outer.start < pair.span.start <= pair.span.end < pair.outer.end + 1
        assert pair.span.of(text) == pair.span.of(text).strip()
    outer = [pair for pair in found if pair.depth == 0]
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(outer))

"""Days as an article names them, counted from the day it appeared."""

from datetime import date

import pytest

from dashboard.dossier.passage import Span
from dashboard.extraction.days import dated, edtf
from dashboard.models.dates import EdtfDate

PUBLISHED = date(2031, 5, 8)  # a Thursday


def _only(text: str, *, ahead: bool, published: date | None = PUBLISHED) -> str | None:
    (found,) = dated(text, Span(0, len(text)))
    assert text[found.span.start : found.span.end] == found.text
    return edtf(found, published, ahead=ahead)


@pytest.mark.parametrize(
    ("text", "behind", "ahead"),
    [
        ("on Tuesday", "2031-05-06", "2031-05-13"),
        ("on Thursday", "2031-05-08", "2031-05-08"),
        ("last Thursday", "2031-05-01", "2031-05-01"),
        ("next Thursday", "2031-05-15", "2031-05-15"),
        ("yesterday", "2031-05-07", "2031-05-07"),
        ("tomorrow", "2031-05-09", "2031-05-09"),
        ("three days ago", "2031-05-05", "2031-05-05"),
        ("in two weeks", "2031-05-22", "2031-05-22"),
        ("last week", "2031-04-28/2031-05-04", "2031-04-28/2031-05-04"),
        ("this weekend", "2031-05-10/2031-05-11", "2031-05-10/2031-05-11"),
        ("next month", "2031-06", "2031-06"),
        ("last year", "2030", "2030"),
        ("in March", "2031-03", "2032-03"),
        ("in December", "2030-12", "2031-12"),
        ("on 18 February", "2031-02-18", "2032-02-18"),
        ("on February 18, 2030", "2030-02-18", "2030-02-18"),
        ("on Tuesday, 18 February 2031", "2031-02-18", "2031-02-18"),
        ("in March 2029", "2029-03", "2029-03"),
        ("on 2031-02-18", "2031-02-18", "2031-02-18"),
        ("in 2029", "2029", "2029"),
    ],
)
def test_a_day(text: str, behind: str, ahead: str) -> None:
    assert _only(text, ahead=False) == behind
    assert _only(text, ahead=True) == ahead
    assert str(EdtfDate.parse(behind)) == behind


@pytest.mark.parametrize("text", ["on Tuesday", "yesterday", "last week", "on 18 February", "in March", "next month"])
def test_without_a_day_to_count_from_none_is_told(text: str) -> None:
    assert _only(text, ahead=False, published=None) is None


@pytest.mark.parametrize("text", ["They may go.", "2031-02-30 is no day", "It will march on.", "chapter 12"])
def test_no_day(text: str) -> None:
    assert not [day for day in dated(text, Span(0, len(text))) if edtf(day, PUBLISHED, ahead=False)]

import calendar
import warnings
from datetime import date
from time import struct_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from dashboard.models.dates import EdtfDate, Precision

with warnings.catch_warnings():  # pyparsing has much to say about the grammar of edtf
    warnings.simplefilter("ignore")
    import edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "approximate"),
    [
        ("2025-02-18", date(2025, 2, 18), date(2025, 2, 18), Precision.DAY, False),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), Precision.MONTH, False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH, False),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR, False),
        ("2025-02~", date(2025, 2, 1), date(2025, 2, 28), Precision.MONTH, True),
        ("2025?", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR, True),
        ("2025-02-18%", date(2025, 2, 18), date(2025, 2, 18), Precision.DAY, True),
        ("2025-02-18/2025-02-20", date(2025, 2, 18), date(2025, 2, 20), Precision.INTERVAL, False),
        ("2025-02/2025-03", date(2025, 2, 1), date(2025, 3, 31), Precision.INTERVAL, False),
        ("2025-02-18/2025", date(2025, 2, 18), date(2025, 12, 31), Precision.INTERVAL, False),
        ("2025-02-18/2025-02-18", date(2025, 2, 18), date(2025, 2, 18), Precision.INTERVAL, False),
        ("2025-02~/2025-03-02", date(2025, 2, 1), date(2025, 3, 2), Precision.INTERVAL, True),
        ("../2025-02-18", None, date(2025, 2, 18), Precision.OPEN, False),
        ("../2025-02~", None, date(2025, 2, 28), Precision.OPEN, True),
        ("2025-02/..", date(2025, 2, 1), None, Precision.OPEN, False),
    ],
)
def test_a_date_spans_the_days_it_can_be(
    text: str, earliest: date | None, latest: date | None, precision: Precision, approximate: bool
) -> None:
    assert EdtfDate.parse(text) == EdtfDate(text, earliest, latest, precision, approximate)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "date_form"),
        ("yesterday", "date_form"),
        ("18 February 2025", "date_form"),
        ("2025-2-18", "date_form"),
        ("2025-02-18T10:00", "date_form"),
        ("2025-02-18 ", "date_form"),
        ("25-02-18", "date_form"),
        ("20250218", "date_form"),
        ("٢٠٢٥-٠٢-١٨", "date_form"),
        ("2025-02-XX", "date_form"),
        ("2025-21", "date_impossible"),
        ("2025/", "date_form"),
        ("/2025", "date_form"),
        ("/", "date_form"),
        ("../..", "date_form"),
        ("..", "date_form"),
        ("2025-02-18/2025-02-20/2025-02-22", "date_form"),
        ("2025-02-30", "date_impossible"),
        ("2023-02-29", "date_impossible"),
        ("2025-13", "date_impossible"),
        ("2025-00", "date_impossible"),
        ("2025-01-00", "date_impossible"),
        ("0000", "date_impossible"),
        ("2025-02-30/2025-03-01", "date_impossible"),
        ("2025-02-20/2025-02-18", "date_reversed"),
        ("2025-03/2025-02", "date_reversed"),
        ("2025/2024-12-31", "date_reversed"),
    ],
)
def test_what_is_no_date_says_why(text: str, error: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        EdtfDate.parse(text)
    assert raised.value.type == error
    assert text in raised.value.message() or error == "date_impossible"


def test_finer_is_larger() -> None:
    assert Precision.OPEN < Precision.YEAR < Precision.MONTH < Precision.INTERVAL < Precision.DAY


@st.composite
def singles(draw: st.DrawFn) -> str:
    year = draw(st.integers(1, 9999))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    forms = [f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{day:02}"]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "~", "?", "%"]))


intervals = st.tuples(singles() | st.just(".."), singles() | st.just("..")).map("/".join)


def parsed(text: str) -> EdtfDate | None:
    try:
        return EdtfDate.parse(text)
    except PydanticCustomError:
        return None


def as_date(bound: object) -> date | None:
    return date(bound.tm_year, bound.tm_mon, bound.tm_mday) if isinstance(bound, struct_time) else None


@pytest.mark.filterwarnings("ignore")
@settings(deadline=None, max_examples=60)
@given(singles() | intervals)
def test_days_are_those_of_the_edtf_package(text: str) -> None:
    ours = parsed(text)
    assume(ours)
    theirs = edtf.parse_edtf(text)
    assert ours
    assert ours.earliest == as_date(theirs.lower_strict())
    assert ours.latest == as_date(theirs.upper_strict())


@given(singles() | intervals)
def test_the_written_form_comes_back_as_it_was(text: str) -> None:
    value = parsed(text)
    assume(value)
    assert str(value) == text
    assert parsed(str(value)) == value


@given(st.text() | st.from_regex(r"[0-9./?~%-]{1,21}", fullmatch=True))
def test_nothing_else_than_the_one_error_is_ever_raised(text: str) -> None:
    value = parsed(text)
    assert value is None or value.text == text

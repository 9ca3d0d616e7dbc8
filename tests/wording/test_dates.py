from datetime import date

import pytest

from dashboard.models.dates import EdtfDate
from dashboard.wording.dates import day, stretch, when


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2025-02-23", "23 February 2025", "23 Feb 2025"),
        ("2025-05-01", "1 May 2025", "1 May 2025"),
        ("2025-02", "February 2025", "Feb 2025"),
        ("2025", "2025", "2025"),
        ("2025-02-23~", "about 23 February 2025", "about 23 Feb 2025"),
        ("2025-02?", "about February 2025", "about Feb 2025"),
        ("2025-02-16/2025-02-22", "16–22 February 2025", "16–22 Feb 2025"),
        ("2025-02-24/2025-03-02", "24 February – 2 March 2025", "24 Feb – 2 Mar 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025", "30 Dec 2024 – 2 Jan 2025"),
        ("2025-02-23/2025-02-23", "23 February 2025", "23 Feb 2025"),
        ("2025-02-16~/2025-02-22", "about 16–22 February 2025", "about 16–22 Feb 2025"),
        ("2025-02/2025-03", "February–March 2025", "Feb–Mar 2025"),
        ("2024-12/2025-01", "December 2024 – January 2025", "Dec 2024 – Jan 2025"),
        ("2025-02/2025-02", "February 2025", "Feb 2025"),
        ("2024/2025", "2024–2025", "2024–2025"),
        ("2025/2025", "2025", "2025"),
        ("2024/2025-02-23", "2024 – 23 February 2025", "2024 – 23 Feb 2025"),
        ("../2025-02-23", "by 23 February 2025", "by 23 Feb 2025"),
        ("../2025-02", "by February 2025", "by Feb 2025"),
        ("../2025~", "by about 2025", "by about 2025"),
        ("2025-02-23/..", "after 23 February 2025", "after 23 Feb 2025"),
        ("2025-02/..", "after February 2025", "after Feb 2025"),
    ],
)
def test_a_date_reads_as_in_a_newspaper_and_no_finer_than_it_is_known(text: str, long: str, short: str) -> None:
    assert when(EdtfDate.parse(text)) == long
    assert when(EdtfDate.parse(text), short=True) == short


def test_a_date_that_is_not_given_is_said_to_be_so() -> None:
    assert when(None) == "no day given"
    assert when(None, short=True) == "no day given"


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (date(2025, 2, 23), "23 February 2025", "23 Feb 2025"),
        (date(2025, 9, 1), "1 September 2025", "1 Sep 2025"),
        (date(987, 12, 31), "31 December 987", "31 Dec 987"),
    ],
)
def test_a_day_has_no_leading_noughts(value: date, long: str, short: str) -> None:
    assert day(value) == long
    assert day(value, short=True) == short


@pytest.mark.parametrize(
    ("earliest", "latest", "long", "short"),
    [
        (date(2025, 2, 1), date(2025, 2, 1), "1 February 2025", "1 Feb 2025"),
        (date(2025, 2, 1), date(2025, 2, 3), "1–3 February 2025", "1–3 Feb 2025"),
        (date(2025, 2, 1), date(2025, 3, 3), "1 February – 3 March 2025", "1 Feb – 3 Mar 2025"),
        (date(2024, 2, 1), date(2025, 2, 3), "1 February 2024 – 3 February 2025", "1 Feb 2024 – 3 Feb 2025"),
    ],
)
def test_a_stretch_says_month_and_year_once_where_they_are_the_same(
    earliest: date, latest: date, long: str, short: str
) -> None:
    assert stretch(earliest, latest) == long
    assert stretch(earliest, latest, short=True) == short

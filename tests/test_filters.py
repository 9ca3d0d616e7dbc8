from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from dashboard.filters import Filters

NAMES = {"russia": "Russia", "peskov": "Dmitry Peskov", "nato": "NATO", "ceasefire": "A ceasefire first"}
FIRST, LAST = date(2025, 2, 1), date(2025, 2, 28)


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(), ""),
        (Filters(actors=("russia",)), "only Russia"),
        (Filters(actors=("russia", "nato")), "only Russia and NATO"),
        (Filters(actors=("peskov", "russia", "nato")), "only Dmitry Peskov, Russia and NATO"),
        (Filters(issues=("ceasefire",)), "on A ceasefire first"),
        (Filters(actors=("nato",), issues=("ceasefire",)), "only NATO, on A ceasefire first"),
        (Filters(since=FIRST), "since 1 February 2025"),
        (Filters(until=LAST), "until 28 February 2025"),
        (Filters(since=FIRST, until=LAST), "from 1 February 2025 to 28 February 2025"),
        (
            Filters(("nato",), ("ceasefire",), FIRST, LAST),
            "only NATO, on A ceasefire first, from 1 February 2025 to 28 February 2025",
        ),
        (Filters(actors=("nobody",)), "only nobody"),
        (Filters(known=LAST), "as known on 28 February 2025"),
        (Filters(until=FIRST, known=LAST), "until 1 February 2025, as known on 28 February 2025"),
        (Filters(actors=("nato",), known=LAST), "only NATO, as known on 28 February 2025"),
    ],
)
def test_a_choice_says_itself(filters: Filters, sentence: str) -> None:
    assert filters.sentence(NAMES) == sentence
    assert bool(filters) is bool(sentence)


def test_a_choice_is_a_value() -> None:
    assert Filters(actors=("nato",)) == Filters(actors=("nato",))
    assert hash(Filters(actors=("nato",))) == hash(Filters(actors=("nato",)))
    for field in fields(Filters):
        with pytest.raises(FrozenInstanceError):
            setattr(Filters(), field.name, ())


@pytest.mark.parametrize(
    ("filters", "day"),
    [
        (Filters(), None),
        (Filters(since=FIRST), None),
        (Filters(until=LAST), LAST),
        (Filters(known=LAST), LAST),
        (Filters(until=FIRST, known=LAST), FIRST),
        (Filters(until=LAST, known=FIRST), FIRST),
        (Filters(since=LAST, known=FIRST), FIRST),
    ],
)
def test_the_reader_looks_back_from_the_earlier_of_the_last_day_and_the_day_of_knowledge(
    filters: Filters, day: date | None
) -> None:
    assert filters.day == day


@pytest.mark.parametrize(
    ("filters", "narrow"),
    [
        (Filters(), False),
        (Filters(known=LAST), False),
        (Filters(actors=("nato",)), True),
        (Filters(issues=("ceasefire",)), True),
        (Filters(since=FIRST), True),
        (Filters(until=LAST, known=LAST), True),
    ],
)
def test_the_day_of_knowledge_alone_chooses_no_record(filters: Filters, narrow: bool) -> None:
    assert filters.narrow is narrow

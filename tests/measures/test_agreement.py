import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.agreement import agreement, ranked, shared_issues
from tests.measures.frames import SIGNS, cells

FOUR = {
    "aland": "+   +   -   0 (+) .",
    "bland": "(+) -   -   +  .  .",
    "cland": ".   .   .   +  +  -",
}


def pair(table: dict[str, str], one: str = "aland", other: str = "bland") -> Any:
    pairs = agreement(cells(table))
    (row,) = pairs[(pairs["one"] == one) & (pairs["other"] == other)].itertuples()
    return row


def test_an_example_worked_out_by_hand() -> None:
    # Issue 0: both for (a condition does not matter): alike. 1: + and −: at odds. 2: both against: alike. 3: one is
    # ambiguous: neither. 4 and 5: somebody is blank: not shared.
    row = pair(FOUR)
    assert (row.congruence, row.conflict, row.neither, row.shared) == (2, 1, 1, 4)
    assert row.subtract == 2 - 1
    assert row.activity == (5 + 4) / 2
    assert row.normalised == pytest.approx(1 / 4.5)
    assert row.distance == pytest.approx((1 + 4 + 0 + 2) / 4 / 4)  # steps 2−1, 2−(−2), 0 and 0−2, in quarters
    assert not row.thin


def test_fewer_than_three_shared_issues_are_thin_and_never_ranked() -> None:
    pairs = agreement(cells(FOUR))
    assert list(pairs["shared"]) == [4, 2, 1]
    assert list(pairs["thin"]) == [False, True, True]
    assert list(zip(ranked(pairs)["one"], ranked(pairs)["other"], strict=True)) == [("aland", "bland")]


def test_the_nearest_comes_first() -> None:
    pairs = ranked(agreement(cells({"a": "+ + +", "b": "- - -", "c": "+ + -"})))
    assert list(pairs["one_name"] + pairs["other_name"]) == ["AC", "BC", "AB"]
    assert list(pairs["normalised"]) == pytest.approx([1 / 3, -1 / 3, -1])


def test_who_speaks_of_much_is_not_near_to_everybody() -> None:
    few = pair({"aland": "+ + + . . .", "bland": "+ + + . . ."})
    much = pair({"aland": "+ + + + + +", "bland": "+ + + . . ."})
    assert few.subtract == much.subtract
    assert (few.normalised, much.normalised) == (1, pytest.approx(3 / 4.5))


@pytest.mark.parametrize("blank", [".", "o", "x"])
def test_a_blank_is_neither_agreement_nor_neutral(blank: str) -> None:
    row = pair({"aland": f"{blank} {blank} {blank}", "bland": f"{blank} {blank} {blank}"})
    assert (row.shared, row.subtract, row.normalised, row.activity) == (0, 0, 0, 0)
    assert math.isnan(row.distance)


tables = st.integers(1, 6).flatmap(
    lambda issues: st.lists(
        st.lists(st.sampled_from(list(SIGNS)), min_size=issues, max_size=issues).map(" ".join), min_size=2, max_size=5
    )
)


@settings(max_examples=60, deadline=None)
@given(tables)
def test_every_measure_is_symmetric_and_in_its_range(rows: list[str]) -> None:
    table = {f"c{n}": row for n, row in enumerate(rows)}
    pairs = agreement(cells(table))
    turned = agreement(cells(dict(reversed(table.items()))))
    names = ["congruence", "conflict", "neither", "shared", "subtract", "activity", "normalised", "distance", "thin"]
    there = {frozenset((row["one"], row["other"])): [row[name] for name in names] for row in pairs.to_dict("records")}
    back = {frozenset((row["one"], row["other"])): [row[name] for name in names] for row in turned.to_dict("records")}
    assert there.keys() == back.keys()
    assert all(there[key] == pytest.approx(back[key], nan_ok=True) for key in there)
    for row in pairs.itertuples():
        assert row.congruence + row.conflict + row.neither == row.shared <= len(rows[0].split())
        assert abs(row.subtract) <= row.shared <= row.activity
        assert -1 <= row.normalised <= 1
        assert (row.shared == 0 and math.isnan(row.distance)) or 0 <= row.distance <= 1


def test_a_pair_lists_what_its_numbers_rest_on() -> None:
    found = shared_issues(cells(FOUR), "aland", "bland")
    assert list(found["issue"]) == ["i0", "i1", "i2", "i3"]
    assert list(found["relation"]) == ["alike", "at odds", "alike", "neither"]
    assert list(found["stance"])[1] == "supports"
    assert list(found["other_stance"])[1] == "opposes"


@pytest.mark.parametrize("table", [{"aland": "+ -"}])
def test_one_column_is_no_pair(table: dict[str, str]) -> None:
    assert agreement(cells(table)).empty
    assert agreement(cells(table).iloc[:0]).empty
    assert isinstance(ranked(agreement(cells(table))), pd.DataFrame)

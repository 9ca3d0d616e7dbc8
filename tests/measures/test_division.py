"""How divided delegations are on an issue."""

import pytest

from dashboard.measures.division import division
from tests.measures.frames import cells


def test_division_of_an_example_worked_by_hand() -> None:
    """Two support (+2, +2), one opposes (−2): mean 2/3, deviations 4/3, 4/3, −8/3; variance 32/9; root 1.8856."""
    (issue,) = division(cells({"a": "+", "b": "+", "c": "-", "d": ".", "e": "o", "f": "x"}))
    assert issue["division"] == pytest.approx(1.8856, abs=1e-4)
    assert issue["stances"] == 3
    assert [stance for stance, _ in issue["said"]] == ["supports", "opposes"]


def test_two_stances_are_too_few_to_divide() -> None:
    assert division(cells({"a": "+", "b": "-"})) == []

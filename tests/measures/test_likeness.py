import math
from itertools import pairwise, permutations

from dashboard.measures.agreement import agreement
from dashboard.measures.likeness import PLACED, UNPLACED, by_likeness, columns_by_likeness, likeness_order
from dashboard.measures.network import places
from tests.measures.frames import cells

MIXED = {"a": "+ + + +", "z": "- - - -", "b": "+ + + 0", "y": "- - - 0", "thin": "+ . . ."}


def test_neighbours_are_alike() -> None:
    # By hand: a–b and z–y differ by 2 steps on one of four issues (0.125); b–y is nearer (0.75) than a–y or z–b (0.875)
    # and a–z (1). So the shortest way is a b y z, read from a, which comes first in the usual order.
    assert likeness_order(cells(MIXED), "column") == ["a", "b", "y", "z"]


def test_no_order_of_so_few_is_shorter() -> None:
    pairs = agreement(cells(MIXED))
    length = {frozenset((row.one, row.other)): row.distance for row in pairs.itertuples()}

    def way(order: tuple[str, ...]) -> float:
        return float(sum(length[frozenset(step)] for step in pairwise(order)))

    order = tuple(likeness_order(cells(MIXED), "column"))
    assert way(order) == min(way(other) for other in permutations(order))


def test_where_fewer_than_three_can_be_placed_nothing_is() -> None:
    for table in ({"a": "+ + +", "b": "+ + +"}, {"a": "+ + .", "b": "+ + .", "c": "+ + +"}, {"a": ". . ."}):
        found = cells(table)
        assert likeness_order(found, "column") == []
        assert list(by_likeness(found)["heading"].unique()) == ["Parties"]
        assert list(by_likeness(found)["column"]) == list(found["column"])
    assert likeness_order(cells({"a": "+"}).iloc[:0], "column") == []


def test_the_matrix_keeps_every_cell_and_says_what_it_could_not_place() -> None:
    found = by_likeness(cells(MIXED))
    assert len(found) == len(cells(MIXED))
    assert list(found["column"].unique()) == ["a", "b", "y", "z", "thin"]
    headings = dict(zip(found["column"], found["heading"], strict=True))
    assert headings == dict.fromkeys("abyz", PLACED) | {"thin": UNPLACED}
    merged = found.merge(cells(MIXED), on=["column", "issue"])
    assert list(merged["stance_x"]) == list(merged["stance_y"])
    assert list(columns_by_likeness(cells(MIXED))["column"].unique()) == ["a", "b", "y", "z"]


def test_the_network_stands_still_and_the_near_stand_near() -> None:
    pairs = agreement(cells(MIXED))
    first, second = places(pairs), places(pairs)
    assert first.equals(second)
    assert list(first["column"]) == ["a", "z", "b", "y"]  # the thin one shares too little to have a place
    spot = {row.column: (row.x, row.y) for row in first.itertuples()}

    def apart(one: str, other: str) -> float:
        return math.dist(spot[one], spot[other])

    assert max(apart("a", "b"), apart("z", "y")) < min(apart("a", "z"), apart("b", "z"), apart("a", "y"))
    assert places(agreement(cells({"a": "+", "b": "+"}))).empty
    assert places(agreement(cells({"a": "+"}))).empty

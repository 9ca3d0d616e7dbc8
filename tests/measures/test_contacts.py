from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.measures.contacts import carriers, contacts
from dashboard.measures.itinerary import itinerary
from tests.measures.frames import came, counted, whereabouts


def members(*names: str, asked: tuple[str, ...] = ()) -> pd.DataFrame:
    rows = [
        {"member": name, "name": name.title(), "side": name.partition(".")[0], "asked": not asked or name in asked}
        for name in names
    ]
    return pd.DataFrame(rows, columns=["member", "name", "side", "asked"], dtype=object)


def told(pairs: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [(row.one, row.other, row.meetings, row.calls, row.last) for row in pairs.itertuples()]


THREE = came(("m1", "2025-02-10", ["a", "b", "a"]), ("m2", "2025-03-01", ["a", "b", "c"]), ("m3", None, ["b", "c"]))
CALL = came(("m4", "2025-02-20", ["a", "b"]), kind="call")


def test_an_example_worked_out_by_hand() -> None:
    # a and b: two meetings and a call, the last on 1 March. b and c: m2 and one without a day. Nobody met d.
    found = contacts(counted(pd.concat([THREE, CALL])), members("a", "b", "c", "d"))
    assert told(found) == [
        ("a", "b", 3, 1, "2025-03-01"), ("a", "c", 1, 0, "2025-03-01"), ("a", "d", 0, 0, None),
        ("b", "c", 2, 0, "2025-03-01"), ("b", "d", 0, 0, None), ("c", "d", 0, 0, None),
    ]  # fmt: skip


def test_two_of_one_side_are_no_pair() -> None:
    found = contacts(counted(came(("m1", "2025-02-10", ["a.x", "a.y", "b.z"]))), members("a.x", "a.y", "b.z"))
    assert [row[:3] for row in told(found)] == [("a.x", "b.z", 1), ("a.y", "b.z", 1)]


def test_a_pair_is_asked_for_where_one_of_the_two_is() -> None:
    found = contacts(counted(THREE), members("a", "b", "c", asked=("c",)))
    assert [row[:2] for row in told(found)] == [("a", "c"), ("b", "c")]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True), min_size=1, max_size=6))
def test_the_count_is_symmetric_and_never_more_than_the_meetings_of_either(rooms: list[list[str]]) -> None:
    attendance = came(*((f"m{n}", "2025-02-10", room) for n, room in enumerate(rooms)))
    found = {frozenset(row[:2]): row[2] for row in told(contacts(counted(attendance), members(*"abcd")))}
    back = {frozenset(row[:2]): row[2] for row in told(contacts(counted(attendance), members(*"dcba")))}
    assert found == back
    for pair, meetings in found.items():
        assert meetings == sum(pair <= set(room) for room in rooms)


def test_who_met_both_sides_within_so_many_days() -> None:
    rooms = came(
        ("m1", "2025-02-01", ["a", "c"]), ("m2", "2025-02-20", ["b", "c"]), ("m3", "2025-03-01", ["a", "c"]),
        ("m4", "2025-01-01", ["b", "d"]), ("m5", "2025-06-01", ["a", "d"]), ("m6", "2025-05-01", ["a", "b", "e"]),
    )  # fmt: skip
    found = carriers(whereabouts(rooms), "a", "b", within=10)
    # e sat with both at once; c met b on 20 February and a on 1 March, nine days apart; d took five months.
    assert [(row.member, row.days) for row in found.itertuples()] == [("e", 0), ("c", 9)]
    first, second = found.itertuples()
    assert (first.one_meeting, first.other_meeting) == ("m6", "m6")
    assert (second.one_meeting, second.other_meeting) == ("m3", "m2")
    assert list(carriers(whereabouts(rooms), "a", "b", within=8)["member"]) == ["e"]
    turned = carriers(whereabouts(rooms), "b", "a", within=10)
    assert list(turned["member"]) == list(found["member"])
    assert list(turned["one_meeting"]) == list(found["other_meeting"])


def test_the_two_themselves_and_meetings_without_a_day_carry_nothing() -> None:
    both = came(("m1", "2025-02-01", ["a", "b"]))
    assert carriers(whereabouts(both), "a", "b", within=30).empty
    undated = came(("m1", None, ["a", "c"]), ("m2", "2025-02-01", ["b", "c"]))
    assert carriers(whereabouts(undated), "a", "b", within=30).empty


def test_days_between_vague_meetings_are_counted_at_most() -> None:
    rooms = came(("m1", "2025-02-01", ["a", "c"]), ("m2", "2025-02-05", ["b", "c"]))
    rooms["latest"] = [day.replace(day=day.day + 5) for day in rooms["latest"]]
    assert list(carriers(whereabouts(rooms), "a", "b", within=30)["days"]) == [9]  # from 1 to 10 February


def test_a_way_numbers_its_stops_in_the_order_of_time() -> None:
    rooms = pd.concat(
        [came(("m1", "2025-02-01", ["a.x", "b.y"])), came(("m2", "2025-02-02", ["a.x", "c.z"]), kind="call"),
         came(("m3", "2025-02-03", ["a.x", "a.w"])), came(("m4", "2025-02-04", ["b.y"])),
         came(("m5", "2025-02-05", ["a.x"]), lat=None, lon=None), came(("m6", None, ["a.x", "b.y"]))],
    )  # fmt: skip
    found = itinerary(rooms, "a.x")
    assert list(found["meeting"]) == ["m1", "m2", "m3", "m5", "m6"]
    assert list(found["number"]) == [1, None, 2, None, None]
    assert list(found["met"]) == [["B"], ["C"], [], [], ["B"]]


@pytest.mark.parametrize("person", ["a.x", "nobody"])
def test_a_way_of_nobody_is_empty(person: str) -> None:
    assert itinerary(came(("m1", "2025-02-01", ["b.y"])), person).empty


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2025, 1, 1), date(2025, 3, 31)),
            st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True),
        ),
        min_size=1, max_size=12,
    ),
    st.integers(0, 40),
)  # fmt: skip
def test_the_two_meetings_are_the_newest_of_all_and_of_these_the_nearest(
    rooms: list[tuple[date, list[str]]], within: int
) -> None:
    attendance = came(*((f"m{n}", day.isoformat(), who) for n, (day, who) in enumerate(rooms)))
    found = {row.member: row for row in carriers(whereabouts(attendance), "a", "b", within).itertuples()}
    for member in "cd":
        pairs = [
            (max(one, other), -abs((one - other).days) if a is not b else 0)
            for a in rooms for b in rooms
            for (one, with_one), (other, with_other) in [(a, b)]
            if {"a", member} <= set(with_one) and {"b", member} <= set(with_other) and abs((one - other).days) <= within
        ]  # fmt: skip
        assert (member in found) == bool(pairs)
        if pairs:
            row = found[member]
            newest = max(rooms[int(meeting.removeprefix("m"))][0] for meeting in (row.one_meeting, row.other_meeting))
            assert (newest, -row.days) == max(pairs)

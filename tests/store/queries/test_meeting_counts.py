"""The numbers of meetings are those of the meetings that are listed."""

from collections import Counter
from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.store.queries import meeting_counts, meetings

CHOICES = [
    Filters(),
    Filters(known=date(2025, 2, 24)),
    Filters(known=date(2025, 8, 16), since=date(2025, 3, 1)),
    Filters(actors=("ukraine",)),
    Filters(issues=("security_guarantees",), until=date(2025, 12, 1)),
]


@pytest.mark.parametrize("filters", CHOICES)
def test_they_are_counted_as_they_stand(ukraine: Store, filters: Filters) -> None:
    listed = meetings.all_chosen(ukraine.engine, filters).itertuples()
    expected = Counter(
        (
            row.status,
            row.kind,
            row.lat is not None,
            (day.replace(day=1) if (day := row.latest or row.earliest) else None),
        )
        for row in listed
    )
    counted = meeting_counts.counted(ukraine.engine, filters)
    assert {(row.status, row.kind, row.placed, row.month): row.meetings for row in counted.itertuples()} == expected


@pytest.mark.parametrize("filters", CHOICES)
def test_the_last_are_the_end_of_the_list(ukraine: Store, filters: Filters) -> None:
    listed = meetings.all_chosen(ukraine.engine, filters)
    last = meetings.all_chosen(ukraine.engine, filters, newest=10)
    assert len(last) == min(len(listed), 10)
    days = sorted((row.latest or row.earliest or date.min for row in listed.itertuples()), reverse=True)[:10]
    assert sorted((row.latest or row.earliest or date.min for row in last.itertuples()), reverse=True) == days
    order = {id_: place for place, id_ in enumerate(listed["id"])}
    assert list(last["id"]) == sorted(last["id"], key=order.__getitem__)


def test_a_stretch_leaves_what_may_have_been_in_it(ukraine: Store) -> None:
    span = (date(2025, 2, 1), date(2025, 2, 28))
    listed = meetings.all_chosen(ukraine.engine, Filters(), span=span)
    everything = meetings.all_chosen(ukraine.engine, Filters()).itertuples()
    assert list(listed["id"]) == [
        row.id for row in everything
        if (row.earliest or row.latest) and (row.earliest or span[0]) <= span[1] and (row.latest or span[1]) >= span[0]
    ]  # fmt: skip


def test_some_are_asked_for_by_name(ukraine: Store) -> None:
    some = list(meetings.all_chosen(ukraine.engine, Filters())["id"])[3:6]
    assert list(meetings.all_chosen(ukraine.engine, Filters(), ids=some)["id"]) == some
    assert set(meetings.people(ukraine.engine, Filters(), some)["meeting"]) <= set(some)
    assert set(meetings.legs(ukraine.engine, Filters(), some)["meeting"]) <= set(some)

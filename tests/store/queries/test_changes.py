"""What is new is what differs between two days."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.store.queries import changes, meetings, quotes, stances
from dashboard.store.standing import AWAITED

DAYS = [date(2025, 2, 1), date(2025, 2, 24), date(2025, 3, 12), date(2025, 8, 16), date(2025, 12, 1), date(2026, 6, 1)]
ABOUT = [Filters(), Filters(issues=("security_guarantees", "ceasefire"))]


@pytest.mark.parametrize("filters", ABOUT)
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("length", [0, 7, 90])
def test_cells_that_changed_are_those_that_differ(ukraine: Store, filters: Filters, day: date, length: int) -> None:
    since = day - timedelta(days=length)
    now, then = (
        {(cell.column, cell.issue): cell for cell in _cells(ukraine, replace(filters, known=known))}
        for known in (day, since)
    )
    shown = {key: then[key].stance if key in then else "uncoded" for key in now}
    expected = [
        (*key, cell.stance, cell.position, shown[key]) for key, cell in now.items() if cell.stance != shown[key]
    ]
    found = changes.cells(ukraine.engine, replace(filters, known=day), since)
    assert [(row.column, row.issue, row.stance, row.position, row.former) for row in found.itertuples()] == expected


@pytest.mark.parametrize("day", DAYS)
def test_a_choice_of_actors_leaves_the_changes_in_what_they_said(ukraine: Store, day: date) -> None:
    since, filters = day - timedelta(days=30), Filters(actors=("russia", "ukraine"), known=day)
    everything = changes.cells(ukraine.engine, Filters(known=day), since)
    found = changes.cells(ukraine.engine, filters, since)
    assert set(found["column"]) <= set(everything["column"])
    assert len(found) <= len(everything)


@pytest.mark.parametrize("filters", ABOUT)
@pytest.mark.parametrize("day", DAYS)
def test_the_longest_silences_are_the_oldest_stale_stances(ukraine: Store, filters: Filters, day: date) -> None:
    known = replace(filters, known=day)
    old = [cell for cell in _cells(ukraine, known) if cell.latest]
    old = [cell for cell in old if cell.stance not in ("not_stated", "declined") and (day - cell.latest).days > 30]
    old.sort(key=lambda cell: cell.latest)
    found = changes.silences(ukraine.engine, known, day, 30, 6)
    assert [(row.column, row.issue, row.age_days) for row in found.itertuples()] == [
        (cell.column, cell.issue, (day - cell.latest).days) for cell in old[:6]
    ]


@pytest.mark.parametrize("filters", [*ABOUT, Filters(actors=("trump",))])
@pytest.mark.parametrize("day", DAYS)
def test_new_direct_quotes_are_counted_and_the_newest_told(ukraine: Store, filters: Filters, day: date) -> None:
    since = day - timedelta(days=30)
    known = quotes.all_chosen(ukraine.engine, replace(filters, known=day))
    before = set(quotes.all_chosen(ukraine.engine, replace(filters, known=since))["id"])
    new = [row.id for row in known.itertuples() if row.kind == "direct" and row.id not in before]
    ids, number = changes.direct_quotes(ukraine.engine, replace(filters, known=day), since, 1000)
    assert (set(ids), number) == (set(new), len(new))
    some, others = changes.direct_quotes(ukraine.engine, replace(filters, known=day), since, 1000, ids[:2])
    assert (some, others) == (ids[2:], max(number - 2, 0))
    assert changes.direct_quotes(ukraine.engine, replace(filters, known=day), since, 3)[0] == ids[:3]


@pytest.mark.parametrize("filters", [*ABOUT, Filters(actors=("trump",))])
@pytest.mark.parametrize("day", DAYS)
def test_what_is_awaited_comes_or_has_its_day_behind_it(ukraine: Store, filters: Filters, day: date) -> None:
    known = replace(filters, known=day)
    listed = meetings.all_chosen(ukraine.engine, known, statuses=AWAITED)
    gone = {row.id for row in listed.itertuples() if row.latest and row.latest < day}
    assert set(meetings.unconfirmed(ukraine.engine, known, day)["id"]) == gone
    assert set(meetings.coming(ukraine.engine, known, day, 1000)["id"]) == set(listed["id"]) - gone
    assert meetings.awaited(ukraine.engine, known, day) == (len(listed) - len(gone), len(gone))


def _cells(store: Store, filters: Filters) -> list[Any]:
    return list(stances.cells(store.engine, filters, "delegations").itertuples())

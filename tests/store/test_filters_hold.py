"""Whatever the reader chooses, each page shows what the choice says: nothing else, and all of it."""

from collections import Counter
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from sqlalchemy import Engine

from dashboard.filters import Filters
from dashboard.models.dossier import Dossier
from dashboard.store.engine import Store
from dashboard.store.queries import (
    company,
    contacts,
    meetings,
    passages,
    positions,
    quote_counts,
    quotes,
    sources,
    stances,
)
from dashboard.store.queries import dossier as title_page
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.queries.stances import Voices
from dashboard.store.search import read_terms
from tests.measures.frames import whereabouts
from tests.store import drawn, oracle
from tests.store.attendance import attendance, legs, pairs
from tests.store.made import database

# In files only, for time: test_engines_agree.py holds that a server answers the same.
pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True, scope="session")


TIMES = {"ukraine": (date(2025, 1, 20), date(2026, 7, 15)), "small": (date(2019, 4, 25), date(2019, 6, 25))}


@settings(max_examples=40, deadline=None)
@given(drawn.dossiers(), drawn.choices(list(drawn.CAST), [issue.id for issue in drawn.ISSUES]))
def test_any_dossier_under_any_choice(dossier: Dossier, filters: Filters) -> None:
    with database(dossier) as engine:
        check(engine, dossier, filters)


@pytest.mark.parametrize("name", list(TIMES))
def test_the_real_dossiers_under_any_choice(name: str, stores: dict[str, Store]) -> None:
    dossier, engine = stores[name].loading.dossier, stores[name].engine

    @settings(max_examples=15, deadline=None)
    @given(drawn.choices(list(dossier.actors), list(dossier.issues), TIMES[name]))
    def holds(filters: Filters) -> None:
        check(engine, dossier, filters)

    holds()


def check(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    check_positions(engine, dossier, filters)
    for voices in get_args(Voices):
        check_cells(engine, dossier, filters, voices)
        check_attendance(engine, dossier, filters, voices)
    check_meetings(engine, dossier, filters)
    check_quotes(engine, dossier, filters)
    check_sources(engine, dossier, filters)
    check_totals(engine, dossier, filters)


def check_positions(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    expected = oracle.newest_first(dossier, oracle.positions(dossier, filters))
    assert list(positions.all_chosen(engine, filters)["id"]) == [one.id for one in expected]
    for issue in dossier.issues:
        ids = [one.id for one in expected if one.issue == issue]
        assert list(positions.on_issue(engine, filters, issue)["id"]) == ids


def check_cells(engine: Engine, dossier: Dossier, filters: Filters, voices: Voices) -> None:
    found = stances.cells(engine, filters, voices)
    expected = oracle.cells(dossier, filters, voices)
    assert len(found) == len(expected)
    for name in expected[0] if expected else ():
        assert list(found[name]) == [cell[name] for cell in expected], name
    for cell in found[found["records"] > 0].itertuples():
        behind = positions.of_cell(engine, filters, cell.column, cell.issue, of_person=voices == "persons")
        assert len(behind) == cell.records
        assert behind["stance"][0] == cell.stance
        assert behind["date"][0] == cell.date


def check_meetings(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    expected = oracle.meetings(dossier, filters)
    found = meetings.all_chosen(engine, filters)
    assert sorted(found["id"]) == sorted(expected)
    for row in found.to_dict("records"):
        stands, meeting = expected[row["id"]], dossier.meetings[row["id"]]
        names = [dossier.actors[actor].name for actor in stands.actors]
        assert (row["title"], row["place"], row["status"]) == (stands.title, stands.place, stands.words[-1].status)
        assert row["date"] == (str(stands.when) if stands.when else None)
        assert row["who"] == ", ".join([*names, *stands.unnamed])
        assert row["note"] == (meeting.note if len(stands.words) == len(meeting.history) else None)
        present = meetings.who_takes_part(engine, filters, row["id"])
        assert list(present["name"]) == [*names, *stands.unnamed]
        history = meetings.status_history(engine, filters, row["id"])
        assert list(history["status"]) == [word.status for word in stands.words]
        rest = passages.of_records(engine, filters, "meeting", [row["id"]])
        assert set(rest["entry"]) <= set(history["rank"])
    drawn_legs = legs(engine, filters)
    ends = zip(drawn_legs["meeting"], drawn_legs["origin_lat"], drawn_legs["destination_lat"], strict=True)
    assert sorted(ends) == sorted(oracle.legs(dossier, filters))


def check_attendance(engine: Engine, dossier: Dossier, filters: Filters, voices: Voices) -> None:
    found = attendance(engine, filters, voices)
    expected = oracle.attendance(dossier, filters, voices)
    assert sorted(zip(found["meeting"], found["member"], strict=True)) == sorted(expected)
    everywhere = company.whereabouts(engine, filters, voices, tuple(dossier.actors))
    assert everywhere.to_dict("records") == whereabouts(found).to_dict("records")
    everybody = contacts.persons(engine, filters) if voices == "persons" else contacts.delegations(engine, filters)
    met = contacts.counted(engine, filters, voices, tuple(everybody["member"]))
    one_by_one = pairs(engine, filters, voices)
    members = set(everybody["member"])
    assert {(row.one, row.other): (row.meetings, row.calls) for row in met.itertuples()} == {
        pair: numbers for pair, numbers in one_by_one.items() if set(pair) <= members
    }


def check_quotes(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    chosen = oracle.quotes(dossier, filters)
    (row,) = quote_counts.totals(engine, filters).to_dict("records")
    assert row == {
        "quoted": sum(one.kind != "reported" for one in chosen),
        "reported": sum(one.kind == "reported" for one in chosen),
        "speakers": len({one.speaker for one in chosen} - {None}), "sources": len({one.source for one in chosen}),
    }  # fmt: skip
    assert quote_counts.by_speaker(engine, filters) == Counter(one.speaker for one in chosen if one.speaker)
    expected = {one.id for one in chosen}
    assert set(quotes.all_chosen(engine, filters)["id"]) == expected
    found = quotes.find(engine, filters, Choice(), read_terms(""))
    assert set(found.quotes["id"]) == expected
    assert found.total == len(expected)


def check_sources(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    found = sources.listing(engine, filters)
    assert dict(zip(found["id"], found["records"], strict=True)) == oracle.sources(dossier, filters)
    (row,) = sources.numbers(engine, filters).to_dict("records")
    assert row == {"sources": len(found), "pinned": len(set(found["id"]) & set(dossier.texts))}
    pages = [sources.listing(engine, filters, 2, start) for start in range(0, len(found), 2)]
    assert [id_ for page in pages for id_ in page["id"]] == list(found["id"])


def check_totals(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    (row,) = title_page.totals(engine, filters).to_dict("records")
    known = Filters(known=filters.known)
    expected = oracle.sources(dossier, known)
    assert row == {
        "quotes": len(oracle.quotes(dossier, known)), "positions": len(oracle.positions(dossier, known)),
        "meetings": len(oracle.meetings(dossier, known)), "sources": len(expected),
        "kept_texts": len(set(expected) & set(dossier.texts)),
    }  # fmt: skip

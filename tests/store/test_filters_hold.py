"""Whatever the reader chooses, each page shows what the choice says: nothing else, and all of it."""

from typing import get_args

from hypothesis import given, settings
from sqlalchemy import Engine

from dashboard.filters import Filters
from dashboard.models.dossier import Dossier
from dashboard.store.engine import Store
from dashboard.store.queries import meetings, positions, quotes, stances
from dashboard.store.queries.quotes import Choice
from dashboard.store.queries.stances import Voices
from dashboard.store.search import read_terms
from tests.store import drawn, oracle
from tests.store.made import database


@settings(max_examples=60, deadline=None)
@given(drawn.dossiers(), drawn.choices(list(drawn.CAST), [issue.id for issue in drawn.ISSUES]))
def test_any_dossier_under_any_choice(dossier: Dossier, filters: Filters) -> None:
    with database(dossier) as engine:
        check(engine, dossier, filters)


def test_the_real_dossiers_under_any_choice(store: Store) -> None:
    dossier = store.loading.dossier

    @settings(max_examples=25, deadline=None)
    @given(drawn.choices(list(dossier.actors), list(dossier.issues)))
    def choose(filters: Filters) -> None:
        check(store.engine, dossier, filters)

    choose()


def check(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    check_positions(engine, dossier, filters)
    for voices in get_args(Voices):
        check_cells(engine, dossier, filters, voices)
    check_meetings(engine, dossier, filters)
    check_quotes(engine, dossier, filters)


def check_positions(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    expected = oracle.newest_first(dossier, oracle.positions(dossier, filters))
    assert list(positions.all_chosen(engine, filters)["id"]) == [one.id for one in expected]


def check_cells(engine: Engine, dossier: Dossier, filters: Filters, voices: Voices) -> None:
    found = stances.cells(engine, filters, voices)
    expected = oracle.cells(dossier, filters, voices)
    for name in ("column", "issue", "stance", "date", "records", "age_days"):
        assert list(found[name]) == [cell[name] for cell in expected], name
    limit = dossier.settings.stale_after_days
    assert list(found["stale"]) == [age is not None and age > limit for age in found["age_days"]]
    for cell in found[found["records"] > 0].itertuples():
        behind = positions.of_cell(engine, filters, cell.column, cell.issue, of_person=voices == "persons")
        assert len(behind) == cell.records
        assert behind["stance"][0] == cell.stance
        assert behind["date"][0] == cell.date


def check_meetings(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    expected = {one.id for one in oracle.meetings(dossier, filters)}
    found = list(meetings.all_chosen(engine, filters)["id"])
    assert set(found) == expected
    assert len(found) == len(expected)


def check_quotes(engine: Engine, dossier: Dossier, filters: Filters) -> None:
    expected = {one.id for one in oracle.quotes(dossier, filters)}
    assert set(quotes.all_chosen(engine, filters)["id"]) == expected
    found = quotes.find(engine, filters, Choice(), read_terms(""))
    assert set(found.quotes["id"]) == expected
    assert found.total == len(expected)

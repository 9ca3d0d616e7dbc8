from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.measures.conditions import counted
from dashboard.store.engine import Store
from dashboard.store.queries import positions
from tests.store.seed import of_seed


def of_cell(store: Store, column: str, issue: str, *, of_person: bool) -> list[str]:
    """The ids of those that rest on the article of the beginning."""
    found = positions.of_cell(store.engine, Filters(), column, issue, of_person=of_person)["id"]
    seed = of_seed(store.loading.dossier, "position")
    return [id_ for id_ in found if id_ in seed]


@pytest.mark.parametrize(
    ("column", "issue", "of_person", "ids"),
    [
        ("ukraine", "presidency_exchange", False, ["zelensky-exit-for-peace", "zelensky-exit-for-nato"]),
        ("zelensky", "presidency_exchange", True, ["zelensky-exit-for-peace", "zelensky-exit-for-nato"]),
        ("zelensky", "presidency_exchange", False, []),
        ("ukraine", "presidency_exchange", True, []),
        ("russia", "us_russia_dialogue", False, ["kremlin-praises-dialogue"]),
        ("united_states", "nato_membership", False, ["us-silent-on-nato"]),
        ("nowhere", "nato_membership", False, []),
        ("ukraine", "nothing", False, []),
    ],
)
def test_behind_a_cell_stand_its_own_positions(
    column: str, issue: str, of_person: bool, ids: list[str], ukraine: Store
) -> None:
    assert of_cell(ukraine, column, issue, of_person=of_person) == ids


def test_every_position_stands_behind_one_cell_of_each_view(store: Store) -> None:
    records = store.loading.dossier
    for record in records.positions.values():
        root = records.delegation_of(record.on_behalf_of or record.actor)
        for column, of_person in ((root, False), (record.actor, True)):
            found = positions.of_cell(store.engine, Filters(), column, record.issue, of_person=of_person)
            assert record.id in set(found["id"])
            assert set(found["issue"]) == {record.issue}


def test_one_position_opens_whatever_else_is_chosen_and_not_before_it_could_be_known(ukraine: Store) -> None:
    chosen = Filters(actors=("nato",), issues=("minerals",), since=date(2026, 1, 1))
    assert len(positions.one(ukraine.engine, chosen, "kremlin-praises-dialogue")) == 1
    assert positions.one(ukraine.engine, Filters(known=date(2025, 2, 1)), "kremlin-praises-dialogue").empty
    assert positions.one(ukraine.engine, Filters(), "nowhere").empty


def test_a_person_is_shown_under_the_office_of_that_day(ukraine: Store) -> None:
    found = positions.all_chosen(ukraine.engine, Filters())
    for row in found.to_dict("records"):
        posts = [post.title for post in ukraine.loading.dossier.actors[row["actor"]].posts]
        assert row["office"] is None or row["office"] in posts


def test_a_position_says_all_that_its_record_says(store: Store) -> None:
    records = store.loading.dossier.positions
    found = positions.all_chosen(store.engine, Filters()).to_dict("records")
    assert {row["id"] for row in found} == set(records)
    for row in found:
        record = records[row["id"]]
        for name in ("actor", "issue", "stance", "condition", "summary", "basis", "setting", "confidence", "note"):
            assert row[name] == getattr(record, name)
        assert row["date"] == str(record.date)
        assert row["actor_name"] == store.loading.dossier.actors[record.actor].name


def test_silence_stands_after_every_word(ukraine: Store) -> None:
    found = list(positions.all_chosen(ukraine.engine, Filters())["stance"])
    assert found == sorted(found, key=lambda stance: stance == "not_stated")


@pytest.mark.parametrize("day", [None, date(2025, 2, 24), date(2025, 8, 16)])
def test_conditions_are_counted_by_their_words(ukraine: Store, day: date | None) -> None:
    stated = [text for text in positions.all_chosen(ukraine.engine, Filters(known=day))["condition"] if text]
    expected = counted(stated)
    words = [*expected, "nobody-says-this"]
    assert positions.conditions(ukraine.engine, day, words) == (len(stated), dict(expected))


@pytest.mark.parametrize("filters", [Filters(), Filters(known=date(2025, 8, 16)), Filters(since=date(2025, 3, 1))])
@pytest.mark.parametrize("actor", ["ukraine", "zelensky", "nobody"])
def test_the_newest_are_the_first_and_the_answers_count_all(ukraine: Store, filters: Filters, actor: str) -> None:
    everything = positions.of_actor(ukraine.engine, filters, actor)
    assert list(positions.of_actor(ukraine.engine, filters, actor, 5)["id"]) == list(everything["id"])[:5]
    answers = {(row.issue, row.stance): row for row in positions.answers(ukraine.engine, filters, actor).itertuples()}
    assert set(answers) == set(zip(everything["issue"], everything["stance"], strict=True))
    for (issue, stance), row in answers.items():
        here = everything[(everything["issue"] == issue) & (everything["stance"] == stance)]
        assert (row.positions, row.newest) == (len(here), here["id"].iloc[0])


@pytest.mark.parametrize("filters", [Filters(), Filters(known=date(2025, 8, 16)), Filters(actors=("russia",))])
def test_positions_on_an_issue_are_counted(ukraine: Store, filters: Filters) -> None:
    everything = positions.on_issue(ukraine.engine, filters, "security_guarantees")
    assert list(positions.on_issue(ukraine.engine, filters, "security_guarantees", 3)["id"]) == list(
        everything["id"][:3]
    )
    number = positions.number_on_issue(ukraine.engine, filters, "security_guarantees").iloc[0]
    counts = (len(everything), everything["column"].nunique(), everything["actor"].nunique())
    assert (number["positions"], number["delegations"], number["persons"]) == counts

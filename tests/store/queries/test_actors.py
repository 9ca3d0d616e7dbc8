from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.filters import Filters
from dashboard.models.actor import Actor
from dashboard.models.issue import Issue
from dashboard.models.meeting import Meeting, StatusEntry
from dashboard.models.position import Position
from dashboard.store.engine import Store
from dashboard.store.queries import actors, meetings, positions, quotes
from tests.store.made import article, database, dossier_of

THEN = Filters(known=date(2025, 2, 24))
CAST: list[dict[str, Any]] = [
    {"id": "aland", "kind": "state", "name": "Aland"},
    {"id": "bland", "kind": "state", "name": "Bland"},
    {"id": "office", "kind": "organisation", "name": "Office", "represents": "aland"},
    {
        "id": "ada", "kind": "person", "name": "Ada", "represents": "office",
        "aliases": [{"text": "her", "weak": True}, {"text": "A. Vask"}],
        "posts": [
            {"title": "Envoy", "from": "2025-03-01"},
            {"title": "Minister", "from": "2024-01-01", "to": "2025-02-20"},
            {"title": "Adviser", "from": "../2023-05-01", "to": "2023-12"},
        ],
        "note": "She became envoy in March.",
    },
    {"id": "bea", "kind": "person", "name": "Bea", "represents": "bland"},
    {"id": "cy", "kind": "person", "name": "Cy"},
]  # fmt: skip
GROUPS = {
    "delegations": [
        {"name": "Parties", "members": [{"actor": "bland", "short": "B"}, {"actor": "aland", "short": "A"}]}
    ]
}


def held(id_: str, day: str, who: list[str], **more: Any) -> Meeting:
    word = {"status": "held", "reported": "2025-02-01", "date": day, "evidence": [{"source": "article"}]}
    record = {"id": id_, "title": "T", "kind": "talks", "participants": [{"actor": one} for one in who]}
    return Meeting.model_validate(record | {"history": [word | more.pop("word", {})]} | more)


MEETINGS = [
    held("m1", "2025-01-10", ["ada", "bea"]),
    held("m2", "2025-01-20", ["office", "ada", "bland", "cy"]),
    held("m3", "2025-01-30", ["ada", "bea"], word={"status": "announced"}),
    held("m4", "2025-01-05", ["ada", "cy"], kind="statement"),
    held("m5", "2025-01-25", ["bea", "cy"]),
]
SAID = {"issue": "i", "date": "2025-02-01", "stance": "supports", "summary": "S", "evidence": [{"source": "article"}]}


@pytest.fixture
def made() -> Iterator[Engine]:
    issue = {"id": "i", "title": "T", "short": "I", "statement": "S", "group": "G"}
    said = [
        Position.model_validate(SAID | {"id": "p1", "actor": "ada"}),
        Position.model_validate(SAID | {"id": "p2", "actor": "cy", "on_behalf_of": "office"}),
    ]
    dossier = dossier_of(
        settings=GROUPS, actors=[Actor.model_validate(one) for one in CAST], issues=[Issue.model_validate(issue)],
        positions=said, meetings=MEETINGS, sources=[article(published="2025-02-02")],
    )  # fmt: skip
    with database(dossier) as engine:
        yield engine


def test_delegations_stand_in_display_order_before_their_bodies_and_people(made: Engine) -> None:
    found = actors.listing(made, Filters())
    assert list(found["id"]) == ["bland", "bea", "aland", "office", "ada", "cy"]
    assert list(found["heading"]) == ["Parties"] * 5 + [None]
    assert list(found["short"]) == ["B", None, "A", None, None, None]
    assert list(found["depth"]) == [0, 1, 0, 1, 2, 0]


def test_what_a_person_says_and_attends_counts_for_all_whom_it_represents(made: Engine) -> None:
    found = actors.listing(made, Filters()).set_index("id")
    # p1 is Ada's, so the office's and Aland's; p2 is Cy's own, and was said for the office.
    assert dict(found["positions"]) == {"bland": 0, "bea": 0, "aland": 2, "office": 2, "ada": 1, "cy": 1}
    assert dict(found["meetings"]) == {"bland": 4, "bea": 3, "aland": 4, "office": 4, "ada": 4, "cy": 3}


def test_counts_are_those_of_the_actors_own_page(store: Store) -> None:
    for filters in (Filters(), THEN, Filters(since=date(2025, 2, 20), until=date(2025, 8, 1))):
        for one in actors.listing(store.engine, filters).itertuples():
            assert one.positions == len(positions.of_actor(store.engine, filters, one.id))
            assert one.meetings == len(meetings.of_actor(store.engine, filters, one.id))
            own = Filters((one.id,), filters.issues, filters.since, filters.until, filters.known)
            assert one.quotes == len(quotes.all_chosen(store.engine, own))


@pytest.mark.parametrize("chosen", ["russia", "kremlin", "trump"])
def test_what_counts_beside_a_chosen_actor_is_what_they_share(ukraine: Store, chosen: str) -> None:
    filters = Filters(actors=(chosen,))
    listed = actors.listing(ukraine.engine, filters)
    for one in listed.itertuples():
        assert one.positions == len(positions.of_actor(ukraine.engine, filters, one.id))
        assert one.meetings == len(meetings.of_actor(ukraine.engine, filters, one.id))
    shared = set(meetings.of_actor(ukraine.engine, filters, "ukraine")["id"])
    theirs, its = (set(meetings.all_chosen(ukraine.engine, Filters((one,)))["id"]) for one in (chosen, "ukraine"))
    assert shared == theirs & its


def test_every_actor_is_listed_once_and_a_choice_leaves_its_own(store: Store) -> None:
    everyone = list(store.loading.dossier.actors)
    assert sorted(actors.listing(store.engine, Filters())["id"]) == sorted(everyone)
    for one in everyone:
        listed = set(actors.listing(store.engine, Filters(actors=(one,)))["id"])
        assert listed == {one, *actors.voices(store.engine, one)["id"]}


def test_whom_it_speaks_for_and_who_speaks_for_it(made: Engine) -> None:
    assert list(actors.speaks_for(made, "ada")["id"]) == ["office", "aland"]
    assert list(actors.voices(made, "aland")["id"]) == ["office", "ada"]
    assert actors.voices(made, "cy").empty
    assert actors.speaks_for(made, "aland").empty
    assert list(actors.other_names(made, "ada")["text"]) == ["A. Vask", "her"]


def test_met_are_those_of_other_delegations_at_held_meetings(made: Engine) -> None:
    found = actors.met(made, Filters(), "aland")
    # m1 and m2 with Bland, of which only m1 with Bea herself; m2 with Cy; m3 isn't held, m4 is a statement.
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("bland", "B", "delegation", 2, "2025-01-20"),
        ("cy", "Cy", "delegation", 1, "2025-01-20"),
        ("cy", "Cy", "person", 1, "2025-01-20"),
        ("bea", "Bea", "person", 1, "2025-01-10"),
    ]
    assert list(actors.met(made, Filters(until=date(2025, 1, 15)), "ada")["meetings"]) == [1, 1]
    assert actors.met(made, Filters(known=date(2025, 1, 15)), "ada").empty
    assert actors.met(made, Filters(), "nobody").empty


def test_company_is_who_was_named_by_the_day_though_a_later_word_names_more() -> None:
    first = {"status": "held", "reported": "2025-02-01", "date": "2025-01-10", "evidence": [{"source": "article"}]}
    more = {"reported": "2025-03-01", "participants": [{"actor": one} for one in ("ada", "bea", "cy")]}
    told = held("m", "2025-01-10", ["ada", "bea"]).model_copy(
        update={"history": tuple(StatusEntry.model_validate(word) for word in (first, first | more))}
    )
    cast = [Actor.model_validate(one) for one in CAST]
    dossier = dossier_of(settings=GROUPS, actors=cast, meetings=[told], sources=[article(published="2025-02-02")])
    with database(dossier) as engine:
        assert set(actors.met(engine, Filters(known=date(2025, 2, 15)), "ada")["id"]) == {"bland", "bea"}
        assert set(actors.met(engine, Filters(), "ada")["id"]) == {"bland", "bea", "cy"}


def offices(engine: Engine, filters: Filters) -> list[tuple[Any, ...]]:
    found = actors.posts(engine, filters)
    return [tuple(row) for row in found.drop(columns="actor").itertuples(index=False)]


def test_posts_stand_as_on_the_day_from_which_the_reader_looks_back(made: Engine) -> None:
    adviser = ("Adviser", "../2023-05-01", "2023-12", False)
    was, still = ("Minister", "2024-01-01", "2025-02-20", False), ("Minister", "2024-01-01", None, True)
    assert offices(made, Filters(known=date(2025, 3, 1))) == [("Envoy", "2025-03-01", None, True), was, adviser]
    assert offices(made, Filters(known=date(2025, 2, 28))) == [was, adviser]
    assert offices(made, Filters(known=date(2025, 2, 20))) == [still, adviser]
    assert offices(made, Filters(until=date(2025, 2, 20))) == [still, adviser]
    assert offices(made, Filters(known=date(2023, 4, 30))) == []


def test_what_the_record_notes_was_written_later(made: Engine) -> None:
    assert list(actors.one(made, Filters(), "ada")["note"]) == ["She became envoy in March."]
    assert list(actors.one(made, Filters(known=date(2025, 2, 1)), "ada")["note"]) == [None]
    assert actors.one(made, Filters(), "nobody").empty


def test_on_24_february_2025_nobody_holds_a_later_post(ukraine: Store) -> None:
    found = actors.posts(ukraine.engine, THEN)
    assert "merz" not in set(found["actor"])
    now = dict(zip(found["actor"], zip(found["title"], found["held"], strict=True), strict=True))
    assert now["scholz"] == ("Chancellor of Germany", True)
    assert now["umerov"] == ("Defence Minister of Ukraine", True)
    assert now["budanov"] == ("Head of military intelligence of Ukraine", True)


def test_to_know_more_never_takes_anything_away(ukraine: Store) -> None:
    then = actors.listing(ukraine.engine, THEN).set_index("id")
    now = actors.listing(ukraine.engine, Filters()).set_index("id")
    for count in ("positions", "quotes", "meetings"):
        assert (then[count] <= now[count]).all()
        assert then[count].sum() < now[count].sum() or count == "quotes"


@pytest.mark.parametrize("filters", [Filters(), THEN], ids=["now", "then"])
def test_people_are_those_of_each_meeting_as_it_stood(ukraine: Store, filters: Filters) -> None:
    everyone = meetings.people(ukraine.engine, filters, list(ukraine.loading.dossier.meetings))
    for meeting in meetings.all_chosen(ukraine.engine, filters)["id"]:
        found = everyone[everyone["meeting"] == meeting]
        one = meetings.who_takes_part(ukraine.engine, filters, meeting)
        assert list(found["actor"]) == list(one["actor"])
        assert list(found["name"]) == list(one["name"])

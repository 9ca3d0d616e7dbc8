from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboard.filters import Filters
from dashboard.measures.agreement import agreement
from dashboard.measures.contacts import Stop
from dashboard.measures.contacts import contacts as counted
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting
from dashboard.store.engine import Store
from dashboard.store.queries import company, contacts, meeting_counts, meetings, stances
from dashboard.store.queries.stances import Voices
from dashboard.store.standing import APART
from tests.store.attendance import attendance, pairs
from tests.store.cells import taking
from tests.store.drawn import ACTORS, DELEGATIONS
from tests.store.made import article, database, dossier_of

HELD = {"status": "held", "date": "2025-02-10", "reported": "2025-02-11", "evidence": [{"source": "article"}]}
CHOICES = [
    Filters(),
    Filters(known=date(2025, 2, 24)),
    Filters(known=date(2025, 8, 16), since=date(2025, 3, 1)),
    Filters(actors=("ukraine",)),
    Filters(issues=("security_guarantees",), until=date(2025, 12, 1)),
]
LATE = article("late", published="2025-05-01")


def holding(*made: dict[str, Any]) -> Dossier:
    """Meetings of a_envoy with b_head, held on 10 February and told in an article of 15 February."""
    given = {
        "title": "M",
        "kind": "talks",
        "participants": [{"actor": "a_envoy"}, {"actor": "b_head"}],
        "history": [HELD],
    }
    records = [Meeting.model_validate(given | {"id": f"m{n}"} | fields) for n, fields in enumerate(made)]
    return dossier_of(
        settings={"delegations": DELEGATIONS}, actors=ACTORS, meetings=records,
        sources=[article(published="2025-02-15"), LATE],
    )  # fmt: skip


def came(dossier: Dossier, voices: Voices = "delegations", **filters: Any) -> pd.DataFrame:
    with database(dossier) as engine:
        return attendance(engine, Filters(**filters), voices)


def test_persons_count_for_those_whom_they_represent() -> None:
    dossier = holding({})
    assert list(came(dossier)["member"]) == ["aland", "bland"]
    assert list(came(dossier)["name"]) == ["A", "B"]
    assert list(came(dossier, "persons")["member"]) == ["a_envoy", "b_head"]


def test_only_what_was_held_counts_and_words_to_the_press_do_not() -> None:
    announced = HELD | {"status": "announced"}
    dossier = holding({"history": [announced]}, {"kind": "press_conference"}, {"kind": "statement"}, {"kind": "call"})
    assert set(came(dossier)["meeting"]) == {"m3"}


def test_a_meeting_without_both_its_days_is_nowhere() -> None:
    days = ("2025-02-10", "2025-02", None, "2025-02-09/..", "../2025-02-09")
    dossier = holding(*({"history": [HELD | {"date": day}]} for day in days))
    with database(dossier) as engine:
        found = company.whereabouts(engine, Filters(), "persons", ("aland",))
        called = meetings.titles(engine, Filters(), ["m1", "m2"])
    first, tenth, last = date(2025, 2, 1), date(2025, 2, 10), date(2025, 2, 28)
    at = [Stop(first, last, "m1"), Stop(tenth, tenth, "m0")]
    assert found.values.tolist() == [["a_envoy", "A_Envoy", "aland", at], ["b_head", "B_Head", "bland", at]]
    assert called == {"m1": ("M", "2025-02"), "m2": ("M", None)}


def test_nothing_of_what_became_known_later_is_there() -> None:
    told_late = HELD | {"evidence": [{"source": "late"}]}
    more = HELD | {"reported": "2025-05-01", "evidence": [{"source": "late"}], "participants": [{"actor": "g_head"}]}
    dossier = holding({"history": [told_late]}, {"history": [HELD, more]})
    day = date(2025, 3, 1)
    assert set(came(dossier, known=day)["meeting"]) == {"m1"}
    assert set(came(dossier, "persons", known=day)["member"]) == {"a_envoy", "b_head"}
    assert set(came(dossier, "persons")["member"]) == {"a_envoy", "b_head", "g_head"}
    assert came(dossier, known=date(2025, 2, 1)).empty


@pytest.mark.parametrize("voices", ["delegations", "persons"])
def test_a_meeting_that_is_taken_back_counts_until_then(voices: Voices) -> None:
    taken_back = HELD | {"status": "denied", "reported": "2025-05-01", "evidence": [{"source": "late"}]}
    members = ("aland", "bland") if voices == "delegations" else ("a_envoy", "b_head")
    with database(holding({"history": [HELD, taken_back]}, {}, {"kind": "call"})) as engine:
        for day, number in ((date(2025, 2, 1), 0), (date(2025, 3, 1), 3), (date(2025, 6, 1), 2), (None, 2)):
            filters = Filters(known=day)
            found = contacts.counted(engine, filters, voices, members).itertuples()
            assert [(row.meetings, row.calls) for row in found] == ([(number, 1)] if number else [])
            assert meeting_counts.met(engine, filters, voices) == number


def test_agreement_as_known_on_a_day_knows_nothing_of_later_words() -> None:
    now: list[dict[str, Any]] = [
        {"actor": actor, "issue": f"i{n}"} for actor in ("a_envoy", "b_head") for n in range(3)
    ]
    turned = {
        "actor": "b_head",
        "issue": "i0",
        "stance": "opposes",
        "date": "2025-04-01",
        "evidence": [{"source": "late"}],
    }
    read = [{"evidence": [{"source": "article"}]} | position for position in [*now, turned]]
    dossier = taking(*read, sources=[LATE])
    with database(dossier) as engine:
        then, today = (
            agreement(stances.cells(engine, Filters(known=day), "delegations")).iloc[0]
            for day in (date(2025, 3, 1), None)
        )
    assert (then["congruence"], then["conflict"]) == (3, 0)
    assert (today["congruence"], today["conflict"]) == (2, 1)


def test_a_pair_is_asked_for_by_any_of_its_side() -> None:
    with database(holding({})) as engine:
        for actors in ((), ("aland",), ("a_envoy",)):
            found = contacts.delegations(engine, Filters(actors=actors)).set_index("member")["asked"]
            assert found["aland"]
            assert bool(found["bland"]) is (not actors)
        persons = contacts.persons(engine, Filters(actors=("aland",))).set_index("member")["asked"]
        assert persons["a_envoy"]
        assert not persons["b_head"]


def test_a_real_dossier_is_counted_as_its_files_say(store: Store) -> None:
    dossier = store.loading.dossier
    found = every_pair(store.engine, Filters())
    held = set(meetings.all_chosen(store.engine, Filters(), ("held",))["id"])
    for row in found.itertuples():
        expected = {
            meeting.id for meeting in dossier.meetings.values()
            if meeting.id in held and meeting.kind not in APART
            and {row.one, row.other} <= {dossier.delegation_of(who.actor) for who in _last(meeting)}
        }  # fmt: skip
        assert row.meetings == len(expected)


@pytest.mark.parametrize("voices", ["delegations", "persons"])
@pytest.mark.parametrize("filters", CHOICES)
def test_pairs_are_counted_as_one_by_one(ukraine: Store, filters: Filters, voices: Voices) -> None:
    everybody = contacts.persons(ukraine.engine, filters)
    members = everybody if voices == "persons" else contacts.delegations(ukraine.engine, filters)
    found = contacts.counted(ukraine.engine, filters, voices, tuple(members["member"]))
    expected = {
        pair: number
        for pair, number in pairs(ukraine.engine, filters, voices).items()
        if set(pair) <= set(members["member"])
    }
    assert {(row.one, row.other): (row.meetings, row.calls) for row in found.itertuples()} == expected
    came = attendance(ukraine.engine, filters, voices)
    assert meeting_counts.met(ukraine.engine, filters, voices) == came["meeting"].nunique()


@pytest.mark.parametrize("filters", CHOICES)
def test_two_met_last_at_the_last_of_the_meetings_they_were_both_at(ukraine: Store, filters: Filters) -> None:
    found = contacts.counted(ukraine.engine, filters, "delegations", ("russia", "ukraine", "united_states"))
    assert not found.empty
    for row in found.itertuples():
        both = contacts.together(ukraine.engine, filters, "delegations", row.one, row.other, 1000)
        assert len(both) == row.meetings
        assert row.last_day == max(meeting.latest or meeting.earliest for meeting in both.itertuples())
        assert len(contacts.together(ukraine.engine, filters, "delegations", row.one, row.other, 1)) == 1


@pytest.mark.parametrize("filters", CHOICES)
def test_who_takes_part_in_how_many_is_counted_as_listed(ukraine: Store, filters: Filters) -> None:
    found = meeting_counts.by_actor(ukraine.engine, filters).set_index("actor")
    came = attendance(ukraine.engine, filters, "persons")
    placed = came[came["lat"].notna() & (came["kind"] != "call")]
    for actor in ("zelensky", "ukraine", "rubio"):
        assert found["meetings"].get(actor, 0) == len(meetings.of_actor(ukraine.engine, filters, actor))
    persons = set(contacts.persons(ukraine.engine, filters)["member"])
    held = {actor: number for actor, number in found["held"].items() if number and actor in persons}
    assert held == came.drop_duplicates(["meeting", "member"])["member"].value_counts().to_dict()
    assert {actor: number for actor, number in found["placed"].items() if number and actor in persons} == (
        placed.drop_duplicates(["meeting", "member"])["member"].value_counts().to_dict()
    )


def every_pair(engine: Engine, filters: Filters) -> pd.DataFrame:
    members = contacts.delegations(engine, filters)
    return counted(contacts.counted(engine, filters, "delegations", tuple(members["member"])), members)


def _last(meeting: Meeting) -> Any:
    named = [entry.participants for entry in meeting.history if entry.participants or entry.unnamed]
    return named[-1] if named else meeting.participants

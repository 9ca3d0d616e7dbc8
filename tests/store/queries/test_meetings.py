from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from dashboard.filters import Filters
from dashboard.models.actor import Actor
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting
from dashboard.models.place import Place
from dashboard.store.engine import Store
from dashboard.store.queries import meetings, passages
from tests.store.attendance import legs
from tests.store.made import article, database, dossier_of
from tests.store.seed import of_seed

UNDATED = {"trump-putin-meeting", "us-ukraine-resources-deal", "zelensky-trump-meeting"}
SEED_DAY = date(2025, 2, 24)
"""The day of the article: the later sources do not exist yet."""


def ids(store: Store, **filters: Any) -> list[str]:
    return list(meetings.all_chosen(store.engine, Filters(**filters))["id"])


WORD = {"status": "held", "reported": "2025-02-01", "evidence": [{"source": "article"}]}
PLACES = [
    Place.model_validate({"id": name, "name": name.title(), "country": "XA", "lat": n + 1, "lon": 2})
    for n, name in enumerate(["here", "there", "yonder"])
]
STATES = {"aland": "here", "bland": "there", "cland": "yonder", "dland": None, "aland_twin": "here"}
POSTS = [{"title": "Head", "from": "2025-02-05"}, {"title": "Deputy", "to": "2025-02-04"}]
ACTORS = [
    *(
        Actor.model_validate({"id": id_, "kind": "state", "name": id_.title(), "capital": capital})
        for id_, capital in STATES.items()
    ),
    *(
        Actor.model_validate(
            {"id": f"{id_}_head", "kind": "person", "name": f"Head of {id_.title()}", "represents": id_, "posts": POSTS}
        )
        for id_ in ("aland", "bland")
    ),
]


def meeting(*words: dict[str, Any], **more: Any) -> Meeting:
    return Meeting.model_validate(
        {"id": "m0", "title": "M", "kind": "talks", "history": [WORD | word for word in words]} | more
    )


def dossier(*records: Meeting, **more: Any) -> Dossier:
    return dossier_of(meetings=records, places=PLACES, actors=ACTORS, sources=[article(published="2025-01-01")], **more)


def holding(*histories: list[dict[str, Any]]) -> pd.DataFrame:
    """One meeting for each history, as the page gets them."""
    with database(dossier(*(meeting(*history, id=f"m{n}") for n, history in enumerate(histories)))) as engine:
        return meetings.all_chosen(engine, Filters())


def who(*actors: str) -> list[dict[str, str]]:
    return [{"actor": actor} for actor in actors]


def test_meetings_stand_in_the_order_of_time_the_undated_last(store: Store) -> None:
    found = meetings.all_chosen(store.engine, Filters())
    dated = [row for row in found.itertuples() if row.date is not None]
    assert list(found["date"])[len(dated) :] == [None] * (len(found) - len(dated))
    days = [row.earliest or row.latest for row in dated]
    assert days == sorted(days)


def test_a_date_with_an_open_end_stands_at_the_end_that_is_known() -> None:
    found = holding([{"date": "2025-02-10"}], [{"date": "2025-02-09/.."}], [{"date": "../2025-02-08"}], [{}])
    assert list(found["id"]) == ["m2", "m1", "m0", "m3"]


def test_the_last_word_on_a_meeting_is_shown() -> None:
    found = holding(
        [{"status": "announced", "date": "2025-02-10", "place": "here"}, {"status": "rescheduled", "date": "2025-03"}],
        [{"status": "announced", "date": "2025-02-10", "place": "here"}, {"status": "held", "place": "there"}],
        [{"status": "announced"}, {"status": "cancelled"}],
    ).set_index("id")
    assert list(found.loc["m0", ["status", "date", "place_name"]]) == ["rescheduled", "2025-03", "Here"]
    assert list(found.loc["m1", ["status", "date", "place_name"]]) == ["held", "2025-02-10", "There"]
    assert list(found.loc["m2", ["status", "date", "place_name"]]) == ["cancelled", None, None]


def test_a_passed_date_makes_nothing_held(ukraine: Store) -> None:
    found = meetings.all_chosen(ukraine.engine, Filters(known=SEED_DAY, until=date(2026, 6, 1))).set_index("id")
    assert found["status"]["2025-02-macron-washington"] == "announced"
    found = meetings.all_chosen(ukraine.engine, Filters()).set_index("id")
    for id_, record in ukraine.loading.dossier.meetings.items():
        assert found["status"][id_] == record.history[-1].status


def test_a_meeting_without_a_day_counts_for_the_days_on_which_it_was_last_spoken_of(ukraine: Store) -> None:
    assert set(ids(ukraine, known=SEED_DAY, since=date(2025, 2, 23), until=SEED_DAY)) >= UNDATED
    assert not set(ids(ukraine, known=SEED_DAY, since=date(2025, 2, 25))) & UNDATED
    assert not set(ids(ukraine, known=SEED_DAY, until=date(2025, 2, 22))) & UNDATED
    again = [{"status": "requested"}, {"status": "denied", "reported": "2025-04-01"}]
    with database(dossier(meeting(*again))) as engine:
        for since, until, shown in (("03-25", "04-05", 1), ("01-25", "02-05", 0)):
            days = Filters(since=date.fromisoformat(f"2025-{since}"), until=date.fromisoformat(f"2025-{until}"))
            assert len(meetings.all_chosen(engine, days)) == shown


def test_the_ones_in_whom_a_chosen_actor_takes_part_are_chosen(ukraine: Store) -> None:
    seed = of_seed(ukraine.loading.dossier, "meeting")
    talks = {"2025-02-riyadh-talks", "trump-putin-dialogue", "trump-putin-meeting"}
    assert set(ids(ukraine, known=SEED_DAY, actors=("russia",))) & seed == talks
    assert set(ids(ukraine, known=SEED_DAY, actors=("lavrov",))) & seed == {"2025-02-riyadh-talks"}
    assert ids(ukraine, actors=("kremlin",)) == []


def test_one_meeting_or_none(ukraine: Store) -> None:
    assert list(meetings.one(ukraine.engine, Filters(), "2025-02-riyadh-talks")["place_name"]) == ["Riyadh"]
    assert meetings.one(ukraine.engine, Filters(), "nowhere").empty


def test_a_link_to_one_meeting_holds_whatever_else_is_chosen(ukraine: Store) -> None:
    chosen = Filters(actors=("nato",), issues=("minerals",), since=date(2026, 1, 1))
    assert len(meetings.one(ukraine.engine, chosen, "2025-02-riyadh-talks")) == 1
    early = Filters(known=date(2025, 2, 1))
    assert meetings.one(ukraine.engine, early, "2025-02-riyadh-talks").empty


def test_everybody_who_takes_part_is_named_and_the_nameless_stand_last(store: Store) -> None:
    records = store.loading.dossier
    for record in records.meetings.values():
        found = meetings.who_takes_part(store.engine, Filters(), record.id)
        words = [word for word in record.history if word.participants or word.unnamed]
        last: Any = words[-1] if words else record
        assert list(found["actor"]) == [who.actor for who in last.participants] + [None] * len(last.unnamed)
        named = [records.actors[who.actor].name for who in last.participants]
        assert list(found["name"]) == [*named, *last.unnamed]
        assert list(found["role"])[: len(named)] == [who.role for who in last.participants]
        assert list(found["remote"])[: len(named)] == [who.remote for who in last.participants]
    assert meetings.who_takes_part(store.engine, Filters(), "nowhere").empty


def test_the_history_stands_in_the_order_of_the_file(store: Store) -> None:
    for record in store.loading.dossier.meetings.values():
        found = meetings.status_history(store.engine, Filters(), record.id)
        assert list(found["rank"]) == list(range(len(record.history)))
        for name in ("status", "outcome", "note"):
            assert list(found[name]) == [getattr(entry, name) for entry in record.history]
        assert list(found["reported"]) == [str(entry.reported) for entry in record.history]
        assert list(found["date"]) == [str(entry.date) if entry.date else None for entry in record.history]


def test_rival_accounts_stand_side_by_side() -> None:
    told = [{"by": "article", "summary": f"Account {n}.", "evidence": [{"source": "article"}]} for n in range(2)]
    with database(dossier(meeting({}, accounts=told))) as engine:
        found = meetings.accounts(engine, Filters(), "m0")
    assert list(found["summary"]) == ["Account 0.", "Account 1."]


def test_an_account_is_known_with_its_source_and_not_before_the_meeting() -> None:
    told = [
        {"by": "article", "summary": source, "evidence": [{"source": source}]}
        for source in ("article", "later", "undated")
    ]
    made = dossier_of(
        meetings=[meeting({}, {"reported": "2025-02-10"}, accounts=told)],
        sources=[
            article(published="2025-01-01"),
            article("later", published="2025-03-01"),
            article("undated", published=None),
        ],
    )
    with database(made) as engine:
        for day, shown in (
            (date(2025, 1, 31), []),
            (date(2025, 2, 1), ["article"]),
            (date(2025, 2, 10), ["article", "undated"]),
            (date(2025, 3, 1), ["article", "later", "undated"]),
        ):
            known = Filters(known=day)
            assert list(meetings.accounts(engine, known, "m0")["summary"]) == shown
            assert list(passages.of_records(engine, known, "account", ["m0"])["source"]) == shown


@pytest.mark.parametrize("filters", [{"issues": ("nothing",)}, {"actors": ("nobody",)}, {"until": date(1999, 1, 1)}])
def test_where_nothing_is_left_the_frame_keeps_its_columns(filters: dict[str, Any], ukraine: Store) -> None:
    found = meetings.all_chosen(ukraine.engine, Filters(**filters))
    assert list(found.columns) == list(meetings.all_chosen(ukraine.engine, Filters()).columns)
    assert set(found["id"]) <= {"trump-putin-dialogue"}  # it may have been at any time


def test_statuses_and_kinds_narrow_and_nothing_ticked_is_everything(store: Store) -> None:
    everything = meetings.all_chosen(store.engine, Filters())
    for statuses, kinds in ((("held",), ()), ((), ("call", "talks")), (("announced", "cancelled"), ("summit",))):
        found = meetings.all_chosen(store.engine, Filters(), statuses, kinds)
        kept = everything[
            [
                (not statuses or row.status in statuses) and (not kinds or row.kind in kinds)
                for row in everything.itertuples()
            ]
        ]
        assert list(found["id"]) == list(kept["id"])


class TestWordByWord:
    """Announced for a day here, between the two heads; then moved, widened, renamed; then held."""

    words = (
        {"status": "announced", "reported": "2025-02-01", "date": "2025-02-10", "place": "here", "outcome": "Hopes."},
        {"status": "rescheduled", "reported": "2025-02-03", "date": "2025-02-12", "title": "Moved",
         "participants": who("aland_head", "cland"), "unnamed": ["guards"], "note": "One day later."},
        {"status": "rescheduled", "reported": "2025-02-05", "place": "there"},
        {"status": "held", "reported": "2025-02-13", "unnamed": ["nobody of name"]},
    )  # fmt: skip
    record = meeting(*words, participants=who("aland_head", "bland_head"), note="Written afterwards.")

    def at(self, day: str) -> Any:
        with database(dossier(self.record)) as engine:
            found = meetings.all_chosen(engine, Filters(known=date.fromisoformat(day)))
        return next(found.itertuples(), None)

    def test_before_its_first_word_there_is_no_meeting(self) -> None:
        assert self.at("2025-01-31") is None

    @pytest.mark.parametrize(
        ("day", "title", "status", "when", "place", "people"),
        [
            ("2025-02-01", "M", "announced", "2025-02-10", "Here", "Head of Aland, Head of Bland"),
            ("2025-02-02", "M", "announced", "2025-02-10", "Here", "Head of Aland, Head of Bland"),
            ("2025-02-03", "Moved", "rescheduled", "2025-02-12", "Here", "Head of Aland, Cland, guards"),
            ("2025-02-05", "Moved", "rescheduled", "2025-02-12", "There", "Head of Aland, Cland, guards"),
            ("2025-02-12", "Moved", "rescheduled", "2025-02-12", "There", "Head of Aland, Cland, guards"),
            ("2025-02-13", "Moved", "held", "2025-02-12", "There", "nobody of name"),
        ],
    )
    def test_a_later_word_changes_what_it_names_and_what_it_does_not_name_stays(
        self, day: str, title: str, status: str, when: str, place: str, people: str
    ) -> None:
        found = self.at(day)
        assert (found.title, found.status, found.date, found.place_name, found.who) == (
            title, status, when, place, people,
        )  # fmt: skip

    def test_who_takes_part_is_asked_of_the_same_word(self) -> None:
        with database(dossier(self.record)) as engine:
            for day, people in (
                (date(2025, 2, 2), ["aland_head", "bland_head"]),
                (date(2025, 2, 4), ["aland_head", "cland", None]),
                (date(2025, 2, 14), [None]),
            ):
                assert list(meetings.who_takes_part(engine, Filters(known=day), "m0")["actor"]) == people

    def test_an_outcome_is_that_of_its_own_word(self) -> None:
        assert self.at("2025-02-01").outcome == "Hopes."
        assert self.at("2025-02-13").outcome is None

    def test_the_note_was_written_with_all_words_in_view_and_is_shown_with_the_last(self) -> None:
        assert [self.at(day).note for day in ("2025-02-01", "2025-02-12", "2025-02-13")] == [
            None, None, "Written afterwards.",
        ]  # fmt: skip

    def test_the_history_shows_each_word_as_it_was_and_no_later_one(self) -> None:
        with database(dossier(self.record)) as engine:
            found = meetings.status_history(engine, Filters(known=date(2025, 2, 5)), "m0")
        assert list(found["date"]) == ["2025-02-10", "2025-02-12", None]
        assert list(found["place_name"]) == ["Here", None, "There"]
        assert list(found["note"]) == [None, "One day later.", None]

    def test_a_choice_asks_the_meeting_as_it_stood(self) -> None:
        with database(dossier(self.record)) as engine:
            early, late = date(2025, 2, 2), date(2025, 2, 4)
            for known, actor, shown in (
                (early, "bland", 1),
                (late, "bland", 0),
                (early, "cland", 0),
                (late, "cland", 1),
            ):
                assert len(meetings.all_chosen(engine, Filters(actors=(actor,), known=known))) == shown
            for known, day, shown in ((early, date(2025, 2, 10), 1), (late, date(2025, 2, 10), 0)):
                assert len(meetings.all_chosen(engine, Filters(since=day, until=day, known=known))) == shown


def test_a_word_is_known_when_its_source_is_and_not_before_the_words_above_it() -> None:
    record = meeting(
        {"status": "announced", "reported": "2025-02-01", "evidence": [{"source": "late"}]},
        {"status": "held", "reported": "2025-02-02"},
    )
    early, late = article(published="2025-01-01"), article("late", published="2025-03-01")
    made = dossier_of(meetings=[record], sources=[early, late])
    with database(made) as engine:
        for day, words in ((date(2025, 2, 28), []), (date(2025, 3, 1), ["announced", "held"])):
            known = Filters(known=day)
            assert list(meetings.status_history(engine, known, "m0")["status"]) == words
            assert len(meetings.all_chosen(engine, known)) == bool(words)
            assert len(passages.of_records(engine, known, "meeting", ["m0"])) == len(words)


@pytest.mark.parametrize(
    ("reported", "known"),
    [("2025-02-01", "2025-02-01"), ("2025-02", "2025-02-28"), ("2025-02-01/2025-02-09", "2025-02-09"),
     ("2025-02-01/..", "2025-02-01"), ("../2025-02-09", "2025-02-09")],
)  # fmt: skip
def test_a_source_without_a_day_could_be_read_when_what_it_tells_of_had_come(reported: str, known: str) -> None:
    made = dossier_of(meetings=[meeting({"reported": reported})], sources=[article(published=None)])
    with database(made) as engine:
        first = date.fromisoformat(known)
        assert len(meetings.all_chosen(engine, Filters(known=first))) == 1
        assert meetings.all_chosen(engine, Filters(known=first - timedelta(1))).empty


ANNOUNCED = {"status": "announced", "date": "2025-02-10"}


@pytest.mark.parametrize(
    ("words", "day", "listed"),
    [
        ([ANNOUNCED], "2025-02-11", True),
        ([ANNOUNCED], "2025-02-10", False),
        ([{"status": "announced", "date": "2025-02"}], "2025-02-28", False),
        ([{"status": "announced", "date": "2025-02"}], "2025-03-01", True),
        ([{"status": "announced", "date": "2025-02-10/.."}], "2026-01-01", False),
        ([{"status": "announced", "date": "../2025-02-10"}], "2025-02-11", True),
        ([{"status": "announced"}], "2026-01-01", False),
        ([{"status": "rescheduled", "date": "2025-02-10"}], "2025-02-11", True),
        ([{"status": "held", "date": "2025-02-10"}], "2025-02-11", False),
        ([{"status": "requested", "date": "2025-02-10"}], "2025-02-11", False),
        ([{"status": "cancelled", "date": "2025-02-10"}], "2025-02-11", False),
        ([ANNOUNCED, {"status": "rescheduled", "date": "2025-03-10"}], "2025-02-11", False),
        ([ANNOUNCED, {"status": "rescheduled", "date": "2025-03-10"}], "2025-03-11", True),
        ([ANNOUNCED, {"status": "held"}], "2025-02-11", False),
        ([ANNOUNCED, {"status": "denied"}], "2025-02-11", False),
    ],
)  # fmt: skip
def test_announced_its_day_gone_and_no_word_that_it_was_held(
    words: list[dict[str, Any]], day: str, listed: bool
) -> None:
    with database(dossier(meeting(*words))) as engine:
        assert len(meetings.unconfirmed(engine, Filters(), date.fromisoformat(day))) == listed


def test_a_meeting_is_unconfirmed_until_the_day_on_which_one_could_know_better() -> None:
    words = [{"status": "announced", "date": "2025-02-10"}, {"status": "held", "reported": "2025-02-20"}]
    with database(dossier(meeting(*words))) as engine:
        for known, listed in (("2025-02-19", 1), ("2025-02-20", 0)):
            day = date.fromisoformat(known)
            assert len(meetings.unconfirmed(engine, Filters(known=day), day)) == listed


class TestLegs:
    @pytest.mark.parametrize(
        ("participants", "ends"),
        [
            (("aland", "bland"), [(1, 2)]),
            (("aland_head", "bland_head"), [(1, 2)]),
            (("bland", "aland"), [(1, 2)]),
            (("aland", "bland", "cland"), [(1, 2), (1, 3), (2, 3)]),
            (("aland", "aland_head", "bland"), [(1, 2)]),
            (("aland", "aland_twin"), []),
            (("aland", "aland_twin", "bland"), [(1, 2)]),
            (("aland", "dland"), []),
            (("aland", "dland", "bland"), [(1, 2)]),
            (("aland",), []),
            ((), []),
        ],
    )
    def test_a_call_is_drawn_between_the_capitals_of_all_who_take_part(
        self, participants: tuple[str, ...], ends: list[tuple[int, int]]
    ) -> None:
        with database(dossier(meeting({}, kind="call", participants=who(*participants)))) as engine:
            found = legs(engine, Filters())
        assert sorted(zip(found["origin_lat"], found["destination_lat"], strict=True)) == ends
        assert set(found["meeting"]) <= {"m0"}

    def test_nothing_but_a_call_has_a_line(self) -> None:
        with database(dossier(meeting({}, kind="visit", participants=who("aland", "bland")))) as engine:
            assert legs(engine, Filters()).empty

    def test_the_lines_are_those_of_the_word_that_could_be_known(self) -> None:
        words = [{}, {"reported": "2025-03-01", "participants": who("aland", "cland")}]
        with database(dossier(meeting(*words, kind="call", participants=who("aland", "bland")))) as engine:
            for day, ends in ((date(2025, 1, 1), []), (date(2025, 2, 1), [(1, 2)]), (date(2025, 3, 1), [(1, 3)])):
                found = legs(engine, Filters(known=day))
                assert list(zip(found["origin_lat"], found["destination_lat"], strict=True)) == ends

    def test_only_chosen_calls_are_drawn(self, ukraine: Store) -> None:
        for filters in (
            Filters(actors=("russia",)),
            Filters(since=date(2025, 6, 1), until=date(2025, 9, 1)),
            Filters(),
        ):
            chosen = meetings.all_chosen(ukraine.engine, filters, kinds=("call",))
            assert set(legs(ukraine.engine, filters)["meeting"]) <= set(chosen["id"])
        assert len(legs(ukraine.engine, Filters()))


@pytest.mark.parametrize(
    ("when", "office"),
    [
        ("2025-02-10", "Head"),
        ("2025-02-05", "Head"),
        ("2025-02-04", "Deputy"),
        ("2025-01-01", "Deputy"),
        (None, "Deputy"),
    ],
)
def test_who_takes_part_has_the_office_of_that_day(when: str | None, office: str) -> None:
    """Where no day is given it is the office of the day on which the meeting was spoken of, here 1 February."""
    record = meeting({"date": when} if when else {}, participants=who("aland_head", "dland"), unnamed=["guards"])
    with database(dossier(record)) as engine:
        found = meetings.who_takes_part(engine, Filters(), "m0")
    assert list(found["office"]) == [office, None, None]

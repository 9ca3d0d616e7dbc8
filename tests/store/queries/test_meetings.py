from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.filters import Filters
from dashboard.models.meeting import Meeting
from dashboard.models.place import Place
from dashboard.store.engine import Store
from dashboard.store.queries import meetings
from tests.store.made import article, database, dossier_of

UNDATED = {"trump-putin-meeting", "us-ukraine-resources-deal", "zelensky-trump-meeting"}


def ids(store: Store, **filters: Any) -> list[str]:
    return list(meetings.all_chosen(store.engine, Filters(**filters))["id"])


def holding(*histories: list[dict[str, Any]]) -> pd.DataFrame:
    """One meeting for each history, as the page gets them."""
    word = {"status": "held", "reported": "2025-02-01", "evidence": [{"source": "article"}]}
    records = [
        Meeting.model_validate(
            {"id": f"m{n}", "title": "M", "kind": "talks", "history": [word | entry for entry in history]}
        )
        for n, history in enumerate(histories)
    ]
    places = [
        Place.model_validate({"id": name, "name": name.title(), "country": "XA", "lat": 1, "lon": 2})
        for name in ("here", "there")
    ]
    with database(dossier_of(meetings=records, places=places, sources=[article()])) as engine:
        return meetings.all_chosen(engine, Filters())


def test_meetings_stand_in_the_order_of_time_the_undated_last(ukraine: Store) -> None:
    found = ids(ukraine)
    assert found[0] == "2025-02-riyadh-talks"
    assert set(found[-3:]) == UNDATED
    assert found.index("2025-02-23-guterres-statement") < found.index("2025-02-macron-washington")


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
    found = meetings.all_chosen(ukraine.engine, Filters()).set_index("id")["status"]
    assert found["2025-02-macron-washington"] == "announced"
    for id_, meeting in ukraine.loading.dossier.meetings.items():
        assert found[id_] == meeting.history[-1].status


def test_a_meeting_without_a_day_counts_for_the_days_on_which_it_was_spoken_of(ukraine: Store) -> None:
    assert set(ids(ukraine, since=date(2025, 2, 23), until=date(2025, 2, 24))) >= UNDATED
    assert not set(ids(ukraine, since=date(2025, 2, 25))) & UNDATED
    assert not set(ids(ukraine, until=date(2025, 2, 22))) & UNDATED


def test_the_ones_in_whom_a_chosen_actor_takes_part_are_chosen(ukraine: Store) -> None:
    talks = {"2025-02-riyadh-talks", "trump-putin-dialogue", "trump-putin-meeting"}
    assert set(ids(ukraine, actors=("russia",))) == talks
    assert set(ids(ukraine, actors=("lavrov",))) == {"2025-02-riyadh-talks"}
    assert ids(ukraine, actors=("kremlin",)) == []


def test_one_meeting_or_none(ukraine: Store) -> None:
    assert list(meetings.one(ukraine.engine, "2025-02-riyadh-talks")["place_name"]) == ["Riyadh"]
    assert meetings.one(ukraine.engine, "nowhere").empty


def test_everybody_who_takes_part_is_named_and_the_nameless_stand_last(store: Store) -> None:
    dossier = store.loading.dossier
    for meeting in dossier.meetings.values():
        found = meetings.who_takes_part(store.engine, meeting.id)
        assert list(found["actor"]) == [who.actor for who in meeting.participants] + [None] * len(meeting.unnamed)
        named = [dossier.actors[who.actor].name for who in meeting.participants]
        assert list(found["name"]) == [*named, *meeting.unnamed]
        assert list(found["role"])[: len(named)] == [who.role for who in meeting.participants]
        assert list(found["remote"])[: len(named)] == [who.remote for who in meeting.participants]
    assert meetings.who_takes_part(store.engine, "nowhere").empty


def test_the_history_stands_in_the_order_of_the_file(store: Store) -> None:
    for meeting in store.loading.dossier.meetings.values():
        found = meetings.status_history(store.engine, meeting.id)
        assert list(found["rank"]) == list(range(len(meeting.history)))
        assert list(found["status"]) == [entry.status for entry in meeting.history]
        assert list(found["reported"]) == [str(entry.reported) for entry in meeting.history]
        assert list(found["date"]) == [str(entry.date) if entry.date else None for entry in meeting.history]


def test_rival_accounts_stand_side_by_side() -> None:
    told = [{"by": "article", "summary": f"Account {n}.", "evidence": [{"source": "article"}]} for n in range(2)]
    entry = {"status": "held", "reported": "2025-02-01", "evidence": [{"source": "article"}]}
    made = {"id": "m", "title": "M", "kind": "talks", "history": [entry], "accounts": told}
    with database(dossier_of(meetings=[Meeting.model_validate(made)], sources=[article()])) as engine:
        found = meetings.accounts(engine, "m")
    assert list(found["summary"]) == ["Account 0.", "Account 1."]


@pytest.mark.parametrize("filters", [{"issues": ("nothing",)}, {"actors": ("nobody",)}, {"until": date(1999, 1, 1)}])
def test_where_nothing_is_left_the_frame_keeps_its_columns(filters: dict[str, Any], ukraine: Store) -> None:
    found = meetings.all_chosen(ukraine.engine, Filters(**filters))
    assert list(found.columns) == list(meetings.all_chosen(ukraine.engine, Filters()).columns)
    assert set(found["id"]) <= {"trump-putin-dialogue"}  # it may have been at any time

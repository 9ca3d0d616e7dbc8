"""As known on a day: what every source tells only later does not exist, in no answer of any query."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.store.engine import Store
from dashboard.store.queries import (
    actors,
    dossier,
    meetings,
    passages,
    positions,
    quote_counts,
    quotes,
    sources,
    stances,
)
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.queries.stances import Voices
from dashboard.store.search import read_terms
from tests.store.attendance import attendance, legs

DAYS = st.dates(date(2025, 1, 25), date(2026, 7, 1))


# In files only, for time: test_engines_agree.py holds that a server answers the same.
pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True, scope="session")


SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def first_day(told: EdtfDate | None) -> date:
    """The earliest day that a date can be; a date that may be any day hides nothing."""
    return (told.earliest or date.min) if told else date.min


def is_later(records: Dossier, ids: Iterable[str], day: date) -> bool:
    """Every source of a record was certainly published after the day."""
    published = [records.sources[source].published for source in ids]
    return bool(published) and all(when is not None and first_day(when) > day for when in published)


def later_quotes(records: Dossier, day: date) -> set[str]:
    return {quote.id for quote in records.quotes.values() if is_later(records, [quote.source], day)}


def later_positions(records: Dossier, day: date) -> set[str]:
    found = set()
    for position in records.positions.values():
        ids = [records.quotes[quote].source for quote in position.quotes]
        ids += [*(evidence.source for evidence in position.evidence), *position.searched]
        undated = all(records.sources[source].published is None for source in ids)
        if is_later(records, ids, day) or (undated and first_day(position.date) > day):
            found.add(position.id)
    return found


def later_meetings(records: Dossier, day: date) -> set[str]:
    return {
        meeting.id
        for meeting in records.meetings.values()
        if all(first_day(entry.reported) > day for entry in meeting.history)
    }


@SLOW
@given(day=DAYS)
def test_no_position_that_every_source_tells_only_later_is_in_any_answer(ukraine: Store, day: date) -> None:
    filters, records = Filters(known=day), ukraine.loading.dossier
    shown = positions.all_chosen(ukraine.engine, filters)
    assert not set(shown["id"]) & later_positions(records, day)
    for voices in ("delegations", "persons"):
        cells = stances.cells(ukraine.engine, filters, voices)
        assert cells["records"].sum() == len(shown)
    for issue in records.issues:
        assert set(positions.on_issue(ukraine.engine, filters, issue)["id"]) <= set(shown["id"])
    for position in later_positions(records, day):
        assert positions.one(ukraine.engine, filters, position).empty
    assert dossier.totals(ukraine.engine, filters)["positions"][0] == len(shown)


@SLOW
@given(day=DAYS)
def test_no_later_quote_is_in_a_search_a_count_a_facet_or_a_list(ukraine: Store, day: date) -> None:
    filters, later = Filters(known=day), later_quotes(ukraine.loading.dossier, day)
    for words in ("", "peace", "zelenskyy", "dictator territorial"):
        terms = read_terms(words)
        found = quotes.find(ukraine.engine, filters, Choice(), terms)
        assert not set(found.quotes["id"]) & later
        facets = quotes.facets(ukraine.engine, filters, Choice(), terms, all_words=found.all_words)
        kinds = facets[facets["facet"] == "kind"]["quotes"].sum()
        assert kinds == found.total <= len(ukraine.loading.dossier.quotes) - len(later)
    assert quotes.by_id(ukraine.engine, filters, sorted(later)).empty
    everything = sorted(ukraine.loading.dossier.positions)
    assert not set(quotes.of_positions(ukraine.engine, filters, everything)["id"]) & later
    totals = quote_counts.totals(ukraine.engine, filters).iloc[0]
    assert totals["quoted"] + totals["reported"] == dossier.totals(ukraine.engine, filters)["quotes"][0]


@SLOW
@given(day=DAYS)
def test_no_meeting_and_no_word_on_one_is_shown_before_it_was_reported(ukraine: Store, day: date) -> None:
    filters, records = Filters(known=day), ukraine.loading.dossier
    shown = meetings.all_chosen(ukraine.engine, filters)
    assert not set(shown["id"]) & later_meetings(records, day)
    assert dossier.totals(ukraine.engine, filters)["meetings"][0] == len(shown)
    assert set(legs(ukraine.engine, filters)["meeting"]) <= set(shown["id"])
    for meeting in records.meetings.values():
        history = meetings.status_history(ukraine.engine, filters, meeting.id)
        reported = [meeting.history[rank].reported for rank in history["rank"]]
        assert all(first_day(when) <= day for when in reported)
        one = meetings.one(ukraine.engine, filters, meeting.id)
        assert one.empty == history.empty
        if not one.empty:
            assert one["status"][0] == history["status"].iloc[-1]


def told_at(records: Dossier, meeting: str, day: date) -> set[str]:
    """Everyone whom a word on a meeting, reported by the day, can name, and all whom they represent."""
    record = records.meetings[meeting]
    words = [entry.participants for entry in record.history if first_day(entry.reported) <= day]
    found = {member.actor for members in (record.participants, *words) for member in members}
    for one in list(found):
        above = records.actors[one].represents
        while above:
            found.add(above)
            above = records.actors[above].represents
    return found


@SLOW
@given(day=DAYS)
@example(day=date(2025, 2, 24)).via("visits are announced that were held since")
def test_the_page_of_an_actor_holds_and_counts_nothing_later(ukraine: Store, day: date) -> None:
    filters, engine, records = Filters(known=day), ukraine.engine, ukraine.loading.dossier
    said = positions.all_chosen(engine, filters)
    attended = meetings.all_chosen(engine, filters)
    held = set(attended[attended["status"] == "held"]["id"])
    listed = actors.listing(engine, filters).set_index("id")
    for actor in ("zelensky", "ukraine", "trump", "united_states", "witkoff", "merz"):
        own = positions.of_actor(engine, filters, actor)
        assert set(own["id"]) <= set(said["id"])
        assert listed["positions"][actor] == len(own)
        together = set(meetings.of_actor(engine, filters, actor)["id"])
        assert together <= set(attended["id"])
        assert listed["meetings"][actor] == len(together)
        quoted = quotes.all_chosen(engine, Filters(actors=(actor,), known=day))
        assert not set(quoted["id"]) & later_quotes(records, day)
        assert listed["quotes"][actor] == len(quoted)
        for one in actors.met(engine, filters, actor).itertuples():
            assert one.meetings <= sum(one.id in told_at(records, meeting, day) for meeting in together & held)


@SLOW
@given(day=DAYS)
@example(day=date(2025, 2, 24)).via("visits are announced that were held since")
def test_nobody_has_met_anybody_before_it_was_told(ukraine: Store, day: date) -> None:
    filters, engine, records = Filters(known=day), ukraine.engine, ukraine.loading.dossier
    attended = meetings.all_chosen(engine, filters)
    held = set(attended[attended["status"] == "held"]["id"])
    voices: tuple[Voices, ...] = ("delegations", "persons")
    for voice in voices:
        came = attendance(engine, filters, voice)
        assert set(came["meeting"]) <= held
        for row in came.itertuples():
            assert row.member in told_at(records, row.meeting, day)


@SLOW
@given(day=DAYS)
def test_no_post_is_told_before_it_began_no_end_before_it_came_and_no_later_note(ukraine: Store, day: date) -> None:
    filters = Filters(known=day)
    for post in actors.posts(ukraine.engine, filters).itertuples():
        assert first_day(EdtfDate.parse(post.begun) if post.begun else None) <= day
        assert first_day(EdtfDate.parse(post.ended) if post.ended else None) <= day
        assert post.held == (post.ended is None)
    for actor in ukraine.loading.dossier.actors:
        assert list(actors.one(ukraine.engine, filters, actor)["note"]) == [None]


@SLOW
@given(day=DAYS)
def test_no_later_source_and_no_passage_of_one_is_shown(ukraine: Store, day: date) -> None:
    filters, records = Filters(known=day), ukraine.loading.dossier
    later = {id_ for id_ in records.sources if is_later(records, [id_], day)}
    shown = sources.listing(ukraine.engine, filters)
    assert not set(shown["id"]) & later
    assert len(shown) == dossier.totals(ukraine.engine, filters)["sources"][0]
    for sort, ids in (("position", records.positions), ("meeting", records.meetings), ("searched", records.positions)):
        assert not set(passages.of_records(ukraine.engine, filters, sort, sorted(ids))["source"]) & later
    for source in later:
        assert sources.one(ukraine.engine, filters, source).empty
        assert passages.in_source(ukraine.engine, filters, source).empty


@SLOW
@given(day=DAYS)
def test_to_know_more_never_takes_anything_away(ukraine: Store, day: date) -> None:
    then, now = Filters(known=day), Filters()
    for query in (positions.all_chosen, meetings.all_chosen, quotes.all_chosen):
        assert set(query(ukraine.engine, then)["id"]) <= set(query(ukraine.engine, now)["id"])


def test_on_24_february_2025_the_visits_are_announced_and_the_oval_office_is_only_asked_for(ukraine: Store) -> None:
    shown = meetings.all_chosen(ukraine.engine, Filters(known=date(2025, 2, 24))).set_index("id")
    assert shown["status"]["2025-02-macron-washington"] == "announced"
    assert shown["status"]["2025-02-starmer-washington"] == "announced"
    asked = shown.loc["zelensky-trump-meeting"]
    assert (asked["status"], asked["date"], asked["place"]) == ("requested", None, None)
    assert "Vance" not in asked["who"]
    assert "Oval" not in asked["title"]
    talks = shown.loc["2025-02-us-russia-diplomats"]
    assert (talks["status"], talks["place_name"], talks["who"]) == ("reported", None, "U.S. and Russian diplomats")


@pytest.mark.parametrize(
    ("meeting", "before", "after"),
    [
        ("2025-02-macron-washington", "announced", "held"),
        ("2025-02-us-russia-diplomats", "reported", "held"),
        ("zelensky-trump-meeting", "requested", "held"),
    ],
)
def test_a_meeting_of_the_seed_is_one_meeting_whose_history_goes_on(
    ukraine: Store, meeting: str, before: str, after: str
) -> None:
    history = meetings.status_history(ukraine.engine, Filters(), meeting)
    assert list(history["status"]) == [before, after]


def test_budapest_was_announced_then_cancelled_and_never_dated(ukraine: Store) -> None:
    shown = meetings.all_chosen(ukraine.engine, Filters(), statuses=("cancelled",))
    assert list(shown["place_name"]) == ["Budapest"]
    assert list(shown["date"]) == [None]
    history = meetings.status_history(ukraine.engine, Filters(), shown["id"][0])
    assert list(history["status"]) == ["announced", "cancelled"]


def test_an_announced_meeting_whose_day_is_gone_without_a_word_is_listed(ukraine: Store) -> None:
    known = Filters(known=date(2025, 2, 24))
    listed = meetings.unconfirmed(ukraine.engine, known, date(2025, 3, 10))
    assert set(listed["id"]) == {"2025-02-macron-washington", "2025-02-starmer-washington"}
    assert meetings.unconfirmed(ukraine.engine, known, date(2025, 2, 28)).empty
    assert meetings.unconfirmed(ukraine.engine, Filters(), date(2026, 11, 25)).empty

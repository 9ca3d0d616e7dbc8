"""The morning note: written by rules, every sentence with the notes that it rests on."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.exports.brief import Brief, Item, Sentence
from dashboard.exports.brief_builder import write_brief
from dashboard.exports.brief_markdown import brief_markdown
from dashboard.filters import Filters
from dashboard.store.engine import Store, build

ROOT = Path(__file__).parents[2]
DAYS = st.dates(date(2025, 1, 25), date(2026, 7, 1))
SLOW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WEEK = (date(2025, 2, 17), date(2025, 2, 24))


@pytest.fixture(scope="module")
def ukraine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = build(ROOT / "data/ukraine", tmp_path_factory.mktemp("databases"))
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def week(ukraine: Store) -> Brief:
    """The week to 24 February 2025."""
    return write_brief(ukraine.engine, Filters(), *WEEK)


def items(brief: Brief, title: str) -> list[Item]:
    return [item for section in brief.sections if section.title == title for item in section.items]


def sentences(brief: Brief) -> list[Sentence]:
    return [sentence for section in brief.sections for item in section.items for sentence in item.sentences]


@SLOW
@given(since=DAYS, length=st.integers(0, 400))
def test_every_sentence_has_notes_and_every_note_is_there_once(ukraine: Store, since: date, length: int) -> None:
    brief = write_brief(ukraine.engine, Filters(), since, since + timedelta(days=length))
    numbers = [note.number for note in brief.notes]
    assert numbers == list(range(1, len(numbers) + 1))
    used = {number for sentence in sentences(brief) for number in sentence.notes}
    assert used == set(numbers)
    assert all(item.sentences for section in brief.sections for item in section.items)


def test_a_sentence_without_a_note_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a note: Nobody knows"):
        Sentence("Nobody knows.", ())


@SLOW
@given(day=DAYS)
def test_no_note_is_of_a_source_that_came_later(ukraine: Store, day: date) -> None:
    brief = write_brief(ukraine.engine, Filters(), day - timedelta(days=30), day)
    for note in brief.notes:
        published = ukraine.loading.dossier.sources[note.source].published
        assert published is None or published.earliest is None or published.earliest <= day


@SLOW
@given(day=DAYS)
def test_words_between_marks_are_verbatim_in_the_text_of_their_note(ukraine: Store, day: date) -> None:
    brief = write_brief(ukraine.engine, Filters(), date(2025, 1, 1), day)
    notes = {note.number: note for note in brief.notes}
    for sentence in sentences(brief):
        if sentence.quoted:
            note = notes[sentence.notes[0]]
            assert note.start is not None
            assert ukraine.loading.dossier.texts[note.source][note.start :].startswith(sentence.text)


@SLOW
@given(day=DAYS)
def test_between_a_day_and_itself_nothing_became_known(ukraine: Store, day: date) -> None:
    brief = write_brief(ukraine.engine, Filters(), day, day)
    standing = {"Next", "Announced, date passed, no confirmation", "Longest silences"}
    assert {section.title for section in brief.sections} <= standing


def test_what_moved_says_from_what_to_what_and_in_whose_words(week: Brief) -> None:
    (minerals,) = [item for item in items(week, "Moved") if item.parameters["cell"] == "ukraine.minerals"]
    assert (minerals.before, minerals.after) == ("opposes", "supports_conditionally")
    assert minerals.lead == "Ukraine · Minerals deal."
    now, before = (sentence.text for sentence in minerals.sentences)
    assert now.startswith("Volodymyr Zelensky, President of Ukraine, 23 February 2025: Will sign nothing")
    assert before.startswith("Before that, Volodymyr Zelensky, President of Ukraine, 15 February 2025: Stopped")


def test_the_visits_are_announced_and_the_oval_office_is_only_asked_for(week: Brief) -> None:
    told = {item.parameters["meeting"]: item.status for item in items(week, "Announced")}
    assert told["2025-02-macron-washington"] == told["2025-02-starmer-washington"] == "announced"
    assert told["zelensky-trump-meeting"] == "requested"
    coming = {item.parameters["meeting"] for item in items(week, "Next")}
    assert coming == {"2025-02-macron-washington", "2025-02-starmer-washington"}


def test_claims_that_their_source_calls_false_are_told_as_disputed(week: Brief) -> None:
    told = items(week, "Disputed")
    assert {item.parameters["quote"] for item in told} == {"ukraine-started-the-war", "unpopular-at-home"}
    assert all(item.lead == "A claim of Donald Trump." for item in told)
    assert all("inaccurate" in item.sentences[0].text or "contradict" in item.sentences[0].text for item in told)


def test_what_was_called_off_is_told_when_it_was(ukraine: Store) -> None:
    brief = write_brief(ukraine.engine, Filters(), date(2025, 10, 20), date(2025, 10, 24))
    (budapest,) = items(brief, "Called off")
    assert budapest.status == "cancelled"
    assert budapest.lead == "Budapest, no day given."


def test_a_choice_of_actors_is_a_choice_of_news(ukraine: Store) -> None:
    brief = write_brief(ukraine.engine, Filters(actors=("guterres",)), *WEEK)
    assert {item.lead.split(" · ")[0] for item in items(brief, "First words")} == {"UN"}
    assert not items(brief, "Moved")


def test_the_markdown_has_every_sentence_its_footnotes_and_no_markup_of_the_data(week: Brief) -> None:
    text = brief_markdown(week)
    assert text.startswith("# Ukraine, 2025–26: 17 February 2025 to 24 February 2025\n")
    for note in week.notes:
        assert text.count(f"\n[^{note.number}]: ") == 1
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(lines) == sum(len(section.items) for section in week.sections)
    assert all("[^" in line for line in lines)

"""A draft on its way from suggestions to records."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dossier.load import load
from dashboard.dossier.passage import Span, find_all
from dashboard.dossier.seen import seen
from dashboard.dossier.write import proposed, save
from dashboard.extraction.known import Known
from dashboard.extraction.suggest import suggest
from dashboard.models.vocabulary import QuoteKind, Stance
from dashboard.review.card import Decision, QuoteCard, StanceTaken
from dashboard.review.desk import Desk
from dashboard.review.draft import Draft, SourceFields
from dashboard.review.records import GAP, Records, kept_text, selector

DATA = Path(__file__).resolve().parent.parent.parent / "data"
TEXT = """Talks in Paris

President Volodymyr Zelensky spoke on Monday. “We need security guarantees that work,” Zelensky said.

A paragraph on which nothing rests.

“We need security guarantees that work,” Emmanuel Macron agreed. The Kremlin called it “unacceptable in any form”."""
SOURCE = SourceFields(title="Talks in Paris", published="2025-03-03", rights="Belongs to its publisher.")


@pytest.fixture(scope="module")
def draft() -> Draft:
    dossier = load(DATA / "ukraine").dossier
    known = Known.of(dossier.actors.values(), dossier.places.values(), dossier.issues.values())
    return Draft.of("ukraine", SOURCE, suggest(TEXT, known, date(2025, 3, 3)), seen(dossier))


def accepted(draft: Draft) -> Draft:
    for number, card in enumerate(draft.cards):
        if isinstance(card, QuoteCard) and card.kind is not QuoteKind.REPORTED and not card.needs:
            draft = draft.with_card(number, card.decided(Decision.ACCEPTED))
    return draft


def test_every_suggestion_is_a_card_and_waits(draft: Draft) -> None:
    assert len(draft.cards) >= 3
    assert {card.decision for card in draft.cards} == {Decision.OPEN}
    assert [card.start for card in draft.cards] == sorted(card.start for card in draft.cards)
    quoted = next(card for card in draft.cards if isinstance(card, QuoteCard) and card.kind is QuoteKind.DIRECT)
    assert "security_guarantees" in quoted.issues, "a word of an issue is in its sentence"
    assert not any(taken.stance for card in draft.cards if isinstance(card, QuoteCard) for taken in card.stances)


def test_what_is_accepted_is_sound_in_the_dossier(draft: Draft) -> None:
    folder = DATA / "ukraine"
    addition = Records(accepted(draft), load(folder).dossier).addition(date(2025, 3, 4))
    assert addition is not None
    assert len(addition.quotes) == 3
    assert len({quote.id for quote in addition.quotes}) == 3
    change = proposed(folder, addition)
    assert change.problems == ()
    assert not any(path.startswith("positions/") for path in change.files), "a stance is never guessed"


def test_it_is_saved_with_the_position_that_the_curator_picks(draft: Draft, tmp_path: Path) -> None:
    folder = tmp_path / "ukraine"
    for path in (DATA / "ukraine").rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(DATA / "ukraine")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    ready = accepted(draft)
    number = next(n for n, card in enumerate(ready.cards) if isinstance(card, QuoteCard) and card.speaker == "zelensky")
    card = ready.cards[number]
    assert isinstance(card, QuoteCard)
    taken = StanceTaken(issue="security_guarantees", stance=Stance.SUPPORTS, summary="Wants guarantees that work.")
    ready = ready.with_card(number, card.model_copy(update={"stances": (taken,), "said_on": "2025-03-03"}))
    before = load(folder).dossier
    addition = Records(ready, before).addition(date(2025, 3, 4))
    assert addition is not None
    assert save(folder, addition).problems == ()
    after = load(folder)
    assert after.problems == ()
    (new,) = set(after.dossier.positions) - set(before.positions)
    assert after.dossier.positions[new].summary == "Wants guarantees that work."
    assert len(after.dossier.quotes) == len(before.quotes) + 3


def test_excerpts_keep_the_headline_and_what_records_rest_on(draft: Draft) -> None:
    ready = accepted(draft).model_copy(update={"source": SOURCE.model_copy(update={"whole": False})})
    kept = kept_text(ready)
    assert kept.startswith("Talks in Paris\n\nPresident")
    assert "nothing rests" not in kept
    assert kept.count(GAP) == 1
    assert all(ready.words(card) in kept for card in ready.of_decision(Decision.ACCEPTED))
    addition = Records(ready, load(DATA / "ukraine").dossier).addition(date(2025, 3, 4))
    assert addition is not None
    assert proposed(DATA / "ukraine", addition).problems == ()


def test_words_that_stand_twice_are_told_apart_by_what_stands_around() -> None:
    text = "He said “no” on Monday. She said “no” on Friday."
    found = selector(text, "no", "He said “no” on Monday. She said “", "” on Friday.")
    assert len(find_all(text, found["exact"], found.get("prefix"), found.get("suffix"))) == 1


@given(st.integers(-3, len(TEXT) + 3), st.integers(-3, len(TEXT) + 3))
def test_a_quote_by_hand_holds_the_words_that_were_selected_or_there_is_none(start: int, end: int) -> None:
    bare = Draft(dossier="ukraine", text=TEXT, source=SOURCE)
    try:
        found, number = bare.with_quote(Span(start, end))
    except ValueError:
        assert start < 0 or not TEXT[start:end].strip()
        return
    assert found.words(found.cards[number]) == TEXT[start:end].strip()
    assert found.with_quote(Span(start, end)) == (found, number), "once"


def test_a_draft_lies_on_the_desk_until_it_is_forgotten(draft: Draft, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "drafts")
    name = desk.lay_down(draft)
    assert desk.take(name) == draft
    changed = draft.with_card(0, draft.cards[0].decided(Decision.REJECTED))
    desk.keep(name, changed)
    assert Desk(tmp_path / "drafts").take(name) == changed
    desk.forget(name)
    assert desk.take(name) is None


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a", "x" * 200, "no-such-draft-here-at-all"])
def test_a_name_that_is_no_draft_finds_nothing(name: str, tmp_path: Path) -> None:
    assert Desk(tmp_path).take(name) is None

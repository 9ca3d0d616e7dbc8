"""The article that the project began with: its ten quotations, each with its speaker, the nested one not doubled."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.dossier.load import load
from dashboard.extraction.known import Known
from dashboard.extraction.suggest import Suggestions, suggest
from dashboard.models.dossier import Dossier
from dashboard.models.vocabulary import QuoteKind

SOURCE = "zelensky-offers-to-step-down"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(Path(__file__).parents[2] / "data" / "ukraine").dossier


@pytest.fixture(scope="module")
def found(dossier: Dossier) -> Suggestions:
    known = Known.of(dossier.actors.values(), dossier.places.values(), dossier.issues.values())
    return suggest(dossier.texts[SOURCE], known, date(2025, 2, 24))


def test_the_ten_quotations(dossier: Dossier, found: Suggestions) -> None:
    kept = [q for q in dossier.quotes.values() if q.source == SOURCE and q.kind is not QuoteKind.REPORTED]
    assert len(kept) == 10
    assert {(q.exact, q.speaker, q.kind) for q in found.quotes} == {(q.exact, q.speaker, q.kind) for q in kept}
    assert len(found.quotes) == 10


def test_the_mark_of_another_kind_is_seen(found: Suggestions) -> None:
    assert [quote.exact for quote in found.quotes if quote.marks_mismatched] == ["promising."]


def test_the_meetings(found: Suggestions) -> None:
    told = {(m.kind.value, m.status.value, m.participants, m.unnamed, m.place, m.date) for m in found.meetings}
    week = "2025-02-24/2025-03-02"
    assert {
        ("talks", "held", ("lavrov", "rubio"), (), "riyadh", None),
        ("talks", "reported", (), ("U.S. and Russian diplomats",), None, None),
        ("press_conference", "held", ("zelensky",), (), "kyiv", None),
        ("meeting", "requested", ("zelensky", "trump"), (), None, None),
        ("meeting", "expected", ("trump", "putin"), (), None, None),
        ("visit", "announced", ("macron",), (), "washington", week),
        ("visit", "announced", ("starmer",), (), "washington", week),
    } <= told
    assert not any("putin" in participants and status == "announced" for _, status, participants, *_ in told)


def test_what_is_reported_is_no_quotation(found: Suggestions) -> None:
    claims = {(told.speaker, told.exact) for told in found.reported}
    assert ("trump", "claiming Zelensky is unpopular in Ukraine") in claims
    assert all(told.kind is QuoteKind.REPORTED for told in found.reported)


def test_issues_by_their_words(found: Suggestions) -> None:
    assert {"security_guarantees", "nato_membership", "territory", "legitimacy"} <= {i.issue for i in found.issues}

"""Both engines give the same answer to every question, row by row and in the same order."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboard.exports.brief_builder import write_brief
from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.store.queries import (
    actors,
    changes,
    company,
    contacts,
    dossier,
    meeting_counts,
    meetings,
    passages,
    positions,
    quote_counts,
    quotes,
    sources,
    stances,
)  # fmt: skip
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.search import read_terms
from tests.store.attendance import attendance, legs

DAY = date(2025, 2, 24)
FILTERS = [
    Filters(),
    Filters(known=DAY),
    Filters(known=date(2025, 8, 16)),
    Filters(since=date(2025, 2, 10), until=date(2025, 3, 10)),
    Filters(actors=("ukraine", "trump")),
    Filters(issues=("territory", "security_guarantees"), since=date(2025, 1, 1), known=date(2026, 1, 1)),
]
NOTHING, PEACE = read_terms(""), read_terms("peace zelenskyy")
MEMBERS = ("russia", "ukraine", "united_states")
CHOICE = Choice(kind=("direct", "reported"), speaker=("zelensky",))


def by_month(counted: pd.DataFrame) -> pd.DataFrame:
    """Numbers of meetings come in any order."""
    return counted.assign(month=counted["month"].map(str)).sort_values(["status", "kind", "placed", "month"])


QUESTIONS: dict[str, Callable[[Engine, Filters], Any]] = {
    "cells of delegations": lambda e, f: stances.cells(e, f, "delegations"),
    "cells of persons": lambda e, f: stances.cells(e, f, "persons"),
    "positions": positions.all_chosen,
    "positions of an actor": lambda e, f: positions.of_actor(e, f, "ukraine"),
    "meetings": meetings.all_chosen,
    "the last meetings": lambda e, f: meetings.all_chosen(e, f, newest=7),
    "numbers of meetings": lambda e, f: by_month(meeting_counts.counted(e, f)),
    "unconfirmed meetings": lambda e, f: meetings.unconfirmed(e, f, DAY),
    "calls": lambda e, f: legs(e, f).sort_values(["meeting", "origin_lat"], kind="stable"),
    "attendance": lambda e, f: attendance(e, f, "persons"),
    "whereabouts": lambda e, f: company.whereabouts(e, f, "persons", MEMBERS),
    "pairs": lambda e, f: contacts.counted(e, f, "delegations", MEMBERS).sort_values(["one", "other"]),
    "two together": lambda e, f: contacts.together(e, f, "delegations", "russia", "ukraine", 7),
    "meetings of actors": lambda e, f: meeting_counts.by_actor(e, f).sort_values("actor"),
    "delegations that met": contacts.delegations,
    "actors": actors.listing,
    "offices": actors.posts,
    "whom an actor met": lambda e, f: actors.met(e, f, "ukraine"),
    "quotes": quotes.all_chosen,
    "a page of quotes": lambda e, f: quotes.find(e, f, Choice(), NOTHING).quotes,
    "ticked quotes": lambda e, f: quotes.find(e, f, CHOICE, NOTHING).quotes,
    "found quotes": lambda e, f: quotes.find(e, f, Choice(), PEACE).quotes.sort_values("id"),
    "facets": lambda e, f: quotes.facets(e, f, Choice(), NOTHING, all_words=True),
    "facets of a search": lambda e, f: quotes.facets(e, f, CHOICE, PEACE, all_words=False),
    "totals of quotes": quote_counts.totals,
    "sources": sources.listing,
    "a page of sources": lambda e, f: sources.listing(e, f, 5, 3),
    "numbers of sources": sources.numbers,
    "spans of a source": lambda e, f: passages.in_source(e, f, "zelensky-offers-to-step-down"),
    "news of meetings": lambda e, f: changes.statuses_of_meetings(e, f, date(2025, 2, 1)),
    "words on meetings": lambda e, f: changes.words_on_meetings(e, f, ["2025-02-riyadh-talks", "us-russia-summit"]),
    "what comes next": lambda e, f: meetings.coming(e, f, DAY, 5),
    "new quotes": lambda e, f: pd.DataFrame(changes.direct_quotes(e, f, date(2025, 2, 1), 7)[0]),
    "totals": dossier.totals,
}


# Once: each test asks both.
pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"], indirect=True, scope="session")


@pytest.mark.parametrize("question", QUESTIONS)
def test_they_agree(question: str, built: dict[str, Store], on_server: dict[str, Store]) -> None:
    for name, store in built.items():
        for filters in FILTERS:
            here, there = (QUESTIONS[question](one.engine, filters) for one in (store, on_server[name]))
            pd.testing.assert_frame_equal(here.reset_index(drop=True), there.reset_index(drop=True), check_dtype=False)


def test_the_note_of_a_morning_is_the_same(built: dict[str, Store], on_server: dict[str, Store]) -> None:
    here, there = (
        write_brief(stores["ukraine"].engine, Filters(known=DAY), date(2025, 2, 17), DAY)
        for stores in (built, on_server)
    )
    assert here == there

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from dashboard.filters import Filters
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.record import Record
from dashboard.store.engine import Store
from dashboard.store.frame import frame
from dashboard.store.queries import sources
from dashboard.store.tables import listed_source, quote, quote_place
from tests.store import oracle
from tests.store.drawn import ACTORS, ISSUES
from tests.store.made import article, database, dossier_of
from tests.store.seed import SEED

RESTS = [{"source": "undated"}]
QUOTE = {"id": "q", "source": "undated", "kind": "direct", "exact": "Said.", "speaker": "loner"}
POSITION = {"id": "p", "actor": "loner", "issue": "i0", "date": "2025-02-10", "stance": "supports", "summary": "S"}
ACCOUNT = {"by": "loner", "summary": "S", "evidence": RESTS}
DISPUTE = {"by": "undated", "note": "N"}
WORD = {"status": "held", "reported": "2025-02-20", "evidence": [{"source": "article"}]}
MEETING = {"id": "m", "title": "M", "kind": "talks", "history": [WORD]}


def resting_on(dossier: Dossier, source: str) -> int:
    """How many records name the source, themselves or through a quote."""
    quotes = {quote.id for quote in dossier.quotes.values() if quote.source == source}
    positions = [
        position
        for position in dossier.positions.values()
        if quotes & set(position.quotes)
        or source in position.searched
        or any(evidence.source == source for evidence in position.evidence)
    ]
    meetings = [
        meeting
        for meeting in dossier.meetings.values()
        if any(evidence.source == source for entry in meeting.history for evidence in entry.evidence)
        or any(evidence.source == source for account in meeting.accounts for evidence in account.evidence)
    ]
    return len(quotes) + len(positions) + len(meetings)


def test_every_source_is_listed_with_the_number_of_records_that_rest_on_it(store: Store) -> None:
    dossier = store.loading.dossier
    found = sources.listing(store.engine, Filters()).set_index("id")
    assert set(found.index) == set(dossier.sources)
    for id_, source in dossier.sources.items():
        assert found.loc[id_, "records"] == resting_on(dossier, id_)
        assert found.loc[id_, "grade"] == ("pinned" if id_ in dossier.texts else "cited")
        assert found.loc[id_, "title"] == source.title


def test_kept_texts_stand_first_and_of_each_kind_the_newest() -> None:
    days = {"a": "2025-01", "b": "2025-02-01", "c": "2024", "old": "2023", "new": "2025-01-15"}
    made = [article(id_, published=day) for id_, day in days.items()]
    with database(dossier_of(sources=made, texts={"old": "Old.", "new": "New."})) as engine:
        assert list(sources.listing(engine, Filters())["id"]) == ["new", "old", "b", "a", "c"]


def test_a_choice_leaves_out_the_sources_on_which_nothing_of_it_rests(ukraine: Store) -> None:
    everything = sources.listing(ukraine.engine, Filters())
    chosen = sources.listing(ukraine.engine, Filters(actors=("guterres",)))
    assert SEED in set(chosen["id"]) < set(everything["id"])
    assert (chosen["records"] > 0).all()
    assert sources.listing(ukraine.engine, Filters(actors=("nobody",))).empty


def test_the_day_of_knowledge_alone_leaves_out_only_what_came_later(store: Store) -> None:
    records = store.loading.dossier.sources
    assert set(sources.listing(store.engine, Filters(known=date(2099, 1, 1)))["id"]) == set(records)
    assert sources.listing(store.engine, Filters(known=date(2000, 1, 1))).empty


class TestWithoutADay:
    """A source that does not say when it was published could be read when the first thing that it tells of had come."""

    @pytest.mark.parametrize(
        ("records", "known"),
        [
            ({}, None),
            ({"quotes": [QUOTE | {"said_on": "2025-02-05"}]}, "2025-02-05"),
            ({"quotes": [QUOTE]}, None),
            ({"quotes": [QUOTE], "positions": [POSITION | {"quotes": ["q"]}]}, "2025-02-10"),
            ({"positions": [POSITION | {"evidence": RESTS}]}, "2025-02-10"),
            ({"positions": [POSITION | {"searched": ["undated"]}]}, "2025-02-10"),
            ({"meetings": [MEETING | {"history": [WORD | {"evidence": RESTS}]}]}, "2025-02-20"),
            ({"meetings": [MEETING | {"accounts": [ACCOUNT]}]}, "2025-02-20"),
            ({"quotes": [QUOTE | {"source": "article", "said_on": "2025-02-05", "disputed": [DISPUTE]}]}, "2025-02-05"),
            (
                {"quotes": [QUOTE | {"said_on": "2025-02-15"}], "positions": [POSITION | {"evidence": RESTS}]},
                "2025-02-10",
            ),
        ],
    )
    def test_it_is_known_from_what_it_tells(self, records: dict[str, Any], known: str | None) -> None:
        models: dict[str, type[Record]] = {"quotes": Quote, "positions": Position, "meetings": Meeting}
        made = {name: [models[name].model_validate(one) for one in given] for name, given in records.items()}
        texts = {"undated": "Said.", "article": "Said."}
        dossier = dossier_of(
            actors=ACTORS, issues=ISSUES, sources=[article("undated", published=None), article()], texts=texts, **made
        )
        with database(dossier) as engine:
            (day,) = sources.one(engine, Filters(), "undated")["known_from"]
            assert day == (date.fromisoformat(known) if known else None)
            assert len(sources.one(engine, Filters(known=date(2025, 2, 10)), "undated")) == bool(
                day and day <= date(2025, 2, 10)
            )


def test_one_source_or_none(ukraine: Store) -> None:
    (row,) = sources.one(ukraine.engine, Filters(), SEED).to_dict("records")
    assert row["text"] == ukraine.loading.dossier.texts[SEED]
    assert row["grade"] == "pinned"
    assert sources.one(ukraine.engine, Filters(), "nowhere").empty


def test_every_quote_has_the_place_of_its_source(store: Store) -> None:
    of_quotes = select(quote.c.source, listed_source.c.source.label("placed")).select_from(quote)
    of_quotes = of_quotes.outerjoin(quote_place, quote_place.c.number == quote.c.number)
    found = frame(store.engine, of_quotes.outerjoin(listed_source, listed_source.c.place == quote_place.c.place))
    assert len(found) == len(store.loading.dossier.quotes)
    assert list(found["placed"]) == list(found["source"])


@pytest.mark.parametrize("known", [None, date(2025, 8, 16)])
@pytest.mark.parametrize(("since", "until"), [
    (date(2025, 2, 10), date(2025, 3, 10)), (date(2025, 6, 1), None), (None, date(2025, 2, 20)),
    (date(2025, 3, 1), date(2025, 2, 1)),
])  # fmt: skip
def test_a_stretch_lists_the_sources_of_its_records(
    ukraine: Store, since: date | None, until: date | None, known: date | None
) -> None:
    filters = Filters(since=since, until=until, known=known)
    expected = oracle.sources(ukraine.loading.dossier, filters)
    listed = sources.listing(ukraine.engine, filters)
    assert dict(zip(listed["id"], listed["records"], strict=True)) == expected
    kept = sum(listed["grade"] == "pinned")
    assert sources.numbers(ukraine.engine, filters).to_dict("records") == [{"sources": len(listed), "pinned": kept}]

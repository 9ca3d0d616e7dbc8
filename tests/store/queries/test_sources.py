from dashboard.models.dossier import Dossier
from dashboard.store.engine import Store
from dashboard.store.queries import sources
from tests.store.made import article, database, dossier_of


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
    found = sources.listing(store.engine).set_index("id")
    assert set(found.index) == set(dossier.sources)
    for id_, source in dossier.sources.items():
        assert found.loc[id_, "records"] == resting_on(dossier, id_)
        assert found.loc[id_, "grade"] == ("pinned" if id_ in dossier.texts else "cited")
        assert found.loc[id_, "title"] == source.title


def test_the_newest_stands_first() -> None:
    made = [article("a", published="2025-01"), article("b", published="2025-02-01"), article("c", published="2024")]
    with database(dossier_of(sources=made)) as engine:
        assert list(sources.listing(engine)["id"]) == ["b", "a", "c"]


def test_one_source_or_none(ukraine: Store) -> None:
    (row,) = sources.one(ukraine.engine, "zelensky-offers-to-step-down").to_dict("records")
    assert row["text"] == ukraine.loading.dossier.texts["zelensky-offers-to-step-down"]
    assert row["grade"] == "pinned"
    assert sources.one(ukraine.engine, "nowhere").empty

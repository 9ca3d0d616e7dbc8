from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.models.quote import Quote
from dashboard.store.engine import Store
from dashboard.store.queries import quote_counts, quotes
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.queries.quotes import PAGE
from dashboard.store.search import read_terms
from tests.store.made import database, saying

EVERYTHING = Filters()
VALUES: dict[str, Callable[[Quote], tuple[str, ...]]] = {
    "speaker": lambda quote: (quote.speaker,) if quote.speaker else (),
    "kind": lambda quote: (quote.kind,),
    "issue": lambda quote: quote.issues,
    "publisher": lambda _: (),
}
"""What each facet says of a quote."""


def ticked(quote: Quote, choice: Choice) -> bool:
    return all(
        not getattr(choice, facet) or set(values(quote)) & set(getattr(choice, facet))
        for facet, values in VALUES.items()
    )


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


CHOICES = st.builds(
    Choice,
    speaker=some("zelensky", "trump", "kremlin", "guterres"),
    kind=some("direct", "fragment", "reported"),
    issue=some("legitimacy", "presidency_exchange", "us_russia_dialogue", "territory"),
    publisher=some("Another"),
)


def test_ticks_narrow_and_a_facet_counts_as_if_nothing_were_ticked_in_it(ukraine: Store) -> None:
    records = ukraine.loading.dossier.quotes.values()
    terms = read_terms("")

    @settings(max_examples=30, deadline=None)
    @given(choice=CHOICES)
    def check(choice: Choice) -> None:
        found = quotes.find(ukraine.engine, EVERYTHING, choice, terms)
        assert set(found.quotes["id"]) == {quote.id for quote in records if ticked(quote, choice)}
        counted = quotes.facets(ukraine.engine, EVERYTHING, choice, terms, all_words=True)
        for facet, values in VALUES.items():
            others = replace(choice, **{facet: ()})
            expected: dict[str, int] = {}
            for quote in records:
                for value in values(quote) if ticked(quote, others) else ():
                    expected[value] = expected.get(value, 0) + 1
            here = counted[counted["facet"] == facet]
            numbers = dict(zip(here["value"], here["quotes"], strict=True))
            assert {value: number for value, number in numbers.items() if number} == expected
            assert {value for value, number in numbers.items() if not number} <= set(getattr(choice, facet))
            assert list(here["quotes"]) == sorted(here["quotes"], reverse=True)

    check()


def test_facets_count_what_the_words_find(ukraine: Store) -> None:
    terms = read_terms("dictator guterres")
    found = quotes.find(ukraine.engine, EVERYTHING, Choice(), terms)
    counted = quotes.facets(ukraine.engine, EVERYTHING, Choice(), terms, all_words=found.all_words)
    assert not found.all_words
    assert counted[counted["facet"] == "kind"]["quotes"].sum() == found.total == 5
    speakers = counted[counted["facet"] == "speaker"]
    assert dict(zip(speakers["label"], speakers["quotes"], strict=True)) == {
        "Donald Trump": 3, "António Guterres": 1, "Volodymyr Zelensky": 1,
    }  # fmt: skip


def test_where_nothing_is_found_there_is_nothing_to_tick(ukraine: Store) -> None:
    assert quotes.facets(ukraine.engine, EVERYTHING, Choice(), read_terms("xyzzy"), all_words=True).empty


def test_pages_show_each_quote_once_and_best_first() -> None:
    number = 2 * PAGE + 3
    text = "\n".join(f"Said {n:03}." for n in range(number))
    said = [{"exact": f"Said {n:03}.", "said_on": f"2025-01-{n % 28 + 1:02}"} for n in range(number)]
    with database(saying(text, *said)) as engine:
        for query in ("", "said"):
            pages = [quotes.find(engine, EVERYTHING, Choice(), read_terms(query), page) for page in (1, 2, 3, 4)]
            assert [len(page.quotes) for page in pages] == [PAGE, PAGE, 3, 0]
            assert {page.total for page in pages} == {number}
            ids = [id_ for page in pages for id_ in page.quotes["id"]]
            assert len(set(ids)) == number
        days = [day for page in pages[:3] for day in page.quotes["said_on"]]
    assert days == sorted(days, reverse=True)


def test_a_card_holds_its_sentence_its_paragraph_and_where_it_is_written(store: Store) -> None:
    dossier = store.loading.dossier
    found = quotes.all_chosen(store.engine, EVERYTHING).to_dict("records")
    assert [row["start"] for row in found] == sorted(row["start"] for row in found)
    for row in found:
        quote, text = dossier.quotes[row["id"]], dossier.texts[row["source"]]
        assert row["before"] + row["exact"] + row["after"] in text
        assert row["context_before"] + row["exact"] + row["context_after"] in text.split("\n")
        assert row["context_before"].endswith(row["before"])
        assert row["context_after"].startswith(row["after"])
        assert row["grade"] == "pinned"
        assert row["speaker_name"] == (dossier.actors[quote.speaker].name if quote.speaker else None)
        assert row["source_title"] == dossier.sources[quote.source].title
        for name in ("kind", "attribution", "negated", "marks_mismatched", "wording", "note", "language", "meeting"):
            assert row[name] == getattr(quote, name)


def test_a_quote_is_placed_where_its_meeting_was_unless_it_says_where(small: Store) -> None:
    places = quotes.all_chosen(small.engine, EVERYTHING).set_index("id")["place_name"]
    assert places["open-the-bridge"] == "Halm"
    assert places["a-beginning"] == "Halm"


def test_quotes_come_by_id_in_the_order_of_the_text(ukraine: Store) -> None:
    found = quotes.by_id(ukraine.engine, EVERYTHING, ["territorial-integrity", "dictator", "nowhere"])
    assert list(found["id"]) == ["dictator", "territorial-integrity"]


def test_the_quotes_of_a_position_stand_in_the_order_of_its_record(store: Store) -> None:
    for position in store.loading.dossier.positions.values():
        found = quotes.of_positions(store.engine, EVERYTHING, [position.id])
        assert tuple(found["id"]) == position.quotes
        assert set(found["position"]) <= {position.id}


def test_what_was_said_at_a_meeting(ukraine: Store) -> None:
    found = quotes.of_meeting(ukraine.engine, EVERYTHING, "2025-02-23-zelensky-press-conference")
    assert set(found["speaker"]) == {"zelensky"}
    assert len(found) == 6
    assert quotes.of_meeting(ukraine.engine, EVERYTHING, "nowhere").empty


def test_a_claim_that_its_source_calls_false_is_shown_with_the_one_who_says_so(ukraine: Store) -> None:
    ids = list(ukraine.loading.dossier.quotes)
    found = quotes.disputes(ukraine.engine, EVERYTHING, ids).set_index("quote")
    assert set(found.index) == {"ukraine-started-the-war", "unpopular-at-home"}
    assert found.loc["ukraine-started-the-war", "by"].startswith("Zelensky Willing to Step Down")
    assert found["by_source"].all()
    assert quotes.disputes(ukraine.engine, EVERYTHING, ["dictator"]).empty


def test_a_dispute_may_be_an_actors() -> None:
    said = {"exact": "So.", "disputed": [{"by": "speaker", "note": "It is not so."}]}
    with database(saying("So.", said)) as engine:
        (row,) = quotes.disputes(engine, EVERYTHING, ["q0"]).to_dict("records")
    assert (row["by"], bool(row["by_source"]), row["note"]) == ("Ada Vask", False, "It is not so.")


@pytest.mark.parametrize(
    ("filters", "totals"),
    [
        (Filters(), (10, 2, 5, 1)),
        (Filters(actors=("russia",)), (2, 0, 2, 1)),
        (Filters(actors=("trump",)), (1, 2, 1, 1)),
        (Filters(issues=("ceasefire",)), (0, 0, 0, 0)),
    ],
)
def test_totals_tell_quotations_from_reported_speech(filters: Filters, totals: tuple[int, ...], ukraine: Store) -> None:
    (row,) = quote_counts.totals(ukraine.engine, filters).itertuples(index=False)
    assert tuple(row) == totals

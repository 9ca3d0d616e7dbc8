"""What was counted at build says the same as counting one by one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from dashboard.filters import Filters
from dashboard.models.actor import Actor
from dashboard.models.dossier import Dossier
from dashboard.models.issue import Issue
from dashboard.models.quote import Quote
from dashboard.store.queries import dossier as title_page
from dashboard.store.queries import quote_counts, quote_sums, quotes
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.search import read_terms
from tests.store.made import article, database, dossier_of

NUMBER = 160
FIRST = date(2024, 11, 20)
SAID_ON = ("{day}", "{day}", "{day}", "{month}", "{year}", "{day}/..", "../{day}", None)
KINDS = ("direct", "direct", "fragment", "reported")
ISSUES = ((), ("peace",), ("peace", "war"), ("war",))


def made() -> Dossier:
    """Many quotes over a few months, with days of every precision, in sources of several days each."""
    text = "\n".join(f"Said {n:03}." for n in range(NUMBER))
    said = []
    for n in range(NUMBER):
        day = FIRST + timedelta(days=n * 7 % 150)
        form = SAID_ON[n % len(SAID_ON)]
        when = form.format(day=day, month=f"{day:%Y-%m}", year=day.year) if form else None
        fields = {
            "id": f"q{n}", "source": f"s{n % 9}", "speaker": f"a{n % 7}" if n % 7 else None, "kind": KINDS[n % 4],
            "exact": f"Said {n:03}.", "issues": ISSUES[n * 3 % 4], "attribution": "one", "said_on": when,
        }  # fmt: skip
        said.append(Quote.model_validate({name: value for name, value in fields.items() if value is not None}))
    speaks_for: list[dict[str, str]] = [{}, {}, {}, {}, {"represents": "a1"}, {"represents": "a1"}]
    actors = [
        Actor.model_validate({"id": f"a{n}", "kind": "person", "name": f"A {n}"} | whom)
        for n, whom in enumerate(speaks_for, start=1)
    ]
    issues = [
        Issue.model_validate({"id": id_, "title": id_, "short": id_, "statement": id_, "group": "All"})
        for id_ in ("peace", "war")
    ]
    published = [None, "2025-01-15", "2025-02-28", "2025-03-01", "2025-01", "2025-02-03", "2024-12-31", "2025", None]
    sources = [
        article(f"s{n}", published=day, **({"publisher": f"P {n % 4}"} if n % 4 else {}))
        for n, day in enumerate(published)
    ]  # fmt: skip
    texts = {source.id: text for source in sources}
    return dossier_of(actors=actors, issues=issues, sources=sources, quotes=said, texts=texts)


@dataclass(frozen=True)
class Made:
    dossier: Dossier = field(repr=False)
    engine: Engine


@pytest.fixture(scope="module")
def many(engine_kind: str) -> Iterator[Made]:
    """Made anew for each engine."""
    del engine_kind
    dossier = made()
    with database(dossier) as engine:
        yield Made(dossier, engine)


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


DAYS = st.none() | st.dates(FIRST - timedelta(days=20), FIRST + timedelta(days=200))
FILTERS = st.builds(
    Filters, since=DAYS, until=DAYS, known=DAYS, actors=st.just(()) | some("a1", "a3"),
    issues=st.just(()) | some("war", "peace"),
)  # fmt: skip
CHOICES = st.builds(
    Choice,
    kind=some("direct", "reported"),
    speaker=st.just(()) | some("a2", "a5"),
    issue=st.just(()) | some("peace"),
    publisher=st.just(()) | some("P 1", "P 2"),
    source=st.just(()) | some("s1", "s5"),
)
ANY_DAY = st.dates(FIRST - timedelta(days=20), FIRST + timedelta(days=200))


def known_from(dossier: Dossier, quote: Quote) -> date | None:
    for when in (dossier.sources[quote.source].published, quote.said_on):
        if when and (when.latest or when.earliest):
            return when.latest or when.earliest
    return None


def is_chosen(dossier: Dossier, quote: Quote, filters: Filters, choice: Choice) -> bool:
    earliest, latest = (quote.said_on.earliest, quote.said_on.latest) if quote.said_on else (None, None)
    known = known_from(dossier, quote)
    chain = dossier.chain(quote.speaker) if quote.speaker else []
    return (
        (not filters.since or latest is None or latest >= filters.since)
        and (not filters.until or earliest is None or earliest <= filters.until)
        and (not filters.known or (known is not None and known <= filters.known))
        and (not filters.actors or bool(set(chain) & set(filters.actors)))
        and (not filters.issues or bool(set(quote.issues) & set(filters.issues)))
        and (not choice.kind or quote.kind in choice.kind)
        and (not choice.speaker or quote.speaker in choice.speaker)
        and (not choice.issue or bool(set(quote.issues) & set(choice.issue)))
        and (not choice.source or quote.source in choice.source)
        and (not choice.publisher or dossier.sources[quote.source].publisher in choice.publisher)
    )


@settings(max_examples=80, deadline=None)
@given(filters=FILTERS, choice=CHOICES)
def test_every_count_is_that_of_the_chosen_quotes(many: Made, filters: Filters, choice: Choice) -> None:
    check(many, filters, choice)


@settings(max_examples=60, deadline=None)
@given(since=ANY_DAY, until=ANY_DAY, known=ANY_DAY, kind=some("direct", "reported"))
def test_a_stretch_as_known_on_a_day(many: Made, since: date, until: date, known: date, kind: tuple[str, ...]) -> None:
    for filters in (
        Filters(since=since, until=until, known=known), Filters(since=since, until=until),
        Filters(since=since, known=known), Filters(until=until, known=known),
    ):  # fmt: skip
        check(many, filters, Choice(kind=kind))


TICKED = [
    Choice(), Choice(kind=("direct",)), Choice(speaker=("a2", "a5")), Choice(issue=("peace",)),
    Choice(issue=("war", "peace")), Choice(publisher=("P 1", "P 2")), Choice(publisher=("P 1",), kind=("fragment",)),
]  # fmt: skip
PICKED = [
    Filters(), Filters(actors=("a1",)), Filters(actors=("a1", "a3")), Filters(actors=("a6",)),
    Filters(actors=("nobody",)), Filters(issues=("war",)), Filters(issues=("war", "peace")),
    Filters(actors=("a1",), issues=("war",)),
]  # fmt: skip


@pytest.mark.parametrize("choice", TICKED)
@pytest.mark.parametrize("filters", PICKED)
def test_what_was_chosen_alone_and_together(many: Made, filters: Filters, choice: Choice) -> None:
    check(many, filters, choice)
    check(many, replace(filters, since=date(2025, 1, 10), known=date(2025, 2, 20)), choice)


def check(many: Made, filters: Filters, choice: Choice) -> None:
    """Every count against counting one by one."""
    dossier, engine = many.dossier, many.engine

    def chosen(choice: Choice) -> list[Quote]:
        return [quote for quote in dossier.quotes.values() if is_chosen(dossier, quote, filters, choice)]

    here = chosen(choice)
    assert quote_counts.number(engine, filters, choice) == len(here)
    found = quotes.find(engine, filters, choice, read_terms(""))
    assert found.total == len(here)
    assert set(found.quotes["id"]) <= {quote.id for quote in here}
    assert len(found.quotes) == min(len(here), quotes.PAGE)
    all_of_them = chosen(Choice())
    (row,) = quote_counts.totals(engine, filters).itertuples(index=False)
    assert tuple(row) == (
        sum(quote.kind != "reported" for quote in all_of_them), sum(quote.kind == "reported" for quote in all_of_them),
        len({quote.speaker for quote in all_of_them} - {None}), len({quote.source for quote in all_of_them}),
    )  # fmt: skip
    for words in ("", "said"):
        counted = quotes.facets(engine, filters, choice, read_terms(words), all_words=True)
        for facet in (*quote_counts.FACETS, *(["source"] if choice.source else [])):
            others = chosen(replace(choice, **{facet: ()}))
            values: dict[str, list[str | None]] = {
                "speaker": [quote.speaker for quote in others], "kind": [str(quote.kind) for quote in others],
                "issue": [issue for quote in others for issue in quote.issues],
                "source": [quote.source for quote in others if quote.source in choice.source],
                "publisher": [dossier.sources[quote.source].publisher for quote in others],
            }  # fmt: skip
            here_counted = counted[counted["facet"] == facet]
            numbers = dict(zip(here_counted["value"], here_counted["quotes"], strict=True))
            expected = {value: number for value, number in Counter(values[facet]).items() if value}
            assert {value: number for value, number in numbers.items() if number} == expected
            assert set(getattr(choice, facet)) <= set(numbers)  # what is ticked can be unticked


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS, choice=CHOICES)
def test_a_search_finds_what_is_chosen(many: Made, filters: Filters, choice: Choice) -> None:
    dossier, engine = many.dossier, many.engine
    found = quotes.find(engine, filters, choice, read_terms("said"))
    chosen = [quote.id for quote in dossier.quotes.values() if is_chosen(dossier, quote, filters, choice)]
    assert found.total == len(chosen)
    assert set(found.quotes["id"]) <= set(chosen)


def test_the_newest_stand_first(many: Made) -> None:
    dossier, engine = many.dossier, many.engine
    pages = [quotes.find(engine, Filters(), Choice(), read_terms(""), page).quotes for page in range(1, 9)]
    ids = [id_ for page in pages for id_ in page["id"]]
    days = [dossier.quotes[id_].said_on for id_ in ids]
    ends = [(day.latest or day.earliest) if day else None for day in days]
    assert sorted(ids) == sorted(dossier.quotes)
    assert ends == sorted(ends, key=lambda day: day or date.min, reverse=True)


def test_the_title_page_counts_all(many: Made) -> None:
    assert title_page.totals(many.engine, Filters())["quotes"][0] == NUMBER


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 2_000)), max_size=400))
def test_few_spans_hold_all_that_many_did(drawn: list[tuple[int, int]]) -> None:
    spans = sorted((first, first + length) for first, length in drawn)
    found = quote_sums.joined(spans)
    assert len(found) <= quote_sums.SPANS
    assert all(last < first for (_, last), (first, _) in pairwise(found))
    assert all(any(start <= first and last <= end for start, end in found) for first, last in spans)

"""What each page asks of the store, one entry a question, with parameters that differ from run to run.

A question is a function of an engine and a `Draw`: another actor, issue, day or word each time, so that no cache
answers for the store. Where the store's questions change, this file changes, and no other of the benchmark.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine

from dashboard.exports.brief_builder import write_brief
from dashboard.filters import Filters
from dashboard.measures.contacts import carriers
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
from dashboard.ui.contacts import busiest
from tests.benchmarks.synthetic import Size
from tests.benchmarks.words import COMMON, stream, vocabulary
from tests.benchmarks.world import DAYS, FIRST, world

RARE = 15_000
"""Words from this rank on are rare: each in a few quotes of ten thousand at most."""
EVERYTHING = Filters()
WEEK = timedelta(days=7)
FEW = 21
"""So many meetings of which nobody said that they were held the page asks for."""


@dataclass(frozen=True)
class Draw:
    """What one run asks for."""

    delegation: str
    other: str
    """Another one."""
    person: str
    issue: str
    day: date
    """Somewhere in the middle of the time."""
    since: date
    until: date
    """A quarter of a year later."""
    meeting: str
    source: str
    """A source kept by hand."""
    article: str
    """A source of bulk quotes, as one of the pages named it."""
    quotes: tuple[str, ...]
    rare: str
    common: str
    two: str
    phrase: str

    def of_delegation(self) -> Filters:
        """All of one delegation."""
        return Filters(actors=(self.delegation,))

    def of_person(self) -> Filters:
        """One who speaks."""
        return Filters(actors=(self.person,))

    def on_issue(self) -> Filters:
        """One issue."""
        return Filters(issues=(self.issue,))

    def in_time(self) -> Filters:
        """A quarter of a year."""
        return Filters(since=self.since, until=self.until)

    def known(self) -> Filters:
        """As known on a day."""
        return Filters(known=self.day)


def draws(engine: Engine, size: Size, count: int) -> list[Draw]:
    """The same for the same size, as far as the store names its bulk sources and quotes the same."""
    made, numbers = world(size.seed), stream(size.seed, 99)
    people = [person for person in made.actors if person.offices]
    cited = [source.id for source in made.sources]
    found = []
    for _ in range(count):
        day = FIRST + timedelta(days=int(numbers.integers(DAYS // 4, DAYS)))
        since = FIRST + timedelta(days=int(numbers.integers(DAYS - 100)))
        person = people[int(numbers.integers(len(people)))]
        page = quotes.find(engine, Filters(actors=(person.id,)), Choice(), read_terms("")).quotes
        spoken = next((exact for exact in page["exact"] if len(exact.split()) > 8), "the peace of and")
        at = int(numbers.integers(max(len(spoken.split()) - 2, 1)))
        common = [COMMON[int(numbers.integers(46, len(COMMON)))] for _ in range(3)]
        words = spoken.strip(".").split()
        one, other = (made.delegations[int(at)] for at in numbers.permutation(len(made.delegations))[:2])
        found.append(Draw(
            delegation=one, other=other, person=person.id,
            issue=made.issues[int(numbers.integers(len(made.issues)))], day=day, since=since,
            until=since + timedelta(days=91), meeting=f"m{int(numbers.integers(size.meetings)):06}",
            source=cited[int(numbers.integers(len(cited)))], quotes=tuple(page["id"]),
            article=str(page["source"].iloc[0]) if len(page) else cited[0],
            rare=vocabulary()[int(numbers.integers(RARE, len(vocabulary())))], common=common[0],
            two=" ".join(common[1:]), phrase='"' + " ".join(words[at : at + 2]) + '"',
        ))  # fmt: skip
    return found


@dataclass(frozen=True)
class Question:
    """One query of a page, or the few that a click asks together."""

    page: str
    name: str
    ask: Callable[[Engine, Draw], Any]
    search: bool = False
    """Whether it searches words: the only questions that may take longer the more there is."""

    @property
    def title(self) -> str:
        """Page and name."""
        return f"{self.page}: {self.name}"


def _cell(engine: Engine, draw: Draw) -> None:
    """What a click on a cell of the matrix asks."""
    found = positions.of_cell(engine, EVERYTHING, draw.delegation, draw.issue, of_person=False)
    ids = list(found["id"])
    quotes.of_positions(engine, EVERYTHING, ids)
    passages.of_records(engine, EVERYTHING, "position", ids)
    passages.of_records(engine, EVERYTHING, "searched", ids)


def _meeting(engine: Engine, draw: Draw) -> None:
    """What a click on a meeting asks."""
    meetings.one(engine, EVERYTHING, draw.meeting)
    meetings.status_history(engine, EVERYTHING, draw.meeting)
    meetings.who_takes_part(engine, EVERYTHING, draw.meeting)
    meetings.accounts(engine, EVERYTHING, draw.meeting)
    quotes.of_meeting(engine, EVERYTHING, draw.meeting)
    passages.of_records(engine, EVERYTHING, "meeting", [draw.meeting])


def _source(engine: Engine, draw: Draw, source: str) -> None:
    """What the reader asks of one source."""
    del draw
    sources.one(engine, EVERYTHING, source)
    passages.in_source(engine, EVERYTHING, source)


def _contacts(engine: Engine, filters: Filters) -> None:
    """The pairs of delegations, and the number of the meetings."""
    members = tuple(contacts.delegations(engine, filters)["member"])
    contacts.counted(engine, filters, "delegations", members)
    meeting_counts.met(engine, filters, "delegations")


def _carriers(engine: Engine, draw: Draw) -> None:
    sides = (draw.delegation, draw.other)
    found = carriers(company.whereabouts(engine, EVERYTHING, "persons", sides), *sides, within=30)
    meetings.titles(engine, EVERYTHING, sorted({*found["one_meeting"], *found["other_meeting"]}))


def _persons(engine: Engine, filters: Filters) -> None:
    """The pairs of the twenty who were at most meetings."""
    attended = meeting_counts.by_actor(engine, filters)
    members = busiest(attended, contacts.persons(engine, filters))
    contacts.counted(engine, filters, "persons", tuple(members["member"]))
    meeting_counts.met(engine, filters, "persons")


def _actor(engine: Engine, draw: Draw) -> None:
    """What an actor's page asks besides its positions, quotes and meetings."""
    actors.one(engine, EVERYTHING, draw.person)
    actors.voices(engine, draw.person)
    actors.speaks_for(engine, draw.person)
    actors.other_names(engine, draw.person)
    actors.posts(engine, EVERYTHING)


def _searched(words: str) -> Callable[[Engine, Draw], Any]:
    """Page 1 and the facets of a search for the draw's `words`."""

    def ask(engine: Engine, draw: Draw) -> None:
        terms = read_terms(getattr(draw, words))
        found = quotes.find(engine, EVERYTHING, Choice(), terms)
        quotes.facets(engine, EVERYTHING, Choice(), terms, all_words=found.all_words)

    return ask


def _quotes(name: str, filters: Callable[[Draw], Filters], page: int = 1) -> list[Question]:
    """Listing, totals and facets for what the reader has chosen, each by itself."""
    nothing, none = read_terms(""), Choice()
    return [
        Question("Quotes", f"page {page}{name}", lambda e, d: quotes.find(e, filters(d), none, nothing, page)),
        Question("Quotes", f"totals{name}", lambda e, d: quote_counts.totals(e, filters(d))),
        Question("Quotes", f"facets{name}", lambda e, d: quotes.facets(e, filters(d), none, nothing, all_words=True)),
    ]


def _hundred(draw: Draw) -> list[str]:
    """Some meetings, as a page lists them."""
    first = int(draw.meeting[1:])
    return [f"m{number:06}" for number in range(first, first + 100)]


def _all(_: Draw) -> Filters:
    return EVERYTHING


QUESTIONS: tuple[Question, ...] = (
    Question("Sidebar", "names", lambda e, _: (dossier.actors(e), dossier.issues(e), dossier.title_page(e))),
    Question(
        "Briefing", "the whole note",
        lambda e, d: write_brief(e, EVERYTHING, d.day - WEEK, d.day),
    ),
    Question("Briefing", "what moved", lambda e, d: changes.cells(e, d.known(), d.day - WEEK)),
    Question("Briefing", "longest silences", lambda e, d: changes.silences(e, d.known(), d.day, 30, 6)),
    Question("Briefing", "news of meetings", lambda e, d: changes.statuses_of_meetings(e, d.known(), d.day - WEEK)),
    Question("Briefing", "what comes next", lambda e, d: meetings.coming(e, d.known(), d.day, 25)),
    Question("Briefing", "what was not confirmed", lambda e, d: meetings.unconfirmed(e, d.known(), d.day, 25)),
    Question("Briefing", "how much is awaited", lambda e, d: meetings.awaited(e, d.known(), d.day)),
    Question("Briefing", "new quotes", lambda e, d: changes.direct_quotes(e, d.known(), d.day - WEEK, 25)),
    Question("Briefing", "new disputes", lambda e, d: changes.disputed_since(e, d.known(), d.day - WEEK)),
    Question("Stances", "matrix", lambda e, _: stances.cells(e, EVERYTHING, "delegations")),
    Question("Stances", "matrix of persons", lambda e, _: stances.cells(e, EVERYTHING, "persons")),
    Question("Stances", "one actor", lambda e, d: stances.cells(e, d.of_delegation(), "delegations")),
    Question("Stances", "a stretch of time", lambda e, d: stances.cells(e, d.in_time(), "delegations")),
    Question("Stances", "as known on a day", lambda e, d: stances.cells(e, d.known(), "delegations")),
    Question("Stances", "behind one cell", _cell),
    Question("Issue", "its positions", lambda e, d: (positions.on_issue(e, EVERYTHING, d.issue, 300),
                                                          positions.number_on_issue(e, EVERYTHING, d.issue))),
    Question("Issue", "its column", lambda e, d: stances.cells(e, d.on_issue(), "delegations")),
    Question("Nearness", "of delegations", lambda e, d: stances.cells(e, d.known(), "delegations")),
    Question("Nearness", "of persons", lambda e, d: stances.cells(e, d.known(), "persons")),
    Question("Overlap", "its positions", lambda e, d: positions.on_issue(e, d.known(), d.issue)),
    Question("Overlap", "how rare its words are", lambda e, d: positions.conditions(e, d.day, COMMON)),
    Question("Meetings", "numbers", lambda e, _: meeting_counts.counted(e, EVERYTHING)),
    Question("Meetings", "numbers, one actor", lambda e, d: meeting_counts.counted(e, d.of_person())),
    Question("Meetings", "numbers, as known on a day", lambda e, d: meeting_counts.counted(e, d.known())),
    Question("Meetings", "the last", lambda e, _: meetings.all_chosen(e, EVERYTHING, newest=500)),
    Question("Meetings", "the last of one actor", lambda e, d: meetings.all_chosen(e, d.of_person(), newest=500)),
    Question("Meetings", "the last, as known on a day", lambda e, d: meetings.all_chosen(e, d.known(), newest=500)),
    Question(
        "Meetings", "those of a quarter",
        lambda e, d: meetings.all_chosen(e, EVERYTHING, span=(d.since, d.until), newest=500),
    ),
    Question("Meetings", "unconfirmed", lambda e, d: meetings.unconfirmed(e, EVERYTHING, d.day, FEW)),
    Question("Meetings", "people of a hundred", lambda e, d: meetings.people(e, EVERYTHING, _hundred(d))),
    Question("Meetings", "calls of a hundred", lambda e, d: meetings.legs(e, EVERYTHING, _hundred(d))),
    Question("Meetings", "one meeting", _meeting),
    Question("Contacts", "delegations", lambda e, _: _contacts(e, EVERYTHING)),
    Question("Contacts", "one actor", lambda e, d: _contacts(e, d.of_delegation())),
    Question("Contacts", "a stretch of time", lambda e, d: _contacts(e, d.in_time())),
    Question("Contacts", "as known on a day", lambda e, d: _contacts(e, d.known())),
    Question("Contacts", "persons", lambda e, _: _persons(e, EVERYTHING)),
    Question("Contacts", "persons, as known on a day", lambda e, d: _persons(e, d.known())),
    Question(
        "Contacts", "two of them",
        lambda e, d: contacts.together(
            e, EVERYTHING, "delegations", min(d.delegation, d.other), max(d.delegation, d.other), 200
        ),
    ),
    Question(
        "Contacts", "the way of one", lambda e, d: company.attendance_with(e, EVERYTHING, "persons", (d.person,))
    ),
    Question("Overlap", "who could carry it", _carriers),
    *_quotes("", _all),
    Question("Quotes", "page 500", lambda e, _: quotes.find(e, EVERYTHING, Choice(), read_terms(""), 500)),
    *_quotes(", one delegation", Draw.of_delegation),
    *_quotes(", one person", Draw.of_person),
    *_quotes(", one issue", Draw.on_issue),
    *_quotes(", a stretch of time", Draw.in_time),
    *_quotes(", as known on a day", Draw.known),
    Question(
        "Quotes", "one speaker ticked",
        lambda e, d: (
            quotes.find(e, EVERYTHING, Choice(speaker=(d.person,)), read_terms("")),
            quotes.facets(e, EVERYTHING, Choice(speaker=(d.person,)), read_terms(""), all_words=True),
        ),
    ),
    Question("Quotes", "twenty by id", lambda e, d: (quotes.by_id(e, EVERYTHING, d.quotes),
                                                     quotes.disputes(e, EVERYTHING, d.quotes))),
    Question("Quotes", "search, a rare word", _searched("rare"), search=True),
    Question("Quotes", "search, a common word", _searched("common"), search=True),
    Question("Quotes", "search, two words", _searched("two"), search=True),
    Question("Quotes", "search, a phrase", _searched("phrase"), search=True),
    Question("Actors", "listing", lambda e, _: actors.listing(e, EVERYTHING)),
    Question("Actors", "listing, as known on a day", lambda e, d: actors.listing(e, d.known())),
    Question("Actors", "one: who it is", _actor),
    Question("Actors", "one: positions", lambda e, d: (positions.of_actor(e, EVERYTHING, d.person, 300),
                                                           positions.answers(e, EVERYTHING, d.person))),
    Question("Actors", "one: meetings", lambda e, d: (meetings.of_actor(e, EVERYTHING, d.person, 100),
                                                          meeting_counts.of_actor(e, EVERYTHING, d.person))),
    Question("Actors", "a delegation: positions", lambda e, d: (positions.of_actor(e, EVERYTHING, d.delegation, 300),
                                                                  positions.answers(e, EVERYTHING, d.delegation))),
    Question("Actors", "a delegation: meetings", lambda e, d: (meetings.of_actor(e, EVERYTHING, d.delegation, 100),
                                                                 meeting_counts.of_actor(e, EVERYTHING, d.delegation))),
    Question("Actors", "a delegation: whom it met", lambda e, d: actors.met(e, EVERYTHING, d.delegation)),
    Question("Actors", "one: whom it met", lambda e, d: actors.met(e, EVERYTHING, d.person)),
    Question("Sources", "listing", lambda e, _: sources.listing(e, EVERYTHING, 200)),
    Question("Sources", "numbers", lambda e, _: sources.numbers(e, EVERYTHING)),
    Question("Sources", "listing, one actor", lambda e, d: sources.listing(e, d.of_person(), 200)),
    Question("Sources", "listing, a stretch of time", lambda e, d: sources.listing(e, d.in_time(), 200)),
    Question("Sources", "numbers, a stretch of time", lambda e, d: sources.numbers(e, d.in_time())),
    Question("Sources", "one", lambda e, d: _source(e, d, d.source)),
    Question("Sources", "one article", lambda e, d: _source(e, d, d.article)),
    Question("Data", "totals", lambda e, _: dossier.totals(e, EVERYTHING)),
    Question("Data", "totals, as known on a day", lambda e, d: dossier.totals(e, d.known())),
)  # fmt: skip

"""Who and what the synthetic dossier is about, and its hand-kept files: a title page, issues, places, actors, sources.

500 actors: 40 delegations (30 states with a capital, 10 organisations) in 5 groups, and 460 bodies and persons that
speak for them. 60 issues in 8 groups, 200 places, 1,000 sources of which 20 keep a text with quotes.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.words import TOPICS, names, sentences, stream

FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
DAYS = (LAST - FIRST).days + 1
STATES, ORGANISATIONS, BODIES, PERSONS = 30, 10, 60, 400
ISSUES, PLACES, SOURCES, KEPT = 60, 200, 1_000, 20
GROUPS = ("Parties", "Mediators", "North", "South", "Organisations")
HEADINGS = ("Security", "Territory", "People", "Economy", "Energy", "Justice", "Order", "Process")
_CODES = ["AA", *(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"), *(f"X{letter}" for letter in "ABCDEFGHIJKLMNO")]
"""Codes that ISO 3166-1 leaves to its users: no real country is meant."""


@dataclass(frozen=True)
class Person:
    """Anyone who speaks: a delegation, a body or a person, with its root and the two offices of a person."""

    id: str
    name: str
    delegation: int
    offices: tuple[str, str] | None
    since: date
    """The day on which the second office began."""


@dataclass(frozen=True)
class Source:
    """A source that records rest on; those with a text are pinned."""

    id: str
    publisher: str
    published: date
    text: str | None


@dataclass(frozen=True)
class World:
    """What records are made about. Delegations come first among the actors, in display order."""

    records: dict[str, list[dict[str, Any]]]
    """The records as they stand in files: actors, issues, places."""
    actors: tuple[Person, ...]
    capitals: tuple[str | None, ...]
    """Of each delegation."""
    sources: tuple[Source, ...]
    """In the order of their days."""

    @property
    def delegations(self) -> list[str]:
        """The ids of the delegations in display order."""
        return [person.id for person in self.actors[: STATES + ORGANISATIONS]]

    @property
    def issues(self) -> list[str]:
        """The ids of the issues."""
        return [record["id"] for record in self.records["issues"]]

    @property
    def places(self) -> list[str]:
        """The ids of the places, capitals first."""
        return [record["id"] for record in self.records["places"]]


@cache
def world(seed: int) -> World:
    """The same for the same seed."""
    places = _places(seed)
    actors, people, capitals = _actors(seed, places)
    return World({"actors": actors, "issues": _issues(), "places": places}, people, capitals, _sources(seed))


def publishers(count: int) -> list[str]:
    """Names of news houses."""
    kinds = ("Herald", "Times", "Post", "Agency", "Courier", "Radio")
    return [f"{name} {kinds[at % len(kinds)]}" for at, name in enumerate(names(count, skip=2_000))]


def _issues() -> list[dict[str, Any]]:
    topics = TOPICS[:ISSUES]
    return [
        {
            "id": f"{topic}_{at:02}", "title": f"{topic.capitalize()} question", "short": f"{topic.capitalize()} {at}",
            "statement": f"There should be {topic} of the {at}th kind.", "keywords": [topic],
            "group": HEADINGS[at * len(HEADINGS) // ISSUES], "summary": f"Whether there should be {topic}.",
        }
        for at, topic in enumerate(topics)
    ]  # fmt: skip


def _places(seed: int) -> list[dict[str, Any]]:
    numbers = stream(seed, 2)
    lat, lon = numbers.uniform(30, 65, PLACES).round(3), numbers.uniform(-20, 70, PLACES).round(3)
    return [
        {"id": name.lower(), "name": name, "country": _CODES[at % STATES], "lat": float(lat[at]), "lon": float(lon[at])}
        for at, name in enumerate(names(PLACES))
    ]


def _actors(
    seed: int, places: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], tuple[Person, ...], tuple[str | None, ...]]:
    numbers = stream(seed, 3)
    count = STATES + ORGANISATIONS
    records: list[dict[str, Any]] = []
    people: list[Person] = []
    capitals: list[str | None] = []
    for at, name in enumerate(names(count, skip=500)):
        capital = places[at]["id"] if at < STATES else None
        record = {"id": name.lower(), "kind": "state" if at < STATES else "organisation", "name": name}
        records.append(record | ({"capital": capital, "country": _CODES[at]} if capital else {}))
        people.append(Person(record["id"], name, at, None, FIRST))
        capitals.append(capital)
    for at, name in enumerate(names(BODIES, skip=600)):
        delegation, full = at % count, f"{name} Office"
        id_ = f"{name.lower()}_office"
        records.append({
            "id": id_, "kind": "organisation", "name": full, "represents": people[delegation].id,
        })  # fmt: skip
        people.append(Person(id_, full, delegation, None, FIRST))
    given, surnames = names(60, skip=800), names(PERSONS, skip=1_000)
    turns = numbers.integers(90, DAYS - 90, size=PERSONS)
    for at, surname in enumerate(surnames):
        body = count + at % BODIES if at % 3 == 0 else None
        delegation = people[body].delegation if body else int(at * 7 % count)
        name, since = f"{given[at % len(given)]} {surname}", FIRST + timedelta(days=int(turns[at]))
        offices = (f"Deputy minister of {people[delegation].name}", f"Minister of {people[delegation].name}")
        records.append({
            "id": surname.lower(), "kind": "person", "name": name, "aliases": [{"text": surname}],
            "represents": people[body if body else delegation].id,
            "posts": [
                {"title": offices[1], "from": since.isoformat()},
                {"title": offices[0], "from": "2020", "to": (since - timedelta(days=1)).isoformat()},
            ],
        })  # fmt: skip
        people.append(Person(surname.lower(), name, delegation, offices, since))
    return records, tuple(people), tuple(capitals)


def _sources(seed: int) -> tuple[Source, ...]:
    numbers = stream(seed, 4)
    houses = publishers(120)
    texts = sentences(numbers, numbers.integers(80, 160, size=KEPT))
    days = sorted(numbers.integers(DAYS, size=SOURCES - 2).tolist())
    return tuple(
        Source(
            f"source-{at:04}", houses[int(numbers.integers(len(houses)))], FIRST + timedelta(days=day),
            texts[at * KEPT // SOURCES] if at % (SOURCES // KEPT) == 0 else None,
        )
        for at, day in enumerate([0, *days, DAYS - 1])
    )  # fmt: skip


def write_files(folder: Path, seed: int) -> None:
    """The dossier's hand-kept files; the folder's name becomes its id."""
    made = world(seed)
    short = {person.id: person.name[:24] for person in made.actors}
    size = (STATES + ORGANISATIONS) // len(GROUPS)
    title_page = {
        "id": folder.name, "title": "A synthetic dossier", "language": "en", "period": "2023/2025",
        "summary": "Made up, word for word, to measure how the program grows.",
        "delegations": [
            {
                "name": group,
                "members": [
                    {"actor": id_, "short": short[id_]} for id_ in made.delegations[at * size : (at + 1) * size]
                ],
            }
            for at, group in enumerate(GROUPS)
        ],
    }  # fmt: skip
    _write(folder / "dossier.yaml", title_page)
    _write(folder / "issues.yaml", made.records["issues"])
    _write(folder / "places.yaml", made.records["places"])
    for record in made.records["actors"]:
        _write(folder / "actors" / f"{record['id']}.yaml", record)
    for source in made.sources:
        _write_source(folder / "sources" / source.id, source, made)


def _write_source(folder: Path, source: Source, made: World) -> None:
    record = {
        "id": source.id, "kind": "article", "title": f"Report {source.id[-4:]}", "publisher": source.publisher,
        "url": f"https://{source.publisher.lower().replace(' ', '-')}.example/{source.id}",
        "published": source.published.isoformat(), "language": "en",
    }  # fmt: skip
    if source.text is None:
        _write(folder / "source.yaml", record)
        return
    digest = hashlib.sha256(source.text.encode()).hexdigest()
    _write(folder / "source.yaml", record | {"text_sha256": digest})
    (folder / "text.txt").write_text(source.text, encoding="utf-8")
    speaker = made.actors[-1 - int(source.id[-4:]) % PERSONS]
    parts = [part + "." for part in source.text.rstrip(".").split(". ") if source.text.count(part) == 1][:3]
    quotes = [
        {
            "id": f"{source.id}-{at}", "speaker": speaker.id, "kind": "reported", "exact": part,
            "said_on": source.published.isoformat(), "issues": [made.issues[at]],
        }
        for at, part in enumerate(parts)
    ]  # fmt: skip
    _write(folder / "quotes.yaml", quotes)


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)
    path.write_text(text, encoding="utf-8")

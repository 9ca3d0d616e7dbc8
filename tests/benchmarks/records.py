"""Positions and meetings of the synthetic dossier, as rows of the store's tables.

200,000 YAML files are not how anyone keeps so many, and reading YAML is measured by itself; what is measured with
these is how the store answers. So they are made as rows, in the columns and by the rules of `store/rows`, and they
stream: no more than the random numbers of all of them is ever held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.models.dates import EdtfDate
from dashboard.store import tables
from dashboard.store.rows.row import Row, TableRow, dated
from dashboard.store.rows.words import NOWHERE
from tests.benchmarks.words import phrases, skewed, stream
from tests.benchmarks.world import DAYS, FIRST, LAST, Person, Source, World, world

SCALE = ("supports", "supports_conditionally", "ambiguous", "opposes_conditionally", "opposes")
CALM = ((0.46, 0.22, 0.1, 0.1, 0.12), (0.12, 0.12, 0.1, 0.2, 0.46), (0.2, 0.25, 0.25, 0.2, 0.1))
"""How the stances lie in a group that is for, against, or of several minds."""
KINDS = {
    "talks": 0.2, "call": 0.22, "visit": 0.14, "summit": 0.05, "meeting": 0.2, "press_conference": 0.07,
    "signing": 0.02, "conference": 0.04, "vote": 0.02, "statement": 0.04,
}  # fmt: skip
FIRST_WORDS = {"announced": 0.62, "held": 0.22, "proposed": 0.06, "requested": 0.04, "reported": 0.03, "expected": 0.03}
LATER_WORDS = {"held": 0.74, "rescheduled": 0.09, "postponed": 0.07, "cancelled": 0.07, "denied": 0.03}
_LOT = 20_000


def positions(seed: int, count: int) -> Iterator[TableRow]:
    """position, passage and position_origin; by actor, as files are, and then by day."""
    made, numbers = world(seed), stream(seed, 5)
    stances = _stances(numbers, made)
    order = numbers.permutation(len(made.actors))
    actor = order[numbers.choice(len(made.actors), size=count, p=skewed(len(made.actors), 0.6))]
    issue = numbers.choice(len(made.issues), size=count, p=skewed(len(made.issues), 0.5))
    day = (DAYS * numbers.random(count) ** 0.8).astype(np.int64)  # more of them late than early
    sort = np.lexsort((day, actor))
    actor, issue, day = actor[sort], issue[sort], day[sort]
    dice = numbers.random((count, 6))
    lag, summary = numbers.integers(0, 6, size=count), _phrases(numbers, 400)
    picked = numbers.integers(1 << 30, size=(count, 3))
    finder = _Finder(made)
    for at in range(count):
        who = made.actors[actor[at]]
        when = FIRST + timedelta(days=int(day[at]))
        stance = _stance(dice[at], stances[who.delegation][issue[at]])
        text = _imprecise(when, dice[at][2])
        known = when + timedelta(days=int(lag[at]))
        id_ = f"p{at:06}"
        conditional = stance.endswith("conditionally")
        yield tables.position, {
            "id": id_, "rank": at, "actor": who.id, "spoke_for": who.id, "delegation": made.actors[who.delegation].id,
            "issue": made.issues[issue[at]], "stance": stance,
            "condition": f"if {summary[picked[at][0] % 400]}" if conditional else None,
            "summary": summary[picked[at][1] % 400].capitalize() + ".", "setting": None, "note": None,
            "basis": None if stance == "not_stated" else ("stated", "acted", "reported")[picked[at][0] % 3],
            "confidence": "medium" if dice[at][3] < 0.1 else None, "office": _office(who, when), "known_from": known,
            **dated("date", _date(text)),
        }  # fmt: skip
        read = finder.by(known, picked[at][2], 2 if dice[at][4] < 0.3 else 1)
        for source in read:
            sort_ = "searched" if stance == "not_stated" else "position"
            yield tables.passage, _passage(sort_, id_, source, 0, known)
        for source in read:
            yield tables.position_origin, {
                "position": id_, "origin": source.publisher, "pinned": source.text is not None, "known_from": known,
            }  # fmt: skip


def meetings(seed: int, count: int) -> Iterator[TableRow]:
    """meeting, meeting_issue, history, participant, leg and passage; by day, as their files are called."""
    made, numbers = world(seed), stream(seed, 6)
    finder, talk = _Finder(made), _phrases(numbers, 400)
    crowd, towns = skewed(len(made.actors), 0.5), skewed(len(made.places), 0.8)
    order, town_order = numbers.permutation(len(made.actors)), numbers.permutation(len(made.places))
    days = np.sort((DAYS * numbers.random(count) ** 0.8).astype(np.int64))
    for first in range(0, count, _LOT):
        size = min(_LOT, count - first)
        kind = numbers.choice(list(KINDS), size=size, p=list(KINDS.values())).tolist()
        words = numbers.choice([1, 2, 3], size=size, p=[0.35, 0.5, 0.15]).tolist()
        opening = numbers.choice(list(FIRST_WORDS), size=size, p=list(FIRST_WORDS.values())).tolist()
        later = numbers.choice(list(LATER_WORDS), size=(size, 2), p=list(LATER_WORDS.values())).tolist()
        people = order[numbers.choice(len(made.actors), size=(size, 8), p=crowd)].tolist()
        how_many = numbers.choice([2, 3, 4, 5], size=size, p=[0.55, 0.25, 0.12, 0.08]).tolist()
        place = town_order[numbers.choice(len(made.places), size=size, p=towns)].tolist()
        issue = numbers.choice(len(made.issues), size=(size, 3), p=skewed(len(made.issues), 0.5)).tolist()
        dice = numbers.random((size, 6)).tolist()
        number = numbers.integers(1 << 30, size=(size, 4)).tolist()
        for at in range(size):
            meeting = _Meeting(
                f"m{first + at:06}", kind[at], _statuses(opening[at], later[at], words[at]),
                _apart(made, people[at], how_many[at]), made.places[place[at]] if dice[at][0] < 0.85 else None,
                FIRST + timedelta(days=int(days[first + at])), dice[at], number[at], talk[number[at][0] % 400],
            )  # fmt: skip
            yield tables.meeting, {
                "id": meeting.id, "kind": meeting.kind, "confidence": None, "note": None,
                "mode": "phone" if meeting.kind == "call" else "in_person" if dice[at][1] < 0.5 else None,
            }  # fmt: skip
            for topic in dict.fromkeys(issue[at][: number[at][1] % 4]):
                yield tables.meeting_issue, {"meeting": meeting.id, "issue": made.issues[topic]}
            yield from _until(_history(made, finder, meeting))


def _until(found: Iterator[TableRow]) -> Iterator[TableRow]:
    """Each word of one meeting stands until the next is known."""
    before: Row | None = None
    for table, row in found:
        if table is not tables.history:
            yield table, row
            continue
        if before:
            yield table, before | {"known_until": row["known_from"]}
        before = row
    if before:
        yield tables.history, before | {"known_until": None}


@dataclass(frozen=True)
class _Meeting:
    id: str
    kind: str
    statuses: list[str]
    people: list[Person]
    place: str | None
    day: date
    dice: list[float]
    number: list[int]
    talk: str


def _history(made: World, finder: "_Finder", meeting: _Meeting) -> Iterator[TableRow]:
    """Word by word. A later word may bring another day and somebody more; the first words came before the day."""
    day, known = meeting.day, date.min
    told = day - timedelta(days=3 + meeting.number[2] % 20 if meeting.statuses[0] != "held" else 0)
    delegations = [made.actors[who.delegation] for who in meeting.people]
    for rank, status in enumerate(meeting.statuses):
        last = rank == len(meeting.statuses) - 1
        if status == "rescheduled":
            day += timedelta(days=4 + meeting.number[3] % 30)
        if status == "held":
            told = max(told, day)
        text = _imprecise(day, meeting.dice[2]) if meeting.dice[3] < 0.96 else None
        when = _date(text) if text else None
        known = max(known, told + timedelta(days=meeting.number[1] % 6))
        crowd = meeting.people if last else meeting.people[: max(2, len(meeting.people) - (meeting.dice[4] < 0.1))]
        unnamed = ["an adviser"] if meeting.dice[5] < 0.1 else []
        yield tables.history, {
            "meeting": meeting.id, "rank": rank, "status": status, "note": None, "date": text, "place": meeting.place,
            "outcome": meeting.talk.capitalize() + "." if status == "held" and meeting.dice[1] < 0.4 else None,
            "reported": told.isoformat(), "title": f"{meeting.kind.replace('_', ' ').capitalize()} on {meeting.talk}",
            "who": ", ".join([*(who.name for who in crowd), *unnamed]), "date_so_far": text,
            "place_so_far": meeting.place, "earliest": when.earliest if when else None,
            "latest": when.latest if when else None, "day": when.latest if when else None,
            "reported_earliest": told, "reported_latest": told,
            "known_from": known, "last": last,
        }  # fmt: skip
        for order, who in enumerate(crowd):
            yield tables.participant, {
                "meeting": meeting.id, "entry": rank, "rank": order, "actor": who.id, "name": who.name,
                "office": _office(who, day), "role": "host" if order == 0 and meeting.dice[0] < 0.3 else "party",
                "remote": False,
            }  # fmt: skip
        for order, name in enumerate(unnamed, start=len(crowd)):
            yield tables.participant, {
                "meeting": meeting.id, "entry": rank, "rank": order, "actor": None, "name": name, "office": None,
                "role": None, "remote": None,
            }  # fmt: skip
        for source in finder.by(known, meeting.number[0] + rank, 1):
            yield tables.passage, _passage("meeting", meeting.id, source, rank, known)
        if meeting.kind == "call":
            capitals = {made.capitals[side.delegation] for side in delegations[: len(crowd)]}
            for origin, destination in combinations(sorted(town for town in capitals if town), 2):
                yield tables.leg, {
                    "meeting": meeting.id, "entry": rank, "origin": origin, "destination": destination,
                }  # fmt: skip
        told += timedelta(days=1 + meeting.number[2] % 4)


def _statuses(opening: str, later: list[str], words: int) -> list[str]:
    """A meeting that was held, called off or denied has had its last word."""
    found = [opening]
    for word in later[: words - 1]:
        if found[-1] in {"held", "cancelled", "denied"}:
            break
        found.append(word)
    return found


def _apart(made: World, drawn: list[int], count: int) -> list[Person]:
    """The first of the drawn that make up `count` people, each another, and of two delegations at least."""
    found = list(dict.fromkeys(drawn))
    first = made.actors[found[0]].delegation
    other = next((at for at in found if made.actors[at].delegation != first), (first + 1) % len(made.delegations))
    chosen = list(dict.fromkeys([found[0], other, *found[1:]]))[:count]
    return [made.actors[at] for at in chosen]


def _stances(numbers: np.random.Generator, made: World) -> NDArray[np.int64]:
    """Where each delegation stands on each issue, by and large: its group's way, or its own."""
    delegations, issues = len(made.delegations), len(made.issues)
    ways = numbers.integers(len(CALM), size=(5, issues))
    own = numbers.integers(len(CALM), size=(delegations, issues))
    apart = numbers.random((delegations, issues)) < 0.25
    group = ways[np.arange(delegations) * 5 // delegations]
    way = np.where(apart, own, group)
    edges = np.cumsum(CALM, axis=1)
    dice = numbers.random((delegations, issues))
    return np.asarray((dice[..., None] > edges[way]).sum(axis=2).clip(max=len(SCALE) - 1))


def _stance(dice: NDArray[np.float64], base: np.int64) -> str:
    if dice[0] < 0.04:
        return "not_stated"
    if dice[0] < 0.06:
        return "declined"
    step = -1 if dice[1] < 0.12 else 1 if dice[1] > 0.88 else 0
    return SCALE[min(max(int(base) + step, 0), len(SCALE) - 1)]


def _imprecise(when: date, dice: float) -> str:
    """The day as a source gives it: now and then only the month, about the day, a stretch, or an end."""
    if dice < 0.92:
        return when.isoformat()
    if dice < 0.96:
        return f"{when:%Y-%m}"
    if dice < 0.98:
        return f"{when.isoformat()}~"
    if dice < 0.995:
        return f"{when.isoformat()}/{(when + timedelta(days=2)).isoformat()}"
    return f"../{when.isoformat()}"


@lru_cache(maxsize=20_000)
def _date(text: str) -> EdtfDate:
    return EdtfDate.parse(text)


def _office(who: Person, when: date) -> str | None:
    return who.offices[when >= who.since] if who.offices else None


def _phrases(numbers: np.random.Generator, count: int) -> list[str]:
    return phrases(numbers, numbers.integers(4, 10, size=count))


class _Finder:
    """Sources that had appeared by a day, the newest of them."""

    def __init__(self, made: World) -> None:
        days = [source.published for source in made.sources]
        self._sources = made.sources
        self._before = [0] * (DAYS + 60)
        at = 0
        for day in range(len(self._before)):
            while at < len(days) and (days[at] - FIRST).days <= day:
                at += 1
            self._before[day] = at

    def by(self, known: date, number: int, count: int) -> list[Source]:
        """`count` of the last twelve that had appeared; the first ever where nothing had."""
        end = self._before[min(max((known - FIRST).days, 0), len(self._before) - 1)]
        start = max(end - 12, 0)
        picked = {start + (int(number) + 5 * at) % max(end - start, 1): None for at in range(count)}
        return [self._sources[at] for at in picked]


def _passage(sort: str, record: str, source: Source, entry: int, known: date) -> dict[str, Any]:
    """A passage of a cited source, or the first sentence of a kept one."""
    standing = NOWHERE
    exact = None
    if source.text is not None and sort != "searched":
        end = source.text.index(".") + 1
        exact = source.text[:end]
        standing = {"start": 0, "end": end, "sentence_start": 0, "sentence_end": end}
    return {
        "sort": sort, "record": record, "entry": entry, "quote": None, "source": source.id, "exact": exact,
        "note": None, "known_from": min(known, LAST + timedelta(days=60)), **standing,
    }  # fmt: skip

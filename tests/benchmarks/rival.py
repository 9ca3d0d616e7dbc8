"""The same work done the plain way: pandas, everything in memory, asked anew each time.

What a page would do that reads its data once into frames and filters them on each rerun. Titles are those of
questions.py, so that the two stand in one line of the table.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from tests.benchmarks.questions import Draw
from tests.benchmarks.synthetic import Size, rows
from tests.benchmarks.world import world

PAGE = 20
_TABLES = ("position", "meeting", "history", "participant")


class Frames:
    """All of a synthetic dossier in memory."""

    def __init__(self, folder: Path, size: Size) -> None:
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in _TABLES}
        for table, row in rows(size):
            if table.name in found:
                found[table.name].append(row)
        for name in _TABLES:
            setattr(self, name, pd.DataFrame(found.pop(name)))
        self.quote = pd.concat([pd.read_parquet(path) for path in sorted((folder / "bulk").glob("*.parquet"))])
        self.quote = self.quote.reset_index(drop=True)
        for name in ("published", "said_on"):
            self.quote[name] = pd.to_datetime(self.quote[name], format="ISO8601")
        for name in ("speaker", "publisher", "kind"):
            self.quote[name] = self.quote[name].astype("category")
        made = world(size.seed)
        delegations = {person.id: made.delegations[person.delegation] for person in made.actors}
        self.side = pd.Series(delegations)
        for table, column in ((self.quote, "speaker"), (self.participant, "actor")):
            table["delegation"] = table[column].astype(object).map(delegations).astype("category")
        for table in (self.position, self.history):
            for name in ("earliest", "latest", "known_from"):
                table[name] = pd.to_datetime(table[name])

    position: pd.DataFrame
    meeting: pd.DataFrame
    history: pd.DataFrame
    participant: pd.DataFrame


def matrix(positions: pd.DataFrame, by: str = "delegation") -> pd.DataFrame:
    """The latest stance of each cell, and how many stand behind it."""
    spoken = positions.assign(silent=positions["stance"] == "not_stated")
    ordered = spoken.sort_values(["silent", "latest", "rank"], ascending=[True, False, False])
    cells = ordered.groupby([by, "issue"], sort=False)
    return cells.first().assign(records=cells.size())


def page(quotes: pd.DataFrame, number: int = 1) -> tuple[int, pd.DataFrame]:
    """How many there are, and twenty of them, the newest first."""
    newest = quotes.sort_values(["said_on", "url"], ascending=[False, True])
    return len(quotes), newest.iloc[(number - 1) * PAGE : number * PAGE]


def facets(quotes: pd.DataFrame) -> list[pd.Series]:
    """Counts by speaker, kind, source and issue."""
    counts = [quotes[name].value_counts() for name in ("speaker", "kind", "url")]
    return [*counts, quotes["issues"].explode().value_counts()]


def totals(quotes: pd.DataFrame) -> tuple[int, int, int, int]:
    """quoted, reported, speakers, sources."""
    reported = int((quotes["kind"] == "reported").sum())
    return len(quotes) - reported, reported, quotes["speaker"].nunique(), quotes["url"].nunique()


def standing(frames: Frames, known: pd.Timestamp | None = None) -> pd.DataFrame:
    """The last word on each meeting, with its kind."""
    words = frames.history if known is None else frames.history[frames.history["known_from"] <= known]
    last = words.sort_values("rank").groupby("meeting", sort=False).tail(1)
    return last.merge(frames.meeting, left_on="meeting", right_on="id").sort_values(["earliest", "meeting"])


def at_place(found: pd.DataFrame) -> pd.Series:
    """How many meetings there were at each place, by status."""
    return found.groupby(["place_so_far", "status"]).size()


def contacts(frames: Frames) -> pd.Series:
    """How often two delegations sat at one held meeting."""
    held = standing(frames)
    held = held[(held["status"] == "held") & ~held["kind"].isin(["statement", "press_conference", "vote"])]
    came = frames.participant.merge(
        held[["meeting", "rank"]], left_on=["meeting", "entry"], right_on=["meeting", "rank"]
    )
    sides = came[["meeting", "delegation"]].drop_duplicates()
    pairs = sides.merge(sides, on="meeting")
    return (
        pairs[pairs["delegation_x"] != pairs["delegation_y"]]
        .groupby(["delegation_x", "delegation_y"], observed=True)
        .size()
    )


def _searched(frames: Frames, words: Iterable[str]) -> Any:
    found = frames.quote
    for word in words:
        found = found[found["exact"].str.contains(word, case=False, regex=False)]
    return page(found), facets(found)


def _between(quotes: pd.DataFrame, draw: Draw) -> pd.DataFrame:
    return quotes[quotes["said_on"].between(pd.Timestamp(draw.since), pd.Timestamp(draw.until))]


def _met(frames: Frames, actor: str) -> pd.DataFrame:
    there = frames.participant[frames.participant["actor"] == actor]["meeting"].unique()
    found = standing(frames)
    return found[found["meeting"].isin(there)]


def _about(quotes: pd.DataFrame, issue: str) -> pd.DataFrame:
    return quotes[[issue in issues for issues in quotes["issues"]]]


def _known(quotes: pd.DataFrame, draw: Draw) -> pd.DataFrame:
    return quotes[quotes["published"] <= pd.Timestamp(draw.day)]


def _of(quotes: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    return quotes[quotes[column] == value]


def _held_by(frames: Frames, **chosen: str) -> pd.DataFrame:
    found = frames.position
    for column, value in chosen.items():
        found = found[found[column] == value]
    return found.sort_values(["latest", "rank"], ascending=False)


CHOICES: dict[str, Callable[[pd.DataFrame, Draw], pd.DataFrame]] = {
    "": lambda quotes, _: quotes,
    ", one delegation": lambda quotes, draw: _of(quotes, "delegation", draw.delegation),
    ", one person": lambda quotes, draw: _of(quotes, "speaker", draw.person),
    ", one issue": lambda quotes, draw: _about(quotes, draw.issue),
    ", a stretch of time": _between,
    ", as known on a day": _known,
}
Answer = Callable[[Frames, Draw], Any]
ANSWERS: dict[str, Answer] = {
    "Stances: matrix": lambda f, _: matrix(f.position),
    "Stances: matrix of persons": lambda f, _: matrix(f.position, "actor"),
    "Stances: one actor": lambda f, d: matrix(f.position[f.position["delegation"] == d.delegation]),
    "Stances: a stretch of time": lambda f, d: matrix(
        f.position[(f.position["latest"] >= pd.Timestamp(d.since)) & (f.position["earliest"] <= pd.Timestamp(d.until))]
    ),
    "Stances: as known on a day": lambda f, d: matrix(f.position[f.position["known_from"] <= pd.Timestamp(d.day)]),
    "Stances: behind one cell": lambda f, d: _held_by(f, delegation=d.delegation, issue=d.issue),
    "Issue: its positions": lambda f, d: _held_by(f, issue=d.issue),
    "Meetings: numbers": lambda f, _: at_place(standing(f)),
    "Meetings: the last of one actor": lambda f, d: at_place(_met(f, d.person)),
    "Meetings: the last, as known on a day": lambda f, d: at_place(standing(f, pd.Timestamp(d.day))),
    "Contacts: delegations": lambda f, _: contacts(f),
    "Quotes: page 500": lambda f, _: page(f.quote, 500),
    "Quotes: search, a rare word": lambda f, d: _searched(f, [d.rare]),
    "Quotes: search, a common word": lambda f, d: _searched(f, [d.common]),
    "Quotes: search, two words": lambda f, d: _searched(f, d.two.split()),
    "Quotes: search, a phrase": lambda f, d: _searched(f, [d.phrase.strip('"')]),
    "Actors: one: positions": lambda f, d: _held_by(f, actor=d.person),
    "Actors: one: meetings": lambda f, d: _met(f, d.person),
}


def _chosen(answer: Callable[[pd.DataFrame], Any], choose: Callable[[pd.DataFrame, Draw], pd.DataFrame]) -> Answer:
    return lambda frames, draw: answer(choose(frames.quote, draw))


for _name, _choose in CHOICES.items():
    ANSWERS |= {
        f"Quotes: page 1{_name}": _chosen(page, _choose),
        f"Quotes: totals{_name}": _chosen(totals, _choose),
        f"Quotes: facets{_name}": _chosen(facets, _choose),
    }

"""What a cell of the matrix shows, of all the words that stand in it: the one rule, for every reader and every day."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from dashboard.models.vocabulary import Stance

BLANK = (Stance.NOT_STATED, Stance.DECLINED)
"""Answers that carry no stance: they split no cell, and no stance is former to them."""


class Word(NamedTuple):
    """One position in a cell; they sort by `place`, the one that speaks first before the others."""

    place: int
    id: str
    actor: str
    stance: str
    day: date | None
    known_from: date | None


class Origin(NamedTuple):
    """One source behind a position."""

    position: str
    origin: str
    pinned: bool
    known_from: date | None


class State(NamedTuple):
    """What a cell shows.

    `position` is the word that it shows, `rival` another voice's that differs, `former` the last stance that was
    another, `records` how many words there are, `origins` how many independent sources the stance has, `pinned` whether
    one of them keeps its text.
    """

    position: str
    rival: str | None
    former: str | None
    records: int
    origins: int
    pinned: bool | None


@dataclass
class Cell:
    """A cell that fills word by word."""

    window_days: int
    words: list[Word] = field(default_factory=list)
    _stances: dict[str, str] = field(default_factory=dict)
    _origins: dict[str, dict[str, bool]] = field(default_factory=dict)
    _waiting: dict[str, list[Origin]] = field(default_factory=dict)

    def add(self, word: Word) -> None:
        """One more word; origins that came before it count now."""
        insort(self.words, word)
        self._stances[word.id] = word.stance
        for origin in self._waiting.pop(word.id, ()):
            self.rest_on(origin)

    def rest_on(self, origin: Origin) -> None:
        """One more source of a word."""
        stance = self._stances.get(origin.position)
        if stance is None:
            self._waiting.setdefault(origin.position, []).append(origin)
        else:
            found = self._origins.setdefault(stance, {})
            found[origin.origin] = found.get(origin.origin, False) or origin.pinned

    def state(self) -> State | None:
        """What it shows now; None where nobody has said anything."""
        if not self.words:
            return None
        top = self.words[0]
        rival = self._rival(top)
        origins = self._origins.get(top.stance, {})
        pinned = any(origins.values()) if origins else None
        return State(top.id, rival, self._former(top, rival), len(self.words), len(origins), pinned)

    def _rival(self, top: Word) -> str | None:
        """Another voice's word, where the cell is split.

        The rule: each voice of a delegation counts with its latest word. The newest of these is the cell's stance.
        Where another voice's latest word is a different stance, and not older than the dossier's window before the
        newest, the cell is split; of several such voices the newest speaks. What says nothing splits nothing.
        """
        if top.stance in BLANK or top.day is None:
            return None
        earliest = top.day - timedelta(days=self.window_days)
        heard = {top.actor}
        for word in self.words:
            if word.day is None or word.day < earliest:
                if word.stance != Stance.NOT_STATED:  # from here on all are older, but for those that say nothing
                    return None
                continue
            if word.actor not in heard:
                heard.add(word.actor)
                if word.stance != top.stance and word.stance not in BLANK:
                    return word.id
        return None

    def _former(self, top: Word, rival: str | None) -> str | None:
        """The last stance that was another than the one it shows.

        In a split cell it is one of the voice that the cell shows: what the others say still stands beside it.
        """
        if top.stance in BLANK:
            return None
        return next(
            (
                word.stance for word in self.words
                if word.stance != top.stance and word.stance not in BLANK and (rival is None or word.actor == top.actor)
            ),
            None,
        )  # fmt: skip


class Reign(NamedTuple):
    """A state with the days of knowledge on which it is shown; `known_until` is the first on which it no longer is.

    `last` is the one that is shown when nobody asks for a day; it has no days.
    """

    state: State
    known_from: date | None
    known_until: date | None
    last: bool


def reigns(words: Sequence[Word], origins: Iterable[Origin], window_days: int) -> Iterator[Reign]:
    """A cell replayed as it became known."""
    found = list(origins)
    cell, day, shown = Cell(window_days), date.min, None
    everything: list[Word | Origin] = [*words, *found]
    events = [event for event in everything if event.known_from is not None]
    events.sort(key=lambda event: event.known_from or date.min)
    for known, together in groupby(events, key=lambda event: event.known_from):
        for event in together:
            cell.add(event) if isinstance(event, Word) else cell.rest_on(event)
        state = cell.state()
        if state != shown:
            if shown is not None:
                yield Reign(shown, day, known, last=False)
            day, shown = known or date.min, state
    if shown is not None:
        yield Reign(shown, day, None, last=False)
    final = cell_of(words, found, window_days)
    if final is not None:
        yield Reign(final, None, None, last=True)


def cell_of(words: Iterable[Word], origins: Iterable[Origin], window_days: int) -> State | None:
    """What a cell with exactly these words shows."""
    cell = Cell(window_days)
    for word in words:
        cell.add(word)
    for origin in origins:
        cell.rest_on(origin)
    return cell.state()

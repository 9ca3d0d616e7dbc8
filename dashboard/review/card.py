"""One suggestion under review: what the program found, and what the curator makes of it.

A card may be incomplete at any time; it says itself what it still needs. What is right is for the dossier's own rules.
"""

from datetime import date as day_of
from enum import StrEnum
from typing import Self

from dashboard.dossier.passage import Span
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.record import Record, Slug
from dashboard.models.vocabulary import Basis, Confidence, MeetingKind, MeetingStatus, QuoteKind, Stance

DAYS_APART = 3
"""Two words may be on one meeting where their days are no further apart."""


class Decision(StrEnum):
    """What the curator has said to a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class StanceTaken(Record):
    """The position on one issue that words show; without a stance there is none."""

    issue: Slug
    stance: Stance | None = None
    condition: str = ""
    summary: str = ""
    basis: Basis = Basis.STATED
    confidence: Confidence = Confidence.HIGH

    @property
    def needs(self) -> list[str]:
        """What is missing before it is a position."""
        if self.stance is None:
            return []
        found = [] if self.summary.strip() else ["a summary in your own words"]
        return [*found, "its condition"] if self.stance.conditional and not self.condition.strip() else found


class Card(Record):
    """What all cards share: the words, by their place in the text, and what is decided."""

    start: int
    end: int
    rule: str
    score: float
    decision: Decision = Decision.OPEN

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    @property
    def needs(self) -> list[str]:
        """What is missing before it can be a record."""
        return []

    def decided(self, decision: Decision) -> Self:
        """The card with another decision."""
        return self.model_copy(update={"decision": decision})


class QuoteCard(Card):
    """Words that somebody said, quoted or reported, and the positions that they show."""

    kind: QuoteKind
    speaker: Slug | None = None
    attribution: str = ""
    said_on: str = ""
    meeting: Slug | None = None
    stances: tuple[StanceTaken, ...] = ()
    marks_mismatched: bool = False

    @property
    def issues(self) -> tuple[Slug, ...]:
        """What the words speak to."""
        return tuple(taken.issue for taken in self.stances)

    @property
    def needs(self) -> list[str]:
        """A speaker or the words that name him; for a position also an actor, a day and what each stance needs."""
        positions = [taken for taken in self.stances if taken.stance is not None]
        found = [] if self.speaker or self.attribution.strip() else ["a speaker, or the words that name him"]
        if positions and not self.speaker:
            found.append("a speaker, whose position it is")
        if positions and not self.said_on.strip():
            found.append("the day on which it was said")
        return found + [need for taken in positions for need in taken.needs]

    def about(self, issues: tuple[Slug, ...]) -> "QuoteCard":
        """The card on these issues; what was said of those that stay is kept."""
        kept = {taken.issue: taken for taken in self.stances}
        basis = Basis.REPORTED if self.kind is QuoteKind.REPORTED else Basis.STATED
        stances = tuple(kept.get(issue, StanceTaken(issue=issue, basis=basis)) for issue in issues)
        return self.model_copy(update={"stances": stances})


class MeetingCard(Card):
    """A word on a meeting: a meeting of its own, or one more entry in the history of one that is on record."""

    existing: Slug | None = None
    title: str = ""
    kind: MeetingKind = MeetingKind.MEETING
    status: MeetingStatus = MeetingStatus.REPORTED
    participants: tuple[Slug, ...] = ()
    unnamed: tuple[str, ...] = ()
    place: Slug | None = None
    date: str = ""
    outcome: str = ""
    issues: tuple[Slug, ...] = ()

    def like(self, dossier: Dossier) -> list[Slug]:
        """Meetings on record that it may be, the likeliest first: by those who take part, the days and the place."""
        day = _middle(self.date)
        ranked = []
        for meeting in dossier.meetings.values():
            last = meeting.history[-1]
            there = {member.actor for entry in meeting.history for member in entry.participants}
            there |= {member.actor for member in meeting.participants}
            other = _middle(last.date.text if last.date else "")
            near = 2 if day and other and abs((day - other).days) <= DAYS_APART else 0
            score = len(there & set(self.participants)) + near + (last.place is not None and last.place == self.place)
            ranked.append((-score, meeting.id))
        return [id_ for _, id_ in sorted(ranked)]

    @property
    def needs(self) -> list[str]:
        """A title and somebody who takes part, unless the meeting is on record."""
        if self.existing:
            return []
        found = [] if self.title.strip() else ["a title"]
        return found if self.participants or self.unnamed else [*found, "somebody who takes part"]


def _middle(text: str) -> day_of | None:
    try:
        when = EdtfDate.parse(text.strip()) if text.strip() else None
    except ValueError:
        return None
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest + (when.latest - when.earliest) / 2

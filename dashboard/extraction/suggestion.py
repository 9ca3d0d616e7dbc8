"""What the program suggests. A suggestion whose words don't stand at its span can't be made."""

from dataclasses import dataclass, field
from typing import Any

from dashboard.dossier.passage import Span
from dashboard.models.vocabulary import MeetingKind, MeetingStatus, QuoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Words of an article; `rule` says which rule found them, `score` how often that rule is right."""

    text: str = field(repr=False, compare=False)
    """The article's whole kept text."""
    span: Span
    exact: str
    rule: str
    score: float

    def __post_init__(self) -> None:
        if not 0 <= self.span.start < self.span.end <= len(self.text):
            raise ValueError(f"no words stand at {self.span.start} to {self.span.end}: the text has {len(self.text)}")
        if self.span.of(self.text) != self.exact:
            raise ValueError(f"'{self.exact}' does not stand at {self.span.start} to {self.span.end}")
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score is from 0 to 1, and not {self.score}")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSuggestion(Suggestion):
    """Words between quotation marks (or after a name and a colon in a transcript) that somebody said."""

    kind: QuoteKind
    speaker: str | None = None
    """The actor's id, where the words leave no other reading."""
    speaker_span: Span | None = None
    """The words that name the speaker."""
    cue_span: Span | None = None
    """The verb, or what stands for one."""
    attribution_span: Span | None = None
    """From the speaker's words to the verb."""
    continues: int | None = None
    """Where the quotation begins that this one goes on with."""
    marks_mismatched: bool = False

    @property
    def speaker_text(self) -> str | None:
        """The words that name the speaker."""
        return self.speaker_span.of(self.text) if self.speaker_span else None

    @property
    def cue(self) -> str | None:
        """The verb of saying."""
        return self.cue_span.of(self.text) if self.cue_span else None

    @property
    def attribution(self) -> str | None:
        """The source's words for who said it, verbatim."""
        return self.attribution_span.of(self.text) if self.attribution_span else None

    def as_json(self) -> dict[str, Any]:
        """The form in which the command prints it."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "exact": self.exact,
            "speaker": self.speaker,
            "speaker_text": self.speaker_text,
            "kind": self.kind.value,
            "cue": self.cue,
            "rule": self.rule,
            "score": self.score,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSuggestion(Suggestion):
    """Words that tell of a meeting."""

    kind: MeetingKind
    status: MeetingStatus
    participants: tuple[str, ...] = ()
    """Actors' ids."""
    unnamed: tuple[str, ...] = ()
    """Who takes part without a name, as the source puts it."""
    place: str | None = None
    date: str | None = None
    """In the written form of our dates; None where it can't be told."""
    date_text: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The form in which the command prints it."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "participants": list(self.participants),
            "unnamed": list(self.unnamed),
            "kind": self.kind.value,
            "status": self.status.value,
            "place": self.place,
            "date": self.date,
            "date_text": self.date_text,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSuggestion(Suggestion):
    """A word that points to an issue."""

    issue: str

    def as_json(self) -> dict[str, Any]:
        """The form in which the command prints it."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "exact": self.exact,
            "issue": self.issue,
            "rule": self.rule,
            "score": self.score,
        }

"""The one way in: an article and what the dossier knows, and out come suggestions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.dossier.passage import Span
from dashboard.extraction.blocks import blocks
from dashboard.extraction.known import Known
from dashboard.extraction.meetings import Met, meetings
from dashboard.extraction.quotes import Said, quotations
from dashboard.extraction.reported import reported
from dashboard.extraction.suggestion import IssueSuggestion, MeetingSuggestion, QuoteSuggestion
from dashboard.extraction.touched import Touched, touched
from dashboard.extraction.who import Cast


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All that was found in one text, each in the order of the text."""

    text: str
    quotes: tuple[QuoteSuggestion, ...] = ()
    reported: tuple[QuoteSuggestion, ...] = ()
    meetings: tuple[MeetingSuggestion, ...] = ()
    issues: tuple[IssueSuggestion, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The form in which the command prints them."""
        return {
            "quotes": [quote.as_json() for quote in self.quotes],
            "meetings": [meeting.as_json() for meeting in self.meetings],
            "reported": [quote.as_json() for quote in self.reported],
            "issues": [issue.as_json() for issue in self.issues],
        }


def suggest(text: str, known: Known, published: date | None = None) -> Suggestions:
    """What the text says that the dossier could hold; a text without words says nothing."""
    read = blocks(text)
    cast = Cast.of(known, read)
    return Suggestions(
        text,
        tuple(_quote(text, said, cast) for said in quotations(text, read)),
        tuple(reported(text, cast)),
        tuple(_meeting(text, met) for met in meetings(text, cast, published)),
        tuple(_issue(text, word) for word in touched(text, known, read)),
    )


def _quote(text: str, said: Said, cast: Cast) -> QuoteSuggestion:
    span = said.pair.span
    speaker = speaker_span = cue_span = attribution_span = None
    found = said.attribution
    if found is not None:
        words = said.words
        last = words[found.phrase.last - 1]
        owned = last.is_possessive and last.text[-1] in "sS" and last.text[-2] in "’'"
        speaker_span = Span(words[found.phrase.first].start, last.end - 2 * owned)
        cue_span = Span(words[found.cue[0]].start, words[found.cue[1] - 1].end)
        attribution_span = speaker_span.around(cue_span)
        speaker = cast.actor(said.context or said.block, found.phrase, words)
    return QuoteSuggestion(
        text=text,
        span=span,
        exact=span.of(text),
        rule=said.rule,
        score=said.score,
        kind=said.kind,
        speaker=speaker,
        speaker_span=speaker_span,
        cue_span=cue_span,
        attribution_span=attribution_span,
        continues=said.pair.continues,
        marks_mismatched=said.pair.mismatched,
    )


def _meeting(text: str, met: Met) -> MeetingSuggestion:
    return MeetingSuggestion(
        text=text,
        span=met.span,
        exact=met.span.of(text),
        rule=met.rule,
        score=met.score,
        kind=met.kind,
        status=met.status,
        participants=met.participants,
        unnamed=tuple(span.of(text) for span in met.unnamed),
        place=met.place,
        date=met.date,
        date_text=met.date_text,
    )


def _issue(text: str, word: Touched) -> IssueSuggestion:
    return IssueSuggestion(
        text=text, span=word.span, exact=word.span.of(text), rule="keyword", score=0.5, issue=word.issue
    )

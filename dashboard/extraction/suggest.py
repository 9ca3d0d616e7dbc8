"""The one way in: an article and what the dossier knows, and out come suggestions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.extraction.blocks import Block, blocks
from dashboard.extraction.known import Known
from dashboard.extraction.quotes import Said, quotations
from dashboard.extraction.span import Span
from dashboard.extraction.suggestion import QuoteSuggestion
from dashboard.extraction.who import Cast


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All that was found in one text, each in the order of the text."""

    text: str
    quotes: tuple[QuoteSuggestion, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The form in which the command prints them."""
        return {"quotes": [quote.as_json() for quote in self.quotes]}


def suggest(text: str, known: Known, published: date | None = None) -> Suggestions:
    """What the text says that the dossier could hold; an empty text says nothing."""
    read = blocks(text)
    cast = Cast.of(known, read)
    return Suggestions(text, tuple(_quotes(text, read, cast)))


def _quotes(text: str, read: list[Block], cast: Cast) -> Iterator[QuoteSuggestion]:
    for said in quotations(text, read):
        yield _quote(text, said, cast)


def _quote(text: str, said: Said, cast: Cast) -> QuoteSuggestion:
    span = said.pair.span
    speaker = speaker_span = cue_span = attribution_span = None
    found = said.attribution
    if found is not None:
        words = said.words
        block = said.context or said.block
        last = words[found.phrase.last - 1]
        owned = last.is_possessive and last.text[-1] in "sS" and last.text[-2] in "’'"
        speaker_span = Span(words[found.phrase.first].start, last.end - 2 * owned)
        cue_span = Span(words[found.cue[0]].start, words[found.cue[1] - 1].end)
        attribution_span = Span(min(speaker_span.start, cue_span.start), max(speaker_span.end, cue_span.end))
        speaker = cast.actor(block, found.phrase, words)
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

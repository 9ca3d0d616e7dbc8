"""From an accepted draft to the records that are to be saved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from dashboard.dossier import slugs
from dashboard.dossier.addition import Addition, NewStatus, record_from
from dashboard.dossier.passage import Span, find_all, paragraph_around
from dashboard.dossier.problem import Problem
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting, StatusEntry
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.record import Record
from dashboard.models.source import Source
from dashboard.models.vocabulary import QuoteKind
from dashboard.review.card import Card, Decision, MeetingCard, QuoteCard
from dashboard.review.draft import Draft

R = TypeVar("R", bound=Record)
GAP = "\n\n[…]\n\n"
"""Where a text that is kept in excerpts leaves something out."""


def kept_text(draft: Draft) -> str:
    """The whole text, or the paragraphs that accepted records rest on; the first one, the headline, always stays."""
    if draft.source.whole:
        return draft.text
    cards = draft.of_decision(Decision.ACCEPTED)
    blocks = {paragraph_around(draft.text, Span(0, 0)), *(paragraph_around(draft.text, card.span) for card in cards)}
    kept, end = "", 0
    for block in sorted(blocks):
        if block.start < end:
            continue
        between = draft.text[end : block.start]
        kept += (GAP if between.strip() else between) if kept else ""
        kept += block.of(draft.text)
        end = block.end
    return kept


def selector(text: str, exact: str, before: str, after: str) -> dict[str, str]:
    """`exact`, with as much of what stands around it as tells it from the same words elsewhere in `text`."""
    for length in range(0, max(len(before), len(after)) + 1, 8):
        prefix, suffix = before[len(before) - length :] if length else "", after[:length]
        if len(find_all(text, exact, prefix or None, suffix or None)) <= 1:
            found = {"exact": exact, "prefix": prefix, "suffix": suffix}
            return {name: words for name, words in found.items() if words}
    return {"exact": exact}


@dataclass
class Records:
    """What a draft makes, and what is wrong with it."""

    draft: Draft
    dossier: Dossier
    problems: list[Problem] = field(default_factory=list)

    def addition(self, today: date) -> Addition | None:
        """Everything that is accepted, with its source; None where a field can't be read, and `problems` say which."""
        source = self._source(today)
        if source is None:
            return None
        text = kept_text(self.draft)
        quotes: list[Quote] = []
        positions: list[Position] = []
        meetings: list[Meeting] = []
        statuses: list[NewStatus] = []
        for card in self.draft.of_decision(Decision.ACCEPTED):
            if isinstance(card, QuoteCard):
                quote = self._quote(card, source, text, quotes)
                if quote:
                    quotes.append(quote)
                    positions += self._positions(card, quote, positions)
            elif card.existing:
                if entry := self._made(StatusEntry, self._entry(card, source, text), f"meetings/{card.existing}.yaml"):
                    statuses.append(NewStatus(card.existing, entry))
            elif meeting := self._meeting(card, source, text, meetings):
                meetings.append(meeting)
        if self.problems:
            return None
        return Addition(source, text, tuple(quotes), tuple(positions), tuple(meetings), tuple(statuses))

    def _made(self, model: type[R], values: dict[str, Any], file: str) -> R | None:
        made = record_from(model, values, file)
        if isinstance(made, tuple):
            self.problems += made
            return None
        return made

    def _source(self, today: date) -> Source | None:
        fields = self.draft.source
        given = {name: value.strip() for name, value in fields.model_dump().items() if isinstance(value, str)}
        id_ = slugs.source_id(fields.title, fields.publisher, _day(fields.published), self.dossier.sources)
        excerpts = {} if fields.whole else {"note": "Only the paragraphs that records rest on are kept."}
        values = given | excerpts | {"id": id_, "accessed": today.isoformat()}
        return self._made(Source, values, f"sources/{id_}/source.yaml")

    def _quote(self, card: QuoteCard, source: Source, text: str, others: list[Quote]) -> Quote | None:
        exact = self.draft.words(card)
        taken = {*self.dossier.quotes, *(quote.id for quote in others)}
        values = selector(text, exact, *self._around(card)) | {
            "id": slugs.quote_id(exact, taken), "source": source.id, "speaker": card.speaker, "kind": card.kind,
            "attribution": card.attribution.strip(), "said_on": card.said_on.strip(), "meeting": card.meeting,
            "issues": card.issues, "language": source.language, "marks_mismatched": card.marks_mismatched or None,
            "wording": "not_verified" if card.kind is QuoteKind.DIRECT else None,
        }  # fmt: skip
        return self._made(Quote, values, f"sources/{source.id}/quotes.yaml")

    def _positions(self, card: QuoteCard, quote: Quote, others: list[Position]) -> Iterator[Position]:
        taken = {*self.dossier.positions, *(position.id for position in others)}
        for stance in card.stances:
            if stance.stance is None or card.speaker is None:
                continue
            id_ = slugs.position_id(card.speaker, stance.issue, _day(card.said_on), taken)
            taken.add(id_)
            values = {
                "id": id_, "actor": card.speaker, "issue": stance.issue, "date": card.said_on.strip(),
                "stance": stance.stance, "condition": stance.condition.strip() if stance.stance.conditional else None,
                "summary": stance.summary.strip(), "basis": stance.basis, "quotes": [quote.id],
                "confidence": stance.confidence,
            }  # fmt: skip
            if position := self._made(Position, values, f"positions/{card.speaker}.yaml"):
                yield position

    def _meeting(self, card: MeetingCard, source: Source, text: str, others: list[Meeting]) -> Meeting | None:
        taken = {*self.dossier.meetings, *(meeting.id for meeting in others)}
        id_ = slugs.meeting_id(card.title, _day(card.date), taken)
        values = {
            "id": id_, "title": card.title.strip(), "kind": card.kind, "unnamed": card.unnamed, "issues": card.issues,
            "participants": [{"actor": actor} for actor in card.participants],
            "history": [self._entry(card, source, text)],
        }  # fmt: skip
        return self._made(Meeting, values, f"meetings/{id_}.yaml")

    def _entry(self, card: MeetingCard, source: Source, text: str) -> dict[str, Any]:
        evidence = selector(text, self.draft.words(card), *self._around(card)) | {"source": source.id}
        values = {
            "status": card.status, "date": card.date.strip(), "place": card.place, "outcome": card.outcome.strip(),
            "reported": self.draft.source.published.strip(), "evidence": [evidence],
        }  # fmt: skip
        return {name: value for name, value in values.items() if value}

    def _around(self, card: Card) -> tuple[str, str]:
        """What stands before and after the words in their paragraph."""
        block = paragraph_around(self.draft.text, card.span)
        return self.draft.text[block.start : card.start], self.draft.text[card.end : block.end]


def _day(text: str) -> EdtfDate | None:
    try:
        return EdtfDate.parse(text.strip()) if text.strip() else None
    except ValueError:
        return None

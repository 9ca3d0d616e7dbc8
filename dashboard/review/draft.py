"""One article under review: its text, what the curator knows of the source, and a card for each suggestion."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from dashboard.dossier.passage import Span, sentences
from dashboard.extraction.suggest import Suggestions
from dashboard.extraction.suggestion import MeetingSuggestion, QuoteSuggestion
from dashboard.models.record import Record
from dashboard.models.vocabulary import QuoteKind, SourceKind
from dashboard.review.card import Decision, MeetingCard, QuoteCard

AnyCard = QuoteCard | MeetingCard
BY_HAND = "by hand"
"""The rule of a card that the curator made."""


class SourceFields(Record):
    """What the curator fills in of the source, as it is typed; empty is not known."""

    title: str = ""
    kind: SourceKind = SourceKind.ARTICLE
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    language: str = "en"
    rights: str = ""
    whole: bool = True
    """Whether the full text is kept, or only the paragraphs that records rest on."""

    @property
    def needs(self) -> list[str]:
        """What is missing before it is a source."""
        found = [] if self.title.strip() else ["a title"]
        found += [] if self.published.strip() else ["the day of publication"]
        return found if self.rights.strip() else [*found, "who owns the text"]


class Draft(Record):
    """An article of one dossier, under review. `cards` stand in the order of the text."""

    dossier: str
    text: str
    source: SourceFields
    seen: dict[str, str] = Field(default_factory=dict)
    """What stood in the dossier when the curator began, so that he is told what changed since."""
    cards: tuple[Annotated[AnyCard, Field(union_mode="smart")], ...] = ()

    @classmethod
    def of(cls, dossier: str, source: SourceFields, found: Suggestions, seen: dict[str, str]) -> "Draft":
        """A fresh draft: every suggestion is open."""
        starts = [sentence.start for sentence in sentences(found.text)]
        cards: list[AnyCard] = [
            _quote_card(quote, source.published, _touched(found, quote.span, starts))
            for quote in (*found.quotes, *found.reported)
        ]
        cards += [_meeting_card(meeting, _touched(found, meeting.span, starts)) for meeting in found.meetings]
        return cls(dossier=dossier, text=found.text, source=source, cards=_in_order(cards), seen=seen)

    def words(self, card: AnyCard) -> str:
        """The words of a card, as they stand in the text."""
        return card.span.of(self.text)

    def of_decision(self, decision: Decision) -> list[AnyCard]:
        """The cards about which this is decided."""
        return [card for card in self.cards if card.decision is decision]

    def with_card(self, number: int, card: AnyCard) -> "Draft":
        """The draft with one card in another state."""
        cards = (*self.cards[:number], card, *self.cards[number + 1 :])
        return self.model_copy(update={"cards": cards})

    def with_quote(self, span: Span) -> tuple["Draft", int]:
        """The draft with a quote that the curator found himself, and the number of its card.

        Raises ValueError where no words stand there.
        """
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if span.start < 0 or start >= end:
            raise ValueError(f"no words stand at {span.start} to {span.end}")
        same = [n for n, card in enumerate(self.cards) if isinstance(card, QuoteCard) and card.span == (start, end)]
        if same:
            return self, same[0]
        kind = QuoteKind.DIRECT if self.text[end - 1] in ".!?…,”" else QuoteKind.FRAGMENT
        card = QuoteCard(start=start, end=end, rule=BY_HAND, score=1, kind=kind, said_on=self.source.published)
        cards = _in_order([*self.cards, card])
        return self.model_copy(update={"cards": cards}), cards.index(card)

    def next_open(self, after: int) -> int | None:
        """The next card that waits for a decision, from the top again where none follows."""
        numbers = [*range(after + 1, len(self.cards)), *range(min(after + 1, len(self.cards)))]
        return next((number for number in numbers if self.cards[number].decision is Decision.OPEN), None)


def _in_order(cards: Iterable[AnyCard]) -> tuple[AnyCard, ...]:
    return tuple(sorted(cards, key=lambda card: (card.start, -card.end, card.rule)))


def _touched(found: Suggestions, span: Span, starts: list[int]) -> tuple[str, ...]:
    """The issues of which a word stands in the sentence around the span, in the order of the text.

    `starts` are those of all sentences.
    """
    begin = starts[bisect_right(starts, span.start) - 1]
    after = bisect_left(starts, span.end)
    end = starts[after] if after < len(starts) else len(found.text)
    first = bisect_left(found.issues, begin, key=lambda issue: issue.span.start)
    last = bisect_left(found.issues, end, key=lambda issue: issue.span.start)
    return tuple(dict.fromkeys(issue.issue for issue in found.issues[first:last]))


def _meeting_card(meeting: MeetingSuggestion, issues: tuple[str, ...]) -> MeetingCard:
    return MeetingCard(
        start=meeting.span.start,
        end=meeting.span.end,
        rule=meeting.rule,
        score=meeting.score,
        kind=meeting.kind,
        status=meeting.status,
        participants=meeting.participants,
        unnamed=meeting.unnamed,
        place=meeting.place,
        date=meeting.date or "",
        issues=issues,
    )


def _quote_card(quote: QuoteSuggestion, published: str, issues: tuple[str, ...]) -> QuoteCard:
    card = QuoteCard(
        start=quote.span.start,
        end=quote.span.end,
        rule=quote.rule,
        score=quote.score,
        kind=quote.kind,
        speaker=quote.speaker,
        attribution=quote.attribution or "",
        said_on=published,
        marks_mismatched=quote.marks_mismatched,
    )
    return card.about(issues)

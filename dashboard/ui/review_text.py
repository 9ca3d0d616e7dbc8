"""The text under review: cut at the edges of the cards, and what the curator has selected in it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from dashboard.dossier.passage import Span, paragraphs
from dashboard.review.desk import Desk
from dashboard.review.draft import AnyCard, Draft
from dashboard.ui.view import parameter


@dataclass(frozen=True)
class Piece:
    """Words that belong to the same cards; `card` is the one that a click opens, the narrowest."""

    start: int
    text: str
    card: int | None
    look: str


def marked_text(draft: Draft, opened: int | None) -> list[list[Piece]]:
    """The paragraphs in pieces. One pass over the text, however many cards there are."""
    waiting = deque(enumerate(draft.cards))
    active: dict[int, AnyCard] = {}
    blocks = []
    for block in paragraphs(draft.text):
        begun = []
        while waiting and waiting[0][1].start < block.end:
            begun.append(waiting.popleft())
        blocks.append(list(_pieces(draft, block, deque(begun), active, opened)))
    return blocks


def _pieces(
    draft: Draft, block: Span, begun: deque[tuple[int, AnyCard]], active: dict[int, AnyCard], opened: int | None
) -> Iterator[Piece]:  # fmt: skip
    """The pieces of a paragraph; `begun` are the cards that begin in it, `active` those that reach into it."""
    edges = {block.start, block.end, *(max(card.start, block.start) for _, card in begun)}
    edges |= {card.end for card in (*active.values(), *(card for _, card in begun)) if card.end < block.end}
    for start, end in pairwise(sorted(edge for edge in edges if edge >= block.start)):
        while begun and begun[0][1].start <= start:
            active.update([begun.popleft()])
        for over in [over for over, card in active.items() if card.end <= start]:
            del active[over]
        number = min(active, key=lambda over: active[over].end - active[over].start, default=None)
        look = "" if number is None else str(draft.cards[number].decision)
        yield Piece(start, draft.text[start:end], number, look + (" lit" if opened in active else ""))


def words_chosen(desk: Desk, name: str, draft: Draft) -> tuple[Draft, int | None]:
    """The draft and the number of the card to open: a new one where the address names words that were selected."""
    start, _, end = (parameter("words") or "").partition("-")
    if start.isdecimal() and end.isdecimal() and len(start) < 9 and len(end) < 9:
        try:
            draft, number = draft.with_quote(Span(int(start), int(end)))
        except ValueError:
            return draft, None
        desk.keep(name, draft)
        st.query_params.from_dict({**st.query_params.to_dict(), "card": str(number)})
        del st.query_params["words"]
        return draft, number
    asked = parameter("card") or ""
    known = asked.isdecimal() and len(asked) < 6 and int(asked) < len(draft.cards)
    return draft, int(asked) if known else None

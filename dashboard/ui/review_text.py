"""The text under review: cut at the edges of the cards, and what the curator has selected in it."""

from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from dashboard.dossier.passage import Span, paragraphs
from dashboard.review.desk import Desk
from dashboard.review.draft import Draft
from dashboard.ui.view import parameter


@dataclass(frozen=True)
class Piece:
    """Words that belong to the same cards; `card` is the one that a click opens, the narrowest."""

    start: int
    text: str
    card: int | None
    look: str


def marked_text(draft: Draft, opened: int | None) -> list[list[Piece]]:
    """The paragraphs in pieces."""
    return [_pieces(draft, block, opened) for block in paragraphs(draft.text)]


def _pieces(draft: Draft, block: Span, opened: int | None) -> list[Piece]:
    here = [(n, card) for n, card in enumerate(draft.cards) if card.start < block.end and card.end > block.start]
    edges = {block.start, block.end, *(edge for _, card in here for edge in card.span)}
    pieces = []
    for start, end in pairwise(sorted(edge for edge in edges if block.start <= edge <= block.end)):
        over = [(card.end - card.start, n) for n, card in here if card.start <= start and card.end >= end]
        number = min(over)[1] if over else None
        look = "" if number is None else str(draft.cards[number].decision)
        lit = " lit" if opened is not None and any(n == opened for _, n in over) else ""
        pieces.append(Piece(start, draft.text[start:end], number, look + lit))
    return pieces


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

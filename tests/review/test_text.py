"""The text under review, cut at the edges of its cards."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.models.vocabulary import QuoteKind
from dashboard.review.card import QuoteCard
from dashboard.review.draft import Draft, SourceFields
from dashboard.ui.review_text import marked_text

TEXT = "One two three.\n\nFour five six seven.\nEight."
SPANS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted), max_size=8)


def draft_of(spans: list[list[int]]) -> Draft:
    cards = sorted((a, -b) for a, b in spans if a < b)
    return Draft(
        dossier="d", text=TEXT, source=SourceFields(),
        cards=tuple(
            QuoteCard(start=a, end=-b, rule="r", score=1, kind=QuoteKind.DIRECT) for a, b in cards
        ),
    )  # fmt: skip


@given(SPANS)
def test_no_word_is_lost_and_each_piece_opens_the_narrowest_card_over_it(spans: list[list[int]]) -> None:
    draft = draft_of(spans)
    blocks = marked_text(draft, None)
    assert ["".join(piece.text for piece in block) for block in blocks] == [line for line in TEXT.split("\n") if line]
    for piece in (piece for block in blocks for piece in block):
        end = piece.start + len(piece.text)
        assert TEXT[piece.start : end] == piece.text
        over = {n: card.end - card.start for n, card in enumerate(draft.cards) if card.start <= piece.start < card.end}
        assert all(draft.cards[n].end >= end for n in over)
        assert (piece.card is None) == (not over)
        assert piece.card is None or over[piece.card] == min(over.values())

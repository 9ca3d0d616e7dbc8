"""Interviews and transcripts: who speaks stands before a colon at the beginning of each paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.dossier.passage import Span
from dashboard.extraction.blocks import Block

FEWEST = 3
"""Turns from which a text is a transcript: a headline has a colon too."""

_LABEL = re.compile(
    r"""["“„«]?\s*\**(?P<label>(?:[^\W\d_a-z][\w.’'\-]*)(?:\s(?:[^\W\d_a-z][\w.’'\-]*|of|the|de|van|von|bin|al)){0,5})
        (?:\s\([^()\n]{1,60}\))?\**\s?:\**\s+(?=\S)""",
    re.VERBOSE,
)
_CLOSING = '”»“"'


class Turn(NamedTuple):
    """What one speaks until the next does."""

    block: int
    label: Span
    said: Span
    continues: int | None


def turns_of(text: str, blocks: Sequence[Block]) -> Iterator[Turn]:
    """The turns of a transcript; none where the text is no transcript."""
    labels = {block.number: match for block in blocks if (match := _LABEL.match(text, *block.span))}
    counts = Counter(match["label"] for match in labels.values())
    kept = {number: match for number, match in labels.items() if counts[match["label"]] > 1 or match["label"].isupper()}
    if len(kept) < FEWEST or not any(count > 1 for count in counts.values()):
        return
    last = max(kept)
    open_turn: Turn | None = None
    for block in blocks:
        match = kept.get(block.number)
        if match is not None:
            said = _without_marks(text, match.end(), block.span.end)
            open_turn = Turn(block.number, Span(*match.span("label")), said, None)
            if said.start < said.end and text[said.start] not in "([":
                yield open_turn
        elif (
            open_turn is not None
            and block.number < last
            and text[block.span.start] in '"“'
            and text[block.span.start + 1] not in "(["
        ):
            said = _without_marks(text, block.span.start, block.span.end)
            yield Turn(block.number, open_turn.label, said, open_turn.said.start)


def _without_marks(text: str, start: int, end: int) -> Span:
    """The words without the marks around the whole turn, where it has some."""
    if text[start] in '"“„«':
        start += 1
    inner = text[start:end]
    if (
        end - start > 1
        and text[end - 1] in _CLOSING
        and inner.count("“") + inner.count("«") < inner.count("”") + inner.count("»") + inner.count('"') % 2
    ):
        end -= 1
    return Span(start, max(start, end))

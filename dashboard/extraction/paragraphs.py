"""The blocks of an article: each is read alone, whatever the rest looks like."""

import re
from statistics import median

from dashboard.dossier.passage import Span

WRAPPED_AT = 100
"""A text none of whose lines is longer than about this was wrapped by hand: its single breaks mean nothing."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"\n\s*")


def paragraphs(text: str) -> list[Span]:
    """Every block that holds more than spaces, without the breaks around it."""
    breaks = _BLANK_LINE if _is_wrapped(text) else _BREAK
    found = []
    start = 0
    for gap in breaks.finditer(text):
        found.append(stripped(text, start, gap.start()))
        start = gap.end()
    found.append(stripped(text, start, len(text)))
    return [span for span in found if span.start < span.end]


def stripped(text: str, start: int, end: int) -> Span:
    """The span without the spaces at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_wrapped(text: str) -> bool:
    """Whether lines end because they were full: with blank lines between the blocks, and most of one length."""
    if not _BLANK_LINE.search(text):
        return False
    blocks = [block.split("\n") for block in _BLANK_LINE.split(text)]
    full = [len(line) for block in blocks for line in block[:-1]]
    return len(full) > 1 and max(full) <= WRAPPED_AT * 1.2 and median(full) >= WRAPPED_AT * 0.5

"""Where words stand in a kept text, and the sentence and the paragraph around them."""

import re
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """Python string offsets, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]

    def around(self, other: "Span") -> "Span":
        """The span from the first of both to the last."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def holds(self, other: "Span") -> bool:
        """Whether the other lies in this one."""
        return self.start <= other.start and other.end <= self.end


def find_all(text: str, exact: str, prefix: str | None = None, suffix: str | None = None) -> list[Span]:
    """Every place where `exact` stands, between `prefix` and `suffix` where they are given."""
    before, after = prefix or "", suffix or ""
    needle = before + exact + after
    places = []
    at = text.find(needle)
    while at >= 0:
        places.append(Span(at + len(before), at + len(before) + len(exact)))
        at = text.find(needle, at + 1)
    return places


def paragraphs(text: str) -> list[Span]:
    """The blocks between line breaks, without the breaks."""
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]


def paragraph_around(text: str, span: Span) -> Span:
    """The paragraph, or the run of paragraphs, that holds the span."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def sentences(text: str) -> list[Span]:
    """Every sentence of every paragraph, with the spaces behind it; together they are the paragraphs."""
    found = []
    for block in paragraphs(text):
        found += [Span(*ends) for ends in pairwise([block.start, *_sentence_starts(text, block), block.end])]
    return found


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or the run of sentences, that holds the span. Never leaves the paragraph."""
    return sentence_within(text, span, paragraph_around(text, span))


def sentence_within(text: str, span: Span, block: Span) -> Span:
    """The same where it is known that `block` is the paragraph around the span."""
    first, last = span
    before, end = [], block.end
    for stop in _STOP.finditer(text, block.start, block.end):
        ends = stop.end()
        if ends <= first:
            before.append(stop)
        elif ends >= last and _ends_sentence(text, block, stop):
            end = ends
            break
    start = block.start
    for stop in reversed(before):
        if _ends_sentence(text, block, stop):
            start = stop.end()
            break
    return Span(start, max(last, start + len(text[start:end].rstrip())))


# A set at the beginning is looked for quickly; `[.!?…]+` would be tried at every character.
_STOP = re.compile(r"[.!?…][.!?…]*[”’»\"')\]]*\s+(?=[“‘„«\"'(\[]*[^\W\d_])")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Jr|Sr|No|vs|etc|approx|Inc|Co))\.$"
)

_OPENING = "“‘„«\"'(["
_NEAR = 16
"""Characters around a stop that tell whether it ends a sentence: more than the longest abbreviation has."""
_WORD = 7
"""Letters on end that are more than an abbreviation has."""


def _sentence_starts(text: str, block: Span) -> list[int]:
    """Where a sentence after the first begins."""
    stops = _STOP.finditer(text, block.start, block.end)
    return [stop.end() for stop in stops if _ends_sentence(text, block, stop)]


def _ends_sentence(text: str, block: Span, stop: re.Match[str]) -> bool:
    """Whether another sentence begins behind a stop.

    A full stop after a single letter (`U.S.`) or a title (`Dr.`) ends nothing, and neither does any stop
    before a small letter: a sentence that is shown too long does no harm, one that is cut may invert its sense.
    """
    at, end = stop.span()
    following = text[end]
    if following in _OPENING:
        following = text[end : end + _NEAR].lstrip(_OPENING)[:1]
    if following.islower():
        return False
    if text[at] != "." or (at - _WORD >= block.start and text[at - _WORD : at].isalpha()):
        return True
    return not _ABBREVIATION.search(text[max(block.start, at - _NEAR) : at + 1])

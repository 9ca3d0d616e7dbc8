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
    block = paragraph_around(text, span)
    before, end = [], block.end
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.end() <= span.start:
            before.append(stop)
        elif stop.end() >= span.end and _ends_sentence(text, block, stop):
            end = stop.end()
            break
    start = next((stop.end() for stop in reversed(before) if _ends_sentence(text, block, stop)), block.start)
    words = text[start:end]
    return Span(start, max(span.end, start + len(words.rstrip())))


_STOP = re.compile(r"[.!?…]+[”’»\"')\]]*\s+(?=[“‘„«\"'(\[]*[^\W\d_])")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Jr|Sr|No|vs|etc|approx|Inc|Co))\.$"
)

_NEAR = 16
"""Characters around a stop that tell whether it ends a sentence: more than the longest abbreviation has."""


def _sentence_starts(text: str, block: Span) -> list[int]:
    """Where a sentence after the first begins."""
    stops = _STOP.finditer(text, block.start, block.end)
    return [stop.end() for stop in stops if _ends_sentence(text, block, stop)]


def _ends_sentence(text: str, block: Span, stop: re.Match[str]) -> bool:
    """Whether another sentence begins behind a stop.

    A full stop after a single letter (`U.S.`) or a title (`Dr.`) ends nothing, and neither does any stop
    before a small letter: a sentence that is shown too long does no harm, one that is cut may invert its sense.
    """
    following = text[stop.end() : stop.end() + _NEAR].lstrip("“‘„«\"'([")[:1]
    if following.islower():
        return False
    before = text[max(block.start, stop.start() - _NEAR) : stop.start() + 1]
    return not (before[-1] == "." and _ABBREVIATION.search(before))

"""An article block by block: its words, its sentences, its quotations."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.dossier.passage import Span
from dashboard.extraction.marks import Pair, pairs
from dashboard.extraction.paragraphs import paragraphs
from dashboard.extraction.words import Word, sentences, words


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. Sentences are spans of word numbers."""

    number: int
    span: Span
    words: list[Word]
    sentences: list[Span]
    starts: list[int]

    def sentence_of(self, at: int) -> Span:
        """The sentence that the word stands in."""
        return self.sentences[self.sentence_number(at)]

    def sentence_number(self, at: int) -> int:
        """Its number in the block."""
        return bisect_right(self.starts, at) - 1

    def between(self, first: int, last: int) -> Span:
        """Where words `first` to `last`, end exclusive, stand in the text."""
        return Span(self.words[first].start, self.words[last - 1].end)


def blocks(text: str) -> list[Block]:
    """Every block of the text. Only outermost quotations count: what is nested belongs to them."""
    stretches = paragraphs(text)
    outer = [pair for pair in pairs(text, stretches) if pair.depth == 0]
    return [_block(number, text, span, found) for number, (span, found) in enumerate(_with_pairs(stretches, outer))]


def _with_pairs(stretches: list[Span], outer: list[Pair]) -> Iterator[tuple[Span, list[Pair]]]:
    """Each stretch with the pairs that begin in it. A pair across a break makes one stretch of two."""
    at = 0
    start: int | None = None
    here: list[Pair] = []
    for stretch in stretches:
        start = stretch.start if start is None else start
        while at < len(outer) and outer[at].outer.start < stretch.end:
            here.append(outer[at])
            at += 1
        if here and here[-1].outer.end > stretch.end:
            continue
        yield Span(start, stretch.end), here
        start, here = None, []


def _block(number: int, text: str, span: Span, found: list[Pair]) -> Block:
    all_words = words(text, span, found)
    bounds = []
    start = 0
    for sentence in sentences(all_words):
        bounds.append(Span(start, start + len(sentence)))
        start += len(sentence)
    return Block(number, span, all_words, bounds, [bound.start for bound in bounds])

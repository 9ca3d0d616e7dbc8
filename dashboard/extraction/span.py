"""A stretch of a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Python string offsets, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other lies in this one."""
        return self.start <= other.start and other.end <= self.end


def stripped(text: str, start: int, end: int) -> Span:
    """The span without the spaces at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

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

"""A bulk quote that is shown, as plain values: a million of them are too many for a model each."""

from typing import NamedTuple


class Taken(NamedTuple):
    """The values of a row, in the order of `BulkQuote` and as a file would have them, and where its words stand.

    All places are offsets in the passage, ends exclusive.
    """

    url: str
    title: str
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    speaker: str | None
    attribution: str | None
    kind: str
    exact: str
    passage: str
    said_on: str | None
    issues: tuple[str, ...]
    start: int
    sentence_start: int
    sentence_end: int
    paragraph_start: int
    paragraph_end: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.exact)

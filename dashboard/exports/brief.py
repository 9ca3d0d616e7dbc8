"""A morning note: what became known between two days, written from the records by rules.

Every sentence names the notes that it rests on; a sentence without one can't be made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Note:
    """Where it is written: one passage of one source."""

    number: int
    source: str
    start: int | None
    grade: str
    title: str
    title_basis: str
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True)
class Sentence:
    """Words of ours, or (`quoted`) words that somebody said, with the numbers of their notes.

    `name` is how the text writes the one whose word it tells, where it does, and `actor` its id.
    Raises ValueError where there is no note: what can't be traced isn't written.
    """

    text: str
    notes: tuple[int, ...]
    quoted: bool = False
    name: str = ""
    actor: str | None = None

    def __post_init__(self) -> None:
        if not self.notes:
            raise ValueError(f"without a note: {self.text}")


@dataclass(frozen=True)
class Item:
    """One piece of news: what it is about, its sentences, its signs, and the page that shows the record."""

    lead: str
    sentences: tuple[Sentence, ...]
    page: str
    parameters: Mapping[str, str]
    before: str | None = None
    after: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Section:
    """News of one sort."""

    title: str
    items: tuple[Item, ...]
    more: int = 0
    """How many others there are that the note does not tell."""
    page: str = ""
    """The page that lists them."""


@dataclass(frozen=True)
class Brief:
    """The note. Sections without news are left out."""

    dossier: str
    since: date
    day: date
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]

    def number_of(self, title: str) -> int:
        """How much news of one sort there is."""
        return sum(len(section.items) + section.more for section in self.sections if section.title == title)


@dataclass
class Notes:
    """Numbers the passages in the order in which they are first needed."""

    taken: dict[tuple[str, int | None], Note] = field(default_factory=dict)

    def of(self, evidence: Iterable[Row]) -> tuple[int, ...]:
        """Give the numbers of some passages.

        Each is a row with source, start, grade, source_title, title_basis, publisher, published and url.
        """
        return tuple(dict.fromkeys(self._number(row) for row in evidence))

    def _number(self, row: Row) -> int:
        key = (row["source"], row["start"])
        if key not in self.taken:
            self.taken[key] = Note(
                number=len(self.taken) + 1, source=row["source"], start=row["start"], grade=row["grade"],
                title=row["source_title"], title_basis=row["title_basis"], publisher=row["publisher"],
                published=row["published"], url=row["url"],
            )  # fmt: skip
        return self.taken[key].number

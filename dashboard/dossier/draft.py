"""A dossier as it was read, before anybody has judged whether it is sound."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from dashboard.dossier.problem import Problem
from dashboard.dossier.yaml_file import Address, YamlFile
from dashboard.models.actor import Actor
from dashboard.models.issue import Issue
from dashboard.models.meeting import Meeting
from dashboard.models.place import Place
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.record import Record
from dashboard.models.settings import Settings
from dashboard.models.source import Source

R_co = TypeVar("R_co", bound=Record, covariant=True)

Key = tuple[str, str]
"""Sort and id of a record."""

SORTS: dict[str, type[Record]] = {
    "actor": Actor,
    "issue": Issue,
    "place": Place,
    "source": Source,
    "quote": Quote,
    "position": Position,
    "meeting": Meeting,
}
"""Every sort of record with its model, in the order in which they are read."""


@dataclass(frozen=True)
class Entry(Generic[R_co]):
    """A record and where it stands."""

    sort: str
    id: str
    record: R_co
    file: YamlFile
    address: Address

    @property
    def key(self) -> Key:
        """Sort and id."""
        return self.sort, self.id

    def problem(self, field: Address, code: str, message: str, remedy: str, *, blocks: bool = True) -> Problem:
        """A problem at one field. It keeps the record from being shown unless `blocks` is false."""
        mark = self.file.mark((*self.address, *field))
        record = self.key if blocks else None
        return Problem(self.file.name, mark.line, mark.column, code, message, remedy, record)


@dataclass
class Draft:
    """Everything that could be read of one folder, in file order. Ids may still stand twice."""

    folder: Path
    settings: Entry[Settings] | None = None
    actors: list[Entry[Actor]] = field(default_factory=list)
    issues: list[Entry[Issue]] = field(default_factory=list)
    places: list[Entry[Place]] = field(default_factory=list)
    sources: list[Entry[Source]] = field(default_factory=list)
    quotes: list[Entry[Quote]] = field(default_factory=list)
    positions: list[Entry[Position]] = field(default_factory=list)
    meetings: list[Entry[Meeting]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    broken: set[Key] = field(default_factory=set)
    """Records that a file claims though they could not be read: referring to them is no mistake."""
    unread: set[str] = field(default_factory=set)
    """Sorts of which a whole list could not be read: what it holds is not known."""

    def entries(self, sort: str) -> list[Entry[Record]]:
        """The records of one sort."""
        found: list[Entry[Record]] = getattr(self, f"{sort}s")
        return found

    def all(self) -> Iterator[Entry[Record]]:
        """The title page and all records, sort by sort."""
        if self.settings:
            yield self.settings
        for sort in SORTS:
            yield from self.entries(sort)

    def ids(self) -> dict[str, set[str]]:
        """Ids that may be referred to, by sort."""
        known = {sort: {entry.id for entry in self.entries(sort)} for sort in SORTS}
        for sort, id_ in self.broken:
            known.get(sort, set()).add(id_)
        return known

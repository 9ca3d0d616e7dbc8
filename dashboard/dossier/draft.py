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

R = TypeVar("R", bound=Record)

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
class Entry(Generic[R]):
    """A record and where it stands."""

    sort: str
    id: str
    record: R
    file: YamlFile
    address: Address

    def problem(
        self, field_address: Address, code: str, message: str, remedy: str, *, key: bool = False, blocks: bool = True
    ) -> Problem:
        """A problem at one field. It keeps the record from being shown unless `blocks` is false."""
        return self.file.problem(
            (*self.address, *field_address), code, message, remedy, key=key,
            record=(self.sort, self.id) if blocks else None,
        )


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
    broken: set[tuple[str, str]] = field(default_factory=set)
    """Ids that a file claims though its record could not be read: referring to them is no mistake."""

    def entries(self, sort: str) -> list[Entry[Record]]:
        """The records of one sort."""
        found: list[Entry[Record]] = getattr(self, f"{sort}s")
        return found

    def all(self) -> Iterator[Entry[Record]]:
        """All records, sort by sort."""
        for sort in SORTS:
            yield from self.entries(sort)

    def ids(self, sort: str) -> set[str]:
        """Ids that may be referred to."""
        return {entry.id for entry in self.entries(sort)} | {id_ for kind, id_ in self.broken if kind == sort}

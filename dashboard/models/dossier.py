"""All records of one negotiation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.models.actor import Actor
from dashboard.models.issue import Issue
from dashboard.models.meeting import Meeting
from dashboard.models.place import Place
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.settings import Settings
from dashboard.models.source import Source


@dataclass(frozen=True)
class Dossier:
    """Sound records only, by id, in file order; `texts` holds the kept text of each source that has one."""

    settings: Settings
    actors: Mapping[str, Actor] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)

    def chain(self, actor: str) -> list[str]:
        """The actor and all whom it represents, near and far: a spokesman, his office, his state."""
        chain = [actor]
        while (record := self.actors.get(chain[-1])) and record.represents and record.represents not in chain:
            chain.append(record.represents)
        return chain

    def delegation_of(self, actor: str) -> str:
        """The state or body at the root. An actor who represents nobody is its own delegation."""
        return self.chain(actor)[-1]

"""New records that are to be saved together, and which file each belongs in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from dashboard.dossier.draft import Key
from dashboard.dossier.problem import Problem
from dashboard.dossier.validation import problems_of
from dashboard.dossier.yaml_file import YamlFile
from dashboard.models.actor import Actor
from dashboard.models.meeting import Meeting, StatusEntry
from dashboard.models.place import Place
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.record import Record
from dashboard.models.source import Source

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class NewStatus:
    """One more word on a meeting that is already there."""

    meeting: str
    entry: StatusEntry


@dataclass(frozen=True)
class Addition:
    """A source with what was found in it. Each part may be left out, so that more can be added to a known source.

    `text` is kept byte for byte; the source's checksum is filled in where it is absent. Quotes and positions may
    name the new source or one that is there.
    """

    source: Source | None = None
    text: str | None = None
    quotes: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statuses: tuple[NewStatus, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()

    def new_keys(self) -> Iterator[Key]:
        """Sort and id of every new record."""
        if self.source:
            yield "source", self.source.id
        for sort in ("quote", "position", "meeting", "actor", "place"):
            for record in getattr(self, f"{sort}s"):
                yield sort, record.id


def record_from(model: type[R], values: Mapping[str, Any], name: str) -> R | tuple[Problem, ...]:
    """The record that a form's values make, or what is wrong with them in the words of the check.

    `name` stands for the file in the problems. Fields that are None or empty count as absent.
    """
    given = {field: value for field, value in values.items() if value not in (None, "", (), [])}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        return tuple(problems_of(error, YamlFile(name), (), model, None))

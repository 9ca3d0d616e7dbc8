"""Additions to the small dossier."""

from pathlib import Path
from typing import Any

from dashboard.dossier.addition import Addition, NewStatus
from dashboard.models.actor import Actor
from dashboard.models.meeting import Meeting, StatusEntry
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.source import Source

SUMMIT = "2019-06-sorrel-summit"
TEXT = """Summit in Sorrel is off

Tamm told the Courier that “the river can wait” and put the summit off.

Oro Vask of Lothmar said that the water could not."""


def article(id_: str = "courier-summit-off", **fields: Any) -> Source:
    given = {"id": id_, "kind": "article", "title": "Summit in Sorrel is off: why?", "published": "2019-06-01"}
    return Source.model_validate(given | {"url": f"https://courier.example/{id_}", "language": "en"} | fields)


def quote(id_: str = "river-can-wait", source: str = "courier-summit-off", **fields: Any) -> Quote:
    given = {"id": id_, "source": source, "speaker": "tamm", "kind": "fragment", "exact": "the river can wait"}
    return Quote.model_validate(given | {"said_on": "2019-06-01", "language": "en"} | fields)


def position(id_: str = "tamm-water-2019-06-01", **fields: Any) -> Position:
    given: dict[str, Any] = {"id": id_, "actor": "tamm", "issue": "water", "date": "2019-06-01", "stance": "ambiguous"}
    given |= {"summary": "Is in no hurry: the river can wait.", "basis": "stated"}
    given |= {} if "evidence" in fields else {"quotes": ["river-can-wait"]}
    return Position.model_validate(given | {"confidence": "medium"} | fields)


def status(source: str = "courier-summit-off", **fields: Any) -> StatusEntry:
    passage = {"source": source} | ({"exact": "put the summit off"} if source == "courier-summit-off" else {})
    given = {"status": "postponed", "reported": "2019-06-01"}
    return StatusEntry.model_validate({**given, "evidence": [passage], **fields})


def meeting(id_: str = "2019-07-halm-meeting", **fields: Any) -> Meeting:
    history = [{"status": "expected", "reported": "2019-06-02", "evidence": [{"source": "lothmar-radio-summit"}]}]
    return Meeting.model_validate(
        {"id": id_, "title": "Meeting in Halm", "kind": "meeting", "history": history} | fields
    )


def whole() -> Addition:
    """One of everything: seven files, three of which are there already."""
    vask = {"id": "vask", "kind": "person", "name": "Oro Vask", "represents": "lothmar", "country": "XB"}
    vask_waits = {"actor": "vask", "quotes": (), "evidence": [{"source": "courier-summit-off", "exact": "could not"}]}
    return Addition(
        source=article(),
        text=TEXT,
        quotes=(quote(),),
        positions=(position(), position("vask-water", basis="reported", stance="opposes", **vask_waits)),
        meetings=(meeting(participants=[{"actor": "vask", "role": "host"}]),),
        statuses=(NewStatus(SUMMIT, status()),),
        actors=(Actor.model_validate(vask),),
    )


def cited(number: int) -> Addition:
    """A source without a text, and a position of Tamm that rests on it."""
    source = article(f"courier-{number}")
    rests = position(f"tamm-water-{number}", basis="reported", evidence=[{"source": source.id}])
    return Addition(source=source, positions=(rests,))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a dossier that a reader of it sees."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder): path for path in paths}
    return {name.as_posix(): path.read_bytes() for name, path in names.items() if not name.parts[0].startswith(".")}

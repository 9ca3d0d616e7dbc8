"""Every id that a record names belongs to something."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dashboard.dossier.draft import SORTS, Draft, Entry
from dashboard.dossier.problem import Problem, did_you_mean
from dashboard.dossier.yaml_file import Address
from dashboard.models.evidence import Evidence
from dashboard.models.meeting import Meeting
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.settings import Settings



class Reference(NamedTuple):
    """An id that a record names. What a record can't be understood without is `essential`."""

    address: Address
    sort: str
    id: str
    essential: bool


def references(entry: Entry[Any]) -> Iterator[Reference]:
    """Every reference of a record to another."""
    record = entry.record
    for field, sort, essential in FIELDS.get(entry.sort, ()):
        value = getattr(record, field)
        if isinstance(value, tuple):
            yield from (Reference((field, index), sort, id_, essential) for index, id_ in enumerate(value))
        elif value:
            yield Reference((field,), sort, value, essential)
    for address, evidence in evidence_of(entry):
        yield Reference((*address, "source"), "source", evidence.source, True)
    if isinstance(record, Meeting):
        for index, participant in enumerate(record.participants):
            yield Reference(("participants", index, "actor"), "actor", participant.actor, False)
        for index, status in enumerate(record.history):
            if status.place:
                yield Reference(("history", index, "place"), "place", status.place, False)


def evidence_of(entry: Entry[Any]) -> Iterator[tuple[Address, Evidence]]:
    """Every passage that a record rests on, with where it stands in the record."""
    record = entry.record
    if isinstance(record, Position):
        for index, evidence in enumerate(record.evidence):
            yield ("evidence", index), evidence
    if isinstance(record, Meeting):
        for name in ("history", "accounts"):
            for place, holder in enumerate(getattr(record, name)):
                for index, evidence in enumerate(holder.evidence):
                    yield (name, place, "evidence", index), evidence


def references_lead_somewhere(draft: Draft) -> Iterator[Problem]:
    """An id that nothing has is a slip of the pen or a record that is still to be written."""
    known = {sort: draft.ids(sort) for sort in SORTS}
    known["source or actor"] = known["source"] | known["actor"]
    for entry in draft.all():
        for reference in references(entry):
            if reference.id not in known[reference.sort]:
                yield entry.problem(
                    reference.address, *_unknown(reference.sort, reference.id, known[reference.sort]),
                    blocks=reference.essential,
                )
        for address, author in _authors(entry.record):
            if author not in known["source or actor"]:
                yield entry.problem(address, *_unknown("source or actor", author, known["source or actor"]))
    if draft.settings:
        for address, actor in _columns(draft.settings.record):
            if actor not in known["actor"]:
                yield draft.settings.problem(address, *_unknown("actor", actor, known["actor"]), blocks=False)


def _unknown(sort: str, id_: str, known: set[str]) -> tuple[str, str, str]:
    remedy = did_you_mean(id_, known, f"Add the {sort}, or name one that exists")
    return "unknown-id", f"there is no {sort} '{id_}'", remedy


def _authors(record: object) -> Iterator[tuple[Address, str]]:
    """Who disputes a quote or gives an account: a source or an actor."""
    if isinstance(record, Quote):
        for index, dispute in enumerate(record.disputed):
            yield ("disputed", index, "by"), dispute.by
    if isinstance(record, Meeting):
        for index, account in enumerate(record.accounts):
            yield ("accounts", index, "by"), account.by


def _columns(settings: Settings) -> Iterator[tuple[Address, str]]:
    for place, group in enumerate(settings.delegations):
        for index, member in enumerate(group.members):
            yield ("delegations", place, "members", index, "actor"), member.actor


def nobody_represents_himself(draft: Draft) -> Iterator[Problem]:
    """Following `represents` must end at a state or body."""
    speaks_for = {entry.id: entry.record.represents for entry in draft.actors}
    for entry in draft.actors:
        chain = [entry.id]
        while (following := speaks_for.get(chain[-1])) and following not in chain:
            chain.append(following)
        if following == entry.id:
            yield entry.problem(
                ("represents",), "represents-circle", f"{' → '.join([*chain, entry.id])} comes back to where it began",
                "Leave 'represents' out at the state or body", blocks=False,
            )


FIELDS: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "actor": (("represents", "actor", False), ("capital", "place", False)),
    "quote": (
        ("source", "source", True),
        ("speaker", "actor", True),
        ("meeting", "meeting", False),
        ("place", "place", False),
        ("issues", "issue", False),
    ),
    "position": (
        ("actor", "actor", True),
        ("issue", "issue", True),
        ("on_behalf_of", "actor", True),
        ("quotes", "quote", True),
        ("searched", "source", True),
    ),
    "meeting": (("issues", "issue", False),),
}
"""The fields that hold ids: name, sort, and whether the record can't be understood without it."""

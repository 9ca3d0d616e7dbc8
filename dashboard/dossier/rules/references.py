"""Every id that a record names belongs to something."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dashboard.dossier.draft import Draft, Entry, Key
from dashboard.dossier.problem import Problem, did_you_mean
from dashboard.dossier.yaml_file import Address
from dashboard.models.evidence import Evidence
from dashboard.models.record import Record

Ids = Mapping[str, set[str]]
"""What may be referred to, by sort."""


class Reference(NamedTuple):
    """An id that a record names, and the sorts it may be of.

    What a record can't be understood without is `essential`.
    """

    address: Address
    sorts: tuple[str, ...]
    id: str
    essential: bool


FIELDS: dict[str, dict[str, tuple[str, bool]]] = {
    "dossier": {"delegations.*.members.*.actor": ("actor", False)},
    "actor": {"represents": ("actor", False), "capital": ("place", False)},
    "quote": {
        "source": ("source", True),
        "speaker": ("actor", True),
        "meeting": ("meeting", False),
        "place": ("place", False),
        "issues.*": ("issue", False),
        "disputed.*.by": ("source or actor", True),
    },
    "position": {
        "actor": ("actor", True),
        "issue": ("issue", True),
        "on_behalf_of": ("actor", True),
        "quotes.*": ("quote", True),
        "evidence.*.source": ("source", True),
        "searched.*": ("source", True),
    },
    "meeting": {
        "participants.*.actor": ("actor", False),
        "issues.*": ("issue", False),
        "accounts.*.by": ("source or actor", True),
        "accounts.*.evidence.*.source": ("source", True),
        "history.*.place": ("place", False),
        "history.*.participants.*.actor": ("actor", False),
        "history.*.evidence.*.source": ("source", True),
    },
}
"""The fields that hold ids, by sort of record: to what they refer, and whether the record is lost without it."""


def references(entry: Entry[Record]) -> Iterator[Reference]:
    """Every reference of a record to another."""
    for path, (sorts, essential) in FIELDS.get(entry.sort, {}).items():
        for address, id_ in _standing_at(entry.record, path.split(".")):
            yield Reference(address, tuple(sorts.split(" or ")), id_, essential)


def evidence_of(entry: Entry[Record]) -> Iterator[tuple[Address, Evidence]]:
    """Every passage that a record rests on, with where it stands in the record."""
    for path in FIELDS.get(entry.sort, {}):
        if path.endswith("evidence.*.source"):
            yield from _standing_at(entry.record, path.split(".")[:-1])


def _standing_at(value: Any, path: Sequence[str]) -> Iterator[tuple[Address, Any]]:
    """Every value at a path in a record, where `*` is each entry of a list."""
    if not path:
        if value is not None:
            yield (), value
        return
    inside = enumerate(value) if path[0] == "*" else [(path[0], getattr(value, path[0]))]
    for step, inner in inside:
        for address, found in _standing_at(inner, path[1:]):
            yield (step, *address), found


def meant(reference: Reference, ids: Ids) -> Key | None:
    """The record that is referred to, if there is one."""
    return next(((sort, reference.id) for sort in reference.sorts if reference.id in ids[sort]), None)


def references_lead_somewhere(draft: Draft) -> Iterator[Problem]:
    """An id that nothing has is a slip of the pen, or a record that is still to be written."""
    ids = draft.ids()
    for entry in draft.all():
        for reference in references(entry):
            if meant(reference, ids) is None and draft.unread.isdisjoint(reference.sorts):
                sort = " or ".join(reference.sorts)
                known = set().union(*(ids[sort] for sort in reference.sorts))
                message = f"there is no {sort} '{reference.id}'"
                remedy = did_you_mean(reference.id, known, f"Add the {sort}, or name one that exists")
                yield entry.problem(reference.address, "unknown-id", message, remedy, blocks=reference.essential)


def nobody_represents_himself(draft: Draft) -> Iterator[Problem]:
    """Following `represents` must end at a state or body."""
    speaks_for = {entry.id: entry.record.represents for entry in draft.actors}
    for entry in draft.actors:
        chain = [entry.id]
        while (following := speaks_for.get(chain[-1])) and following not in chain:
            chain.append(following)
        if following == entry.id:
            message = f"{' → '.join([*chain, entry.id])} comes back to where it began"
            remedy = "Leave 'represents' out at the state or body"
            yield entry.problem(("represents",), "represents-circle", message, remedy, blocks=False)

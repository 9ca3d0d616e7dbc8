"""Each record has one id, each file the name of what is in it, each name one owner."""

from collections.abc import Iterator

from dashboard.dossier.draft import SORTS, Draft, Entry
from dashboard.dossier.problem import Problem
from dashboard.dossier.yaml_file import Address
from dashboard.models.actor import Actor
from dashboard.models.record import Record

NAMING = (("actor", "id"), ("meeting", "id"), ("position", "actor"), ("source", "id"), ("quote", "source"))
"""Sorts whose file or folder is called after one of their fields."""


def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """The second record with an id is the problem; the first stays."""
    for sort in SORTS:
        first: dict[str, Entry[Record]] = {}
        for entry in draft.entries(sort):
            known = first.setdefault(entry.id, entry)
            if known is not entry:
                where = f"{known.file.name}:{known.file.mark(known.address).line}"
                message = f"the {sort} '{entry.id}' is already in {where}"
                yield entry.problem(("id",), "duplicate-id", message, "Give one of them another id", blocks=False)


def names_are_ids(draft: Draft) -> Iterator[Problem]:
    """A file or folder is called after what stands in it."""
    for sort, field in NAMING:
        for entry in draft.entries(sort):
            parts = entry.file.name.split("/")
            name = parts[1] if parts[0] == "sources" else parts[1].removesuffix(".yaml")
            value = getattr(entry.record, field)
            if value != name:
                message = f"'{value}' stands in a file of '{name}'"
                remedy = f"Write '{field}: {name}', or rename the file"
                yield entry.problem((field,), "id-filename", message, remedy, blocks=False)
    folder = draft.folder.resolve().name
    if draft.settings and draft.settings.id != folder:
        message = f"'{draft.settings.id}' stands in the folder '{folder}'"
        remedy = f"Write 'id: {folder}', or rename the folder"
        yield draft.settings.problem(("id",), "id-filename", message, remedy, blocks=False)


def aliases_are_told_apart(draft: Draft) -> Iterator[Problem]:
    """A name that points to two actors belongs to one, and is weak for the other."""
    owners: dict[str, Entry[Actor]] = {}
    for entry in draft.actors:
        for address, name in _strong_names(entry.record):
            owner = owners.setdefault(name.casefold(), entry)
            if owner.id != entry.id:
                message = f"'{name}' already means '{owner.id}' ({owner.file.name})"
                remedy = "Mark it 'weak: true' where only the context tells who is meant, or delete it at one"
                yield entry.problem(address, "alias-shared", message, remedy, blocks=False)


def _strong_names(actor: Actor) -> Iterator[tuple[Address, str]]:
    yield ("name",), actor.name
    for index, alias in enumerate(actor.aliases):
        if not alias.weak:
            yield ("aliases", index, "text"), alias.text

"""Each record has one id, each file the name of what is in it, each name one owner."""

from collections.abc import Iterator

from dashboard.dossier.draft import SORTS, Draft, Entry
from dashboard.dossier.problem import Problem
from dashboard.models.actor import Actor


def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """The second record with an id is the problem; the first stays."""
    for sort in SORTS:
        first: dict[str, Entry[object]] = {}  # type: ignore[type-var]  # any sort of record
        for entry in draft.entries(sort):
            known = first.setdefault(entry.id, entry)  # type: ignore[arg-type]  # any sort of record
            if known is not entry:
                where = f"{known.file.name}:{known.file.mark(known.address).line}"
                yield entry.problem(
                    ("id",), "duplicate-id", f"the {sort} '{entry.id}' is already in {where}",
                    "Give one of them another id", blocks=False,
                )


def names_are_ids(draft: Draft) -> Iterator[Problem]:
    """A file or folder is called after what stands in it."""
    for sort, field in (("actor", "id"), ("meeting", "id"), ("position", "actor"), ("source", "id"), ("quote", "source")):
        for entry in draft.entries(sort):
            parts = entry.file.name.split("/")
            name = parts[1] if parts[0] == "sources" else parts[1].removesuffix(".yaml")
            value = getattr(entry.record, field)
            if value != name:
                yield entry.problem(
                    (field,), "id-filename", f"'{value}' stands in a file of '{name}'",
                    f"Write '{field}: {name}', or rename the file", blocks=False,
                )
    settings = draft.settings
    if settings and settings.record.id != draft.folder.name:
        yield settings.problem(
            ("id",), "id-filename", f"'{settings.record.id}' stands in the folder '{draft.folder.name}'",
            f"Write 'id: {draft.folder.name}', or rename the folder", blocks=False,
        )


def aliases_are_told_apart(draft: Draft) -> Iterator[Problem]:
    """A name that points to two actors is weak for both, or belongs to one."""
    owners: dict[str, Entry[Actor]] = {}
    for entry in draft.actors:
        strong = [(("name",), entry.record.name)]
        strong += [
            (("aliases", index, "text"), alias.text)
            for index, alias in enumerate(entry.record.aliases) if not alias.weak
        ]  # fmt: skip
        for address, name in strong:
            owner = owners.setdefault(name.casefold(), entry)
            if owner.id != entry.id:
                yield entry.problem(
                    address, "alias-shared", f"'{name}' already means '{owner.id}' ({owner.file.name})",
                    "Mark it 'weak: true' at both, or delete it at one", blocks=False,
                )

"""Folder to dossier: what is sound is loaded, what is not is reported, and nothing stops at the first problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.dossier.draft import SORTS, Draft, Entry, Key
from dashboard.dossier.problem import Problem
from dashboard.dossier.read import is_dossier, read_folder
from dashboard.dossier.replacement import finish_if_cut_off, last_save
from dashboard.dossier.rules import RULES
from dashboard.dossier.rules.references import Ids, meant, references
from dashboard.dossier.yaml_file import Address
from dashboard.models.dossier import Dossier
from dashboard.models.record import Record
from dashboard.models.settings import Settings

ATTEMPTS = 10
"""Somebody may save while a dossier is read, and another after that; nobody can save as often as it is read."""


@dataclass(frozen=True)
class Loading:
    """What came of loading one folder.

    `left_out` are the records, as (sort, id), that are not shown: the unsound ones and those that rest on them.
    """

    folder: Path
    dossier: Dossier
    problems: tuple[Problem, ...]
    left_out: tuple[Key, ...]


def dossier_folders(root: Path) -> list[Path]:
    """`root` itself where it is a dossier, else the dossiers in it, by name."""
    if is_dossier(root):
        return [root]
    if not root.is_dir():
        return []
    return sorted(path for path in root.iterdir() if not path.name.startswith(".") and is_dossier(path))


def load(folder: Path, changed: Mapping[str, bytes] | None = None) -> Loading:
    """Read and judge a dossier, as it is or as it would be with some files `changed`.

    Where a save was cut off after the step that counts, it is finished first; what was read while somebody saved is
    read again, because it may be old in one file and new in another.
    """
    for _ in range(ATTEMPTS):
        finish_if_cut_off(folder)
        before = last_save(folder)
        draft, problems = read_folder(folder, changed)
        if last_save(folder) == before:
            break
    for rule in RULES:
        problems.extend(rule(draft))
    dossier, left_out = _sound(draft, problems)
    return Loading(folder, dossier, tuple(sorted(set(problems), key=_order)), left_out)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.code, problem.message


def _sound(draft: Draft, problems: Iterable[Problem]) -> tuple[Dossier, tuple[Key, ...]]:
    """The records without a problem of their own that rest only on such records."""
    ids = draft.ids()
    out = _unsound(draft, problems, ids)
    records: dict[str, dict[str, Any]] = {}
    for sort in SORTS:
        kept = records[f"{sort}s"] = {}
        for entry in draft.entries(sort):
            if entry.key not in out:
                kept.setdefault(entry.id, _without_loose_ends(entry, out, ids))
    texts = {source: text for source, text in draft.texts.items() if source in records["sources"]}
    return Dossier(settings=_title_page(draft, out, ids), texts=texts, **records), tuple(sorted(out))


def _unsound(draft: Draft, problems: Iterable[Problem], ids: Ids) -> set[Key]:
    """What has a problem, and all that can't be understood without it."""
    out = {problem.record for problem in problems if problem.record} | draft.broken
    dependants: dict[Key, list[Key]] = {}
    for entry in draft.all():
        for reference in references(entry):
            if reference.essential:
                target = meant(reference, ids)
                if target is None:
                    out.add(entry.key)
                else:
                    dependants.setdefault(target, []).append(entry.key)
    waiting = list(out)
    while waiting:
        for key in dependants.get(waiting.pop(), ()):
            if key not in out:
                out.add(key)
                waiting.append(key)
    return out


def _title_page(draft: Draft, out: set[Key], ids: Ids) -> Settings:
    """The title page, or one that says that it can't be read, so that the records can still be shown."""
    if draft.settings is None:
        name = draft.folder.resolve().name
        summary = "The title page of this dossier can't be read."
        return Settings(id="untitled", title=name, summary=summary, language="en", delegations=())
    settings: Settings = _without_loose_ends(draft.settings, out, ids)
    groups = tuple(group for group in settings.delegations if group.members)
    return settings.model_copy(update={"delegations": groups})


def _without_loose_ends(entry: Entry[Any], out: set[Key], ids: Ids) -> Any:
    """The record without references that lead to nothing: it is shown, and says nothing of them."""
    targets = {reference.address: meant(reference, ids) for reference in references(entry)}
    loose = {address for address, target in targets.items() if target is None or target in out}
    return _pruned(entry.record, loose, ()) if loose else entry.record


def _pruned(value: Any, loose: set[Address], here: Address) -> Any:
    """A copy of the value without what stands at the loose addresses.

    What is required takes the whole around it along: without its actor there is no participant.
    """
    if isinstance(value, tuple):
        items = (
            _pruned(item, loose, (*here, index)) for index, item in enumerate(value) if (*here, index) not in loose
        )
        return tuple(item for item in items if item is not None)
    if isinstance(value, Record):
        fields: Mapping[str, Any] = type(value).model_fields
        gone = [name for name in fields if (*here, name) in loose]
        if any(fields[name].is_required() for name in gone):
            return None
        kept = {name: _pruned(getattr(value, name), loose, (*here, name)) for name in fields if name not in gone}
        return value.model_copy(update=kept | dict.fromkeys(gone))
    return value

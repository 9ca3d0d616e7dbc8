"""Folder to dossier: what is sound is loaded, what is not is reported, and nothing stops at the first problem."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.dossier.draft import SORTS, Draft, Entry
from dashboard.dossier.problem import Problem
from dashboard.dossier.read import read_folder
from dashboard.dossier.rules import RULES
from dashboard.dossier.rules.references import references
from dashboard.models.dossier import Dossier
from dashboard.models.record import Record
from dashboard.models.settings import Settings

Key = tuple[str, str]


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
    if (root / "dossier.yaml").is_file():
        return [root]
    if not root.is_dir():
        return []
    return sorted(path.parent for path in root.glob("*/dossier.yaml"))


def load(folder: Path) -> Loading:
    """Read and judge a dossier."""
    draft, problems = read_folder(folder)
    if not folder.is_dir() or draft.settings is None and not problems:
        problems.append(
            Problem("dossier.yaml", 1, 1, "folder-missing", "there is no dossier here", "Name a folder with a dossier.yaml")
        )
    for rule in RULES:
        problems.extend(rule(draft))
    dossier, left_out = _sound(draft, problems)
    return Loading(folder, dossier, tuple(sorted(set(problems), key=_order)), left_out)


def _order(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line, problem.column, problem.code


def _sound(draft: Draft, problems: Iterable[Problem]) -> tuple[Dossier, tuple[Key, ...]]:
    """The records without a problem of their own that rest only on such records."""
    out = _unsound(draft, problems)
    records: dict[str, dict[str, Any]] = {}
    for sort in SORTS:
        kept = records[f"{sort}s"] = {}
        for entry in draft.entries(sort):
            if (sort, entry.id) not in out:
                kept.setdefault(entry.id, _without_loose_ends(entry, out, draft))
    texts = {source: text for source, text in draft.texts.items() if source in records["sources"]}
    settings = draft.settings.record if draft.settings else _untitled(draft.folder)
    return Dossier(settings=settings, texts=texts, **records), tuple(sorted(out))


def _unsound(draft: Draft, problems: Iterable[Problem]) -> set[Key]:
    """What has a problem, and all that can't be understood without it."""
    out = {problem.record for problem in problems if problem.record} | draft.broken
    dependants: dict[Key, list[Key]] = {}
    for entry in draft.all():
        for reference in references(entry):
            if reference.essential:
                dependants.setdefault((reference.sort, reference.id), []).append((entry.sort, entry.id))
    waiting = list(out)
    while waiting:
        for key in dependants.get(waiting.pop(), ()):
            if key not in out:
                out.add(key)
                waiting.append(key)
    return out


def _without_loose_ends(entry: Entry[Any], out: set[Key], draft: Draft) -> Record:
    """The record without references that lead to nothing: it is shown, and says nothing of them."""
    record: Record = entry.record
    loose = {
        reference.address
        for reference in references(entry)
        if (reference.sort, reference.id) in out or reference.id not in draft.ids(reference.sort)
    }
    if not loose:
        return record
    changes: dict[str, Any] = {}
    for name in {str(address[0]) for address in loose}:
        value = getattr(record, name)
        if name == "history":
            changes[name] = tuple(
                status.model_copy(update={"place": None}) if (name, index, "place") in loose else status
                for index, status in enumerate(value)
            )
        elif isinstance(value, tuple):
            gone = {address[1] for address in loose if address[0] == name}
            changes[name] = tuple(item for index, item in enumerate(value) if index not in gone)
        else:
            changes[name] = None
    return record.model_copy(update=changes)


def _untitled(folder: Path) -> Settings:
    """Stands in for a title page that can't be read, so that the records can still be shown."""
    return Settings(
        id="untitled", title=folder.name, summary="The title page of this dossier can't be read.",
        language="en", delegations=(),
    )  # fmt: skip

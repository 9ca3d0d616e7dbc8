"""Folder to draft: every file of every sort, each problem noted, none of them an end."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from operator import itemgetter
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Any

from pydantic import ValidationError

from dashboard.dossier.bulk.rows import is_bulk
from dashboard.dossier.draft import SORTS, Draft, Entry, Key
from dashboard.dossier.problem import Problem
from dashboard.dossier.replacement import READY, pending
from dashboard.dossier.text_file import decoded, read_bytes, words_only
from dashboard.dossier.validation import problems_of
from dashboard.dossier.yaml_file import Address, YamlFile, read_yaml
from dashboard.models.record import Record
from dashboard.models.settings import Settings

TITLE_PAGE = "dossier.yaml"
LISTS = {"issues.yaml": "issue", "places.yaml": "place"}
FOLDERS = {"actors": "actor", "meetings": "meeting", "positions": "position", "sources": "source"}


def is_dossier(folder: Path) -> bool:
    """Whether anything in the folder stands where a record would."""
    return any((folder / name).exists() for name in (TITLE_PAGE, *LISTS, *FOLDERS))


def files_in(folder: Path) -> list[Path]:
    """Every file of a folder and of those in it, by name. What goes away while it is looked for is not there.

    What is hidden holds no record, unless it is on its way to its place.
    """
    return sorted(folder / name for name, _ in states_in(folder))


def states_in(folder: Path) -> list[tuple[str, os.stat_result]]:
    """The same by their names in the folder, with size and times. Each run of a page asks it, so it makes no paths."""
    top, found = str(folder), []
    for place, _, names in os.walk(top):
        inside = place[len(top) + 1 :]
        for name in names:
            path = f"{inside}{os.sep}{name}" if inside else name
            if (name.startswith(".") or f"{os.sep}." in f"{os.sep}{inside}") and _is_idle(Path(path)):
                continue
            with suppress(OSError):  # as when a reader comes during a `git pull`
                state = os.stat(f"{place}{os.sep}{name}")  # noqa: PTH116  a path for each takes longer
                if S_ISREG(state.st_mode):
                    found.append((path, state))
    found.sort(key=itemgetter(0))
    return found


def _is_idle(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts) and READY not in name.parents


def read_folder(folder: Path, changed: Mapping[str, bytes] | None = None) -> tuple[Draft, list[Problem]]:
    """Read a dossier's folder. What is no dossier is not searched.

    `changed` says of some files, by their names in the folder, what they would hold.
    """
    laid_over = {**pending(folder), **(changed or {})}  # first: what is moved from there to its place is not missed
    reader = _FolderReader(folder, laid_over)
    if is_dossier(folder):
        names = {path.relative_to(folder).as_posix() for path in files_in(folder)} | laid_over.keys()
        for name in sorted(names, key=PurePosixPath):
            if not any(part.startswith(".") for part in name.split("/")):
                reader.read(name)
    if not (folder / TITLE_PAGE).is_file():
        remedy = "Name a dossier's folder, or write the title page after data/README.md"
        reader.report(TITLE_PAGE, "folder-missing", "there is no dossier.yaml here", remedy)
    return reader.draft, reader.problems


class _FolderReader:
    def __init__(self, folder: Path, laid_over: Mapping[str, bytes]) -> None:
        self.draft = Draft(folder)
        self.laid_over = laid_over
        self.problems: list[Problem] = []

    def report(self, name: str, code: str, message: str, remedy: str, record: Key | None = None) -> None:
        self.problems.append(Problem(name, 1, 1, code, message, remedy, record))

    def read(self, name: str) -> None:
        match name.split("/"):
            case ["dossier.yaml"]:
                self._one(name, "dossier", self.draft.folder.resolve().name)
            case [file] if file in LISTS:
                self._list(name, LISTS[file])
            case ["positions", file] if file.endswith(".yaml"):
                self._list(name, "position")
            case ["actors" | "meetings" as room, file] if file.endswith(".yaml"):
                self._one(name, FOLDERS[room], PurePosixPath(name).stem)
            case ["sources", source, "source.yaml"]:
                self._one(name, "source", source)
            case ["sources", source, "quotes.yaml"]:
                self._list(name, "quote", source=source)
            case ["sources", source, "text.txt"]:
                self._text(name, source)
            case ["bulk", file] if is_bulk(file):
                pass  # read row by row, when the database is built
            case _:
                remedy = "Rename it after the pattern in data/README.md, or move it out of the dossier"
                self.report(name, "file-unexpected", "no record is read from here", remedy)

    def _bytes(self, name: str) -> bytes | Problem:
        laid_over = self.laid_over.get(name)
        return read_bytes(self.draft.folder / name, name) if laid_over is None else laid_over

    def _open(self, name: str) -> YamlFile:
        file = read_yaml(self._bytes(name), name)
        self.problems += file.problems
        return file

    def _one(self, name: str, sort: str, id_: str) -> None:
        file = self._open(name)
        if file.values is None:
            self.draft.broken.add((sort, id_))
        else:
            self._record(file, sort, (), file.values, id_)

    def _list(self, name: str, sort: str, **given: str) -> None:
        file = self._open(name)
        if not isinstance(file.values, list):
            self.draft.unread.add(sort)
            if file.values is not None:
                self.report(name, "wrong-type", "a list of records is expected here", "Begin each record with '- '")
            return
        for index, values in enumerate(file.values):
            complete = {**given, **values} if isinstance(values, dict) else values
            self._record(file, sort, (index,), complete, None)

    def _record(self, file: YamlFile, sort: str, address: Address, values: Any, id_: str | None) -> None:
        given = values.get("id", id_) if isinstance(values, dict) else id_
        key = (sort, given) if isinstance(given, str) else None
        model: type[Record] = Settings if sort == "dossier" else SORTS[sort]
        try:
            record: Any = model.model_validate(values)
        except ValidationError as error:
            self.problems += problems_of(error, file, address, model, key)
            self.draft.broken.update((sort, name) for name in (given, id_) if isinstance(name, str))
            return
        entry = Entry(sort, record.id, record, file, address)
        if isinstance(record, Settings):
            self.draft.settings = entry
            return
        self.draft.entries(sort).append(entry)
        if id_ and id_ != record.id:  # whoever refers to the file's name makes no second mistake
            self.draft.broken.add((sort, id_))

    def _text(self, name: str, source: str) -> None:
        data = self._bytes(name)
        text = data if isinstance(data, Problem) else decoded(data, name)
        if isinstance(text, str):
            text = words_only(text, name)
        if isinstance(data, bytes):
            self.draft.digests[source] = hashlib.sha256(data).hexdigest()
        if isinstance(text, Problem):
            self.problems.append(text)
            self.draft.broken.add(("source", source))
        else:
            self.draft.texts[source] = text

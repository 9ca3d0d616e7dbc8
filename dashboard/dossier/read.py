"""Folder to draft: every file of every sort, each problem noted, none of them an end."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.dossier.draft import SORTS, Draft, Entry
from dashboard.dossier.problem import Problem
from dashboard.dossier.validation import problems_of
from dashboard.dossier.yaml_file import Address, YamlFile, read_text, read_yaml
from dashboard.models.record import Record
from dashboard.models.settings import Settings

LISTS = {"issues.yaml": "issue", "places.yaml": "place"}
FOLDERS = {"actors": "actor", "meetings": "meeting", "positions": "position"}


def read_folder(folder: Path) -> tuple[Draft, list[Problem]]:
    """Read a dossier's folder."""
    reader = _FolderReader(folder)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            reader.read(path, name)
    return reader.draft, reader.problems


class _FolderReader:
    def __init__(self, folder: Path) -> None:
        self.draft = Draft(folder)
        self.problems: list[Problem] = []

    def read(self, path: Path, name: str) -> None:
        match name.split("/"):
            case ["dossier.yaml"]:
                self._settings(self._open(path, name))
            case [file] if file in LISTS:
                self._list(self._open(path, name), LISTS[file])
            case ["positions", file] if file.endswith(".yaml"):
                self._list(self._open(path, name), "position")
            case [room, file] if room in FOLDERS and file.endswith(".yaml"):
                self._record(self._open(path, name), FOLDERS[room], (), path.stem)
            case ["sources", source, "source.yaml"]:
                self._record(self._open(path, name), "source", (), source)
            case ["sources", source, "quotes.yaml"]:
                self._list(self._open(path, name), "quote", {"source": source})
            case ["sources", source, "text.txt"]:
                self._text(path, name, source)
            case _:
                self.problems.append(
                    Problem(name, 1, 1, "file-unexpected", "no record is read from here",
                            "Rename it after the pattern in data/README.md, or move it out of the dossier")
                )

    def _open(self, path: Path, name: str) -> YamlFile:
        file = read_yaml(path, name)
        self.problems += file.problems
        return file

    def _settings(self, file: YamlFile) -> None:
        for entry in self._entries(file, "dossier", Settings, (), file.values, self.draft.folder.name):
            self.draft.settings = entry

    def _list(self, file: YamlFile, sort: str, given: Mapping[str, str] | None = None) -> None:
        if file.values is None:
            return
        if not isinstance(file.values, list):
            self.problems.append(
                file.problem((), "wrong-type", "a list of records is expected here", "Begin each record with '- '")
            )
            return
        for index, values in enumerate(file.values):
            if isinstance(values, dict):
                values = {**(given or {}), **values}
            self._record(file, sort, (index,), None, values)

    def _record(self, file: YamlFile, sort: str, address: Address, name: str | None, values: Any = None) -> None:
        values = file.values if values is None else values
        self.draft.entries(sort).extend(self._entries(file, sort, SORTS[sort], address, values, name))

    def _entries(
        self, file: YamlFile, sort: str, model: type[Any], address: Address, values: Any, name: str | None
    ) -> Iterator[Entry[Any]]:
        claimed = str(values.get("id", name)) if isinstance(values, dict) else name
        if values is None:
            self._claim(sort, claimed)
            return
        try:
            record: Record = model.model_validate(values)
        except ValidationError as error:
            self._claim(sort, claimed)
            self.problems += problems_of(error, file, address, model, (sort, claimed or ""))
            return
        yield Entry(sort, claimed or "", record, file, address)

    def _claim(self, sort: str, claimed: str | None) -> None:
        if claimed:
            self.draft.broken.add((sort, claimed))

    def _text(self, path: Path, name: str, source: str) -> None:
        file = YamlFile(name)
        text = read_text(path, file)
        self.problems += file.problems
        if text is not None:
            self.draft.texts[source] = text
            self.draft.digests[source] = hashlib.sha256(path.read_bytes()).hexdigest()

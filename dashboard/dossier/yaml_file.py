"""One YAML file as plain values, with the line and column of each.

Scalars stay the strings that were typed, so that `NO`, `012` and `12:30` survive; the models give them types.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dashboard.dossier.problem import Problem

Address = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Mark:
    """Line and column, from 1."""

    line: int
    column: int


@dataclass
class YamlFile:
    """What a file holds: `values` as dict, list and str; `marks` and `key_marks` by address in it."""

    name: str
    values: Any = None
    marks: dict[Address, Mark] = field(default_factory=dict)
    key_marks: dict[Address, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def mark(self, address: Address, *, key: bool = False) -> Mark:
        """Where a value (or its key) stands; where it does not, where the nearest thing around it begins."""
        if key and address in self.key_marks:
            return self.key_marks[address]
        while address not in self.marks and address:
            address = address[:-1]
        return self.marks.get(address, Mark(1, 1))

    def problem(
        self, address: Address, code: str, message: str, remedy: str, *, key: bool = False,
        record: tuple[str, str] | None = None,
    ) -> Problem:
        """A problem at an address of this file."""
        mark = self.mark(address, key=key)
        return Problem(self.name, mark.line, mark.column, code, message, remedy, record)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read `path`; whatever is wrong with it stands in `problems`, and `values` is None where nothing could be read."""
    file = YamlFile(name)
    text = read_text(path, file)
    if text is None:
        return file
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        file.problems.append(_syntax_problem(name, error))
        return file
    if root is None:
        file.problems.append(Problem(name, 1, 1, "empty-value", "the file is empty", "Write the record or delete the file"))
        return file
    file.values = _Reader(file).value(root, ())
    return file


def read_text(path: Path, file: YamlFile) -> str | None:
    """The file's text, or None and a problem where it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        file.problems.append(
            Problem(file.name, line, 1, "file-encoding", "this is not UTF-8 text", "Save the file as UTF-8")
        )
    except OSError as error:
        file.problems.append(
            Problem(file.name, 1, 1, "file-encoding", f"the file can't be read ({error.strerror})", "Check its permissions")
        )
    return None


def _syntax_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "this can't be read"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(
        name, line, column, "yaml-syntax", f"not YAML: {what}", "Check the indentation, the colons and the quotation marks"
    )


class _Reader:
    """Walks the nodes of one file once."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, address: Address) -> Any:
        self.file.marks[address] = _mark(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, address)
        if id(node) in self.seen:
            self._report(address, "yaml-alias", "an alias (*name) repeats another part of the file", "Write the values out")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*address, index)) for index, child in enumerate(node.value)]
        return dict(self._pairs(node, address))

    def _scalar(self, node: yaml.ScalarNode, address: Address) -> str | None:
        if node.style is None and node.value in ("", "~", "null"):
            self._report(address, "empty-value", "nothing stands here", "Delete the line, or write a value")
            return None
        return str(node.value)

    def _pairs(self, node: yaml.Node, address: Address) -> Iterator[tuple[str, Any]]:
        first: dict[str, Mark] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*address, key)
            if key in first:
                self._report_at(
                    _mark(key_node), "duplicate-key", f"'{key}' stands here again, first on line {first[key].line}",
                    "Keep one of the two",
                )
                continue
            first[key] = self.file.key_marks[here] = _mark(key_node)
            value = self.value(value_node, here)
            if value is not None:
                yield key, value

    def _report(self, address: Address, code: str, message: str, remedy: str) -> None:
        self.file.problems.append(self.file.problem(address, code, message, remedy))

    def _report_at(self, mark: Mark, code: str, message: str, remedy: str) -> None:
        self.file.problems.append(Problem(self.file.name, mark.line, mark.column, code, message, remedy))


def _mark(node: yaml.Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)

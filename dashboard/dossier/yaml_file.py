"""One YAML file as plain values, with the line and column of each.

Scalars stay the strings that were typed, so that `NO`, `012` and `12:30` survive; the models give them types.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from dashboard.dossier.problem import Problem
from dashboard.dossier.text_file import decoded, line_and_column

Address = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 20
"""No record nests half as deep. A file that does is a slip or an attack, and is not followed."""


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


def read_yaml(data: bytes | Problem, name: str) -> YamlFile:
    """Read what a file holds; what is wrong stands in `problems`, and `values` is None where nothing could be read."""
    file = YamlFile(name)
    text = data if isinstance(data, Problem) else decoded(data, name)
    if isinstance(text, Problem):
        file.problems.append(text)
        return file
    try:
        _Reader(file, text).read()
    except yaml.YAMLError as error:
        file.values = None
        file.problems.append(_syntax_problem(name, text, error))
    return file


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    line, column, what = 1, 1, "this can't be read"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        line, column = error.problem_mark.line + 1, error.problem_mark.column + 1
        what = error.problem or what
    elif isinstance(error, yaml.reader.ReaderError):
        line, column = line_and_column(text, max(text.find(chr(error.character)), 0))
        what = error.reason
    remedy = "Check the indentation, the colons and the quotation marks"
    return Problem(name, line, column, "yaml-syntax", f"not YAML: {what}", remedy)


class _Reader:
    """Follows the parser's events once, so that no alias can make a file larger than it is."""

    def __init__(self, file: YamlFile, text: str) -> None:
        self.file = file
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=Loader)

    def read(self) -> None:
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    remedy = "Delete the line '---', or move what follows to a file of its own"
                    self._report(event, "yaml-syntax", "a second document begins here", remedy)
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.file.values = self._value(event, ())
        if not documents:
            self.file.problems.append(
                Problem(
                    self.file.name, 1, 1, "empty-value", "the file is empty", "Write the record, or delete the file"
                )
            )

    def _value(self, event: yaml.Event, address: Address) -> Any:
        self.file.marks[address] = _mark(event)
        if isinstance(event, yaml.AliasEvent):
            message = f"'*{event.anchor}' repeats another part of the file"
            self._report(
                event, "yaml-alias", message, "Write the words out, in quotation marks where they begin with *"
            )
            return None
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            message = f"'&{event.anchor}' names this part of the file for repeating"
            self._report(event, "yaml-alias", message, "Delete it, or use quotation marks where words begin with &")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(address) >= DEEPEST:
            at: Any = event.start_mark  # either parser's mark
            raise yaml.MarkedYAMLError(problem="nested deeper than any record", problem_mark=at)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(child, (*address, index)) for index, child in enumerate(self._children())]
        return dict(self._fields(address))

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        if not event.style and event.value in ("", "~", "null"):
            self._report(event, "empty-value", "nothing stands here", "Write a value, or delete the line")
            return None
        return str(event.value)

    def _fields(self, address: Address) -> Iterator[tuple[str, Any]]:
        first: dict[str, Mark] = {}
        for key in self._children():
            if not isinstance(key, yaml.ScalarEvent):
                self._report(key, "wrong-type", "a field has a name, not a list or a group", "Write 'field: value'")
                self._skip(key)
                self._skip(next(self.events))
            elif key.value in first:
                message = f"'{key.value}' stands here again, first on line {first[key.value].line}"
                self._report(key, "duplicate-key", message, "Keep one of the two")
                self._skip(next(self.events))
            else:
                here = (*address, key.value)
                first[key.value] = self.file.key_marks[here] = _mark(key)
                value = self._value(next(self.events), here)
                if value is not None:
                    yield key.value, value

    def _children(self) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _skip(self, event: yaml.Event) -> None:
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)

    def _report(self, event: yaml.Event, code: str, message: str, remedy: str) -> None:
        mark = _mark(event)
        self.file.problems.append(Problem(self.file.name, mark.line, mark.column, code, message, remedy))


def _mark(event: yaml.Event) -> Mark:
    at = event.start_mark
    return Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)

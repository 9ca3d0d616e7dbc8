"""New text into a YAML file without touching what is there: every line of before is still in it, byte for byte.

The file is not written anew from its values, because that would lose how a hand has laid it out. Afterwards it is read
again: the old values and the new must be in it, and nothing else.
"""

import re
from collections.abc import Sequence
from contextlib import suppress

import yaml

from dashboard.dossier.text_file import decoded
from dashboard.dossier.yaml_file import Loader, read_yaml

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|\Z)")


class NeedsAHandError(Exception):
    """Nothing can be added to this file by a program; `line` counts from 1."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line
        self.why = why


def with_records(data: bytes, entries: Sequence[str]) -> bytes:
    """The file that lists records, with more of them at its end. `entries` begin with a dash, at the margin."""
    text, lines = _text_and_lines(data)
    root = _root(text)
    addition = "\n".join(_indented(entry, _dash(root) if root else 0) for entry in entries)
    if root:
        with suppress(NeedsAHandError):  # an empty line would belong to a block that keeps such lines
            return _verified(data, lines, len(lines), f"\n{addition}", (), entries)
    return _verified(data, lines, len(lines), addition, (), entries)


def with_entry(data: bytes, field: str, index: int, entry: str) -> bytes:
    """The file of one record, with one more entry in the list of a field, so that it becomes number `index` there."""
    text, lines = _text_and_lines(data)
    root = _root(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise NeedsAHandError(1, "fields on lines of their own are expected here")
    found = next(((key, value) for key, value in root.value if key.value == field), None)
    if found is None:
        raise NeedsAHandError(1, f"there is no '{field}' here")
    key, entries = found
    dash = _dash(entries)
    if index == 0:
        at = key.end_mark.line + 1
    else:
        at = _line_after(entries.value[index - 1])
        while at < len(lines) and re.match(rf"[ ]{{{dash + 1},}}#", lines[at]):  # a comment on the entry above
            at += 1
    return _verified(data, lines, at, _indented(entry, dash), (field, index), [entry])


def _text_and_lines(data: bytes) -> tuple[str, list[str]]:
    text = decoded(data, "")
    if not isinstance(text, str):
        raise NeedsAHandError(text.line, text.message)
    return text, [line for line in _LINE.findall(text) if line]


def _root(text: str) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NeedsAHandError(mark.line + 1 if mark else 1, "this can't be read") from None
    return root


def _dash(node: yaml.Node) -> int:
    """The column in which the dashes of a list stand, from 0."""
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        what = "the list is written in brackets" if isinstance(node, yaml.SequenceNode) else "a list is expected here"
        raise NeedsAHandError(node.start_mark.line + 1, what)
    return int(node.start_mark.column)


def _line_after(node: yaml.Node) -> int:
    """The first line below a value, from 0. What stands behind it on its last line belongs to it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return int(end.line if is_block and end.column == 0 else end.line + 1)


def _indented(entry: str, dash: int) -> str:
    return "".join(" " * dash + line if line.strip() else line for line in re.findall(r"[^\n]*\n", entry))


def _verified(
    data: bytes, lines: list[str], at: int, addition: str, place: tuple[str, int] | tuple[()], entries: Sequence[str]
) -> bytes:
    """The lines with the addition between them, if reading them gives what was there and what is new."""
    line_break = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    above, below = "".join(lines[:at]), "".join(lines[at:])
    if above and not above.endswith(("\n", "\r")):
        above += line_break
    result = (above + addition.replace("\n", line_break) + below).encode()
    before, after = read_yaml(data, "").values, read_yaml(result, "").values
    new = [value for entry in entries for value in read_yaml(entry.encode(), "").values]
    expected: object
    if place:
        field, index = place
        expected = {**before, field: [*before[field][:index], *new, *before[field][index:]]}
    else:
        expected = [*(before or []), *new]
    if after != expected:
        raise NeedsAHandError(min(at, len(lines)) or 1, "the way in which this is written leaves no place for more")
    return result

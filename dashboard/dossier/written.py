"""A record as YAML, in the way in which the records in `data/` are written.

Fields in the order of their model, those that say nothing left out, each value on one line whatever its length, words
without quotation marks where YAML allows it, and words of several lines as a block that shows them as they are.
"""

import re
from collections.abc import Container, Iterator, Sequence
from enum import Enum
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from dashboard.models.dates import EdtfDate
from dashboard.models.record import Record

ENDLESS = 1_000_000_000


def written(record: Record, *, without: Container[str] = ()) -> str:
    """One record, as a file of its own holds it."""
    return _yaml(_fields(record, without))


def written_entry(record: Record, *, without: Container[str] = ()) -> str:
    """One record as an entry of a list: the first line begins with a dash."""
    return _yaml([_fields(record, without)])


def written_list(records: Sequence[Record], *, without: Container[str] = ()) -> str:
    """Records as a file that lists them holds them, with an empty line between two."""
    return "\n".join(written_entry(record, without=without) for record in records)


class _Emitter(Emitter):
    """Lists are indented under the field they belong to."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


_resolve: Any = Resolver().resolve
_BREAK = re.compile("[\n\x85\u2028\u2029]")


def _fields(record: Record, without: Container[str] = ()) -> dict[str, Any]:
    fields = {}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if name not in without and (info.is_required() or value != info.default):
            fields[info.alias or name] = _plain(value)
    return fields


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _yaml(value: Any) -> str:
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(value),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    text: str = yaml.emit(events, Dumper=_Emitter, width=ENDLESS, allow_unicode=True, line_break="\n")
    return text


def _events(value: Any) -> Iterator[yaml.Event]:
    if isinstance(value, dict):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=False)
        for key, inner in value.items():
            yield yaml.ScalarEvent(None, None, (True, True), key)
            yield from _events(inner)
        yield yaml.MappingEndEvent()
    elif isinstance(value, list):
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=False)
        for inner in value:
            yield from _events(inner)
        yield yaml.SequenceEndEvent()
    else:
        yield _scalar(value)


def _scalar(value: Any) -> yaml.ScalarEvent:
    if isinstance(value, bool):
        return yaml.ScalarEvent(None, None, (True, True), str(value).lower())
    if isinstance(value, Enum):
        return yaml.ScalarEvent(None, None, (True, True), str(value.value))
    if isinstance(value, EdtfDate | int | float):
        return yaml.ScalarEvent(None, None, (True, True), str(value))
    if _BREAK.search(value):
        style = "|" if _can_be_a_block(value) else '"'
        return yaml.ScalarEvent(None, None, (True, True), value, style=style)
    return yaml.ScalarEvent(None, None, (_is_words(value), True), value)


def _is_words(value: str) -> bool:
    """Whether every reader of YAML takes it for words: `NO`, `2025` and `null` stand in quotation marks."""
    return bool(_resolve(yaml.ScalarNode, value, (True, False)) == "tag:yaml.org,2002:str")


def _can_be_a_block(value: str) -> bool:
    """Whether a block shows it as it is: nothing at its edges that a reader would not see."""
    lines = value.split("\n")
    return value == value.strip() and all(line == line.rstrip() and line.isprintable() for line in lines)

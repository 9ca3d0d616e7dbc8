"""The codebook: every field of every record and every word of every vocabulary, made from the models."""

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dashboard.dossier.draft import SORTS
from dashboard.dossier.problem import BULK_CODES, CODES, SAVING_CODES
from dashboard.exports.codebook_text import BULK, FILES, INTRODUCTION, KNOWN, ORIGINS, SCALE, SPLIT
from dashboard.models.bulk import BulkQuote
from dashboard.models.dates import EdtfDate
from dashboard.models.settings import Settings
from dashboard.models.vocabulary import Word


def codebook() -> str:
    """`data/README.md` as Markdown."""
    models: dict[str, type[BaseModel]] = {"dossier": Settings, **SORTS}
    lines = [INTRODUCTION, FILES, "## The records", ""]
    for sort, model in models.items():
        lines += _record(sort.capitalize(), model)
        for inner in _inner_models(model):
            if inner not in models.values():
                lines += _record(f"{sort.capitalize()}: {_spaced(inner.__name__)}", inner)
    lines += [BULK, *_record("A row of a bulk file", BulkQuote)]
    lines += ["## The vocabularies", ""]
    for vocabulary in Word.__subclasses__():
        lines += [f"### {_spaced(vocabulary.__name__).capitalize()}", "", str(vocabulary.__doc__), ""]
        lines += ["| word | meaning |", "| --- | --- |"]
        lines += [f"| `{word.value}` | {word.definition} |" for word in vocabulary]
        lines += [""]
    lines += [SCALE, SPLIT, ORIGINS, KNOWN, "## What the check reports", "", "| code | meaning |", "| --- | --- |"]
    lines += [f"| `{code}` | {meaning} |" for code, meaning in (CODES | BULK_CODES).items()]
    lines += ["", "## What saving reports besides", "", "| code | meaning |", "| --- | --- |"]
    lines += [f"| `{code}` | {meaning} |" for code, meaning in SAVING_CODES.items()]
    return "\n".join(lines) + "\n"


def _record(title: str, model: type[BaseModel]) -> list[str]:
    lines = [f"### {title}", "", _paragraphs(model.__doc__), "", "| field | takes | meaning |", "| --- | --- | --- |"]
    for name, info in model.model_fields.items():
        field = f"**{info.alias or name}**" if info.is_required() else (info.alias or name)
        lines.append(f"| {field} | {_takes(info)} | {info.description} |")
    return [*lines, ""]


def _takes(info: FieldInfo) -> str:
    annotation = _bare(info.annotation)
    if get_origin(annotation) is tuple:
        return f"list of {_name(_bare(get_args(annotation)[0]))}"
    return _name(annotation)


def _name(annotation: Any) -> str:
    if annotation is EdtfDate:
        return "date"
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return _spaced(annotation.__name__)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _spaced(annotation.__name__)
    words = [str(word) for word in get_args(annotation) if isinstance(word, str)]
    if words:
        return ", ".join(words)
    return {str: "text", bool: "true or false", int: "whole number", float: "number"}[annotation]


def _bare(annotation: Any) -> Any:
    """Without `| None` and without the constraints."""
    if hasattr(annotation, "__metadata__"):
        return _bare(annotation.__origin__)
    if get_origin(annotation) in (Union, types.UnionType):
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _inner_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    seen: set[type[BaseModel]] = set()
    waiting = [model]
    while waiting:
        for info in waiting.pop().model_fields.values():
            annotation = _bare(info.annotation)
            inner = _bare(get_args(annotation)[0]) if get_origin(annotation) is tuple else annotation
            if isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in seen:
                seen.add(inner)
                waiting.append(inner)
                yield inner


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(" ".join(block.split()) for block in (text or "").split("\n\n"))


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()

"""What pydantic says of a record, as located problems in plain words."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dashboard.dossier.draft import Key
from dashboard.dossier.problem import Problem, did_you_mean
from dashboard.dossier.yaml_file import Address, YamlFile
from dashboard.models.dates import FORMS

IN_WORDS = {
    "extra_forbidden": ("unknown-field", "there is no field '{field}' here", "Delete it, or see data/README.md"),
    "missing": ("missing-field", "the field '{field}' is missing", "Add '{field}:' with its value"),
    "speaker_missing": (
        "missing-field",
        "{said}",
        "Add 'speaker' with an actor, or 'attribution' with the source's words",
    ),
    "string_too_short": ("empty-value", "'{field}' is empty", "Write a value, or delete the line"),
    "too_short": ("empty-value", "'{field}' is an empty list", "Add at least one entry"),
    "enum": ("unknown-word", "{given} is not a word for '{field}'", "Use one of {words}"),
    "literal_error": ("unknown-word", "{given} is not a word for '{field}'", "Use one of {words}"),
    "date_form": ("date-form", "{given} is not a date in a form that is read here", f"Write it like {FORMS}"),
    "date_impossible": ("date-impossible", "{said}", "Look the day up in the source"),
    "date_reversed": ("date-reversed", "{said}", "Write {end}/{start}, or mend the day"),
    "model_type": ("wrong-type", "fields are expected here, not {given}", "Write 'field: value', one on each line"),
    "tuple_type": ("wrong-type", "'{field}' takes a list, not {given}", "Begin each entry with '- ' on its own line"),
    "string_type": (
        "wrong-type",
        "'{field}' takes words, not {given}",
        "Use quotation marks if words begin with [ or {{",
    ),
    "string_too_long": ("wrong-type", "'{field}' is longer than {max_length} characters", "Shorten it"),
    "string_pattern_mismatch": ("wrong-type", "{given} is not of the form that '{field}' takes", "{form}"),
    "string_unicode": ("file-encoding", "{given} is no Unicode text", "Write whole characters, in UTF-8"),
    "bool_parsing": ("wrong-type", "'{field}' takes true or false, not {given}", "Write true, or delete the line"),
    "bool_type": ("wrong-type", "'{field}' takes true or false, not {given}", "Write true, or delete the line"),
    "int_parsing": ("wrong-type", "'{field}' takes a whole number, not {given}", "Write digits only"),
    "int_type": ("wrong-type", "'{field}' takes a whole number, not {given}", "Write digits only"),
    "float_parsing": ("wrong-type", "'{field}' takes a number, not {given}", "Write digits, such as 50.45"),
    "float_type": ("wrong-type", "'{field}' takes a number, not {given}", "Write digits, such as 50.45"),
}
"""What pydantic calls an error, and what we do: code, message, remedy."""

OFF_THE_GLOBE = (
    "coordinates",
    "{field} {given} is off the globe",
    "Latitudes run from -90 to 90, longitudes from -180 to 180",
)
RESTS_ON_NOTHING = ("evidence-missing", "this rests on nothing", "Add 'evidence:' with a source and its words")
OTHERWISE = ("wrong-type", "{given} does not fit '{field}': {said}", "See the field in data/README.md")

HOW_TO_WRITE = {
    "country": "Write two capital letters, such as FR",
    "language": "Write a language tag, such as en, uk or zh-Hant",
    "lang": "Write a language tag, such as en, uk or zh-Hant",
    "url": "Write the whole address, from https:// on",
    "archive_url": "Write the whole address, from https:// on",
    "wikidata": "Write Q and the number, such as Q212",
    "text_sha256": "Write the 64 characters that 'sha256sum text.txt' prints",
}
"""The form of every field that has one and is no id."""

AN_ID = "Write small letters and digits, with - or _ between the words"


def problems_of(
    error: ValidationError, file: YamlFile, address: Address, model: type[BaseModel], record: Key | None
) -> Iterator[Problem]:
    """One problem for each thing that pydantic found and the file's reader did not."""
    for detail in error.errors(include_url=False):
        inner: Address = tuple(detail["loc"])
        here = (*address, *inner)
        if detail["input"] is None or (detail["type"] == "missing" and here in file.key_marks):
            continue
        code, message, remedy = _in_words(detail, inner, model)
        mark = file.mark(here, key=code == "unknown-field")
        yield Problem(file.name, mark.line, mark.column, code, message, remedy, record)


def _in_words(detail: ErrorDetails, inner: Address, model: type[BaseModel]) -> tuple[str, str, str]:
    kind = detail["type"]
    field = next((part for part in reversed(inner) if isinstance(part, str)), "record")
    words = str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    code, message, remedy = IN_WORDS.get(kind, OTHERWISE)
    if field in ("lat", "lon") and kind in ("greater_than_equal", "less_than_equal"):
        code, message, remedy = OFF_THE_GLOBE
    if field == "evidence" and kind in ("missing", "too_short"):
        code, message, remedy = RESTS_ON_NOTHING
    parts = {
        **detail.get("ctx", {}),
        "field": field,
        "given": _shown(detail["input"]),
        "said": detail["msg"][:1].lower() + detail["msg"][1:],
        "words": words,
        "form": HOW_TO_WRITE.get(field, AN_ID),
    }
    message, remedy = message.format(**parts), remedy.format(**parts)
    if code == "unknown-word":
        remedy = did_you_mean(str(detail["input"]), words.split(", "), remedy)
    if code == "unknown-field":
        remedy = did_you_mean(field, _fields_at(model, inner[:-1]), remedy)
    return code, message, remedy


def _shown(given: object) -> str:
    if isinstance(given, list):
        return "a list"
    if isinstance(given, dict):
        return "a group of fields"
    words = " ".join(str(given).split())
    return f"'{words}'" if len(words) <= 60 else f"'{words[:59]}…'"


def _fields_at(model: type[BaseModel], inner: Address) -> list[str]:
    """Names of the fields that the model has at an address inside it."""
    annotation: Any = model
    for part in inner:
        if isinstance(part, str) and isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = annotation.model_fields
            annotation = next((info.annotation for name, info in fields.items() if part in (name, info.alias)), None)
        annotation = _inner_model(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [info.alias or name for name, info in annotation.model_fields.items()]
    return []


def _inner_model(annotation: Any) -> Any:
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return annotation

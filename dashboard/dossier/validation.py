"""What pydantic says of a record, as located problems in plain words."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dashboard.dossier.problem import Problem, did_you_mean
from dashboard.dossier.yaml_file import Address, YamlFile
from dashboard.models.dates import FORMS


def problems_of(
    error: ValidationError, file: YamlFile, address: Address, model: type[BaseModel], record: tuple[str, str]
) -> Iterator[Problem]:
    """One problem for each thing that pydantic found."""
    for detail in error.errors(include_url=False):
        inner: Address = tuple(detail["loc"])
        code, message, remedy = _in_words(detail, inner, model)
        yield file.problem(
            (*address, *inner), code, message, remedy, key=code == "unknown-field", record=record
        )


def _in_words(detail: ErrorDetails, inner: Address, model: type[BaseModel]) -> tuple[str, str, str]:
    field = str(inner[-1]) if inner else "record"
    given = detail["input"]
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            return "unknown-field", f"there is no field '{field}' here", did_you_mean(
                field, _fields_at(model, inner[:-1]), "Delete it, or see the fields in data/README.md"
            )
        case "missing":
            return "missing-field", f"the field '{field}' is missing", f"Add '{field}:' with its value"
        case "enum" | "literal_error":
            words = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            return "unknown-word", f"'{given}' is not a word for '{field}'", did_you_mean(
                str(given), words, f"Use one of {', '.join(words)}"
            )
        case "date_form":
            return "date-form", str(detail["msg"]), f"Write it like {FORMS}"
        case "date_impossible":
            return "date-impossible", str(detail["msg"]), "Look the day up in the source"
        case "date_reversed":
            return "date-reversed", str(detail["msg"]), f"Write {context['end']}/{context['start']}, or mend the day"
        case "greater_than_equal" | "less_than_equal" if field in ("lat", "lon"):
            limit = 90 if field == "lat" else 180
            return "coordinates", f"{field} {given} is off the globe", f"Write a number from -{limit} to {limit}"
        case "too_short" | "string_too_short":
            return "empty-value", f"'{field}' needs at least one entry", "Add one"
        case "string_pattern_mismatch":
            return "wrong-type", f"'{given}' is not of the form that '{field}' takes", "See the field in data/README.md"
        case _:
            shown = f"'{given}'" if isinstance(given, str | int | float) else "this"
            return "wrong-type", f"{shown} does not fit '{field}': {_lower(str(detail['msg']))}", (
                "See the field in data/README.md"
            )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


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

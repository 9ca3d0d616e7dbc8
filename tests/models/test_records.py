from typing import Any

import pytest
from pydantic import ValidationError

from dashboard.models.actor import Actor
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.models.record import Record
from dashboard.models.settings import Settings
from dashboard.models.vocabulary import ActorKind, Stance, Word

TAMM = {"id": "tamm", "kind": "person", "name": "Ilse Tamm", "represents": "varenia"}


def every_model(model: type[Record] = Record) -> list[type[Record]]:
    """Those of the room; which others there are depends on what was imported before."""
    found = [one for child in model.__subclasses__() for one in (child, *every_model(child))]
    return [one for one in found if one.__module__.startswith("dashboard.models.")]


@pytest.mark.parametrize("model", every_model())
def test_every_record_is_closed_and_frozen(model: type[Record]) -> None:
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]


@pytest.mark.parametrize("model", every_model())
def test_every_field_says_what_it_means(model: type[Record]) -> None:
    assert model.__doc__
    for name, info in model.model_fields.items():
        assert info.description, name
        assert info.description.endswith("."), name


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(ValidationError, match="mood"):
        Actor.model_validate(TAMM | {"mood": "cheerful"})


def test_a_record_stays_as_it_was_read() -> None:
    tamm = Actor.model_validate(TAMM)
    with pytest.raises(ValidationError, match="frozen"):
        tamm.name = "Somebody else"  # type: ignore[misc]  # this is the mistake
    assert isinstance(hash(tamm), int)


@pytest.mark.parametrize(
    ("model", "field"),
    [(Quote, "issues"), (Quote, "disputed"), (Position, "quotes"), (Position, "evidence"), (Meeting, "participants")],
)
def test_lists_in_a_record_can_not_be_changed(model: type[Record], field: str) -> None:
    assert model.model_fields[field].default == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Ilse Tamm"),
        ("id", "tamm-"),
        ("id", "tamm--ilse"),
        ("id", "-tamm"),
        ("id", ""),
        ("id", "tämm"),
        ("id", "t" * 81),
        ("name", ""),
        ("country", "ua"),
        ("country", "UKR"),
        ("wikidata", "212"),
        ("kind", "human"),
        ("kind", "Person"),
    ],
)
def test_a_value_that_does_not_fit_is_an_error(field: str, value: str) -> None:
    with pytest.raises(ValidationError):
        Actor.model_validate(TAMM | {field: value})


@pytest.mark.parametrize("value", ["tamm", "2019-05-07-halm-talks", "united_states", "g7", "a-b_c"])
def test_ids_are_readable_slugs(value: str) -> None:
    assert Actor.model_validate(TAMM | {"id": value}).id == value


def test_a_record_survives_being_written_and_read() -> None:
    post = {"title": "President", "from": "2018-11", "to": "2019-06-01/.."}
    tamm = Actor.model_validate(TAMM | {"posts": [post]})
    dumped = tamm.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    assert dumped == TAMM | {"posts": [post]}
    assert Actor.model_validate(dumped) == tamm


@pytest.mark.parametrize("vocabulary", Word.__subclasses__())
def test_every_word_has_a_definition(vocabulary: type[Word]) -> None:
    assert vocabulary.__doc__
    for word in vocabulary:
        assert word == word.value == word.name.lower()
        assert word.definition.endswith(".")


@pytest.mark.parametrize("stance", Stance)
def test_a_stance_is_conditional_where_its_name_says_so(stance: Stance) -> None:
    assert stance.conditional == stance.value.endswith("_conditionally")


def actor(id_: str, represents: str | None = None) -> Actor:
    return Actor(id=id_, kind=ActorKind.STATE, name=id_, represents=represents)


def dossier(*actors: Actor) -> Dossier:
    settings: Any = {"id": "small", "title": "Small", "summary": "Small.", "language": "en", "delegations": ()}
    return Dossier(Settings(**settings), actors={found.id: found for found in actors})


def test_a_spokesman_speaks_for_the_state_at_the_root() -> None:
    small = dossier(actor("spokesman", "office"), actor("office", "state"), actor("state"))
    assert small.chain("spokesman") == ["spokesman", "office", "state"]
    assert small.delegation_of("spokesman") == "state"
    assert small.delegation_of("state") == "state"


def test_a_circle_of_representation_has_an_end() -> None:
    small = dossier(actor("a", "b"), actor("b", "c"), actor("c", "b"))
    assert small.chain("a") == ["a", "b", "c"]

"""Which office somebody held at a time."""

from typing import Any

import pytest

from dashboard.models.actor import Actor
from dashboard.models.dates import EdtfDate
from dashboard.store.rows.actors import office_on
from tests.store.made import dossier_of

NOW, THEN = {"title": "Now"}, {"title": "Then"}


@pytest.mark.parametrize(
    ("posts", "when", "office"),
    [
        ([], "2025-02-10", None),
        ([NOW], "2025-02-10", "Now"),
        ([NOW], None, "Now"),
        ([NOW | {"from": "2025-01-20"}], "2025-01-20", "Now"),
        ([NOW | {"from": "2025-01-20"}], "2025-01-19", None),
        ([NOW | {"from": "2025-01-20"}], None, "Now"),
        ([THEN | {"to": "2025-01-20"}], "2025-01-20", "Then"),
        ([THEN | {"to": "2025-01-20"}], "2025-01-21", None),
        ([THEN | {"to": "2025-01-20"}], None, None),
        ([NOW | {"from": "2025-01-20"}, THEN | {"to": "2025-01-20"}], "2025-01-20", "Now"),
        ([NOW | {"from": "2025-01-20"}, THEN | {"to": "2025-01-20"}], "2025-01-19", "Then"),
        ([NOW | {"from": "2025-01-20"}, THEN | {"from": "2024-01-01", "to": "2024-12-31"}], "2025-01-10", None),
        ([NOW | {"from": "2025-01-20"}, THEN | {"from": "2024-01-01"}], "2025-02-10", "Now"),
        ([NOW, THEN | {"from": "2024-01-01", "to": "2024-12-31"}], "2024-06-01", "Now"),
        ([NOW | {"from": "2025"}], "2025-01-01", "Now"),
        ([NOW | {"from": "2025-01"}], "2024-12-31", None),
        ([THEN | {"to": "2025"}], "2025-12-31", "Then"),
        ([THEN | {"to": "2025"}], "2026-01-01", None),
        ([NOW | {"from": "../2025-01-20"}], "2025-01-20", "Now"),
        ([THEN | {"to": "2025-01-20/.."}], "2025-06-01", "Then"),
        ([NOW | {"from": "2025-01-20"}], "2025-01-20/2025-02-10", "Now"),
        ([NOW | {"from": "2025-01-20"}], "../2025-02-10", "Now"),
        ([NOW | {"from": "2025-01-20"}], "2025-02-10/..", "Now"),
        ([THEN | {"from": "2024", "to": "2024-06-30"}, NOW | {"from": "2023"}], None, "Now"),
    ],
)
def test_an_office_is_the_latest_that_had_begun_and_had_not_ended(
    posts: list[dict[str, Any]], when: str | None, office: str | None
) -> None:
    actor = Actor.model_validate({"id": "vask", "kind": "person", "name": "Ada Vask", "posts": posts})
    assert office_on(dossier_of(actors=[actor]), "vask", EdtfDate.parse(when) if when else None) == office


@pytest.mark.parametrize("actor", [None, "nobody"])
def test_who_has_no_record_has_no_office(actor: str | None) -> None:
    assert office_on(dossier_of(), actor, None) is None

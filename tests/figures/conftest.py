"""Every picture is looked at value by value here, whatever a test asks of it; pages draw without."""

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.figures.picture import Picture
from tests.figures.checked import checked


@pytest.fixture(scope="package", autouse=True)
def _looked_at() -> Iterator[None]:
    make = Picture.__init__

    def make_and_look(picture: Picture, *given: Any, **named: Any) -> None:
        make(picture, *given, **named)
        checked(picture)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Picture, "__init__", make_and_look)
        yield

"""Pictures are looked at value by value here, as pages do without."""

from collections.abc import Iterator

import pytest

from dashboard.figures import drawn


@pytest.fixture(scope="package", autouse=True)
def _checked() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawn, "CHECKED", True)
        yield

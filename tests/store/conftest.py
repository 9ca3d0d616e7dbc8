"""The real dossiers, built once, and a place to build more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.store.engine import Store, build

ROOT = Path(__file__).parents[2]
DOSSIERS = {"ukraine": ROOT / "data/ukraine", "small": ROOT / "tests/fixtures/small"}


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Store]]:
    cache = tmp_path_factory.mktemp("databases")
    built = {name: build(folder, cache) for name, folder in DOSSIERS.items()}
    yield built
    for store in built.values():
        store.engine.dispose()


@pytest.fixture(params=list(DOSSIERS), scope="session")
def store(request: pytest.FixtureRequest, stores: dict[str, Store]) -> Store:
    """Each of the dossiers in turn."""
    return stores[request.param]


@pytest.fixture(scope="session")
def ukraine(stores: dict[str, Store]) -> Store:
    return stores["ukraine"]


@pytest.fixture(scope="session")
def small(stores: dict[str, Store]) -> Store:
    return stores["small"]

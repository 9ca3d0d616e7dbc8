"""The real dossiers, built once, on each engine in turn, and a place to build more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.store.engine import Store, build
from dashboard.store.shared.catalogue import stores as stores_on
from dashboard.store.shared.publish import publish
from dashboard.store.shared.server import writing
from tests.postgresql import Server, serving
from tests.store.made import turn

ROOT = Path(__file__).parents[2]
DOSSIERS = {"ukraine": ROOT / "data/ukraine", "small": ROOT / "tests/fixtures/small"}


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server for all tests."""
    with serving() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"], scope="session", autouse=True)
def engine_kind(request: pytest.FixtureRequest) -> Iterator[str]:
    """Every test of this folder asks both engines; a test file that is about one of them says so."""
    kind = str(request.param)
    if kind == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        turn.server = writing(server.address())
    yield kind
    if turn.server is not None:
        turn.server.dispose()
        turn.server = None


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Store]]:
    cache = tmp_path_factory.mktemp("databases")
    built = {name: build(folder, cache) for name, folder in DOSSIERS.items()}
    yield built
    for store in built.values():
        store.engine.dispose()


@pytest.fixture(scope="session")
def stores(engine_kind: str, built: dict[str, Store]) -> dict[str, Store]:
    if engine_kind == "sqlite":
        return built
    return {name: published(name, store) for name, store in built.items()}


def published(name: str, store: Store) -> Store:
    """The same on the server; what tests compare the answers with still comes from the files."""
    assert turn.server is not None
    publish(store, name, turn.server)
    return replace(stores_on(turn.server)[name], files=store.files)


@pytest.fixture
def on_server(postgresql: Server, built: dict[str, Store]) -> Iterator[dict[str, Store]]:
    """Both dossiers on the server, beside those in files."""
    target = writing(postgresql.address())
    for name, store in built.items():
        publish(store, f"beside_{name}", target)
    found = stores_on(target)
    yield {name: found[f"beside_{name}"] for name in built}
    target.dispose()


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

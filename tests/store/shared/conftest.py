"""A dossier that changes, and the server that it is copied to."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.store.engine import Store, build
from dashboard.store.shared.server import reading, writing
from tests.postgresql import Server, serving

SMALL = Path(__file__).parents[2] / "fixtures/small"

Built = Callable[[str], Store]
"""The small dossier as it is built when its title is this."""


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One of their own: they count what stands on it."""
    with serving() as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def engine_kind() -> str:
    """This folder is about databases on a server."""
    return "postgresql"


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Built]:
    folder, stores = Path(shutil.copytree(SMALL, tmp_path / "small")), []

    def titled(title: str) -> Store:
        page = folder / "dossier.yaml"
        lines = page.read_text("utf-8").splitlines()
        titled = [f"title: {title}" if line.startswith("title:") else line for line in lines]
        page.write_text("\n".join(titled) + "\n", "utf-8")
        stores.append(build(folder, tmp_path / "cache"))
        return stores[-1]

    yield titled
    for store in stores:
        store.engine.dispose()


@pytest.fixture
def target(postgresql: Server) -> Iterator[Engine]:
    engine = writing(postgresql.address())
    yield engine
    engine.dispose()


@pytest.fixture
def app(postgresql: Server) -> Iterator[Engine]:
    """The engine of an app that shares the server."""
    engine = reading(postgresql.address())
    yield engine
    engine.dispose()

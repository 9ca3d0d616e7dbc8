"""Where the records come from: the files here, or the database that the host names."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from dashboard.store.engine import build
from dashboard.store.shared import server
from dashboard.store.shared.publish import publish
from dashboard.store.shared.server import reading, writing
from dashboard.ui import resources
from tests.postgresql import serving

SMALL = Path(__file__).parents[1] / "fixtures/small"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with the small dossier."""
    with serving() as one:
        store, target = build(SMALL, tmp_path_factory.mktemp("built")), writing(one.address())
        publish(store, "small", target)
        target.dispose()
        store.engine.dispose()
        yield one.address()


@pytest.fixture(autouse=True)
def closed_in_the_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the app keeps open as long as it runs is closed after the test."""
    opened: list[Engine] = []

    def remembered(address: str) -> Engine:
        opened.append(reading(address))
        return opened[-1]

    monkeypatch.setattr(server, "reading", remembered)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
    for engine in opened:
        engine.dispose()


def _titles() -> None:
    import streamlit as st  # noqa: PLC0415  this function becomes a script of its own

    from dashboard.store.queries import dossier  # noqa: PLC0415
    from dashboard.ui import notices, resources  # noqa: PLC0415

    with notices.unreachable():
        for name, store in resources.stores().items():
            st.text(f"{name}: {dossier.title_page(store.engine)['title'][0]}, {store.files is not None}")


def run(secrets: dict[str, object] | None = None) -> list[str]:
    app = AppTest.from_function(_titles, default_timeout=60)
    for name, value in (secrets or {}).items():
        app.secrets[name] = value
    app.run()
    assert not app.exception
    return [text.value for text in app.text]


def test_without_a_name_the_files_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(SMALL))
    assert run() == ["small: The river at Halm, True"]


def test_the_environment_names_a_database(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", address)
    assert run() == ["small: The river at Halm, False"]


def test_other_secrets_name_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(SMALL))
    assert run({"connections": {"another": {"url": "sqlite://"}}}) == ["small: The river at Halm, True"]


def test_a_database_that_is_away_is_a_plain_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "postgresql://owner@127.0.0.1:1/nowhere")
    app = AppTest.from_function(_titles, default_timeout=60).run()
    assert not app.exception
    assert "The records can’t be reached" in app.get("html")[0].proto.body


def test_an_address_of_something_else_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", "mysql://host/database")
    app = AppTest.from_function(_titles, default_timeout=60).run()
    assert not app.exception
    assert "no address of a PostgreSQL database" in app.get("html")[0].proto.body


def _retitled(folder: Path) -> None:
    page = folder / "dossier.yaml"
    page.write_text(page.read_text("utf-8").replace("The river", "A river"), encoding="utf-8")


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small dossier, which was just looked at and is not looked at again by itself."""
    monkeypatch.setattr(resources, "_PAUSE", 1_000_000)
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    assert resources.store(folder).state == resources.store(folder).state
    return folder


def test_what_was_written_here_is_seen_at_once(copied: Path) -> None:
    before = resources.store(copied).state
    _retitled(copied)
    assert resources.store(copied).state == before
    resources.look_again(copied)
    assert resources.store(copied).state != before


def test_what_others_write_is_seen_after_a_pause(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = resources.store(copied).state
    monkeypatch.setattr(resources, "_PAUSE", 1)
    _retitled(copied)
    resources.look_again(copied)
    after = resources.store(copied).state
    (copied / "more.txt").write_text("one more", encoding="utf-8")
    deadline = time.monotonic() + 30
    while resources.store(copied).state == after and time.monotonic() < deadline:
        time.sleep(0.02)
    assert resources.store(copied).state not in {before, after}

"""The app on a shared PostgreSQL database: the same pages, a plain message while it is away, and back by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.store.engine import build
from dashboard.store.shared.publish import publish
from dashboard.store.shared.server import writing
from tests import postgresql
from tests.browser.conftest import Readers
from tests.browser.server import UKRAINE, Server, serving
from tests.browser.views import settled


@pytest.fixture
def database(tmp_path: Path) -> Iterator[postgresql.Server]:
    with postgresql.serving() as server:
        store, target = build(UKRAINE, tmp_path / "built"), writing(server.address())
        publish(store, "ukraine", target)
        target.dispose()
        store.engine.dispose()
        yield server


@pytest.fixture
def shared(database: postgresql.Server, tmp_path: Path) -> Iterator[Server]:
    """An app that has no files, only the address of the database."""
    empty = tmp_path / "no files"
    empty.mkdir()
    with serving(tmp_path, empty, environment={"DASHBOARD_DATABASE_URL": database.address()}) as server:
        yield server


def test_readers_are_served_told_and_served_again(shared: Server, database: postgresql.Server, reader: Readers) -> None:
    page = reader("/stances", server=shared, new=True)
    settled(page)
    expect(page.locator("h1")).to_contain_text("Who stands where")
    page = reader("/quotes?q=zelenskyy", server=shared)
    expect(page.locator(".card")).to_have_count(6)
    page = reader("/add", server=shared)
    expect(page.locator("h1")).to_have_text("Sources are added where the files are")
    page = reader("/data", server=shared)
    expect(page.locator("body")).to_contain_text("every quotation stands in its text")
    database.stop()
    page = reader("/quotes?q=security", server=shared)
    expect(page.locator("h1")).to_have_text("The records can’t be reached")
    assert "psycopg" not in page.locator("body").inner_text()
    database.start()
    page = reader("/quotes?q=security", server=shared)
    expect(page.locator(".card").first).to_be_visible()


def test_the_secrets_name_the_database_too(database: postgresql.Server, tmp_path: Path, reader: Readers) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(f'[connections.demarche]\nurl = "{database.address()}"\n', encoding="utf-8")
    empty = tmp_path / "no files"
    empty.mkdir()
    with serving(tmp_path, empty, environment={"STREAMLIT_SECRETS_FILES": str(secrets)}) as server:
        page = reader("/quotes?q=zelenskyy", server=server, new=True)
        expect(page.locator(".card")).to_have_count(6)
        page.close()

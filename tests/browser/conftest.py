"""A server for the repository's own dossier, one for dossiers that tests bring, and readers with a browser each."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect

from tests.browser.chromium import NoBrowserError, launched
from tests.browser.server import Server, serving

SECONDS = 30_000
"""How long anything may take. A cold start on a small machine is slow; what is there earlier is not waited for."""

expect.set_options(timeout=SECONDS)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the repository's own dossier."""
    with serving(tmp_path_factory.mktemp("app")) as server:
        yield server


@dataclass(frozen=True)
class Desk:
    """An app whose data folder belongs to the tests."""

    server: Server
    data: Path

    def clear(self) -> None:
        for path in self.data.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.fixture(scope="session")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    data = folder / "data"
    data.mkdir()
    with serving(folder, data) as server:
        yield Desk(server, data)


@pytest.fixture
def desk(_desk: Desk) -> Iterator[Desk]:
    """An app whose data folder is empty until the test puts something there."""
    yield _desk
    _desk.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without one the tests fail; they are never skipped."""
    try:
        with launched() as browser:
            yield browser
    except NoBrowserError as problem:
        pytest.fail(str(problem), pytrace=False)


@dataclass
class Watch:
    """What a reader's browser asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("console", self._hear)
        page.on("pageerror", self._catch)
        page.on("popup", self.over)

    def _catch(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _hear(self, message: ConsoleMessage) -> None:
        # Streamlit itself looks for its server under the address of the page first, and finds it one level up.
        probe = re.fullmatch(r"/[a-z]+/_stcore/(health|host-config)", urlsplit(message.location["url"]).path)
        if message.type == "error" and not probe:
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def left_the_machine(self) -> list[str]:
        return [
            url for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname not in ("localhost", "127.0.0.1")
        ]  # fmt: skip


Theme = Literal["light", "dark"]


class Readers(Protocol):
    """Opens a page of the app in a browser; with `new` in one that knows nothing of the others."""

    def __call__(
        self, path: str = "/stances", *, width: int = 1400, height: int = 1200, theme: Theme = "light",
        server: Server | None = None, new: bool = False,
    ) -> Page: ...  # fmt: skip


@pytest.fixture
def watch() -> Watch:
    """What all pages of this test asked for and complained of."""
    return Watch()


@pytest.fixture(scope="session")
def _usual() -> dict[str, BrowserContext]:
    """The browser that most tests share, one for each server, so that each script is fetched once."""
    return {}


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, browser: Browser, watch: Watch, _usual: dict[str, BrowserContext]
) -> Iterator[Readers]:
    """Opens pages. At the end no request has left the machine, and no browser has a complaint."""
    pages: list[Page] = []

    def opened(
        path: str = "/stances", *, width: int = 1400, height: int = 1200, theme: Theme = "light",
        server: Server | None = None, new: bool = False,
    ) -> Page:  # fmt: skip
        url = (server or request.getfixturevalue("app")).url
        if new or url not in _usual:
            context = browser.new_context(base_url=url, reduced_motion="reduce")
            context.set_default_timeout(SECONDS)
            _usual.setdefault(url, context)
        page = (context if new else _usual[url]).new_page()
        pages.append(page)
        watch.over(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        page.goto(path)
        return page

    yield opened
    for page in pages:
        page.close()
    assert watch.left_the_machine() == []
    assert watch.complaints == []

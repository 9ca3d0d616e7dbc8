"""A server for the repository's own dossier, one for dossiers that tests bring, and readers with a browser each."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect, sync_playwright

from tests.browser.server import Server, serving

SECONDS = 30_000
"""How long anything may take. A cold start on a small machine is slow; what is there earlier is not waited for."""

REMEDY = "No browser starts. Install Debian's chromium, or run: python -m playwright install chromium"

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
    """Chromium: the system's, else Playwright's own. Without one the tests fail; they are never skipped."""
    names = ("chromium", "chromium-browser", "google-chrome")
    paths: list[str | None] = [path for name in names if (path := shutil.which(name))]
    with sync_playwright() as playwright:
        for path in [*paths, None]:
            try:
                browser = playwright.chromium.launch(executable_path=path, args=_SWITCHES)
            except Error:
                continue
            yield browser
            browser.close()
            return
    pytest.fail(REMEDY, pytrace=False)


_SWITCHES = [
    "--no-sandbox",  # as root there is none; only our own pages are opened
    "--disable-background-networking",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # the map needs WebGL, and a test machine has no graphics card
]


@dataclass
class Watch:
    """What a reader's browser asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self.requests.append(socket.url)))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

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


class Readers(Protocol):
    """Opens a new browser at an address of the app."""

    def __call__(
        self, path: str = "/", *, width: int = 1400, height: int = 1200, theme: Literal["light", "dark"] = "light",
        server: Server | None = None,
    ) -> Page: ...  # fmt: skip


@pytest.fixture
def watch() -> Watch:
    """What all browsers of this test asked for and complained of."""
    return Watch()


@pytest.fixture
def reader(request: pytest.FixtureRequest, browser: Browser, watch: Watch) -> Iterator[Readers]:
    """Opens browsers that know nothing of each other. At the end none of them has a complaint."""
    contexts: list[BrowserContext] = []

    def opened(
        path: str = "/", *, width: int = 1400, height: int = 1200, theme: Literal["light", "dark"] = "light",
        server: Server | None = None,
    ) -> Page:  # fmt: skip
        url = (server or request.getfixturevalue("app")).url
        context = browser.new_context(
            base_url=url, viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
        )
        contexts.append(context)
        context.set_default_timeout(SECONDS)
        watch.over(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.left_the_machine() == []
    assert watch.complaints == []

"""The browser: the system's Chromium, else Playwright's own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, sync_playwright

REMEDY = "No browser starts. Install Debian's chromium, or run: python -m playwright install chromium"

_SWITCHES = [
    "--no-sandbox",  # as root there is none; only our own pages are opened
    "--disable-background-networking",
    "--disable-gpu",
]


class NoBrowserError(Exception):
    """None starts; the message says what to do."""


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser without a window."""
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
    raise NoBrowserError(REMEDY)

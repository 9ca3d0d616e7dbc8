"""What travels to the browser: what stays the same does so once, and the rest without what repeats."""

import os
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.ui.resources import STATIC
from tests.browser.conftest import Readers
from tests.browser.views import choose, drawn, map_drawn, settled

pytestmark = pytest.mark.browser

OLD = 30 * 86_400
"""Seconds since a host was installed. The server doesn't say how long a file is good for; a browser goes by its age."""


@pytest.fixture(autouse=True)
def _installed_a_month_ago() -> Iterator[None]:
    files = [path for path in STATIC.rglob("*") if path.is_file()]
    before = {path: path.stat() for path in files}
    for path in files:
        os.utime(path, (time.time(), time.time() - OLD))
    yield
    for path, state in before.items():
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def received(page: Page) -> list[bytes]:
    """The messages that come from now on, and those of the page once it is opened again."""
    messages: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: messages.append(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", listen)
    page.reload()
    settled(page)
    drawn(page)
    return messages


def test_the_base_map_and_plotly_are_fetched_once_however_often_the_page_runs(reader: Readers) -> None:
    page = reader("/data", new=True)
    settled(page)
    from_server: list[str] = []

    def note(request: Request) -> None:
        kept = request.url.partition("/app/static/")[2]
        if kept.startswith(("basemap/", "plotly/")) and request.sizes()["responseBodySize"] > 0:
            from_server.append(kept)

    page.on("requestfinished", note)
    page.goto("/meetings")
    map_drawn(page)
    for actor in ("Volodymyr Zelensky", "Emmanuel Macron"):
        choose(page, "Actors", actor)
        settled(page)
        map_drawn(page)
    page.reload()
    map_drawn(page)
    assert len(from_server) == 3  # the world, Europe, and Plotly
    assert len(set(from_server)) == 3


def test_the_style_the_wordmark_and_plotlys_template_are_not_sent_with_each_run(reader: Readers) -> None:
    page = reader("/stances", new=True)
    settled(page)
    messages = received(page)
    first = b"".join(messages)
    messages.clear()
    assert first.count(b"--paper:") == 1
    choose(page, "Actors", "Volodymyr Zelensky")
    expect(page.locator(".lead")).to_contain_text("1 delegation on")  # the run has come, however slow the machine
    settled(page)
    drawn(page)
    again = b"".join(messages)
    assert again
    assert b"--paper:" not in again
    for sent in (first, again):
        assert b"image/svg+xml" not in sent
        assert b"colorscale" not in sent
        assert b'"coordinates"' not in sent


def test_the_script_of_the_figures_is_a_file_and_does_not_travel_with_each(reader: Readers) -> None:
    page = reader("/meetings", new=True)
    settled(page)
    sent = b"".join(received(page))
    assert sent.count(b"app/static/charts.js") >= 3
    assert b"ResizeObserver" not in sent


def test_what_was_sent_before_is_named_and_not_sent_again(reader: Readers) -> None:
    page = reader("/stances", new=True)
    settled(page)
    messages = received(page)
    assert len([message for message in messages if b"stance-matrix" in message]) == 1
    messages.clear()
    page.get_by_test_id("stMain").get_by_role("radio", name="By likeness").click()
    settled(page)
    drawn(page)
    page.get_by_test_id("stMain").get_by_role("radio", name="By group").click()
    settled(page)
    drawn(page)
    kinds = [ForwardMsg.FromString(message).WhichOneof("type") for message in messages]
    assert "ref_hash" in kinds

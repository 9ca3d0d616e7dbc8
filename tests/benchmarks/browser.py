"""`python -m tests.benchmarks.browser`: what a reader waits for in a real browser, beside an empty app.

Filter to picture: from the click on an actor in the sidebar's list until the browser has painted another picture; for
Stances the matrix, for Meetings the map, for Quotes the cards. The empty app has the same control and one text. Each
choice of ours is followed by one in the empty app, so that the machine is the same. After the warm-up every actor is
another one, as nobody chose it before: what was worked out for a reader does not help here.

Start to picture: from the start of the server's process, with and without a built database, until the first picture.

Payload: octets of the websocket's messages to the browser, as they are without compression, and of the answers by HTTP,
by a browser that was never here; and what one choice of an actor brings.

`--turns 10` chooses so many actors, `--pages stances quotes` asks some pages alone, and `--json PATH` writes the rows
there.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request, WebSocket

from tests.browser.chromium import launched
from tests.browser.server import APP, Server, serving

EMPTY = Path(__file__).resolve().parent / "empty_app.py"
TURNS, WARM_UP, STARTS = 12, 2, 3
MILLISECONDS = 60_000
"""How long anything may take."""

PICTURES = {
    "stances": """() => {
        const figure = document.querySelector(".st-key-matrix .js-plotly-plot");
        return figure?.calcdata && JSON.stringify(figure.calcdata.map((t) => t.map((d) => [d.x, d.y, d.data])));
    }""",
    "meetings": """() => {
        const figure = document.querySelector(".st-key-map-wide .js-plotly-plot");
        return figure?.calcdata && JSON.stringify(figure.calcdata.map((t) => t.map((d) => [d.x, d.y, d.data])));
    }""",
    "quotes": """() => document.querySelector(".cards")?.textContent""",
    "empty": """() => document.querySelector('[data-testid="stMain"] [data-testid="stText"]')?.textContent""",
}
"""What is drawn, as a text that is another one whenever the picture is; nothing where there is none yet."""

_WATCH = """(picture) => {
    const now = eval(picture), before = now();
    window.waited = new Promise((done) => {
        let clicked = null;
        addEventListener("click", (event) => { clicked ??= event.timeStamp; }, { capture: true, once: true });
        const look = () => {
            const shown = clicked !== null && now();
            if (clicked !== null && shown !== before && (shown || document.querySelector(".empty"))) {
                // The frame that holds it is painted when the next one begins.
                requestAnimationFrame(() => done(performance.now() - clicked));
            } else {
                requestAnimationFrame(look);
            }
        };
        requestAnimationFrame(look);
    });
}"""


@dataclass
class Traffic:
    """Octets that came to a page."""

    socket: int = 0
    requests: list[Request] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Count what comes to a page that is not yet open."""
        page.on("websocket", self._listen)
        page.on("requestfinished", self._note)

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, payload: str | bytes) -> None:
        self.socket += len(payload if isinstance(payload, bytes) else payload.encode())

    def take(self) -> tuple[int, int]:
        """Octets by the websocket and by HTTP since the last time."""
        sizes = [request.sizes() for request in self.requests if not request.url.startswith(("data:", "blob:"))]
        taken = self.socket, sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
        self.socket = 0
        self.requests.clear()
        return taken


def _open(browser: Browser, server: Server, name: str, traffic: Traffic | None = None) -> Page:
    """A page in a browser that was never here, when its picture is drawn."""
    page = browser.new_context(base_url=server.url, reduced_motion="reduce").new_page()
    page.set_default_timeout(MILLISECONDS)
    page.set_viewport_size({"width": 1400, "height": 1200})
    if traffic:
        traffic.over(page)
    page.goto("/" if name == "empty" else f"/{name}", wait_until="commit")
    page.wait_for_function(f"() => !!({PICTURES[name]})()", polling="raf")
    return page


def _settled(page: Page) -> None:
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(300)  # a reader's hand is slower too, and a figure may still be at its second drawing


def _actors(page: Page) -> list[str]:
    """The options of the filter, from first to last."""
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Actors")
    box.click()
    found: dict[str, None] = {}
    listed = page.get_by_role("option")
    listed.first.wait_for()
    for _ in range(40):  # of a long list only the part in sight is there
        found |= dict.fromkeys(listed.all_inner_texts())
        listed.last.scroll_into_view_if_needed()
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(50)
    page.keyboard.press("Escape")
    return [name for name in found if name != "Select all"]


def _choose(page: Page, name: str, actor: str) -> float:
    """Milliseconds from the click on an actor until another picture."""
    _settled(page)
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Actors")
    box.click()
    box.press_sequentially(actor)
    option = page.get_by_role("option", name=actor, exact=True)
    option.wait_for()
    page.evaluate(_WATCH, PICTURES[name])
    option.click()
    waited: float = page.evaluate("() => window.waited")
    page.keyboard.press("Escape")
    return waited


def _take_back(page: Page, name: str) -> None:
    """Choose nobody again, and wait for the picture."""
    _settled(page)
    before = page.evaluate(PICTURES[name])
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Actors")
    box.click()
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    page.wait_for_function(
        f"(before) => {{ const shown = ({PICTURES[name]})(); return shown && shown !== before; }}", arg=before
    )


def filter_to_picture(
    browser: Browser, ours: Server, empty: Server, names: Sequence[str], turns: int
) -> Iterator[dict[str, Any]]:
    """One row a page: page, p50 and p95 of it and of the empty app (milliseconds), and their ratios."""
    floor = _open(browser, empty, "empty")
    others = _actors(floor)
    for name in names:
        page = _open(browser, ours, name)
        actors = _actors(page)
        times: list[tuple[float, float]] = []
        for turn in range(WARM_UP + turns):
            pair = (
                _choose(page, name, actors[turn % len(actors)]),
                _choose(floor, "empty", others[turn % len(others)]),
            )
            _take_back(page, name)
            _take_back(floor, "empty")
            if turn >= WARM_UP:
                times.append(pair)
        page.context.close()
        mine, its = [sorted(part) for part in zip(*times, strict=True)]
        row = {"page": name, "p50": statistics.median(mine), "p95": _p95(mine)}
        row |= {"empty_p50": statistics.median(its), "empty_p95": _p95(its)}
        yield row | {"times_p50": row["p50"] / row["empty_p50"], "times_p95": row["p95"] / row["empty_p95"]}
    floor.context.close()


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def start_to_picture(browser: Browser, environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row a kind of start: start, and the median in seconds until the first picture of the Stances."""
    times: dict[str, list[float]] = {"ours, nothing built": [], "ours, built": [], "an empty app": []}
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory() as folder:
            for title, found in times.items():
                empty = title == "an empty app"
                start = time.perf_counter()
                with _served(Path(folder), environment, empty=empty) as server:
                    page = _open(browser, server, "empty" if empty else "stances")
                    found.append(time.perf_counter() - start)
                    page.context.close()
    floor = statistics.median(times["an empty app"])
    return [
        {"start": title, "seconds": statistics.median(found), "times_empty": statistics.median(found) / floor}
        for title, found in times.items()
    ]


def payload(browser: Browser, ours: Server, empty: Server, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """One row a page: page, octets of the first load by websocket and by HTTP, and of one choice of an actor."""
    for name in (*names, "empty"):
        traffic = Traffic()
        page = _open(browser, empty if name == "empty" else ours, name, traffic)
        _settled(page)
        page.wait_for_load_state("networkidle")
        first = traffic.take()
        actor = _actors(page)[0]
        _settled(page)
        traffic.take()
        _choose(page, name, actor)
        _settled(page)
        then = traffic.take()
        yield {"page": name, "socket": first[0], "http": first[1], "socket_change": then[0], "http_change": then[1]}
        page.context.close()


@contextmanager
def _served(folder: Path, environment: Mapping[str, str], *, empty: bool) -> Iterator[Server]:
    with serving(folder, environment={} if empty else environment, script=EMPTY if empty else APP) as server:
        yield server


def measure(environment: Mapping[str, str], names: Sequence[str], turns: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of each of the three questions, of the app in this environment; each is printed as it comes."""
    with launched() as browser, tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        starts = list(_printed("start to picture", start_to_picture(browser, environment)))
        folders = [Path(name) / part for part in ("ours", "empty")]
        for folder in folders:
            folder.mkdir()
        ours = stack.enter_context(_served(folders[0], environment, empty=False))
        empty = stack.enter_context(_served(folders[1], environment, empty=True))
        loads = list(_printed("payload", payload(browser, ours, empty, names)))
        waits = list(_printed("filter to picture", filter_to_picture(browser, ours, empty, names, turns)))
    return {"filter to picture": waits, "start to picture": starts, "payload": loads}


def _printed(title: str, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    print(f"\n{title}")
    for at, row in enumerate(rows):
        if at == 0:
            print("".join(f"{name:>16}" for name in row))
        print(
            "".join(f"{value:>16.1f}" if isinstance(value, float) else f"{value:>16}" for value in row.values()),
            flush=True,
        )
        yield row


def main() -> None:
    """Print the tables; with a path, write them there as JSON too."""
    names = [name for name in PICTURES if name != "empty"]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.browser")
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--pages", nargs="+", choices=names, default=names)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    found = measure({}, asked.pages, asked.turns)
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

"""`python -m tests.benchmarks.pages`: what a rerun of each page costs the server, beside an empty app's, and its bytes.

Both are run by Streamlit's own test runner in this process, one after the other, so that the machine is the same. The
first run of a page builds its database and warms the caches; it is printed and not counted. The bytes are those of the
page as it is sent to a reader who has just come (without the style sheet and the wordmark), and the same compressed.
"""

import json
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

RUNS = 30
PAGES: dict[str, dict[str, str]] = {
    "briefing": {},
    "briefing, a busy week": {"known": "2025-02-24"},
    "stances": {},
    "stances, persons": {"voices": "Persons"},
    "stances, compared": {"compare": "2025-03-01"},
    "issue": {"of": "territory"},
    "actors": {},
    "actors, one": {"who": "zelensky"},
    "meetings": {},
    "stances, by likeness": {"order": "By likeness"},
    "nearness": {},
    "nearness, persons": {"voices": "Persons"},
    "overlap": {"of": "security_guarantees"},
    "contacts": {},
    "contacts, persons": {"voices": "Persons"},
    "contacts, another's way": {"envoy": "Kirill Dmitriev"},
    "quotes": {},
    "quotes, a search": {"q": "peace"},
    "sources": {"source": "zelensky-offers-to-step-down"},
    "data": {},
}


def _page(name: str) -> None:
    from importlib import import_module  # noqa: PLC0415  this function becomes a script of its own

    from dashboard.ui import controls, resources  # noqa: PLC0415

    import_module(f"dashboard.ui.pages.{name}").render(controls.sidebar(resources.stores()))


def _empty() -> None:
    import streamlit as st  # noqa: PLC0415  this function becomes a script of its own

    st.title("Empty")


def payload(app: AppTest) -> tuple[int, int]:
    """Bytes of all elements on the page, and of the same as a compressed connection sends them."""
    sent = [element.proto.SerializeToString() for place in (app.main, app.sidebar) for element in _elements(place)]
    return sum(map(len, sent)), len(zlib.compress(b"".join(sent)))


def _elements(place: Any) -> Iterator[Any]:
    for child in place.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        elif child.proto is not None:
            yield child


def _timed(app: AppTest) -> tuple[float, list[float]]:
    """Milliseconds of the first run and of each further one."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - start) * 1000)
        if app.exception:
            raise RuntimeError(app.exception[0].message)
    return times[0], times[1:]


def measure() -> list[dict[str, Any]]:
    """One row a page: page, first, p50, p95 (milliseconds), times_empty (p50 in empty reruns), bytes, compressed."""
    _, empty = _timed(AppTest.from_function(_empty, default_timeout=60))
    floor = statistics.median(empty)
    none: dict[str, Any] = {"first": None, "bytes": None, "compressed": None}
    rows = [{"page": "an empty app", "p50": floor, "p95": _p95(empty), "times_empty": 1.0} | none]
    for title, parameters in PAGES.items():
        app = AppTest.from_function(_page, kwargs={"name": title.split(",", maxsplit=1)[0]}, default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        first, times = _timed(app)
        p50 = statistics.median(times)
        sent, compressed = payload(app)
        row = {"page": title, "first": first, "p50": p50, "p95": _p95(times), "times_empty": p50 / floor}
        rows.append(row | {"bytes": sent, "compressed": compressed})
    return rows


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def main() -> None:
    """Print the table; with a path, write it there as JSON too."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as cache:
        patch.setenv("DASHBOARD_CACHE", cache)
        rows = measure()
    print(f"{'page':<24}{'first':>9}{'p50 ms':>9}{'p95 ms':>9}{'x empty':>9}{'bytes':>9}{'sent':>9}")
    for row in rows:
        first = f"{row['first']:.0f}" if row["first"] else ""
        sizes = f"{row['bytes']:>9}{row['compressed']:>9}" if row["bytes"] else ""
        print(f"{row['page']:<24}{first:>9}{row['p50']:>9.1f}{row['p95']:>9.1f}{row['times_empty']:>9.1f}{sizes}")
    for path in sys.argv[1:]:
        Path(path).write_text(json.dumps(rows, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

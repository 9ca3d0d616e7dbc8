"""Pages without a browser: what they write, and that they write it."""

import re
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
SEED = "zelensky-offers-to-step-down"


@pytest.fixture(scope="session", autouse=True)
def _environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("DASHBOARD_DATA", raising=False)
        patch.setattr(sys, "path", list(sys.path))  # app.py puts the root of the repository there
        yield


def markup(app: AppTest) -> str:
    """Everything that was written, with its tags."""
    assert [error.message for error in app.exception] == []
    return "\n".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body)


def words(app: AppTest) -> str:
    """Everything that was written, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", markup(app).replace("\n", " "))))


def _page(name: str) -> None:
    from importlib import import_module  # noqa: PLC0415  this function becomes a script of its own

    from dashboard.ui import controls, resources  # noqa: PLC0415

    import_module(f"dashboard.ui.pages.{name}").render(controls.sidebar(resources.stores()))


Open = Callable[..., AppTest]


def open_page(name: str, **parameters: str | list[str]) -> AppTest:
    """One page, run with parameters of the address."""
    app = AppTest.from_function(_page, kwargs={"name": name}, default_timeout=60)
    for parameter, value in parameters.items():
        app.query_params[parameter] = value
    return app.run()


@pytest.fixture
def page() -> Open:
    """Run one page with parameters of the address."""

    return open_page


@pytest.fixture
def app() -> AppTest:
    """The whole app, not yet run."""
    return AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)

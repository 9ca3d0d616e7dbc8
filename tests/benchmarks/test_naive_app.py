"""The naive app reads what the readers' benchmark writes for it, so that it is beside ours when figures are wanted."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.engine import build
from tests.benchmarks.readers import NAIVE, write_frames

SMALL = Path(__file__).parents[1] / "fixtures/small"
PAGES = ("stances", "quotes", "meetings")


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frames")
    write_frames(build(SMALL, tmp_path_factory.mktemp("cache")).engine, folder)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_each_page_of_the_naive_app_draws(page: str, frames: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAIVE_FRAMES", str(frames))
    only = NAIVE.read_text("utf-8").partition("st.navigation(")[0] + f"{page}()\n"
    app = AppTest.from_string(only, default_timeout=60).run()
    assert [error.message for error in app.exception] == []
    assert len(app.get("plotly_chart")) == len(app.dataframe) == 1

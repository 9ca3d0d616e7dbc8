"""Plotly's own script is where the browser looks for it, whether or not we may write beside the app."""

from collections.abc import Iterator
from pathlib import Path

import plotly
import pytest
import streamlit as st

from dashboard.ui import plotly_script

PACKAGED = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    plotly_script.address.cache_clear()
    yield
    plotly_script.address.cache_clear()


def test_it_is_a_static_file_with_the_bytes_and_the_age_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plotly_script, "STATIC", tmp_path)
    address = plotly_script.address()
    assert address == f"app/static/plotly/{plotly.__version__}.min.js"
    kept = tmp_path / address.removeprefix("app/static/")
    assert kept.read_bytes() == PACKAGED.read_bytes()
    assert kept.stat().st_mtime == pytest.approx(PACKAGED.stat().st_mtime, abs=1)
    assert list(kept.parent.iterdir()) == [kept]


def test_it_is_copied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plotly_script, "STATIC", tmp_path)
    first = (tmp_path / plotly_script.address().removeprefix("app/static/")).stat().st_ino
    plotly_script.address.cache_clear()
    assert (tmp_path / plotly_script.address().removeprefix("app/static/")).stat().st_ino == first


def test_where_nothing_may_be_written_streamlit_serves_the_packages_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared: dict[str, str] = {}
    monkeypatch.setattr(plotly_script, "STATIC", tmp_path / "a file")
    (tmp_path / "a file").write_text("no folder", encoding="utf-8")
    monkeypatch.setattr(st.components.v1, "declare_component", lambda name, path: declared.update({name: path}))
    assert plotly_script.address() == "component/dashboard.ui.plotly_script.plotly/plotly.min.js"
    assert declared == {"plotly": str(PACKAGED.parent)}

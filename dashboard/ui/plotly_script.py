"""Plotly's own script: where the browser finds the one that came with the package."""

import importlib.metadata
import importlib.util
import shutil
import tempfile
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.ui.resources import STATIC

_NAME = "plotly.min.js"


@cache
def address() -> str:
    """Its address, relative to a page.

    It is copied to our static files, of which a browser keeps what it has once fetched. Where nothing may be written
    beside the app, Streamlit serves it as a part of a component; then a browser fetches it at each visit.
    """
    script = _of_package()
    kept = STATIC / "plotly" / f"{importlib.metadata.version('plotly')}.min.js"
    try:
        if not kept.exists():
            _copy(script, kept)
    except OSError:
        st.components.v1.declare_component("plotly", path=str(script.parent))
        return f"component/{__name__}.plotly/{_NAME}"
    return f"app/static/plotly/{kept.name}"


def _of_package() -> Path:
    """Found without loading the package, which the app does not need."""
    found = importlib.util.find_spec("plotly")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("plotly is not installed: pip install -r requirements.txt")
    return Path(found.submodule_search_locations[0]) / "package_data" / _NAME


def _copy(script: Path, target: Path) -> None:
    """All of it or nothing, also where two servers start at once. It keeps its age, by which browsers keep it."""
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as aside:
        shutil.copy2(script, Path(aside) / _NAME)
        (Path(aside) / _NAME).replace(target)

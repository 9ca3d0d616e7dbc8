"""Figures on the page: the settings that they share, and what a click or a drag does."""

import hashlib
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.figures.picture import Picture
from dashboard.ui import plotly_script, profile
from dashboard.ui.resources import STATIC

_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_MAP = {
    "displaylogo": False, "scrollZoom": False, "doubleClick": False, "displayModeBar": True,
    "modeBarButtons": [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
}  # fmt: skip

_VERSION = hashlib.sha256((STATIC / "charts.js").read_bytes()).hexdigest()[:8]
_SCRIPT = f"""\
const script = new URL("app/static/charts.js?{_VERSION}", document.baseURI).href;
export default async (component) => (await import(script)).default(component);
"""
"""Streamlit sends a component's script with each of its figures, so it only says where the whole one is. On two lines:
what has one Streamlit takes for the path of a file."""


def chart(
    key: str, figure: Picture, clicked: Callable[[Any], None], *, alt: str, is_map: bool = False
) -> None:  # fmt: skip
    """Draw a figure; `clicked` gets the customdata of the mark that the reader clicks."""

    def told() -> None:
        mark = st.session_state[key]["clicked"]
        if mark is not None:
            clicked(mark)

    with profile.part("charts"):
        asked = _asked(figure, alt, _MAP if is_map else _STILL, "clicked")
        _component()(key=key, data=asked, on_clicked_change=told)


def brush(key: str, figure: Picture, dragged: Callable[[str, str], None], *, alt: str) -> None:
    """Draw a figure; `dragged` gets the first and the last value of x that the reader drags over."""

    def told() -> None:
        ends = st.session_state[key]["dragged"]
        if ends is not None:
            dragged(*sorted(ends))

    with profile.part("charts"):
        asked = _asked(figure, alt, _STILL, "dragged")
        _component()(key=key, data=asked, on_dragged_change=told)


def _component() -> ComponentRenderer:
    return st.components.v2.component("figure", js=_SCRIPT, isolate_styles=False)


def _asked(figure: Picture, alt: str, config: dict[str, Any], event: str) -> dict[str, Any]:
    """What the script in the browser is told: the picture, and of which event it tells."""
    return {
        "picture": figure.to_json(), "alt": alt, "config": config, "event": event,
        "library": plotly_script.address(),
    }  # fmt: skip

"""Figures on the page: the settings that they share, and what a click or a drag does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard.figures.picture import Picture
from dashboard.ui import plotly_script, profile

_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_MAP = {
    "displaylogo": False, "scrollZoom": False, "doubleClick": False, "displayModeBar": True,
    "modeBarButtons": [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
}  # fmt: skip

_script = (Path(__file__).resolve().parent / "charts.js").read_text("utf-8")


def chart(
    key: str, figure: Picture, clicked: Callable[[Any], None], *, alt: str, is_map: bool = False
) -> None:  # fmt: skip
    """Draw a figure; `clicked` gets the customdata of the mark that the reader clicks."""

    def told() -> None:
        mark = st.session_state[key]["clicked"]
        if mark is not None:
            clicked(mark)

    asked = _asked(figure, alt, _MAP if is_map else _STILL, "clicked")
    with profile.part("charts"):
        _component()(key=key, data=asked, on_clicked_change=told)


def brush(key: str, figure: Picture, dragged: Callable[[str, str], None], *, alt: str) -> None:
    """Draw a figure; `dragged` gets the first and the last value of x that the reader drags over."""

    def told() -> None:
        ends = st.session_state[key]["dragged"]
        if ends is not None:
            dragged(*sorted(ends))

    asked = _asked(figure, alt, _STILL, "dragged")
    with profile.part("charts"):
        _component()(key=key, data=asked, on_dragged_change=told)


def _component() -> ComponentRenderer:
    return st.components.v2.component("figure", js=_script, isolate_styles=False)


def _asked(figure: Picture, alt: str, config: dict[str, Any], event: str) -> dict[str, Any]:
    """What the script in the browser is told: the picture, and of which event it tells."""
    return {
        "picture": figure.to_json(), "alt": alt, "config": config, "event": event,
        "library": plotly_script.address(),
    }  # fmt: skip

"""Figures on the page: the settings that they share, and what a click does."""

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.figures.picture import Picture
from dashboard.ui import profile

_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_MAP = {
    "displaylogo": False, "scrollZoom": False, "doubleClick": False, "displayModeBar": True,
    "modeBarButtons": [["zoomInMap", "zoomOutMap", "resetViewMap"]],
}  # fmt: skip


def chart(
    key: str, figure: Picture, clicked: Callable[[Any], None], *, alt: str, is_map: bool = False
) -> None:  # fmt: skip
    """Draw a figure; `clicked` gets the customdata of the mark that the reader clicks."""
    last = f"{key}, last mark"

    def remember() -> None:
        marks = [point["customdata"] for point in st.session_state[key].selection.points if "customdata" in point]
        if marks:
            st.session_state[last] = marks[0]
        # To Plotly a second click on a mark takes the choice back; to the reader it is a click, as after going Back.
        if last in st.session_state:
            clicked(st.session_state[last])

    with profile.part("charts"):
        st.plotly_chart(
            _figure(figure),
            key=key,
            theme=None,
            config=_MAP if is_map else _STILL,
            on_select=remember,
            selection_mode="points",
            alt=alt,
        )


def brush(key: str, figure: Picture, dragged: Callable[[str, str], None], *, alt: str) -> None:
    """Draw a figure; `dragged` gets the first and the last value of x that the reader drags over.

    A figure is for clicks or for drags: where one can drag, Streamlit takes no click on a mark.
    """

    def remember() -> None:
        boxes = st.session_state[key].selection.box
        if boxes:
            dragged(*(str(end) for end in sorted(boxes[-1]["x"])))

    with profile.part("charts"):
        st.plotly_chart(
            _figure(figure), key=key, theme=None, config=_STILL, on_select=remember, selection_mode="box", alt=alt
        )


def _figure(picture: Picture) -> dict[str, Any]:
    """As Streamlit takes it; the empty template keeps Plotly's own, which is longer than most pictures, away."""
    figure: dict[str, Any] = json.loads(picture.to_json())
    figure["layout"]["template"] = {}
    return figure

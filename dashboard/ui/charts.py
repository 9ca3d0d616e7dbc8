"""Figures on the page: the settings that they share, and what a click does."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_MAP = {
    "displaylogo": False, "scrollZoom": False, "doubleClick": False, "displayModeBar": True,
    "modeBarButtons": [["zoomInMap", "zoomOutMap", "resetViewMap"]],
}  # fmt: skip


def chart(key: str, figure: go.Figure, clicked: Callable[[Any], None], *, alt: str, is_map: bool = False) -> None:
    """Draw a figure; `clicked` gets the customdata of the mark that the reader clicks."""

    def remember() -> None:
        for point in st.session_state[key].selection.points[:1]:
            if "customdata" in point:
                clicked(point["customdata"])

    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=_MAP if is_map else _STILL,
        on_select=remember,
        selection_mode="points",
        alt=alt,
    )

"""Playing through the months: only the map is drawn again, not the page."""

import time
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

_STARTED, _PACE = "playing since", 1.5
"""Seconds that a month is shown."""


def play(months: Sequence[date], draw: Callable[[date | None], None]) -> None:
    """Draw with None for all months, or month by month while it plays; `months` are the last days of each."""
    playing = _STARTED in st.session_state
    if len(months) > 1:
        st.button(
            "Stop" if playing else "Play the months", key="play", on_click=_stop if playing else _start, type="tertiary"
        )
    if playing:
        st.fragment(_draw_month, run_every=_PACE)(months, draw)
    else:
        draw(None)


def _start() -> None:
    st.session_state[_STARTED] = time.monotonic()


def _stop() -> None:
    st.session_state.pop(_STARTED, None)


def _draw_month(months: Sequence[date], draw: Callable[[date | None], None]) -> None:
    """The month that is due by the clock, so that a slow browser skips one and a click adds none."""
    at = int((time.monotonic() - st.session_state.get(_STARTED, 0)) / _PACE)
    if _STARTED not in st.session_state or at >= len(months):
        _stop()
        st.rerun()
    draw(months[at])

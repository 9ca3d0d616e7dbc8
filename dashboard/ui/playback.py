"""Playing through the months: only the map is drawn again, not the page."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

_AT, _PACE = "month that plays", 1.1


def play(months: Sequence[date], draw: Callable[[date | None], None]) -> None:
    """Draw with None for all months, or month by month while it plays; `months` are the last days of each."""
    playing = _AT in st.session_state
    if len(months) > 1:
        st.button(
            "Stop" if playing else "Play the months", key="play", on_click=_stop if playing else _start, type="tertiary"
        )
    if playing:
        st.fragment(_next, run_every=_PACE)(months, draw)
    else:
        draw(None)


def _start() -> None:
    st.session_state[_AT] = 0


def _stop() -> None:
    st.session_state.pop(_AT, None)


def _next(months: Sequence[date], draw: Callable[[date | None], None]) -> None:
    at = st.session_state.get(_AT)
    if at is None or at >= len(months):
        _stop()
        st.rerun()
    draw(months[at])
    st.session_state[_AT] = at + 1

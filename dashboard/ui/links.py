"""Links inside the app: every view is an address, and a click on it is answered without a reload."""

from pathlib import Path

import streamlit as st

OPENED = "opened"
"""The element of what the reader opened."""

_FOCUS = "element to scroll to"
_script = (Path(__file__).resolve().parent / "links.js").read_text("utf-8")


def listen() -> None:
    """Catch clicks on links, and scroll where the page asked for it."""
    component = st.components.v2.component("links", js=_script)
    with st.container(key="links-listener"):
        component(
            key="links", data={"focus": st.session_state.pop(_FOCUS, None), "view": st.query_params.to_dict()}
        )  # fmt: skip


def scroll_to(element: str | None) -> None:
    """Ask that the element with this id is in sight when the page is there; asked once for each view."""
    st.session_state[_FOCUS] = element

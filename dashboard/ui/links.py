"""Links inside the app: every view is an address, and a click on it is answered without a reload."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.ui.controls import BOUND, set_bound
from dashboard.ui.view import DEFAULT_PAGE

_KEY, _WAITING, _FOCUS = "links", "link to follow", "element to scroll to"
_script = (Path(__file__).resolve().parent / "links.js").read_text("utf-8")


def listen() -> None:
    """Catch clicks on links, and scroll where the page asked for it."""
    component = st.components.v2.component("links", js=_script)
    with st.container(key="links-listener"):
        component(key=_KEY, data={"focus": st.session_state.pop(_FOCUS, None)}, on_href_change=_remember)


def scroll_to(element: str | None) -> None:
    """Ask that the element with this id is in sight when the page is there."""
    st.session_state[_FOCUS] = element


def _remember() -> None:
    parts = urlsplit(st.session_state[_KEY].href)
    parameters = parse_qs(parts.query)
    set_bound({name: parameters.pop(name, []) for name in BOUND})
    st.session_state[_WAITING] = (parts.path.strip("./") or DEFAULT_PAGE, parameters)


def follow(pages: Mapping[str, StreamlitPage], current: StreamlitPage) -> None:
    """Go where the reader has just clicked, if anywhere."""
    waiting = st.session_state.pop(_WAITING, None)
    if waiting is None:
        return
    name, parameters = waiting
    if pages.get(name, current) is not current:
        st.switch_page(pages[name], query_params=parameters)
    for old in [name for name in st.query_params if name not in BOUND]:
        del st.query_params[old]
    for new, values in parameters.items():
        st.query_params[new] = values

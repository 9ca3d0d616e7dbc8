"""The pages, in the order of the navigation."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.ui.pages import data, meetings, quotes, sources, stances
from dashboard.ui.view import DEFAULT_PAGE, View

_PAGES: dict[str, tuple[str, Callable[[View], None]]] = {
    "stances": ("Stances", stances.render),
    "meetings": ("Meetings", meetings.render),
    "quotes": ("Quotes", quotes.render),
    "sources": ("Sources", sources.render),
    "data": ("Data", data.render),
}


def pages(view: Callable[[], View]) -> dict[str, StreamlitPage]:
    """Every page by its path; `view` makes what a page is given, when it runs."""
    return {
        path: st.Page(partial(_run, render, view), title=title, url_path=path, default=path == DEFAULT_PAGE)
        for path, (title, render) in _PAGES.items()
    }


def _run(render: Callable[[View], None], view: Callable[[], View]) -> None:
    render(view())

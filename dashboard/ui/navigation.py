"""The pages, in the order of the navigation."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.ui import notices, profile
from dashboard.ui.pages import (
    actors,
    add,
    briefing,
    contacts,
    data,
    issue,
    meetings,
    nearness,
    overlap,
    quotes,
    sources,
    stances,
)
from dashboard.ui.view import DEFAULT_PAGE, View

_PAGES: dict[str, tuple[str, Callable[[View], None]]] = {
    "briefing": ("Briefing", briefing.render),
    "stances": ("Stances", stances.render),
    "nearness": ("Nearness", nearness.render),
    "issue": ("Issue", issue.render),
    "overlap": ("Overlap", overlap.render),
    "meetings": ("Meetings", meetings.render),
    "contacts": ("Contacts", contacts.render),
    "quotes": ("Quotes", quotes.render),
    "actors": ("Actors", actors.render),
    "sources": ("Sources", sources.render),
    "add": ("Add a source", add.render),
    "data": ("Data", data.render),
}


def pages() -> dict[str, StreamlitPage]:
    """Every page by its path."""
    return {
        path: st.Page(partial(_run, render), title=title, url_path=path, default=path == DEFAULT_PAGE)
        for path, (title, render) in _PAGES.items()
    }


def show(page: StreamlitPage, view: View) -> None:
    """Run a page on a view, under what stands on every page."""
    profile.on(page.url_path or DEFAULT_PAGE)
    notices.logo(view)
    notices.problems(view)
    _shown.set(view)
    page.run()


_shown: ContextVar[View] = ContextVar("the view of this run")
"""Streamlit calls a page without arguments; each reader's run has its own context."""


def _run(render: Callable[[View], None]) -> None:
    render(_shown.get())

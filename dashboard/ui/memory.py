"""What was worked out for one reader is there for the next: answers and pictures, while the data stays the same."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import streamlit as st

from dashboard.figures.picture import Picture
from dashboard.ui import profile
from dashboard.ui.view import View

T = TypeVar("T")


def ask(view: View, query: Callable[..., T], *arguments: Any) -> T:
    """The answer of a query to its engine and arguments; nobody may change it."""
    return kept(view, (query.__module__, query.__qualname__, *arguments), lambda: query(view.engine, *arguments))


def kept(view: View, key: tuple[Any, ...], work: Callable[[], T]) -> T:
    """What `work` gives, done once for this state of the dossier and this key, of values that say all in their repr."""
    profile.asked()
    return cast("T", _kept(repr((view.store.state, *key)), work))


@st.cache_resource(show_spinner=False, max_entries=400)
def _kept(key: str, _work: Callable[[], Any]) -> Any:
    del key  # Streamlit's part
    profile.asked(missed=True)
    with profile.part("answers") as part:
        result = _work()
        if isinstance(result, Picture):
            part.room = "figures"
    return result

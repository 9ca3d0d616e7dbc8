"""What stands on every page: the wordmark, and a line where the data has problems."""

from pathlib import Path

import streamlit as st

from dashboard.ui import html
from dashboard.ui.view import View


def logo(view: View) -> None:
    """The wordmark in the ink of the theme, by its address: as a file it would travel in full with each run."""
    wordmark = f"/app/static/wordmark-{view.theme}.svg"
    st.logo(wordmark, size="large", icon_image=wordmark)


def problems(view: View) -> None:
    """Says that something is left out, and where to read why."""
    if view.store.loading.problems:
        html.show("problem_notice.html", view, loading=view.store.loading)


def no_dossier(folder: Path) -> None:
    """There is nothing to show."""
    html.show("no_dossier.html", None, folder=folder)

"""What stands on every page: the wordmark, and a line where the data has problems."""

from pathlib import Path

import streamlit as st

from dashboard.ui import html
from dashboard.ui.resources import STATIC
from dashboard.ui.view import View


def logo(view: View) -> None:
    """The wordmark in the ink of the theme."""
    st.logo(
        str(STATIC / f"wordmark-{view.theme}.svg"), size="large", icon_image=str(STATIC / f"wordmark-{view.theme}.svg")
    )


def problems(view: View) -> None:
    """Says that something is left out, and where to read why."""
    if view.store.loading.problems:
        html.show("problem_notice.html", view, loading=view.store.loading)


def no_dossier(folder: Path) -> None:
    """There is nothing to show."""
    html.show("no_dossier.html", None, folder=folder)

"""What stands on every page: the wordmark, and a line where the data has problems."""

from pathlib import Path

import streamlit as st

from dashboard.ui import html
from dashboard.ui.resources import STATIC
from dashboard.ui.view import View
from dashboard.wording.markup import plain


def logo(view: View) -> None:
    """The wordmark in the ink of the theme."""
    st.logo(str(STATIC / f"wordmark-{view.theme}.svg"), size="large", icon_image=str(STATIC / f"wordmark-{view.theme}.svg"))


def problems(view: View) -> None:
    """Says that something is left out, and where to read why."""
    if view.store.loading.problems:
        html.show("problem_notice.html", view, loading=view.store.loading)


def no_dossier(folder: Path) -> None:
    """There is nothing to show."""
    st.html(
        "<div class='empty'><h1>No dossier here</h1><p>Démarche looked for a folder with a <code>dossier.yaml</code> in "
        f"<code>{plain(folder)}</code> and found none.</p><p>Put one there, or set <code>DASHBOARD_DATA</code> to the folder "
        "that holds your dossiers.</p></div>"
    )

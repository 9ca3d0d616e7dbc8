"""The entry point: `streamlit run dashboard/app.py`."""

import sys
from pathlib import Path

# Streamlit puts this folder first on the path, not the repository. With the root in its place, `dashboard.…` is
# importable from any working copy, and no module of ours can be imported a second time under a shorter name.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

import streamlit as st  # noqa: E402

from dashboard.ui import controls, html, links, navigation, notices, profile, resources  # noqa: E402

st.set_page_config(
    page_title="Démarche", page_icon="/app/static/favicon.png", layout="wide", initial_sidebar_state="auto"
)
with profile.run(), notices.unreachable():
    html.show_style()
    stores = resources.stores()
    if not stores:
        notices.no_dossier(resources.data_folder())
        st.stop()
    pages = navigation.pages()
    page = st.navigation(list(pages.values()), position="top")
    navigation.show(page, controls.sidebar(stores))
    links.listen()

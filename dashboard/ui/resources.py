"""What is built once and shared by all readers."""

import os
from pathlib import Path

import streamlit as st

from dashboard.dossier.load import dossier_folders
from dashboard.review.desk import Desk
from dashboard.store.engine import Store, build, cache_folder, fingerprint

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = Path(__file__).resolve().parent.parent / "static"


def folders() -> dict[str, Path]:
    """Every dossier of this host by the name of its folder. `DASHBOARD_DATA` moves them."""
    return {folder.name: folder for folder in dossier_folders(data_folder())}


def data_folder() -> Path:
    """Where the dossiers are: `DASHBOARD_DATA`, else the repository's own."""
    return Path(os.environ.get("DASHBOARD_DATA") or ROOT / "data")


def desk() -> Desk:
    """Where drafts of new sources lie."""
    return Desk(cache_folder() / "drafts")


def editing() -> bool:
    """Whether the host lets readers write into the data: `DASHBOARD_EDITING=on`, or the same in the secrets."""
    told = os.environ.get("DASHBOARD_EDITING")
    if told is None:
        try:
            told = st.secrets.get("DASHBOARD_EDITING")
        except FileNotFoundError:  # a host without secrets
            told = None
    return str(told).lower() == "on"


def store(folder: Path) -> Store:
    """The built dossier, built again when a file of it has changed."""
    return _store(folder, fingerprint(folder))


@st.cache_resource(show_spinner=False, max_entries=16)
def _store(folder: Path, state: str) -> Store:
    del state  # only part of the key
    return build(folder)

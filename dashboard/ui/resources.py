"""What is built once and shared by all readers."""

import gc
import os
import time
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from dashboard.dossier.load import dossier_folders
from dashboard.review.desk import Desk
from dashboard.store.engine import Engine, Store, build, cache_folder, fingerprint
from dashboard.store.shared import catalogue, server

ROOT = Path(__file__).resolve().parent.parent.parent
STATIC = Path(__file__).resolve().parent.parent / "static"
CONNECTION = "demarche"


def stores() -> Mapping[str, Store]:
    """Every dossier of this host by name: on the shared database where one is named, else built from the files here.

    Raises `UnreachableError` where the shared database does not answer.
    """
    shared = _shared()
    if shared is not None:
        return catalogue.stores(shared)
    return {name: store(folder) for name, folder in folders().items()}


def folders() -> dict[str, Path]:
    """Every dossier whose files are here, by the name of its folder. `DASHBOARD_DATA` moves them."""
    return {folder.name: folder for folder in dossier_folders(data_folder())}


def data_folder() -> Path:
    """Where the dossiers are: `DASHBOARD_DATA`, else the repository's own."""
    return Path(os.environ.get("DASHBOARD_DATA") or ROOT / "data")


def desk() -> Desk:
    """Where drafts of new sources lie."""
    return Desk(cache_folder() / "drafts")


def editing() -> bool:
    """Whether the host lets readers write into the data: `DASHBOARD_EDITING=on`, or the same in the secrets."""
    told = os.environ.get("DASHBOARD_EDITING") or _secret("DASHBOARD_EDITING")
    return str(told).lower() == "on"


def store(folder: Path) -> Store:
    """The built dossier, built again when a file of it has changed."""
    return _store(folder, _state(folder))


def look_again(folder: Path) -> None:
    """A file of it was just written here: the next run must see it."""
    _looked.pop(folder, None)


def _state(folder: Path) -> str:
    """The state of its files. All readers' runs together look at them for a small share of the time, and no longer."""
    until, state = _looked.get(folder, (0.0, ""))
    if time.monotonic() >= until:
        before = time.thread_time()
        state = fingerprint(folder)
        _looked[folder] = (time.monotonic() + (time.thread_time() - before) * _PAUSE, state)
    return state


_looked: dict[Path, tuple[float, str]] = {}
_PAUSE = 20
"""So many times as long as it took to look at the files they are not looked at again: 0.05 s for a hundred sources."""


@st.cache_resource(show_spinner="Reading the dossier", max_entries=16)
def _store(folder: Path, state: str) -> Store:
    del state  # only part of the key
    built = build(folder)
    _settle()
    return built


def _settle() -> None:
    """Let what is there now, all modules and records, be no concern of Python's collector.

    It would walk over some hundred thousand objects that stay, again and again, and every reader would wait for it.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _shared() -> Engine | None:
    """The database that the host names: `DASHBOARD_DATABASE_URL`, else `[connections.demarche]` in the secrets."""
    address = os.environ.get("DASHBOARD_DATABASE_URL")
    if address:
        return _engine(address)
    connections = _secret("connections")
    if isinstance(connections, Mapping) and CONNECTION in connections:
        engine: Engine = st.connection(CONNECTION, type="sql", **server.READING).engine
        return engine
    return None


@st.cache_resource(show_spinner=False)
def _engine(address: str) -> Engine:
    _settle()
    return server.reading(address)


def _secret(name: str) -> object:
    try:
        return st.secrets.get(name)
    except FileNotFoundError:  # a host without secrets
        return None

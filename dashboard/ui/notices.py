"""What stands on every page: the wordmark, and a line where the data has problems."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from dashboard.store.frame import UnreachableError
from dashboard.store.queries import dossier
from dashboard.store.shared.server import AddressError
from dashboard.ui import html
from dashboard.ui.memory import ask
from dashboard.ui.view import View


def logo(view: View) -> None:
    """The wordmark in the ink of the theme, by its address: as a file it would travel in full with each run."""
    wordmark = f"/app/static/wordmark-{view.theme}.svg"
    st.logo(wordmark, size="large", icon_image=wordmark)


def problems(view: View) -> None:
    """Says that something is left out, and where to read why."""
    found = ask(view, dossier.problems)
    if not found.empty:
        html.show("problem_notice.html", view, problems=len(found), left_out=len(ask(view, dossier.left_out)))


@contextmanager
def unreachable() -> Iterator[None]:
    """A plain message in place of what a page can't ask for while the shared database is away."""
    try:
        yield
    except UnreachableError as error:
        _LOG.warning("the shared database does not answer: %s", error)
        html.show("unreachable.html", None)
    except AddressError as error:
        html.show("wrong_address.html", None, error=str(error))


_LOG = logging.getLogger("demarche")


def no_dossier(folder: Path) -> None:
    """There is nothing to show."""
    html.show("no_dossier.html", None, folder=folder)

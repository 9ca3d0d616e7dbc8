from typing import cast
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.ui.view import View

NOWHERE = cast("Store", None)
"""A link needs no dossier."""


def view(*carried: tuple[str, str]) -> View:
    return View(NOWHERE, Filters(), {}, carried)


def test_links_are_relative_so_that_the_app_can_be_mounted_anywhere() -> None:
    assert view().link("quotes") == "quotes"
    assert view().link("briefing") == "./"
    assert view().link("briefing", since="2025-02-17") == "./?since=2025-02-17"
    assert view().link("stances", cell="ukraine.minerals") == "stances?cell=ukraine.minerals"


def test_links_take_the_sidebar_along_and_drop_what_is_not_there() -> None:
    here = view(("actor", "Ukraine"), ("actor", "Russia"), ("from", "2025-02-01"))
    assert here.link("sources", source="x", at=0, q=None) == (
        "sources?actor=Ukraine&actor=Russia&from=2025-02-01&source=x&at=0"
    )
    assert here.without_choice("quotes") == "quotes"
    assert view(("dossier", "Atlantis"), ("actor", "Ukraine")).without_choice("data") == "data?dossier=Atlantis"


@given(st.lists(st.text(min_size=1), min_size=1))
def test_a_link_says_every_value_exactly(values: list[str]) -> None:
    link = view().link("quotes", speaker=values)
    assert parse_qs(urlsplit(link).query, strict_parsing=True)["speaker"] == values
    assert not set(link) & set(" \"'<>\n")

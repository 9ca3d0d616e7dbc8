"""What a page is given: the dossier, the reader's choice, the colours, and how to link to any other view."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

import streamlit as st

from dashboard.figures.theme import PALETTES, Palette, ThemeName
from dashboard.filters import Filters
from dashboard.store.engine import Engine, Store

DEFAULT_PAGE = "briefing"


@dataclass(frozen=True)
class View:
    """One reader's view in one run.

    `names` gives the readers' name of each actor and issue id; `carried` are the parameters of the sidebar, which every
    link takes along.
    """

    store: Store
    filters: Filters
    names: Mapping[str, str]
    carried: tuple[tuple[str, str], ...]

    @property
    def engine(self) -> Engine:
        """The database to ask."""
        return self.store.engine

    @property
    def palette(self) -> Palette:
        """The colours of the reader's theme."""
        return PALETTES[self.theme]

    @property
    def theme(self) -> ThemeName:
        """Light or dark, right from the first run."""
        return "dark" if st.context.theme.type == "dark" else "light"

    def link(self, page: str, /, **parameters: str | int | list[str] | tuple[str, ...] | None) -> str:
        """The address of a view, relative to any page. A list repeats its parameter, None leaves it out."""
        own = [
            (name, str(one))
            for name, value in parameters.items()
            for one in (value if isinstance(value, list | tuple) else [value])
            if one is not None
        ]
        path = "./" if page == DEFAULT_PAGE else page
        told = "&".join(part for part in (self._carried, urlencode(own)) if part)
        return f"{path}?{told}" if told else path

    @cached_property
    def _carried(self) -> str:
        """What goes along, written once: a page has hundreds of links."""
        return urlencode(self.carried)

    def link_without(self, name: str, page: str, /, **parameters: str) -> str:
        """The address of a view that does not take one parameter of the sidebar along."""
        carried = tuple(pair for pair in self.carried if pair[0] != name)
        return View(self.store, self.filters, self.names, carried).link(page, **parameters)

    def without_choice(self, page: str, /, **parameters: str) -> str:
        """The address of a page with nothing filtered; what belongs to the page itself stays by its `parameters`."""
        carried = tuple(pair for pair in self.carried if pair[0] == "dossier")
        return View(self.store, Filters(), self.names, carried).link(page, **parameters)


def parameter(name: str) -> str | None:
    """One parameter of the address that belongs to the page."""
    return st.query_params.get(name) or None


def stretch_parameter(name: str) -> tuple[date, date] | None:
    """A parameter of the form 2025-02-01..2025-03-01; None where it is anything else."""
    first, _, last = (parameter(name) or "").partition("..")
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def parameters(name: str) -> tuple[str, ...]:
    """A repeated parameter of the address that belongs to the page."""
    return tuple(st.query_params.get_all(name))

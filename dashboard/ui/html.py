"""Templates to the page. Jinja escapes whatever it prints, so that text stays text."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.figures.theme import BLANKS, SIGNS, STATUS_MARKS, css_variables
from dashboard.models.dates import EdtfDate
from dashboard.ui import profile
from dashboard.ui.view import View
from dashboard.wording.dates import day, when
from dashboard.wording.markup import linked
from dashboard.wording.phrases import capitalised, count, listed, spoken

HERE = Path(__file__).resolve().parent


def _when(text: str | None) -> str:
    return when(EdtfDate.parse(text) if text else None)


def _when_short(text: str | None) -> str:
    return when(EdtfDate.parse(text) if text else None, short=True)


_environment = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip
_environment.filters |= {
    "capitalised": capitalised, "day": day, "linked": linked, "listed": listed, "spoken": spoken, "when": _when,
    "when_short": _when_short,
}  # fmt: skip
_environment.globals |= {"count": count, "signs": SIGNS, "blanks": BLANKS, "statuses": STATUS_MARKS}


def show(template: str, view: View | None, **values: Any) -> None:
    """Write a template onto the page; one without any text writes nothing."""
    with profile.part("html"):
        text = _environment.get_template(template).render(view=view, link=view.link if view else None, **values)
        if text.strip():
            st.html(text)


def show_style() -> None:
    """The one style sheet, with the palette before it."""
    st.html(_style())


@cache
def _style() -> str:
    return f"<style>{css_variables()}{(HERE / 'style.css').read_text('utf-8')}</style>"

"""What is new: a morning note between two days, each sentence with its footnote."""

from datetime import date, timedelta

import streamlit as st

from dashboard.exports.brief_builder import write_brief
from dashboard.exports.brief_markdown import brief_markdown
from dashboard.exports.division import division
from dashboard.store.queries import dossier, stances
from dashboard.ui import html
from dashboard.ui.layout import main_and_aside
from dashboard.ui.view import View

WEEK = timedelta(days=7)


def render(view: View) -> None:
    """Controls, note, aside."""
    day = view.filters.day or dossier.title_page(view.engine)["last_word"][0] or date.today()
    heading = st.container(key="heading")
    since = st.date_input(
        "New since", value=None, key="since", format="DD/MM/YYYY", bind="query-params", width=190,
        min_value=date(1900, 1, 1), max_value=date(2100, 12, 31),
        help=f"Without a day, the week to {day:%d/%m/%Y}. The day stands in the address: keep the link, and it stays.",
    ) or day - WEEK  # fmt: skip
    brief = write_brief(view.engine, view.filters, since, day)
    with heading:
        html.show("briefing_heading.html", view, brief=brief, since=since, day=day)
    note, aside = main_and_aside("briefing", 1.8)
    with note:
        html.show("briefing.html", view, brief=brief, since=since, day=day)
        if brief.sections:
            st.download_button(
                "Download as Markdown", brief_markdown(brief), f"briefing-{day.isoformat()}.md", "text/markdown",
                key="markdown", type="tertiary", on_click="ignore",
            )  # fmt: skip
    with aside:
        divided = division(stances.cells(view.engine, view.filters, "delegations"))
        html.show("briefing_aside.html", view, divided=divided[:4], day=day, today=date.today())

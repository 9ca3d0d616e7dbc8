"""What is new: a morning note between two days, each sentence with its footnote."""

from datetime import date, timedelta

import streamlit as st

from dashboard.exports.brief_builder import write_brief
from dashboard.exports.brief_markdown import brief_markdown
from dashboard.measures.division import division
from dashboard.store.queries import dossier, stances
from dashboard.ui import html, names
from dashboard.ui.layout import main_and_aside
from dashboard.ui.memory import ask
from dashboard.ui.view import View

WEEK = timedelta(days=7)


def render(view: View) -> None:
    """Controls, note, aside."""
    last = ask(view, dossier.title_page)["last_word"][0] or date.today()
    heading = st.container(key="heading")
    since = st.date_input(
        "New since", value=None, key="since", format="DD/MM/YYYY", bind="query-params", width=190,
        min_value=date(1900, 1, 1), max_value=date(2100, 12, 31),
        help="Without a day, the last week. The day stands in the address: keep the link, and it stays.",
    ) or (view.filters.day or last) - WEEK  # fmt: skip
    # Since a day after the last word, the reader looks to today and finds nothing new.
    day = view.filters.day or (last if since <= last else date.today())
    brief = ask(view, write_brief, view.filters, since, day)
    with heading:
        html.show("briefing_heading.html", view, brief=brief, since=since, day=day)
    note, aside = main_and_aside("briefing", 1.8)
    with note:
        html.show("briefing.html", view, brief=brief, since=since, day=day, people=names.people(view))
        if brief.sections:
            st.download_button(
                "Download as Markdown", brief_markdown(brief), f"briefing-{day.isoformat()}.md", "text/markdown",
                key="markdown", type="tertiary", on_click="ignore",
            )  # fmt: skip
    with aside:
        divided = division(ask(view, stances.cells, view.filters, "delegations"))
        html.show("briefing_aside.html", view, divided=divided[:4], day=day, today=date.today())

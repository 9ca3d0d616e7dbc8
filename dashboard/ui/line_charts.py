"""Stances over time in a wide and in a narrow form, of which the screen shows one."""

import streamlit as st

from dashboard.figures.issue_lines import issue_lines
from dashboard.store.queries import dossier
from dashboard.ui.charts import chart
from dashboard.ui.evidence import Frame
from dashboard.ui.view import View


def draw_lines(view: View, found: Frame, opened: str | None, *, alt: str, whose: str | None = None) -> None:
    """The lines; on a phone there is no room beside them. A click opens a position.

    `whose` is the actor whose own words need no name beside them.
    """
    title_page = dossier.title_page(view.engine).to_dict("records")[0]
    for device in ("wide", "narrow"):
        figure = issue_lines(
            found, view.palette, until=view.filters.day or title_page["last_word"], selected=opened,
            stale_after=title_page["stale_after_days"], narrow=device == "narrow", whose=whose,
        )  # fmt: skip
        with st.container(key=f"lines-{device}"):
            chart(f"issue-lines-{device}", figure, _open, alt=alt)


def _open(position: str) -> None:
    st.query_params["position"] = position

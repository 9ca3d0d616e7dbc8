"""Stances over time in a wide and in a narrow form, of which the screen shows one."""

from functools import partial

import streamlit as st

from dashboard.figures.issue_lines import issue_lines
from dashboard.store.queries import dossier
from dashboard.ui.charts import chart
from dashboard.ui.evidence import Frame
from dashboard.ui.memory import ask, kept
from dashboard.ui.view import View


def draw_lines(view: View, found: Frame, opened: str | None, *, alt: str, whose: str | None = None) -> None:
    """The lines; on a phone there is no room beside them. A click opens a position.

    `whose` is the actor whose own words need no name beside them.
    """
    title_page = ask(view, dossier.title_page).to_dict("records")[0]
    until, stale_after = view.filters.day or title_page["last_word"], title_page["stale_after_days"]
    for device in ("wide", "narrow"):
        key = ("lines", view.filters, tuple(found["id"]), tuple(found["column"]), opened, whose, device, view.theme)
        draw = partial(
            issue_lines, found, view.palette, until=until, selected=opened, stale_after=stale_after,
            narrow=device == "narrow", whose=whose,
        )  # fmt: skip
        with st.container(key=f"lines-{device}"):
            chart(f"issue-lines-{device}", kept(view, key, draw), _open, alt=alt)


def _open(position: str) -> None:
    st.query_params["position"] = position

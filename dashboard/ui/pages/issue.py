"""One issue: every delegation's line over time, and the words behind it."""

import streamlit as st

from dashboard.store.queries import dossier, positions
from dashboard.ui import evidence, html
from dashboard.ui.controls import voices_control
from dashboard.ui.layout import main_and_aside
from dashboard.ui.line_charts import draw_lines
from dashboard.ui.links import OPENED, scroll_to
from dashboard.ui.memory import ask
from dashboard.ui.view import View, parameter

MOST = 300
"""So many positions are drawn and told, the newest."""


def render(view: View) -> None:
    """Controls, query, figure, evidence."""
    issues = ask(view, dossier.issues).to_dict("records")
    if not issues:
        html.show("no_issue.html", view, title="One issue over time", page="issue")
        return
    issue = next((issue for issue in issues if issue["id"] == parameter("of")), issues[0])
    heading = st.container(key="heading")
    voices = voices_control()
    found = evidence.in_voices(ask(view, positions.on_issue, view.filters, issue["id"], MOST), voices)
    number = ask(view, positions.number_on_issue, view.filters, issue["id"]).to_dict("records")[0]
    with heading:
        html.show("issue_heading.html", view, issue=issue, issues=issues, number=number, voices=voices)
    if found.empty:
        html.show("empty.html", view, missing="No word on this issue is left.", page="issue")
        return
    opened = evidence.of_position(view, parameter("position") or "")
    main, panel = main_and_aside("issue", 2.75, opened=True) if opened else (st.container(), None)
    with main:
        alt = "A line a delegation. The table below has the words."
        draw_lines(view, found, opened["id"] if opened else None, alt=alt)
        html.show(
            "issue_words.html", view, issue=issue, positions=found.to_dict("records"), opened=opened, number=number
        )
    if panel is not None:
        with panel:
            html.show("issue_position.html", view, issue=issue, position=opened)
        scroll_to(OPENED)

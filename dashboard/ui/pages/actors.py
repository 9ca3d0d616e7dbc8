"""Who they are: the list of actors, and one of them with all that it said and attended."""

import streamlit as st

from dashboard.ui import actor, evidence, html
from dashboard.ui.layout import main_and_aside
from dashboard.ui.line_charts import draw_lines
from dashboard.ui.links import OPENED, scroll_to
from dashboard.ui.memory import kept
from dashboard.ui.view import View, parameter


def render(view: View) -> None:
    """The list, or the actor that the address names."""
    who = parameter("who")
    if who is None:
        groups = kept(view, ("actors", view.filters), lambda: actor.groups(view))
        html.show("actors_heading.html", view, groups=groups)
        html.show("actors.html", view, groups=groups)
        return
    profile = kept(view, ("actor", view.filters, who), lambda: actor.profile(view, who))
    if profile is None:
        html.show("no_actor.html", view)
        return
    html.show("actor_heading.html", view, profile=profile)
    if not profile.positions.empty:
        _positions(view, profile)
    main, aside = main_and_aside("who", 1.8)
    with main:
        html.show("actor_record.html", view, profile=profile)
    with aside:
        html.show("actor_aside.html", view, profile=profile)


def _positions(view: View, profile: actor.Profile) -> None:
    """Lines, table, and beside them the position that the reader opened."""
    opened = evidence.of_position(view, parameter("position") or "")
    if opened and opened["id"] not in set(profile.positions["id"]):
        opened = None
    main, panel = main_and_aside("who-lines", 2.75, opened=True) if opened else (st.container(), None)
    with main:
        alt = "A line an issue. The table below has the words."
        draw_lines(view, profile.lanes, opened["id"] if opened else None, alt=alt, whose=profile.record["name"])
        html.show("actor_words.html", view, profile=profile, opened=opened)
    if opened and panel is not None:
        issue = {"id": opened["issue"], "short": opened["issue_name"]}
        with panel:
            html.show("issue_position.html", view, issue=issue, position=opened)
        scroll_to(OPENED)

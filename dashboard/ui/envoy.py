"""The way of one person from meeting to meeting, on the map and in a table."""

from functools import partial

import streamlit as st

from dashboard.figures.route_map import route_map
from dashboard.measures.itinerary import itinerary
from dashboard.store.queries import company, contacts, meeting_counts
from dashboard.ui import html
from dashboard.ui.charts import chart
from dashboard.ui.layout import main_and_aside
from dashboard.ui.meeting_charts import WIDTHS, open_place
from dashboard.ui.memory import ask, kept
from dashboard.ui.view import View

WIDE = 680
"""Pixels that the map is wide on a desk."""


def draw_way(view: View) -> None:
    """Choose a person; the one with most meetings on the map first."""
    ranked = _by_travel(view)
    with st.container(key="envoy-way"):
        html.show("envoy_heading.html", view)
        if not ranked:
            html.show("hint.html", view, hint="No person is named at a meeting that is left. Fewer filters show more.")
            return
        chosen = st.selectbox(
            "Whose way", ranked, format_func=lambda person: view.names[person], key="envoy", bind="query-params"
        )
        way = itinerary(ask(view, company.attendance_with, view.filters, "persons", (chosen,)), chosen)
        stops = way.to_dict("records")
        html.show("envoy_lead.html", view, name=view.names[chosen], person=chosen, stops=stops)
        main, aside = main_and_aside("contacts-way", 1.8)
        with main:
            for device, width in (WIDTHS | {"wide": WIDE}).items():
                with st.container(key=f"map-{device}"):
                    key = ("way", view.filters, chosen, width, view.theme)
                    draw = partial(route_map, way, view.palette, width=width)
                    chart(f"route-map-{device}", kept(view, key, draw), open_place, is_map=True,
                          alt="Map of the way. The table beside it names each stop.")  # fmt: skip
        with aside:
            html.show("envoy_table.html", view, stops=stops)


def _by_travel(view: View) -> list[str]:
    """The persons who were at a held meeting, those with most on the map first."""
    everybody = ask(view, contacts.persons, view.filters)
    came = ask(view, meeting_counts.by_actor, view.filters)
    came = came[(came["held"] > 0) & came["actor"].isin(everybody["member"])]
    return list(came.sort_values(["placed", "held", "actor"], ascending=[False, False, True])["actor"])

"""Who met whom, how often, who never; and the way of one envoy."""

from functools import partial

import streamlit as st

from dashboard.figures.contact_matrix import contact_matrix
from dashboard.measures.contacts import contacts as count_contacts
from dashboard.store.queries import contacts, meeting_counts
from dashboard.store.queries.stances import Voices
from dashboard.ui import html
from dashboard.ui.charts import chart
from dashboard.ui.contacts import by_member, meetings_of, most_met, those_shown
from dashboard.ui.controls import voices_control
from dashboard.ui.envoy import draw_way
from dashboard.ui.evidence import Frame
from dashboard.ui.layout import main_and_aside
from dashboard.ui.memory import ask, kept
from dashboard.ui.pairs import chosen_pair, open_pair
from dashboard.ui.view import View


def render(view: View) -> None:
    """Controls, query, figures, table, evidence."""
    heading = st.container(key="heading")
    voices = voices_control()
    members, left_out = those_shown(view, voices)
    ids = tuple(members["member"])
    counted = ask(view, contacts.counted, view.filters, voices, ids)
    pairs = kept(view, ("contacts", view.filters, voices), partial(count_contacts, counted, members))
    met = most_met(pairs)
    pair, opened = chosen_pair(pairs, met)
    with heading:
        html.show(
            "contacts_heading.html", view, voices=voices, pairs=len(pairs), met=len(met), left_out=left_out,
            meetings=ask(view, meeting_counts.met, view.filters, voices),
        )  # fmt: skip
    if met.empty:
        html.show("empty.html", view, missing="No meeting at which two of them were is left.", page="contacts")
        return
    main, panel = main_and_aside("contacts", 1.8, opened=opened)
    with main:
        if not view.filters.actors:  # of one or a few, the table says more than a picture of one column
            _picture(view, pairs, voices, (pair["one"], pair["other"]) if pair else None)
        html.show(
            "contacts_table.html", view, met=met.to_dict("records"), never=by_member(pairs), pair=pair, voices=voices
        )
    with panel:
        html.show("contacts_pair.html", view, pair=pair, meetings=meetings_of(view, voices, pair))
    draw_way(view)


def _picture(view: View, pairs: Frame, voices: Voices, selected: tuple[str, str] | None) -> None:
    with st.container(key="pairs-picture"):
        html.show("contacts_legend.html", view)
        draw = partial(contact_matrix, pairs, view.palette, selected)
        key = ("contact matrix", view.filters, voices, selected, view.theme)
        chart("contact-matrix", kept(view, key, draw), open_pair,
              alt="For each pair the number of meetings held. The table below says the same.")  # fmt: skip

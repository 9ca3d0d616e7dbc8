"""Who met whom, how often, who never; and the way of one envoy."""

from functools import partial

import streamlit as st

from dashboard.figures.contact_matrix import contact_matrix
from dashboard.measures.contacts import contacts as count_contacts
from dashboard.measures.contacts import together
from dashboard.store.queries import contacts
from dashboard.store.queries.stances import Voices
from dashboard.ui import html
from dashboard.ui.charts import chart
from dashboard.ui.contacts import busiest, by_member, most_met
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
    came = ask(view, contacts.attendance, view.filters, voices)
    everybody = ask(view, contacts.persons if voices == "persons" else contacts.delegations, view.filters)
    members = busiest(came, everybody) if voices == "persons" else everybody
    pairs = kept(view, ("contacts", view.filters, voices), partial(count_contacts, came, members))
    met = most_met(pairs)
    pair, opened = chosen_pair(pairs, met)
    with heading:
        html.show(
            "contacts_heading.html", view, voices=voices, meetings=came["meeting"].nunique(), pairs=len(pairs),
            met=len(met), left_out=came["member"].nunique() - len(members) if voices == "persons" else 0,
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
        both = together(came, pair["one"], pair["other"]).to_dict("records") if pair else []
        html.show("contacts_pair.html", view, pair=pair, meetings=both)
    draw_way(view)


def _picture(view: View, pairs: Frame, voices: Voices, selected: tuple[str, str] | None) -> None:
    with st.container(key="pairs-picture"):
        html.show("contacts_legend.html", view)
        draw = partial(contact_matrix, pairs, view.palette, selected)
        key = ("contact matrix", view.filters, voices, selected, view.theme)
        chart("contact-matrix", kept(view, key, draw), open_pair,
              alt="For each pair the number of meetings held. The table below says the same.")  # fmt: skip

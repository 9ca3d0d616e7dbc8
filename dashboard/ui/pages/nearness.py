"""Who is near whom: agreement from shared issues."""

from functools import partial

import streamlit as st

from dashboard.figures.nearness_matrix import nearness_matrix
from dashboard.figures.nearness_network import nearness_network
from dashboard.measures.agreement import agreement, ranked, shared_issues
from dashboard.measures.likeness import columns_by_likeness
from dashboard.measures.network import places
from dashboard.store.queries import stances
from dashboard.store.queries.stances import Voices
from dashboard.ui import evidence, html
from dashboard.ui.charts import chart
from dashboard.ui.controls import voices_control
from dashboard.ui.evidence import Frame, Item
from dashboard.ui.layout import main_and_aside
from dashboard.ui.memory import ask, kept
from dashboard.ui.pairs import chosen_pair, open_pair
from dashboard.ui.view import View


def render(view: View) -> None:
    """Controls, query, figures, table, evidence."""
    heading = st.container(key="heading")
    voices = voices_control()
    cells = ask(view, stances.cells, view.filters, voices)
    pairs = kept(view, ("agreement", view.filters, voices), partial(agreement, cells))
    firm = ranked(pairs)
    pair, opened = chosen_pair(pairs, firm)
    with heading:
        html.show(
            "nearness_heading.html", view, voices=voices, columns=cells["column"].nunique(), pairs=len(pairs),
            firm=firm.to_dict("records"), left_out=evidence.left_out(view, voices),
        )  # fmt: skip
    if pairs.empty:
        html.show("too_thin.html", view, missing="Nearness needs two who spoke.", page="nearness")
        return
    if firm.empty:
        html.show("too_thin.html", view, missing="No two share three issues, so nobody can be ranked.", page="nearness")
    main, panel = main_and_aside("nearness", 1.8, opened=opened)
    with main:
        _pictures(view, cells, voices, pair)
        thin = pairs[pairs["thin"] & (pairs["shared"] > 0)]
        html.show(
            "nearness_table.html", view, firm=firm.to_dict("records"), thin=thin.to_dict("records"), pair=pair,
            voices=voices,
        )  # fmt: skip
    with panel:
        issues = shared_issues(cells, pair["one"], pair["other"]).to_dict("records") if pair else []
        html.show("nearness_pair.html", view, pair=pair, issues=issues, voices=voices)


def _pictures(view: View, cells: Frame, voices: Voices, pair: Item | None) -> None:
    """The matrix in the order of likeness, and the network, of those who share enough issues with somebody."""
    selected = (pair["one"], pair["other"]) if pair else None
    asked = (view.filters, voices)
    ordered = kept(view, ("alike", *asked), lambda: agreement(columns_by_likeness(cells)))
    if ordered.empty:
        html.show("hint.html", view, hint="Fewer than three share enough issues with anybody: too few for a picture.")
        return
    with st.container(key="pairs-picture"):
        html.show("nearness_legend.html", view)
        matrix = partial(nearness_matrix, ordered, view.palette, selected)
        chart("nearness-matrix", kept(view, ("nearness", *asked, selected, view.theme), matrix), open_pair,
              alt="For each pair, issues alike less issues at odds. The table below says the same.")  # fmt: skip
        html.show("network_heading.html", view)
        at = kept(view, ("places", *asked), partial(places, ordered))
        network = partial(nearness_network, ordered, at, view.palette, selected)
        chart("nearness-network", kept(view, ("network", *asked, selected, view.theme), network), open_pair,
              alt="Those who say alike stand near. The table below says the same.")  # fmt: skip

"""Where an issue could move, and who could carry it."""

import streamlit as st

from dashboard.measures.overlap import nearest_pairs, standing_words
from dashboard.store.queries import dossier, positions, stances
from dashboard.ui import evidence, html, overlap
from dashboard.ui.controls import within_control
from dashboard.ui.layout import main_and_aside
from dashboard.ui.memory import ask
from dashboard.ui.pairs import chosen_pair
from dashboard.ui.view import View, parameter


def render(view: View) -> None:
    """Controls, query, words, evidence."""
    cells = ask(view, stances.cells, view.filters, "delegations")
    issues = ask(view, dossier.issues).to_dict("records")
    issue = overlap.issue_shown(cells, issues, parameter("of"))
    if issue is None:
        html.show("no_issue.html", view, title="Where it could move", page="overlap")
        return
    here = cells[cells["issue"] == issue["id"]]
    words = standing_words(here, ask(view, positions.on_issue, view.filters, issue["id"]))
    rare = overlap.rare(view, words, issues)
    pairs = nearest_pairs(words, rare)
    pair, opened = chosen_pair(pairs, pairs)
    html.show("overlap_heading.html", view, issue=issue, issues=issues, words=words.to_dict("records"))
    if words.empty:
        html.show("empty.html", view, missing="No word on this issue is left.", page="overlap")
        return
    main, panel = main_and_aside("overlap", 1.8, opened=opened)
    with main:
        html.show("overlap_conditions.html", view, issue=issue, words=overlap.with_leads(words, issues, issue, rare))
        html.show("overlap_pairs.html", view, issue=issue, pairs=pairs.to_dict("records"), pair=pair)
    with panel:
        if pair is None:
            html.show("hint.html", view, hint="All who are on record say the same, so nobody has to carry anything.")
            return
        html.show("overlap_pair.html", view, issue=issue, pair=pair, words=words.to_dict("records"))
    _carriers(view, pair)


def _carriers(view: View, pair: evidence.Item) -> None:
    """The actors who met both sides."""
    filters, sides = overlap.of_any_issue(view.filters), (pair["one"], pair["other"])
    with st.container(key="carriers"):
        html.show("overlap_carriers_heading.html", view, pair=pair)
        within = within_control()
        found = {voices: overlap.who_met_both(view, filters, voices, sides, within) for voices in overlap.VOICES}
        with st.container():
            html.show("overlap_carriers.html", view, pair=pair, within=within, **found)

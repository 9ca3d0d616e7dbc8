"""Who stands where: the matrix, and the words behind its cells."""

from typing import cast

import streamlit as st

from dashboard.figures.stance_matrix import stance_matrix
from dashboard.figures.theme import BLANKS, SIGNS
from dashboard.store.queries import dossier, stances
from dashboard.store.queries.stances import Voices
from dashboard.ui import evidence, html
from dashboard.ui.charts import chart
from dashboard.ui.layout import main_and_aside
from dashboard.ui.links import OPENED, scroll_to
from dashboard.ui.view import View, parameter

VOICES = {"delegations": "Delegations", "persons": "Persons"}


def render(view: View) -> None:
    """Controls, query, figure, evidence."""
    heading = st.container(key="heading")
    voices = cast("Voices", st.segmented_control(
        "Columns", list(VOICES), format_func=VOICES.__getitem__, default="delegations", key="voices", required=True,
        bind="query-params", label_visibility="collapsed",
    ) or "delegations")  # fmt: skip
    cells = stances.cells(view.engine, view.filters, voices)
    with heading:
        html.show(
            "stances_heading.html", view, cells=cells, voices=voices, coded=int((cells["stance"] != "uncoded").sum())
        )
    if cells.empty:
        html.show("empty.html", view, missing="No delegation and no issue is left.", page="stances")
        return
    html.show("legend.html", view, counts=evidence.counts(cells, [*SIGNS, *BLANKS], "stance"),
    stale=cells["stale"].any(),
              stale_after=int(dossier.title_page(view.engine)["stale_after_days"][0]))  # fmt: skip
    opened = _selected()
    selected = opened or evidence.best_cell(cells)
    matrix, panel = main_and_aside("stances", 2.75, opened=bool(opened))
    with matrix:
        with st.container(key="matrix"):
            chart("stance-matrix", stance_matrix(cells, view.palette, selected), _open,
                  alt="Stances of delegations on issues. The table below says the same in words.")  # fmt: skip
        html.show("stances_list.html", view, issues=evidence.by_issue(cells), voices=VOICES[voices])
    with panel:
        _panel(view, voices, selected)
    if opened:
        scroll_to(OPENED)


def _panel(view: View, voices: Voices, selected: tuple[str, str] | None) -> None:
    issues = dossier.issues(view.engine).set_index("id").to_dict("index")
    if selected is None or selected[0] not in view.names or selected[1] not in issues:
        html.show("hint.html", view, hint="Choose a cell to read the words behind it.")
        return
    column, issue = selected
    html.show(
        "cell.html", view, column=column, column_name=view.names[column], issue=issues[issue],
        issue_id=issue,
        positions=evidence.of_cell(view, voices, column, issue),
    )  # fmt: skip


def _selected() -> tuple[str, str] | None:
    column, _, issue = (parameter("cell") or "").partition(".")
    return (column, issue) if issue else None


def _open(customdata: list[str]) -> None:
    st.query_params["cell"] = ".".join(customdata)

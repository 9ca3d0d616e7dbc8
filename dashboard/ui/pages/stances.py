"""Who stands where: the matrix, and the words behind its cells."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.figures.stance_matrix import stance_matrix
from dashboard.figures.theme import BLANKS, SIGNS
from dashboard.measures.likeness import by_likeness
from dashboard.store.queries import dossier, stances
from dashboard.store.queries.stances import Voices
from dashboard.ui import evidence, html
from dashboard.ui.charts import chart
from dashboard.ui.compare import compare_control, compared
from dashboard.ui.controls import Order, order_control, voices_control
from dashboard.ui.layout import main_and_aside
from dashboard.ui.links import OPENED, scroll_to
from dashboard.ui.memory import ask, kept
from dashboard.ui.view import View, parameter


def render(view: View) -> None:
    """Controls, query, figure, evidence."""
    heading = st.container(key="heading")
    with st.container(key="matrix-controls", horizontal=True, vertical_alignment="bottom"):
        voices, order, day = voices_control(), order_control(), compare_control()
    cells = ask(view, stances.cells, view.filters, voices)
    if order == "likeness":
        cells = kept(view, ("likeness", view.filters, voices), partial(by_likeness, cells))
    with heading:
        told = evidence.coded(cells) | {"left_out": evidence.left_out(view, voices)}
        html.show("stances_heading.html", view, cells=cells, voices=voices, day=day, **told)
    if cells.empty:
        html.show("empty.html", view, missing="No delegation and no issue is left.", page="stances")
        return
    if order == "likeness":
        html.show("order_note.html", view, cells=cells, voices=voices)
    counts = evidence.counts(cells, [*SIGNS, *BLANKS], "stance")
    stale_after = int(ask(view, dossier.title_page)["stale_after_days"][0])
    html.show("legend.html", view, counts=counts, stale_after=stale_after, day=day)
    opened = _selected()
    selected = opened or evidence.best_cell(cells)
    main, panel = main_and_aside("stances", 2.75, opened=bool(opened))
    with main:
        _matrix(view, cells, voices, order, selected, day)
    with panel:
        _panel(view, voices, selected, evidence.cell(cells, selected))
    if opened:
        scroll_to(OPENED)


def _matrix(
    view: View, cells: evidence.Frame, voices: Voices, order: Order, selected: tuple[str, str] | None, day: date | None
) -> None:  # fmt: skip
    shown, changes = compared(view, cells, voices, day) if day else (cells, [])
    key = ("matrix", view.filters, voices, order, selected, day, view.theme)
    figure = kept(view, key, lambda: stance_matrix(shown, view.palette, selected, turned=voices == "persons"))
    with st.container(key="matrix"):
        chart(
            "stance-matrix", figure, _open,
            alt="Stances of delegations on issues. The table below says the same in words.",
        )  # fmt: skip
    if day:
        html.show("compare.html", view, changes=changes, day=day)
    html.show("stances_list.html", view, issues=evidence.by_issue(cells), voices=voices)


def _panel(view: View, voices: Voices, selected: tuple[str, str] | None, cell: evidence.Item | None) -> None:
    issues = ask(view, dossier.issues).set_index("id").to_dict("index")
    if selected is None or selected[0] not in view.names or selected[1] not in issues:
        html.show("hint.html", view, hint="Choose a cell to read the words behind it.")
        return
    column, issue = selected
    html.show(
        "cell.html", view, column=column, column_name=view.names.get(column, column), issue=issues[issue],
        issue_id=issue, positions=evidence.of_cell(view, voices, column, issue), cell=cell,
    )  # fmt: skip


def _selected() -> tuple[str, str] | None:
    column, _, issue = (parameter("cell") or "").partition(".")
    return (column, issue) if issue else None


def _open(customdata: list[str]) -> None:
    st.query_params["cell"] = ".".join(customdata)

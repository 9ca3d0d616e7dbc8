"""The matrix between two days: what moved, and in whose words."""

from dataclasses import replace
from datetime import date
from typing import cast

import streamlit as st

from dashboard.figures.theme import SIGNS, UNCODED
from dashboard.store.queries import positions, stances
from dashboard.store.queries.stances import Voices
from dashboard.ui.evidence import Frame, Item
from dashboard.ui.memory import ask
from dashboard.ui.view import View


def compare_control() -> date | None:
    """The earlier day, or None where the reader compares nothing."""
    return st.date_input(
        "Compare with", value=None, key="compare", format="DD/MM/YYYY", bind="query-params", width=190,
        min_value=date(1900, 1, 1), max_value=date(2100, 12, 31),
        help="Shows what moved since it was known on that day. The rest fades.",
    )  # fmt: skip


def compared(view: View, cells: Frame, voices: Voices, day: date) -> tuple[Frame, list[Item]]:
    """The cells with their stance of the earlier day as `former` and all that did not move as `faded`; and what moved.

    What moved is a dict each: column, column_name, issue, issue_name, then, now, actor_name, date and summary of the
    word that moved it.
    """
    earlier = ask(view, stances.cells, replace(view.filters, known=day), voices)
    was = {(row.column, row.issue): row.stance for row in earlier.itertuples()}
    then = [was.get((row.column, row.issue), UNCODED) for row in cells.itertuples()]
    moved = [one != other for one, other in zip(then, cells["stance"], strict=True)]
    shown = cells.assign(
        former=[stance if stance in SIGNS and differs else None for stance, differs in zip(then, moved, strict=True)],
        faded=[not differs for differs in moved],
    ).astype({"former": object})
    shown["former"] = shown["former"].where(shown["former"].notna(), None)
    earlier_stances = [stance for stance, differs in zip(then, moved, strict=True) if differs]
    words = positions.by_id(view.engine, view.filters, [id_ for id_ in cells[moved]["position"] if id_])
    by_id = {row["id"]: row for row in words.to_dict("records")}
    changes = [
        cell | {"then": before, "now": cell["stance"]} | by_id[cell["position"]]
        for cell, before in zip(cells[moved].to_dict("records"), earlier_stances, strict=True)
        if cell["position"]
    ]
    return cast("Frame", shown), cast("list[Item]", changes)

"""The sidebar: what every page obeys. Each control is bound to the address."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

import streamlit as st

from dashboard.filters import Filters
from dashboard.store.engine import Store
from dashboard.store.queries import dossier
from dashboard.store.queries.stances import Voices
from dashboard.ui.view import View

Order = Literal["group", "likeness"]
"""How the rows and columns of the matrix stand."""


def sidebar(stores: Mapping[str, Store]) -> View:
    """Draw the sidebar and return what the reader chose."""
    with st.sidebar:
        titles = _told_apart(list(stores), [_title(store.state, store) for store in stores.values()])
        chosen = st.selectbox(
            "Dossier", list(stores), format_func=lambda name: titles[name], key="dossier", bind="query-params"
        )
        store = stores[chosen]
        actors, issues = _names(store.state, store)
        who = st.multiselect(
            "Actors", list(actors), format_func=lambda id_: actors[id_], key="actor", bind="query-params",
            placeholder=f"All {len(actors)}",
        )  # fmt: skip
        what = st.multiselect(
            "Issues", list(issues), format_func=lambda id_: issues[id_], key="issue", bind="query-params",
            placeholder=f"All {len(issues)}",
        )  # fmt: skip
        since = st.date_input("From", value=None, key="from", format="DD/MM/YYYY", bind="query-params", **_ANY_DAY)
        until = st.date_input("To", value=None, key="to", format="DD/MM/YYYY", bind="query-params", **_ANY_DAY)
        known = st.date_input(
            "As known on", value=None, key="known", format="DD/MM/YYYY", bind="query-params", **_ANY_DAY
        )
        st.html("<p class='note'>Sources published later do not exist yet.</p>")
        if since and until and since > until:
            st.html("<p class='note'>“From” is later than “To”, so nothing is shown.</p>")
    filters = Filters(tuple(who), tuple(what), since, until, known)
    carried = [("dossier", titles[chosen])] if chosen != next(iter(stores)) else []
    carried += [("actor", actors[id_]) for id_ in who] + [("issue", issues[id_]) for id_ in what]
    days = (("from", since), ("to", until), ("known", known))
    carried += [(name, day.isoformat()) for name, day in days if day]
    return View(store, filters, actors | issues, tuple(carried))


def voices_control() -> Voices:
    """Delegations, or each person and body by its own word."""
    chosen = st.segmented_control(
        "Columns", list(_VOICES), format_func=_VOICES.__getitem__, default="delegations", key="voices", required=True,
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    return chosen or "delegations"


def order_control() -> Order:
    """Rows and columns of the matrix by group, or neighbours alike."""
    return st.segmented_control(
        "Order", list(_ORDERS), format_func=_ORDERS.__getitem__, default="group", key="order", required=True,
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip


def within_control() -> int:
    """How many days may lie between two meetings of one who carries words."""
    return st.segmented_control(
        "Met both within", list(_WITHIN), format_func=_WITHIN.__getitem__, default=30, key="within", required=True,
        bind="query-params",
    )  # fmt: skip


_ORDERS: dict[Order, str] = {"group": "By group", "likeness": "By likeness"}
_WITHIN = {7: "7 days", 30: "30 days", 90: "90 days"}
_VOICES: dict[Voices, str] = {"delegations": "Delegations", "persons": "Persons"}
_ANY_DAY: Any = {"min_value": date(1900, 1, 1), "max_value": date(2100, 12, 31)}


@st.cache_resource(show_spinner=False, max_entries=32)
def _title(state: str, _store: Store) -> str:
    del state  # Streamlit's part
    return str(dossier.title_page(_store.engine)["title"][0])


@st.cache_resource(show_spinner=False, max_entries=32)
def _names(state: str, _store: Store) -> tuple[dict[str, str], dict[str, str]]:
    """Actors and issues by id, in the order of the pickers."""
    del state  # Streamlit's part
    actors = dossier.actors(_store.engine)
    issues = dossier.issues(_store.engine)
    return _told_apart(actors["id"], actors["name"]), _told_apart(issues["id"], issues["short"])


def _told_apart(ids: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Names by id. Of two with one name, the second says which it is: the name is what stands in the address."""
    seen: set[str] = set()
    labels = {}
    for id_, name in zip(ids, names, strict=True):
        labels[id_] = f"{name} ({id_})" if name in seen else name
        seen.add(name)
    return labels

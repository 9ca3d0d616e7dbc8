"""A pair of delegations or persons in the address, and the row that it names."""

from typing import Any

import streamlit as st

from dashboard.ui.evidence import Frame, Item
from dashboard.ui.view import parameter


def chosen_pair(pairs: Frame, ranked: Frame) -> tuple[Item | None, bool]:
    """The pair of the address, and whether there is one; else the first of the ranked."""
    one, _, other = (parameter("pair") or "").partition(".")
    found = pairs[
        ((pairs["one"] == one) & (pairs["other"] == other)) | ((pairs["one"] == other) & (pairs["other"] == one))
    ]
    items: list[dict[Any, Any]] = (found if len(found) else ranked).head(1).to_dict("records")
    return ({str(name): value for name, value in items[0].items()} if items else None), bool(len(found))


def open_pair(customdata: list[str]) -> None:
    """Put a pair into the address."""
    st.query_params["pair"] = ".".join(customdata)

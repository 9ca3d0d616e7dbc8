"""Main and aside: side by side where there is room; on a phone what the reader opened comes first."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def main_and_aside(page: str, ratio: float, *, opened: bool = False) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns, the first `ratio` times as wide. `opened`: the aside holds what the reader asked for."""
    key = f"{page}-opened" if opened else page
    main, aside = st.container(key=key).columns([ratio, 1], gap="large" if ratio > 3 or ratio < 2 else "medium")
    return main, aside

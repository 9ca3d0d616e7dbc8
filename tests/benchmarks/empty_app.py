"""The least that Streamlit can do: one filter in the sidebar, and one text that says what was chosen."""

import streamlit as st

chosen = st.sidebar.multiselect("Actors", [f"Actor {number}" for number in range(1, 41)])
st.title("Empty")
st.text(", ".join(chosen) or "nobody")

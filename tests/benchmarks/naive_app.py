"""The same pages as they are usually written: each rerun reads the frames with pandas, filters them and draws.

`NAIVE_FRAMES` names the folder with the frames, which `tests.benchmarks.readers` writes. The readers find the same
three pages, and the same two filters, as in the app.
"""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

FRAMES = Path(os.environ["NAIVE_FRAMES"])
STANCES = {"opposes": -2, "opposes_conditionally": -1, "ambiguous": 0, "supports_conditionally": 1, "supports": 2}

st.set_page_config(layout="wide")

actors = pd.read_csv(FRAMES / "actor.csv")
issues = pd.read_csv(FRAMES / "issue.csv")
names = actors.set_index("id")["name"]
shorts = issues.set_index("id")["short"]

with st.sidebar:
    chosen_actors = st.multiselect("Actors", names.tolist())
    chosen_issues = st.multiselect("Issues", shorts.tolist())


def stances() -> None:
    """The last stance of each delegation on each issue."""
    st.title("Who stands where")
    positions = pd.read_csv(FRAMES / "position.csv").sort_values("latest")
    positions["actor"] = positions["actor"].map(names)
    positions["delegation"] = positions["delegation"].map(names)
    positions["issue"] = positions["issue"].map(shorts)
    if chosen_actors:
        positions = positions[positions["actor"].isin(chosen_actors) | positions["delegation"].isin(chosen_actors)]
    if chosen_issues:
        positions = positions[positions["issue"].isin(chosen_issues)]
    latest = positions.groupby(["issue", "delegation"], as_index=False).last()
    latest["value"] = latest["stance"].map(STANCES)
    if not latest["value"].notna().any():
        st.info("Nothing is left.")
        return
    matrix = latest.pivot_table(index="issue", columns="delegation", values="value")
    st.plotly_chart(px.imshow(matrix, zmin=-2, zmax=2, color_continuous_scale="RdBu", aspect="auto", text_auto=True))
    st.dataframe(latest[["issue", "delegation", "stance", "date", "summary"]])


def quotes() -> None:
    """Every quote in a table, and how many each speaker has."""
    st.title("What was said")
    frame = pd.read_csv(FRAMES / "quote.csv")
    frame["speaker"] = frame["speaker"].map(names)
    if chosen_actors:
        frame = frame[frame["speaker"].isin(chosen_actors)]
    if chosen_issues:
        about = pd.read_csv(FRAMES / "quote_issue.csv")
        frame = frame[frame["id"].isin(about[about["issue"].map(shorts).isin(chosen_issues)]["quote"])]
    words = st.text_input("Search the quotes")
    if words:
        frame = frame[frame["exact"].str.contains(words, case=False, regex=False)]
    if frame.empty:
        st.info("Nothing is left.")
        return
    counts = frame.groupby("speaker", as_index=False).size()
    st.plotly_chart(px.bar(counts, x="size", y="speaker", orientation="h"))
    st.dataframe(frame[["speaker", "said_on", "exact", "source"]])


def meetings() -> None:
    """The meetings on a map and in a table."""
    st.title("Who met whom, and where")
    history = pd.read_csv(FRAMES / "history.csv")
    frame = history[history["last"]]
    taking_part = pd.read_csv(FRAMES / "participant.csv")
    taking_part["actor"] = taking_part["actor"].map(names)
    if chosen_actors:
        frame = frame[frame["meeting"].isin(taking_part[taking_part["actor"].isin(chosen_actors)]["meeting"])]
    if chosen_issues:
        about = pd.read_csv(FRAMES / "meeting_issue.csv")
        frame = frame[frame["meeting"].isin(about[about["issue"].map(shorts).isin(chosen_issues)]["meeting"])]
    if frame.empty:
        st.info("Nothing is left.")
        return
    places = pd.read_csv(FRAMES / "place.csv")
    frame = frame.merge(places, left_on="place_so_far", right_on="id", how="left", suffixes=("", "_of_place"))
    st.plotly_chart(px.scatter_geo(frame, lat="lat", lon="lon", hover_name="title", color="status"))
    st.dataframe(frame[["date_so_far", "title", "status", "who", "name"]])


st.navigation(
    [
        st.Page(stances, title="Stances", default=True),
        st.Page(quotes, title="Quotes"),
        st.Page(meetings, title="Meetings"),
    ],
    position="top",
).run()

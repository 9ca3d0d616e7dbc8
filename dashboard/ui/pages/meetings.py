"""Who met whom, and where: the map, the time line, the table, and one meeting opened."""

import streamlit as st

from dashboard.figures.meeting_map import meeting_map
from dashboard.figures.meeting_strip import meeting_strip
from dashboard.store.queries import meetings
from dashboard.ui import evidence, html
from dashboard.ui.charts import chart
from dashboard.ui.layout import main_and_aside
from dashboard.ui.links import OPENED, scroll_to
from dashboard.ui.view import View, parameter


def render(view: View) -> None:
    """Query, figures, table, evidence."""
    found = meetings.all_chosen(view.engine, view.filters)
    html.show("meetings_heading.html", view, meetings=found.to_dict("records"))
    if found.empty:
        html.show("empty.html", view, missing="No meeting is left.", page="meetings")
        return
    opened = parameter("meeting")
    here = found[found["place"] == parameter("place")].to_dict("records")
    asked = bool(opened or here)
    if len(here) < 2 and not opened:
        opened = (here or found.to_dict("records"))[0]["id"]
    main, panel = main_and_aside("meetings", 2.75, opened=asked)
    with main:
        for device, width, height in (("wide", 760, 400), ("narrow", 358, 300)):
            with st.container(key=f"map-{device}"):
                chart(f"meeting-map-{device}", meeting_map(found, view.palette, width=width, height=height),
                _open_place,
                      alt="Map of the meetings that have a place. The table below names them all.",
                      is_map=True)  # fmt: skip
        with st.container(key="strip"):
            chart("meeting-strip", meeting_strip(found, view.palette, opened), _open_meeting,
                  alt="Time line of the meetings, a lane a kind. The table below names them all.")  # fmt: skip
        html.show("meetings_table.html", view, meetings=found.to_dict("records"), opened=opened)
    with panel:
        if opened is None:
            html.show("meetings_here.html", view, meetings=here)
        else:
            _panel(view, opened)
    if asked:
        scroll_to(OPENED)


def _panel(view: View, opened: str) -> None:
    meeting = evidence.of_meeting(view, opened)
    if meeting is None:
        html.show(
            "hint.html", view, hint="There is no such meeting in this dossier. Choose one from the map or the table."
        )
    else:
        html.show("meeting.html", view, meeting=meeting)


def _open_place(place: str | list[str]) -> None:
    st.query_params.update({"place": place, "meeting": []})


def _open_meeting(meeting: str | list[str]) -> None:
    st.query_params.update({"meeting": meeting, "place": []})

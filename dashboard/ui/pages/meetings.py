"""Who met whom, and where: the map, the time line, the table, and one meeting opened."""

from datetime import date

import streamlit as st

from dashboard.figures.meeting_map import meeting_map
from dashboard.figures.meeting_strip import meeting_strip
from dashboard.store.queries import meetings
from dashboard.ui import evidence, html
from dashboard.ui.charts import chart
from dashboard.ui.facets import toggles
from dashboard.ui.layout import main_and_aside
from dashboard.ui.playback import play
from dashboard.ui.view import View, parameter, parameters, stretch_parameter

WIDTHS = {"wide": 790, "narrow": 358}


def render(view: View) -> None:
    """Controls, query, figures, table, evidence."""
    everything = meetings.all_chosen(view.engine, view.filters)
    found = meetings.all_chosen(view.engine, view.filters, parameters("status"), parameters("kind"))
    html.show(
        "meetings_heading.html", view, meetings=found.to_dict("records"), toggles=toggles(view, everything),
        unconfirmed=meetings.unconfirmed(view.engine, view.filters,
        view.filters.known or date.today()).to_dict("records"),
    )  # fmt: skip
    if found.empty:
        html.show("empty.html", view, missing="No meeting is left.", page="meetings")
        return
    span = stretch_parameter("span")
    shown = evidence.within(found, span)
    opened, here = _opened(shown.to_dict("records") or found.to_dict("records"))
    main, panel = main_and_aside("meetings", 2.75, opened=bool(parameter("meeting") or parameter("place")))
    with main:
        play(evidence.month_ends(shown), lambda month: _map(view, shown, month))
        _strip(view, found, opened, span)
        html.show("meetings_table.html", view, meetings=shown.to_dict("records"), opened=opened, span=span)
    with panel:
        if opened is None:
            html.show("meetings_here.html", view, meetings=here)
        else:
            meeting = evidence.of_meeting(view, opened)
            html.show("meeting.html" if meeting else "no_meeting.html", view, meeting=meeting)


def _opened(shown: list[evidence.Item]) -> tuple[str | None, list[evidence.Item]]:
    """The meeting to open, or the several of a place to choose from."""
    place = parameter("place")
    here = [meeting for meeting in shown if place and meeting["place"] == place]
    if opened := parameter("meeting"):
        return opened, here
    return (None if len(here) > 1 else (here or shown)[0]["id"]), here


def _map(view: View, shown: evidence.Frame, month: date | None) -> None:
    until = evidence.until(shown, month)
    calls, stage = evidence.calls(view, until), (shown, evidence.calls(view, shown))
    html.show("meetings_month.html", view, month=month, meetings=len(until))
    for device, width in WIDTHS.items():
        with st.container(key=f"map-{device}"):
            chart(
                f"meeting-map-{device}", meeting_map(until, calls, view.palette, width=width, stage=stage),
                _open_place, is_map=True,
                alt="Map of the meetings that have a place. The table below names them all.",
            )  # fmt: skip


def _strip(view: View, found: evidence.Frame, opened: str | None, span: tuple[date, date] | None) -> None:
    for device, width in WIDTHS.items():
        with st.container(key=f"strip-{device}"):
            chart(
                f"meeting-strip-{device}",
                meeting_strip(found, view.palette, selected=opened, span=span, width=width), _open_meeting, _brush,
                alt="Time line of the meetings. The table below names them all.",
            )  # fmt: skip


def _open_place(place: str | list[str]) -> None:
    st.query_params.update({"place": place, "meeting": []})


def _open_meeting(meeting: str | list[str]) -> None:
    st.query_params.update({"meeting": meeting, "place": []})


def _brush(first: str, last: str) -> None:
    st.query_params.update({"span": f"{first[:10]}..{last[:10]}", "meeting": [], "place": []})

"""The map and the time line of the meetings, each in a wide and in a narrow form, of which the screen shows one."""

from datetime import date

import streamlit as st

from dashboard.figures.meeting_brush import meeting_brush
from dashboard.figures.meeting_map import meeting_map
from dashboard.figures.meeting_strip import meeting_strip
from dashboard.figures.picture import Picture
from dashboard.store.queries import meetings
from dashboard.ui import html
from dashboard.ui.charts import brush, chart
from dashboard.ui.evidence import Frame
from dashboard.ui.memory import ask, kept
from dashboard.ui.stretch import until
from dashboard.ui.view import View

WIDTHS = {"wide": 790, "narrow": 358}


def draw_map(view: View, shown: Frame, month: date | None) -> None:
    """The map, up to the end of a month where it plays. A click chooses a place."""
    so_far = until(shown, month)
    html.show("meetings_month.html", view, month=month, meetings=len(so_far))
    for device, width in WIDTHS.items():
        with st.container(key=f"map-{device}"):
            chart(
                f"meeting-map-{device}",
                _map(view, so_far, shown, width),
                open_place,
                alt="Map of the meetings that have a place. The table below names them all.",
                is_map=True,
            )


def _map(view: View, so_far: Frame, shown: Frame, width: int) -> Picture:
    key = ("map", view.filters, tuple(so_far["id"]), tuple(shown["id"]), width, view.theme)
    legs = ask(view, meetings.legs, view.filters, tuple(shown["id"]))
    calls, stage_calls = (legs[legs["meeting"].isin(found["id"])] for found in (so_far, shown))
    stage = (shown, stage_calls)
    return kept(view, key, lambda: meeting_map(so_far, calls, view.palette, width=width, stage=stage))


def draw_strip(
    view: View, found: Frame, opened: str | None, span: tuple[date, date] | None, counted: Frame
) -> None:  # fmt: skip
    """The time line. A click chooses a meeting; a drag over the bars under it chooses a stretch of time.

    The bars count all meetings, of which those that are found may be a part.
    """
    for device, width in WIDTHS.items():
        with st.container(key=f"strip-{device}"):
            chart(
                f"meeting-strip-{device}",
                _strip(view, found, opened, span, width),
                _open_meeting,
                alt="Time line of the meetings. The table below names them all.",
            )
            brush(
                f"meeting-brush-{device}",
                _bars(view, counted, span, width),
                _narrow,
                alt="Meetings by month. The table below names them all.",
            )


def _strip(view: View, found: Frame, opened: str | None, span: tuple[date, date] | None, width: int) -> Picture:
    key = ("strip", view.filters, tuple(found["id"]), opened, span, width, view.theme)
    return kept(view, key, lambda: meeting_strip(found, view.palette, selected=opened, span=span, width=width))


def _bars(view: View, counted: Frame, span: tuple[date, date] | None, width: int) -> Picture:
    days = tuple(map(str, counted["earliest"])), tuple(map(str, counted["latest"]))
    key = ("bars", view.filters, days, tuple(counted.get("meetings", ())), span, width, view.theme)
    return kept(view, key, lambda: meeting_brush(counted, view.palette, span=span, width=width))


def open_place(place: str | list[str]) -> None:
    """Put a place into the address."""
    st.query_params.update({"place": place, "meeting": []})


def _open_meeting(meeting: str | list[str]) -> None:
    st.query_params.update({"meeting": meeting, "place": []})


def _narrow(first: str, last: str) -> None:
    st.query_params.update({"span": f"{first[:10]}..{last[:10]}", "meeting": [], "place": []})

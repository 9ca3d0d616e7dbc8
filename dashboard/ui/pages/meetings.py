"""Who met whom, and where: the map, the time line, the table, and one meeting opened."""

from datetime import date

from dashboard.store.queries import meeting_counts, meetings
from dashboard.ui import evidence, html
from dashboard.ui.facets import toggles
from dashboard.ui.layout import main_and_aside
from dashboard.ui.links import OPENED, scroll_to
from dashboard.ui.meeting_charts import draw_map, draw_strip
from dashboard.ui.memory import ask
from dashboard.ui.playback import play
from dashboard.ui.stretch import by_month, month_ends, only, within
from dashboard.ui.view import View, parameter, parameters, stretch_parameter

MANY = 500
"""Where there are more, the last of them are drawn, and the bars of the months lead to the others."""

FEW = 20
"""So many meetings of which nobody said that they were held are named, the last in time."""


def render(view: View) -> None:
    """Controls, query, figures, table, evidence."""
    everything = ask(view, meeting_counts.counted, view.filters)
    statuses, kinds, span = parameters("status"), parameters("kind"), stretch_parameter("span")
    narrowed = {"status": statuses, "kind": kinds, "span": parameter("span")}
    counted = only(everything, statuses, kinds)
    crowd = counted["meetings"].sum() > MANY
    cut = (span, MANY) if crowd else (None, None)
    found = ask(view, meetings.all_chosen, view.filters, statuses, kinds, *cut)
    unconfirmed = ask(view, meetings.unconfirmed, view.filters, view.filters.known or date.today(), FEW + 1)
    html.show(
        "meetings_heading.html", view, counted=counted.to_dict("records"), toggles=toggles(view, everything, narrowed),
        unconfirmed=unconfirmed.to_dict("records")[-FEW:], others=len(unconfirmed) > FEW,
        shown=len(found) if crowd else None,
    )  # fmt: skip
    if counted.empty or (found.empty and not crowd):
        html.show("empty.html", view, missing="No meeting is left.", page="meetings")
        return
    shown = within(found, span)
    opened, here = _opened(shown.to_dict("records") or found.to_dict("records"))
    asked = bool(parameter("meeting") or parameter("place"))
    main, panel = main_and_aside("meetings", 2.75, opened=asked)
    with main:
        play(month_ends(shown), lambda month: draw_map(view, shown, month))
        draw_strip(view, found, opened, span, by_month(counted) if crowd else found)
        html.show(
            "meetings_table.html", view, meetings=evidence.with_people(view, shown), opened=opened, span=span,
            narrowed=narrowed,
        )  # fmt: skip
    with panel:
        if opened is None:
            html.show("meetings_here.html", view, meetings=here, narrowed=narrowed)
        else:
            meeting = evidence.of_meeting(view, opened)
            html.show("meeting.html" if meeting else "no_meeting.html", view, meeting=meeting)
    if asked:
        scroll_to(OPENED)


def _opened(shown: list[evidence.Item]) -> tuple[str | None, list[evidence.Item]]:
    """The meeting to open, or the several of a place to choose from."""
    place = parameter("place")
    here = [meeting for meeting in shown if place and meeting["place"] == place]
    if opened := parameter("meeting"):
        return opened, here
    first = (here or shown)[:1]
    return (None if len(here) > 1 or not first else first[0]["id"]), here

"""Contacts in the order and the number in which the page shows them."""

from typing import cast

from dashboard.store.queries import contacts, meeting_counts
from dashboard.store.queries.stances import Voices
from dashboard.ui.evidence import Frame, Item
from dashboard.ui.memory import ask
from dashboard.ui.view import View

MOST = 20
"""So many persons have room in the picture."""
MOST_TOGETHER = 50
"""So many meetings of two are named, the last in time."""


def those_shown(view: View, voices: Voices) -> tuple[Frame, int]:
    """Those who have room, and how many were at a meeting and have none."""
    if voices == "delegations":
        return ask(view, contacts.delegations, view.filters), 0
    attended = ask(view, meeting_counts.by_actor, view.filters)
    everybody = ask(view, contacts.persons, view.filters)
    members = busiest(attended, everybody)
    came = attended[(attended["held"] > 0) & attended["actor"].isin(everybody["member"])]
    return members, len(came) - len(members)


def meetings_of(view: View, voices: Voices, pair: Item | None) -> list[Item]:
    """The last meetings of a pair, in the order of time."""
    if pair is None:
        return []
    found = ask(view, contacts.together, view.filters, voices, *sorted((pair["one"], pair["other"])), MOST_TOGETHER)
    return cast("list[Item]", found.to_dict("records"))


def busiest(attended: Frame, everybody: Frame) -> Frame:
    """The persons who were at most held meetings, in the order of `everybody`; who was at none is left out."""
    ranked = attended[(attended["held"] > 0) & attended["actor"].isin(everybody["member"])]
    most = ranked.sort_values(["held", "actor"], ascending=[False, True], kind="stable")["actor"][:MOST]
    return cast("Frame", everybody[everybody["member"].isin(most)])


def most_met(pairs: Frame) -> Frame:
    """Pairs that met, the most often first, then the latest."""
    met = pairs[pairs["meetings"] > 0]
    days = [day.toordinal() if day else 0 for day in met["last_day"]]
    ordered = met.assign(day=days).sort_values(["meetings", "day"], ascending=False, kind="stable")
    return cast("Frame", ordered.drop(columns="day"))


def by_member(pairs: Frame) -> list[Item]:
    """Who never met whom: each with the others of whom there is no meeting on record, each pair told once."""
    never = pairs[pairs["meetings"] == 0]
    return [
        {"id": one, "name": here["one_name"].iloc[0], "pairs": here.to_dict("records")}
        for one, here in never.groupby("one", sort=False)
    ]

"""Contacts in the order and the number in which the page shows them."""

from typing import cast

from dashboard.ui.evidence import Frame, Item

MOST = 20
"""So many persons have room in the picture."""


def busiest(came: Frame, everybody: Frame) -> Frame:
    """The persons who were at most meetings, in the order of `everybody`; those who were at none are left out."""
    counted = came.drop_duplicates(["meeting", "member"])["member"].value_counts()
    return cast("Frame", everybody[everybody["member"].isin(list(counted.index[:MOST]))])


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

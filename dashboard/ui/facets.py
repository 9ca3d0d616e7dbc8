"""What the found quotes can be narrowed to: boxes with counts, each a link that ticks or unticks."""

from typing import Any

import pandas as pd

from dashboard.ui.view import View
from dashboard.wording.phrases import spoken

TITLES = {"speaker": "Speaker", "kind": "Kind", "issue": "Issue", "publisher": "Publisher", "source": "Source"}
PARAMETERS = {"speaker": "speaker", "kind": "kind", "issue": "about", "publisher": "publisher", "source": "source"}
KINDS = {"direct": "full sentences", "fragment": "fragments", "reported": "reported speech"}


def facets(
    view: View, counted: pd.DataFrame, ticked: dict[str, tuple[str, ...]], query: str
) -> list[dict[str, Any]]:  # fmt: skip
    """One dict a facet: title, boxes (label, quotes, ticked, link), and how many more there are.

    `ticked` are the values by parameter, `query` is what stands in the search box; the links keep both.
    """
    groups = []
    for name, title in TITLES.items():
        parameter_name = PARAMETERS[name]
        chosen = ticked[parameter_name]
        boxes = [
            {
                "label": KINDS.get(row.value, row.label or spoken(row.value)), "quotes": row.quotes,
                "ticked": row.value in chosen,
                "link": view.link("quotes", q=query or None, **ticked | {parameter_name: _toggled(chosen, row.value)}),
            }
            for row in counted[counted["facet"] == name].itertuples()
        ]  # fmt: skip
        shown = [box for at, box in enumerate(boxes) if at < LONG or box["ticked"]]
        groups.append({"title": title, "boxes": shown, "more": len(boxes) - len(shown)})
    return [group for group in groups if group["boxes"]]


LONG = 40
"""Boxes of a facet; there may be hundreds, and the sidebar and the search find the others."""


def toggles(view: View, everything: pd.DataFrame, narrowed: dict[str, Any]) -> list[dict[str, Any]]:
    """The same for meetings: by status and by kind. `narrowed` is what the address says of both, and of the stretch."""
    groups = []
    for name in ("status", "kind"):
        chosen = narrowed[name]
        boxes = [
            {
                "label": spoken(value), "number": number, "ticked": value in chosen,
                "link": view.link("meetings", **narrowed | {name: _toggled(chosen, value)}),
            }
            for value, number in _summed(everything, name)
        ]  # fmt: skip
        groups.append({"title": name.capitalize(), "boxes": boxes})
    return groups


def _summed(counted: pd.DataFrame, name: str) -> list[tuple[str, int]]:
    """The values of a column with their numbers of meetings, the most frequent first."""
    sums = counted.groupby(name)["meetings"].sum()
    return sorted(((str(value), int(number)) for value, number in sums.items()), key=lambda pair: (-pair[1], pair[0]))


def _toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(one for one in values if one != value) if value in values else (*values, value)

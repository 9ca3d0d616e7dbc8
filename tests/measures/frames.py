"""Frames as the queries give them, for measures."""

from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from dashboard.measures.contacts import Stop

SIGNS = {
    "+": "supports", "(+)": "supports_conditionally", "0": "ambiguous", "(-)": "opposes_conditionally",
    "-": "opposes", ".": "uncoded", "o": "not_stated", "x": "declined",
}  # fmt: skip


def cells(table: dict[str, str]) -> pd.DataFrame:
    """A matrix: for each column its signs, issue by issue (`.` uncoded)."""
    rows = [
        {"column": column, "column_name": column.title(), "heading": "Parties", "issue": f"i{n}",
         "issue_name": f"Issue {n}", "issue_heading": "Talks", "stance": SIGNS[sign], "voice": column.title(),
         "rival": None, "rival_voice": None, "stale": False}
        for n in range(max(len(signs.split()) for signs in table.values()))
        for column, signs in table.items()
        for sign in [signs.split()[n]]
    ]  # fmt: skip
    return pd.DataFrame(rows, dtype=object)


def came(*meetings: tuple[str, str | None, list[str]], kind: str = "talks", **more: Any) -> pd.DataFrame:
    """Attendance: for each meeting its id, its day and who was there, as `side` or `side.person`."""
    rows = []
    for id_, day, members in meetings:
        when = date.fromisoformat(day) if day else None
        rows += [
            {"meeting": id_, "title": id_.upper(), "kind": kind, "date": day, "earliest": when, "latest": when,
             "place": "here", "place_name": "Here", "lat": 50.0, "lon": 30.0, "label_side": "right", "person": True,
             "member": member, "name": member.title(), "side": member.partition(".")[0],
             "side_name": member.partition(".")[0].title()} | more
            for member in members
        ]  # fmt: skip
    return pd.DataFrame(rows, dtype=object)


def whereabouts(attendance: pd.DataFrame) -> pd.DataFrame:
    """Where each of them was, as the store tells it: the meetings that have days, in the order of time."""
    dated = attendance[attendance["earliest"].notna() & attendance["latest"].notna()]
    stops: dict[tuple[str, str, str], set[Stop]] = {}
    for row in dated.itertuples():
        stops.setdefault((row.member, row.name, row.side), set()).add(Stop(row.earliest, row.latest, row.meeting))
    rows = [(*member, sorted(at)) for member, at in stops.items()]
    return pd.DataFrame(rows, columns=["member", "name", "side", "stops"], dtype=object)


def counted(attendance: pd.DataFrame) -> pd.DataFrame:
    """The pairs of such meetings, as the store counts them."""
    rows: dict[tuple[str, str], list[Any]] = {}
    for _, there in attendance.groupby("meeting", sort=False):
        meeting = there.iloc[0]
        for pair in combinations(sorted(set(there["member"])), 2):
            rows.setdefault(pair, []).append(meeting)
    found = []
    for (one, other), meetings in rows.items():
        last = max(
            (m for m in meetings if m["latest"]), key=lambda m: m["latest"], default={"date": None, "latest": None}
        )
        calls = sum(meeting["kind"] == "call" for meeting in meetings)
        found.append((one, other, len(meetings), calls, last["date"], last["latest"]))
    return pd.DataFrame(found, columns=["one", "other", "meetings", "calls", "last", "last_day"], dtype=object)

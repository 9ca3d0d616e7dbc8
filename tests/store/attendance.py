"""Everybody who was at a held meeting, and the pairs counted from that one by one."""

from itertools import combinations

import pandas as pd
from sqlalchemy import Engine

from dashboard.filters import Filters
from dashboard.store.queries import company, dossier, meetings
from dashboard.store.queries.stances import Voices


def attendance(engine: Engine, filters: Filters, voices: Voices) -> pd.DataFrame:
    """The rows of `company.attendance_with` for everybody."""
    return company.attendance_with(engine, filters, voices, tuple(dossier.actors(engine)["id"]))


def legs(engine: Engine, filters: Filters) -> pd.DataFrame:
    """The calls among all chosen meetings."""
    return meetings.legs(engine, filters, list(meetings.all_chosen(engine, filters)["id"]))


def pairs(engine: Engine, filters: Filters, voices: Voices) -> dict[tuple[str, str], tuple[int, int]]:
    """How often each two of different sides met, and how often by telephone."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for _, there in attendance(engine, filters, voices).drop_duplicates(["meeting", "member"]).groupby("meeting"):
        call = int(there["kind"].iloc[0] == "call")
        for one, other in combinations(sorted(there.itertuples(), key=lambda row: str(row.member)), 2):
            if one.side != other.side:
                number, calls = found.get((one.member, other.member), (0, 0))
                found[one.member, other.member] = (number + 1, calls + call)
    return found

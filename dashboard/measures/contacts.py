"""Who met whom, how often and when last; and who met both of two."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

COLUMNS = ["one", "one_name", "other", "other_name", "meetings", "calls", "last", "last_day"]


def contacts(counted: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """One row for each pair of members that the reader asked for, met or not, in the order of `members`.

    `counted` has one row for each two who met: one and other (in any order), meetings, calls, last and last_day;
    `members` has member, name, side and asked. Columns: one, one_name, other, other_name, meetings (0 to all: held
    meetings at which both were, calls among them; each counts once, whatever its length), calls, last (EDTF of the
    latest of these that has a day) and last_day. Two of one side are no pair: that they meet says nothing. A pair is
    asked for where one of the two is.
    """
    met = {frozenset((row.one, row.other)): row for row in counted.itertuples(index=False)}
    rows = []
    for one, other in combinations(members.itertuples(index=False), 2):
        if one.side != other.side and (one.asked or other.asked):
            row = met.get(frozenset((one.member, other.member)))
            told = (row.meetings, row.calls, row.last, row.last_day) if row else (0, 0, None, None)
            rows.append((one.member, one.name, other.member, other.name, *told))
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


class Stop(NamedTuple):
    """A meeting with its first and its last possible day; they sort in the order of time."""

    earliest: date
    latest: date
    meeting: str


CARRIERS = ["member", "name", "side", "days", "one_meeting", "other_meeting"]


def carriers(whereabouts: pd.DataFrame, one: str, other: str, within: int) -> pd.DataFrame:
    """Who met both sides within so many days: the newest two meetings of each, or the one at which all three were.

    `whereabouts` has member, name, side and stops: for each member of a side the meetings held at which it was, in the
    order of time. Somebody of a third side met both where he was at a meeting with `one`'s side and at one with
    `other`'s, and the two are at most `within` days apart, counted from the first possible day of the earlier to the
    last possible day of the later. Columns: member, name, side, days (0 to `within`; 0 for one meeting), one_meeting
    and other_meeting. The newest first.
    """
    of_side: dict[str, set[str]] = {one: set(), other: set()}
    third = []
    for row in whereabouts.itertuples(index=False):
        if row.side in of_side:
            of_side[row.side].update(stop.meeting for stop in row.stops)
        else:
            third.append(row)
    rows = []
    for row in third:
        pair = _newest_two(row.stops, of_side[one], of_side[other], within)
        if pair:
            a, b = pair
            told = (row.member, row.name, row.side, _apart(a, b), a.meeting, b.meeting)
            rows.append((max(a.latest, b.latest), told))
    rows.sort(key=lambda row: row[0], reverse=True)
    return pd.DataFrame([told for _, told in rows], columns=CARRIERS, dtype=object)


def _newest_two(
    mine: Sequence[Stop], with_one: set[str], with_other: set[str], within: int
) -> tuple[Stop, Stop] | None:
    """One's meeting with the one side and one's meeting with the other: the newest two, of these the nearest.

    From the newest back, and from each no further than `within` days: of thousands of meetings few are looked at.
    """
    back = sorted(enumerate(mine), key=lambda place: (place[1].latest, -place[0]), reverse=True)
    best: tuple[tuple[Any, ...], Stop, Stop] | None = None
    for start, (at, newer) in enumerate(back):
        if best and newer.latest < best[0][0]:
            break
        for place, older in back[start:]:
            if (newer.latest - older.latest).days > within:
                break
            for i, a, j, b in ((at, newer, place, older), (place, older, at, newer)):
                if a.meeting in with_one and b.meeting in with_other and (apart := _apart(a, b)) <= within:
                    key = (newer.latest, -apart, -i, -j)
                    if best is None or key > best[0]:
                        best = (key, a, b)
    return (best[1], best[2]) if best else None


def _apart(a: Stop, b: Stop) -> int:
    """Days from one meeting to the other, at most."""
    return 0 if a.meeting == b.meeting else max((b.latest - a.earliest).days, (a.latest - b.earliest).days)

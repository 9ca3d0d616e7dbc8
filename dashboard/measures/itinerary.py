"""The way of one person from meeting to meeting."""

import pandas as pd


def itinerary(attendance: pd.DataFrame, person: str) -> pd.DataFrame:
    """One person's held meetings in the order of time, those without a day last.

    `attendance` has meeting, title, kind, date, earliest, latest, place, place_name, lat, lon, label_side, member and
    side_name, meetings in order. The same columns come back, with number (1, 2, 3 … of those that have a place on the
    map; None for calls and for places not stated) and met (the names of the other sides). A meeting without a day has
    no number either: nobody knows where in the line it stands.
    """
    at = attendance[attendance["member"] == person].drop_duplicates("meeting")
    own = set(at["side_name"])
    sides = (
        attendance[~attendance["side_name"].isin(own)]
        .groupby("meeting")["side_name"]
        .agg(lambda side: [*dict.fromkeys(side)])
    )
    numbers: list[int | None] = []
    for stop in at.itertuples(index=False):
        placed = stop.kind != "call" and pd.notna(stop.lat) and bool(stop.earliest or stop.latest)
        numbers.append(sum(number is not None for number in numbers) + 1 if placed else None)
    return at.assign(
        number=pd.Series(numbers, dtype=object, index=at.index),
        met=pd.Series([sides.get(meeting, []) for meeting in at["meeting"]], dtype=object, index=at.index),
    )

"""What was said of meetings, how they stood, and who was at them."""

from sqlalchemy import Column, Index, text

from dashboard.store.tables.columns import (
    BYTEWISE,
    counted_on,
    dates,
    flags,
    index_lasting,
    key,
    numbers,
    standing_columns,
    table,
    texts,
)

meeting = table("meeting", Column("id", BYTEWISE, primary_key=True), *texts("kind", "mode", "confidence", "note"))

history = table(
    "history",
    key("meeting"),
    *numbers("rank"),
    *texts("status", "date", "place", "reported", "note"),
    *texts("title", "who", "outcome", "date_so_far", "place_so_far"),
    *dates("earliest", "latest", "reported_earliest", "reported_latest", "known_from", "known_until", "day"),
    *flags("last"),
)
"""What was said of a meeting, word by word.

`date` and `place` are this word's own; title, who, `…_so_far`, earliest and latest are the meeting as it stands then.
`known_until` is the first day on which the next word could be known, `day` the last possible day, or the first where
the end is open.
"""

participant = table(
    "participant", key("meeting"), *numbers("entry", "rank"), key("actor"), *texts("name", "office", "role"),
    *flags("remote"),
)  # fmt: skip
"""Who takes part as a meeting stands with the word at `entry`; actor is NULL for those without a record."""


account = table("account", key("meeting"), *numbers("rank"), *texts("by", "summary"), *dates("known_from"))

meeting_issue = table("meeting_issue", key("meeting"), key("issue"))

leg = table("leg", key("meeting"), *numbers("entry"), *texts("origin", "destination"))
"""The capitals between which a call is made, as it stands with the word at `entry`."""

standing = table(
    "standing", *texts("meeting", "status", "kind"), *numbers("entry", "month"), *dates("day"), *flags("placed"),
    *counted_on(), *standing_columns(), *flags("delegations", "persons"), *dates("due"),
)  # fmt: skip
"""What meetings are chosen and counted by: one row a word of their history, narrow.

`day` is the last possible one, before all days where none is given; `month` its number, NULL where none is given;
`placed` whether it is on the map; `delegations` and `persons` whether somebody of one, or some person, met others then:
only with a word that it was held. `due` is for those that are announced the last day on which they may be, after all
days where that is open.
"""

Index(
    "standing_of_meeting",
    *(standing.c[name] for name in ("meeting", "entry", "last", "known_from", "known_until", "status")),
    *(standing.c[name] for name in ("delegations", "persons", "day", "first_day", "last_day")),
)
Index(
    "standing_in_time",
    *(standing.c[name] for name in ("last_day", "first_day", "last", "known_from", "known_until", "day", "meeting")),
    *(standing.c[name] for name in ("delegations", "persons")),
)
index_lasting(standing)
Index(
    "standing_newest",
    *(standing.c[name] for name in ("day", "last", "known_from", "known_until", "status", "meeting", "entry")),
)
Index("standing_known", standing.c.known_from)
_AWAITED = standing.c.due.is_not(None)
Index(
    "standing_awaited", *(standing.c[name] for name in ("due", "meeting", "day", "last", "known_from", "known_until")),
    sqlite_where=_AWAITED, postgresql_where=_AWAITED,
)  # fmt: skip
Index(
    "standing_counted",
    *(standing.c[name] for name in ("status", "kind", "placed", "month", "known_from", "known_until", "last")),
    *(standing.c[name] for name in ("first_day", "last_day", "delegations", "persons")),
)

meeting_count = table(
    "meeting_count", *texts("status", "kind"), *flags("placed"), *numbers("month"),
    *numbers("meetings", "delegations", "persons"),
)  # fmt: skip
"""How many meetings stand so with their last word, and at how many of them delegations or persons met."""

attendance = table(
    "attendance", *texts("actor", "delegation", "meeting", "dated"), *numbers("entry", "rank"),
    *flags("person", "held", "placed"), *counted_on(), *standing_columns(),
)  # fmt: skip
"""Who takes part in which meeting, by the word that says so; `held` where it brought them together, `placed` where it
did so at a place on the map. `dated` is the last possible day and the date as the record has it, with a space between,
so that the greatest of several is the last."""

Index(
    "attendance_of_actor",
    *(attendance.c[name] for name in ("actor", "last", "known_from", "known_until", "meeting", "held")),
)
Index("attendance_at_meeting", attendance.c.meeting, attendance.c.entry)
Index(
    "attendance_held",
    *(attendance.c[name] for name in ("meeting", "last", "known_from", "known_until", "rank", "actor", "delegation")),
    *(attendance.c[name] for name in ("person", "dated", "first_day", "last_day", "held")),
    sqlite_where=text("held = 1"), postgresql_where=attendance.c.held,  # as questions say it
)  # fmt: skip

attended = table("attended", *texts("actor"), *numbers("meetings", "held", "placed"), *dates("known_from"))
"""In how many meetings an actor or somebody who represents it takes part, how many of them were held, and how many at a
place on the map, as known from a day on; as their last words say where there is no day."""

Index("attended_of_actor", attended.c.actor, attended.c.known_from)

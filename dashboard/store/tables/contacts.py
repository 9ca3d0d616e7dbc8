"""Who met whom, and how often."""

from sqlalchemy import Index

from dashboard.store.tables.columns import (
    counted_on,
    dates,
    flags,
    index_lasting,
    numbers,
    standing_columns,
    table,
    texts,
)

contact = table(
    "contact", *texts("voices", "one", "other", "meeting", "dated"), *flags("call"), *counted_on(), *standing_columns()
)
"""Two of different delegations at one held meeting, `one` before `other` in the order of ids; for each two delegations
and for each two persons. `dated` as in attendance."""

Index(
    "contact_of_pair",
    *(contact.c[name] for name in ("voices", "one", "other", "last", "known_from", "known_until", "call", "dated")),
    *(contact.c[name] for name in ("meeting", "first_day", "last_day")),
)
Index(
    "contact_at_meeting",
    *(contact.c[name] for name in ("meeting", "voices", "last", "one", "other", "call", "dated")),
)

_SUPERSEDED = contact.c.known_until.is_not(None)
Index("contact_superseded", contact.c.known_until, sqlite_where=_SUPERSEDED, postgresql_where=_SUPERSEDED)
Index(
    "contact_in_time",
    *(contact.c[name] for name in ("last_day", "voices", "first_day", "last", "one", "other", "call", "dated")),
)
index_lasting(contact)

contact_count = table(
    "contact_count", *texts("voices", "one", "other"), *numbers("meetings", "calls"), *texts("dated"),
    *dates("known_from"),
)  # fmt: skip
"""How often two met, and when last, as the last words of their meetings say; and how often two delegations did up to
each day of knowledge, at meetings of which no later word says anything else."""

Index("contact_count_of_pair", *(contact_count.c[name] for name in ("voices", "one", "other", "known_from")))

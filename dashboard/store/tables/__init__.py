"""The tables.

Dates stand twice: as the source gives them (EDTF text), and as first and last possible day. `known_from` is the first
day on which a reader of the sources could know the row: with the reader's “as known on” it decides whether it exists.

No key is unique beyond its own table, and quotes, with all that belongs to one, carry its number: a cluster can spread
them by it, and hold everything else whole on each server.
"""

from dashboard.store.tables.columns import metadata
from dashboard.store.tables.contacts import contact, contact_count
from dashboard.store.tables.counts import (
    facet_pair,
    facet_source,
    facet_sum,
    facet_value,
    known_number,
    quote_day,
    source_days,
    source_gap,
)
from dashboard.store.tables.files import bulk_file, left_out, problem
from dashboard.store.tables.meetings import (
    account,
    attendance,
    attended,
    history,
    leg,
    meeting,
    meeting_count,
    meeting_issue,
    participant,
    standing,
)
from dashboard.store.tables.positions import cell_state, condition_word, position, position_origin, position_quote
from dashboard.store.tables.quotes import dispute, quote, quote_issue, quote_place, said, staged, staged_text
from dashboard.store.tables.records import (
    actor,
    alias,
    delegation,
    dossier,
    issue,
    listed_source,
    passage,
    place,
    post,
    source,
    voice,
)

__all__ = [
    "account", "actor", "alias", "attendance", "attended", "bulk_file", "cell_state", "condition_word",
    "contact", "contact_count", "delegation", "dispute", "dossier", "facet_pair", "facet_source", "facet_sum",
    "facet_value", "history", "issue", "known_number", "left_out", "leg", "listed_source", "meeting",
    "meeting_count", "meeting_issue", "metadata", "participant", "passage", "place", "position",
    "position_origin", "position_quote", "post", "problem", "quote", "quote_day", "quote_issue", "quote_place",
    "said", "source", "source_days", "source_gap", "staged", "staged_text", "standing", "voice",
]  # fmt: skip

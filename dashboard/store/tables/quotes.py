"""What was said, word for word."""

from sqlalchemy import Column, Index, Integer, MetaData, Table

from dashboard.store.tables.columns import BYTEWISE, dates, flags, key, numbers, table, texts


def _chosen_by() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    return [
        *texts("id", "speaker", "delegation", "kind", "publisher", "source", "meeting"),
        *numbers("start"),
        *dates("earliest", "latest", "known_from"),
        *texts("origin"),
    ]


def _shown() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    return [
        *texts("exact", "attribution", "said_on", "place", "language", "translation", "translated_by", "wording"),
        *texts("office", "issue_names", "note"),
        *numbers("end", "sentence_start", "sentence_end", "paragraph_start", "paragraph_end"),
        *flags("negated", "marks_mismatched"),
    ]


quote = table("quote", Column("number", Integer, primary_key=True), *_chosen_by())
"""What quotes are chosen and counted by; narrow, because most questions run over many and show few.

`number` is the place among all quotes, the newest first; `origin` is `curated` or `bulk`.
"""

Index("quote_by_id", quote.c.id)
Index("quote_known", quote.c.known_from, quote.c.kind, quote.c.number)
Index("quote_of_speaker", quote.c.speaker, quote.c.number)
Index("quote_of_publisher", quote.c.publisher, quote.c.number)
Index("quote_in_source", quote.c.source, quote.c.start)
_AT_MEETING = quote.c.meeting.is_not(None)
Index("quote_at_meeting", quote.c.meeting, sqlite_where=_AT_MEETING, postgresql_where=_AT_MEETING)

said = table("said", Column("number", Integer, primary_key=True), *_shown())
"""What a card shows of the quote with this number."""

quote_place = table("quote_place", Column("number", Integer, primary_key=True), *numbers("place"))
"""Where the source of the quote with this number stands in the list of sources."""

staged = Table("staged", MetaData(), *_chosen_by(), *_shown(), *texts("issues"), prefixes=["TEMPORARY"])
"""Quotes while a database is built, before they have a number: `issues` are ids with spaces between."""

staged_text = Table("staged_text", MetaData(), *texts("source", "text"), prefixes=["TEMPORARY"])
"""What comes behind the text of a source that is written already."""

quote_issue = table("quote_issue", Column("quote", Integer), Column("issue", BYTEWISE))
"""The numbers of the quotes that speak to an issue."""

Index("quote_on_issue", quote_issue.c.issue, quote_issue.c.quote)
Index("issue_of_quote", quote_issue.c.quote, quote_issue.c.issue)

dispute = table("dispute", key("quote"), *texts("by", "note"), *dates("known_from"))

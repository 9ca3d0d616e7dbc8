"""Those who act, what about, where, and where it is written."""

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, Text

from dashboard.store.tables.columns import BYTEWISE, dates, flags, key, numbers, table, texts

dossier = table(
    "dossier",
    Column("id", BYTEWISE, primary_key=True),
    *texts("title", "summary"),
    *numbers("stale_after_days", "window_days"),
    Column("last_word", Date, comment="last day on which anything became known"),
)

delegation = table(
    "delegation",
    Column("actor", BYTEWISE, primary_key=True),
    *numbers("rank"),
    *texts("short", "heading"),
    *dates("known_from"),
)

actor = table(
    "actor", Column("id", BYTEWISE, primary_key=True), key("delegation"), *texts("kind", "name", "note", "capital")
)

post = table("post", key("actor"), *numbers("rank"), *texts("title", "begun", "ended"), *dates("since", "until"))
"""`begun` and `ended` as the record gives them (EDTF); `since` is the first day of the
first, or its last possible one where the record says no more than “by then”; `until` is the last possible day."""

voice = table("voice", key("actor"), key("speaks_for"), *numbers("rank"))
"""Every actor with itself (rank 0) and all whom it represents, near (1) and far (2 and more)."""

alias = table("alias", key("actor"), *texts("text"), *flags("weak"))

issue = table(
    "issue",
    Column("id", BYTEWISE, primary_key=True),
    *numbers("rank"),
    *texts("title", "short", "statement", "heading", "summary"),
)

place = table(
    "place",
    Column("id", BYTEWISE, primary_key=True),
    *texts("name", "kind", "label_side", "note"),
    Column("lat", Float),
    Column("lon", Float),
)

source = table(
    "source",
    Column("id", BYTEWISE, primary_key=True),
    *texts("kind", "title", "title_basis", "publisher", "author", "url", "language", "rights", "note"),
    *texts("published", "accessed"),
    *dates("known_from"),
    Column("kept", Boolean, comment="whether the text is"),
    Column("day", Date, comment="known_from; where that is not known, before all days"),
    # The last, since SQLite reads through it to what stands behind it.
    Column("text", Text, comment="the kept text; NULL where only address and title are kept"),
)

listed_source = table(
    "listed_source", Column("place", Integer, primary_key=True), key("source"), *dates("known_from"), *flags("kept")
)
"""The sources in the order in which they are listed: the kept ones first, then the newest first. Narrow, because a page
shows few of them."""

passage = table(
    "passage",
    Column("id", Integer, primary_key=True),
    Column("sort", BYTEWISE, comment="position, meeting, account or searched; quotes tell it of themselves"),
    *texts("record"),
    Column("entry", Integer, comment="place in a meeting's history or among its accounts"),
    Column("quote", BYTEWISE, comment="the quote through which a position rests on it"),
    key("source"),
    *texts("exact", "note"),
    *numbers("start", "end", "sentence_start", "sentence_end"),
    *dates("known_from"),
)

Index("passage_of_record", *(passage.c[name] for name in ("record", "sort", "source", "known_from")))

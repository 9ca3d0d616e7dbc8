"""Who stood where, and what each cell of the matrix showed."""

from sqlalchemy import Column, Date, Index, Integer

from dashboard.store.tables.columns import BYTEWISE, counted_on, dates, flags, index_lasting, key, numbers, table, texts

position = table(
    "position",
    Column("id", BYTEWISE, primary_key=True),
    *numbers("rank"),
    *texts("actor"),
    Column("spoke_for", BYTEWISE, index=True, comment="whose word it is: the actor's, or whom it spoke for instead"),
    *texts("delegation", "issue"),
    *texts("date", "stance", "condition", "summary", "basis", "setting", "confidence", "office", "note"),
    *dates("earliest", "latest", "known_from"),
    Column("place", Integer, comment="the order in which positions speak for a cell"),
    Column("day", Date, comment="the last possible day; where its end is open, the first"),
    *counted_on(),
)
"""`first_day` and `last_day` are earliest and latest, see `counted_on`."""

Index("position_of_delegation", position.c.delegation, position.c.issue, position.c.place)
Index(
    "position_in_time",
    *(position.c[name] for name in ("last_day", "first_day", "delegation", "issue", "place", "id", "actor", "stance")),
    *(position.c[name] for name in ("day", "date", "latest", "known_from")),
)
index_lasting(position)
Index("position_at_place", position.c.place)
Index("position_on_issue", position.c.issue, position.c.place)
Index("position_of_actor", position.c.actor, position.c.issue, position.c.place)
Index(
    "position_counted",
    *(position.c[name] for name in ("actor", "spoke_for", "known_from", "first_day", "last_day", "issue")),
)

cell_state = table(
    "cell_state",
    *texts("voices", "column", "issue", "position", "rival", "former"),
    *texts("stance", "voice", "date", "rival_stance", "rival_voice"),
    *numbers("records", "origins"),
    *flags("pinned"),
    *dates("latest", "known_from", "known_until"),
    *flags("last"),
    Column("silence", Integer, comment="of delegations, days from `latest` until something else was shown"),
)
"""What a cell of the matrix showed from one day of knowledge until another, see `cell.Reign`.

With what is shown of the words: `voice`, `date` and `latest` of the position, and the rival's stance and voice.
"""

Index("cell_state_last", cell_state.c.voices, cell_state.c.last, cell_state.c.issue)
Index("cell_state_known", cell_state.c.voices, cell_state.c.known_from, cell_state.c.known_until)
Index(
    "cell_state_of_some",
    *(cell_state.c[name] for name in ("voices", "column", "known_from", "known_until")),
)
_SILENT = cell_state.c.silence.is_not(None)
Index(
    "cell_state_silent", *(cell_state.c[name] for name in ("silence", "latest", "known_from", "known_until")),
    sqlite_where=_SILENT, postgresql_where=_SILENT,
)  # fmt: skip
Index(
    "cell_state_of_column",
    *(cell_state.c[name] for name in ("voices", "column", "issue", "last", "known_from", "known_until")),
)

condition_word = table("condition_word", *texts("word"), *dates("known_from"))
"""The content words of each condition, by their stems, once each; and once the empty word."""

Index("condition_word_known", condition_word.c.word, condition_word.c.known_from)

position_quote = table("position_quote", key("position"), key("quote"), *numbers("rank"))

position_origin = table("position_origin", *texts("position", "origin"), *flags("pinned"), *dates("known_from"))
"""The sources behind a position, by publisher. One whose publisher is not named is an origin of its own."""

Index(
    "position_origin_of_position",
    *(position_origin.c[name] for name in ("position", "origin", "pinned", "known_from")),
)

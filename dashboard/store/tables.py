"""The tables. Dates stand twice: as the source gives them (EDTF), and as first and last possible day."""

from sqlalchemy import Boolean, Column, Date, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()


def _id(name: str = "id") -> Column[str]:
    return Column(name, String, primary_key=True)


def _order() -> Column[int]:
    return Column("rank", Integer, nullable=False)


dossier = Table(
    "dossier", metadata, _id(), Column("title", Text), Column("summary", Text), Column("stale_after_days", Integer),
    Column("last_word", Date, comment="last day on which a source may have been published"),
)  # fmt: skip

delegation = Table(
    "delegation", metadata, _id("actor"), _order(), Column("short", Text), Column("heading", Text),
)  # fmt: skip

actor = Table(
    "actor", metadata, _id(), Column("kind", String), Column("name", Text), Column("office", Text),
    Column("delegation", String, index=True), Column("note", Text),
)  # fmt: skip

voice = Table(
    "voice", metadata, Column("actor", String, index=True), Column("speaks_for", String, index=True),
    comment="every actor with itself and all whom it represents, near and far",
)  # fmt: skip

alias = Table(
    "alias", metadata, Column("actor", String, index=True), Column("text", Text), Column("weak", Boolean),
)  # fmt: skip

issue = Table(
    "issue", metadata, _id(), _order(), Column("title", Text), Column("short", Text), Column("statement", Text),
    Column("heading", Text), Column("summary", Text),
)  # fmt: skip

place = Table(
    "place", metadata, _id(), Column("name", Text), Column("lat", Float), Column("lon", Float), Column("label_side",
    String),
)  # fmt: skip

source = Table(
    "source", metadata, _id(), Column("kind", String), Column("title", Text), Column("publisher", Text),
    Column("author", Text), Column("url", Text), Column("published", String), Column("published_earliest", Date),
    Column("published_latest", Date), Column("accessed", String), Column("language", String), Column("rights", Text),
    Column("note", Text), Column("text", Text),
)  # fmt: skip

passage = Table(
    "passage", metadata, Column("id", Integer, primary_key=True),
    Column("sort", String, comment="quote, position, meeting, account or searched"), Column("record", String,
    index=True),
    Column("entry", Integer, comment="place in a meeting's history"),
    Column("quote", String, comment="the quote through which a position rests on it"), Column("source", String,
    index=True),
    Column("exact", Text), Column("start", Integer), Column("end", Integer), Column("sentence_start", Integer),
    Column("sentence_end", Integer), Column("note", Text),
)  # fmt: skip

quote = Table(
    "quote", metadata, _id(), Column("speaker", String, index=True), Column("delegation", String, index=True),
    Column("kind", String), Column("exact", Text), Column("source", String, index=True), Column("start", Integer),
    Column("end", Integer), Column("sentence_start", Integer), Column("sentence_end", Integer),
    Column("paragraph_start", Integer), Column("paragraph_end", Integer), Column("attribution", Text),
    Column("said_on", String), Column("earliest", Date, index=True), Column("latest", Date),
    Column("meeting", String), Column("place", String), Column("language", String), Column("translation", Text),
    Column("translated_by", Text), Column("negated", Boolean), Column("marks_mismatched", Boolean),
    Column("wording", String), Column("issue_names", Text), Column("note", Text),
)  # fmt: skip

quote_issue = Table("quote_issue", metadata, Column("quote", String, index=True), Column("issue", String, index=True))

dispute = Table("dispute", metadata, Column("quote", String, index=True), Column("by", String), Column("note", Text))

position = Table(
    "position", metadata, _id(), _order(), Column("actor", String, index=True),
    Column("spoke_for", String, index=True, comment="whose word it is: the actor's, or whom it spoke for instead"),
    Column("delegation", String, index=True),
    Column("issue", String, index=True), Column("date", String), Column("earliest", Date), Column("latest", Date),
    Column("stance", String), Column("condition", Text), Column("summary", Text), Column("basis", String),
    Column("setting", Text), Column("confidence", String), Column("note", Text),
)  # fmt: skip

position_quote = Table(
    "position_quote", metadata, Column("position", String, index=True), Column("quote", String, index=True), _order(),
)  # fmt: skip

meeting = Table(
    "meeting", metadata, _id(), Column("title", Text), Column("kind", String), Column("mode", String),
    Column("status", String), Column("date", String), Column("earliest", Date), Column("latest", Date),
    Column("spoken_of_earliest", Date), Column("spoken_of_latest", Date), Column("place", String),
    Column("who", Text), Column("outcome", Text), Column("note", Text),
)  # fmt: skip

history = Table(
    "history", metadata, Column("meeting", String, index=True), _order(), Column("status", String), Column("date",
    String),
    Column("place", String), Column("reported", String), Column("note", Text),
)  # fmt: skip

participant = Table(
    "participant", metadata, Column("meeting", String, index=True), Column("actor", String, index=True), _order(),
    Column("role", String), Column("remote", Boolean),
)  # fmt: skip

unnamed = Table("unnamed", metadata, Column("meeting", String, index=True), Column("text", Text))

account = Table(
    "account", metadata, Column("meeting", String, index=True), _order(), Column("by", String), Column("summary", Text),
)  # fmt: skip

meeting_issue = Table(
    "meeting_issue", metadata, Column("meeting", String, index=True), Column("issue", String, index=True)
)

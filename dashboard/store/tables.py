"""The tables.

Dates stand twice: as the source gives them (EDTF text), and as first and last possible day. `known_from` is the first
day on which a reader of the sources could know the row: with the reader's “as known on” it decides whether it exists.

No key is unique beyond its own table, and quotes, with all that belongs to one, carry its number: a cluster can spread
them by it, and hold everything else whole on each server.
"""

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, MetaData, String, Table, Text, text

from dashboard.models.vocabulary import QuoteKind

metadata = MetaData()

_BYTEWISE = String().with_variant(String(collation="C"), "postgresql")
"""Both engines sort texts alike: by code point."""
_BYTEWISE_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def _table(name: str, *columns: Column) -> Table:  # type: ignore[type-arg]  # columns of several types
    return Table(name, metadata, *columns)


def _key(name: str) -> Column[str]:
    return Column(name, _BYTEWISE, index=True)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, _BYTEWISE_TEXT) for name in names]


def _dates(*names: str) -> list[Column]:  # type: ignore[type-arg]  # dates are nullable
    return [Column(name, Date) for name in names]


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, Integer) for name in names]


def _flags(*names: str) -> list[Column[bool]]:
    return [Column(name, Boolean) for name in names]


def _counted_on() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    """The days among which it may have happened: before or after all days where an end is open, so that none is NULL.

    Those of a meeting are its own; where none is given, those on which it was last spoken of.
    """
    return _dates("first_day", "last_day")


def _lasting(table: Table) -> None:
    """An index of what may have happened on more than one day, by the last of these."""
    more = table.c.first_day < table.c.last_day
    Index(f"{table.name}_lasting", table.c.last_day, sqlite_where=more, postgresql_where=more)


dossier = _table(
    "dossier",
    Column("id", _BYTEWISE, primary_key=True),
    *_texts("title", "summary"),
    *_numbers("stale_after_days", "window_days"),
    Column("last_word", Date, comment="last day on which anything became known"),
)

delegation = _table(
    "delegation",
    Column("actor", _BYTEWISE, primary_key=True),
    *_numbers("rank"),
    *_texts("short", "heading"),
    *_dates("known_from"),
)

actor = _table(
    "actor", Column("id", _BYTEWISE, primary_key=True), _key("delegation"), *_texts("kind", "name", "note", "capital")
)

post = _table("post", _key("actor"), *_numbers("rank"), *_texts("title", "begun", "ended"), *_dates("since", "until"))
"""`begun` and `ended` as the record gives them (EDTF); `since` is the first day of the
first, or its last possible one where the record says no more than “by then”; `until` is the last possible day."""

voice = _table("voice", _key("actor"), _key("speaks_for"), *_numbers("rank"))
"""Every actor with itself (rank 0) and all whom it represents, near (1) and far (2 and more)."""

alias = _table("alias", _key("actor"), *_texts("text"), *_flags("weak"))

issue = _table(
    "issue",
    Column("id", _BYTEWISE, primary_key=True),
    *_numbers("rank"),
    *_texts("title", "short", "statement", "heading", "summary"),
)

place = _table(
    "place",
    Column("id", _BYTEWISE, primary_key=True),
    *_texts("name", "kind", "label_side", "note"),
    Column("lat", Float),
    Column("lon", Float),
)

source = _table(
    "source",
    Column("id", _BYTEWISE, primary_key=True),
    *_texts("kind", "title", "title_basis", "publisher", "author", "url", "language", "rights", "note"),
    *_texts("published", "accessed"),
    *_dates("known_from"),
    Column("kept", Boolean, comment="whether the text is"),
    Column("day", Date, comment="known_from; where that is not known, before all days"),
    # The last, since SQLite reads through it to what stands behind it.
    Column("text", Text, comment="the kept text; NULL where only address and title are kept"),
)

listed_source = _table(
    "listed_source", Column("place", Integer, primary_key=True), _key("source"), *_dates("known_from"), *_flags("kept")
)
"""The sources in the order in which they are listed: the kept ones first, then the newest first. Narrow, because a page
shows few of them."""

passage = _table(
    "passage",
    Column("id", Integer, primary_key=True),
    Column("sort", _BYTEWISE, comment="position, meeting, account or searched; quotes tell it of themselves"),
    *_texts("record"),
    Column("entry", Integer, comment="place in a meeting's history or among its accounts"),
    Column("quote", _BYTEWISE, comment="the quote through which a position rests on it"),
    _key("source"),
    *_texts("exact", "note"),
    *_numbers("start", "end", "sentence_start", "sentence_end"),
    *_dates("known_from"),
)

Index("passage_of_record", *(passage.c[name] for name in ("record", "sort", "source", "known_from")))


def _chosen_by() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    return [
        *_texts("id", "speaker", "delegation", "kind", "publisher", "source", "meeting"),
        *_numbers("start"),
        *_dates("earliest", "latest", "known_from"),
        *_texts("origin"),
    ]


def _shown() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    return [
        *_texts("exact", "attribution", "said_on", "place", "language", "translation", "translated_by", "wording"),
        *_texts("office", "issue_names", "note"),
        *_numbers("end", "sentence_start", "sentence_end", "paragraph_start", "paragraph_end"),
        *_flags("negated", "marks_mismatched"),
    ]


quote = _table("quote", Column("number", Integer, primary_key=True), *_chosen_by())
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

said = _table("said", Column("number", Integer, primary_key=True), *_shown())
"""What a card shows of the quote with this number."""

quote_place = _table("quote_place", Column("number", Integer, primary_key=True), *_numbers("place"))
"""Where the source of the quote with this number stands in the list of sources."""

staged = Table("staged", MetaData(), *_chosen_by(), *_shown(), *_texts("issues"), prefixes=["TEMPORARY"])
"""Quotes while a database is built, before they have a number: `issues` are ids with spaces between."""

staged_text = Table("staged_text", MetaData(), *_texts("source", "text"), prefixes=["TEMPORARY"])
"""What comes behind the text of a source that is written already."""

quote_issue = _table("quote_issue", Column("quote", Integer), Column("issue", _BYTEWISE))
"""The numbers of the quotes that speak to an issue."""

Index("quote_on_issue", quote_issue.c.issue, quote_issue.c.quote)
Index("issue_of_quote", quote_issue.c.quote, quote_issue.c.issue)

_KINDS = [str(kind) for kind in QuoteKind]

quote_day = _table("quote_day", *_dates("earliest", "latest", "known_from"), *_numbers(*_KINDS, "first", "last"))
"""How many quotes of each kind have these three days, and the lowest and the highest of their numbers."""

facet_value = _table(
    "facet_value",
    Column("number", Integer, primary_key=True),
    Column("facet", _BYTEWISE, comment="speaker, issue, publisher, or actor: all who speak for it"),
    Column("value", _BYTEWISE),
    *_numbers(*_KINDS, "sources"),
)
"""How many quotes of each kind a value of a facet has, and in how many sources."""

Index("facet_value_named", facet_value.c.facet, facet_value.c.value)

facet_pair = _table("facet_pair", *_numbers("value", "other", *_KINDS))
"""How many quotes two values share that are not of the same facet, or are two issues; by number, each pair twice."""

Index("facet_pair_of", facet_pair.c.value, facet_pair.c.other)

facet_sum = _table("facet_sum", *_numbers("axis", "value", "day", *_KINDS))
"""How many quotes of a value there are up to a day, on each day on which the number changed; see `Axis`."""

Index("facet_sum_until", *(facet_sum.c[name] for name in ("axis", "value", "day", *_KINDS)))

facet_source = _table("facet_source", *_numbers("value", "place"))
"""The sources in which a speaker or an issue has quotes, by number and place in the list."""

Index("facet_source_of", facet_source.c.value, facet_source.c.place)

source_gap = _table("source_gap", *_dates("known_from", "after", "before"), *_numbers("sources"))
"""Between which days no quote of a source can have been said, and of how many sources this holds.

NULL is the end of all days. Only of sources whose quotes could be known from one day on; the others are in
`source_days`.
"""

source_days = _table("source_days", *_texts("source"), *_dates("earliest", "latest", "known_from"))
"""The days of the quotes of sources whose quotes could not all be known from the same day on."""

known_number = _table("known_number", *_texts("noun"), *_dates("known_from"), *_numbers("number"))
"""How many of a noun could first be known on a day: positions, meetings, sources, kept_texts; and as quoted_sources
those of `source_gap`. As met_delegations and met_persons the meetings at which somebody met others, less those of which
it became known that nobody did."""

dispute = _table("dispute", _key("quote"), *_texts("by", "note"), *_dates("known_from"))

position = _table(
    "position",
    Column("id", _BYTEWISE, primary_key=True),
    *_numbers("rank"),
    *_texts("actor"),
    Column("spoke_for", _BYTEWISE, index=True, comment="whose word it is: the actor's, or whom it spoke for instead"),
    *_texts("delegation", "issue"),
    *_texts("date", "stance", "condition", "summary", "basis", "setting", "confidence", "office", "note"),
    *_dates("earliest", "latest", "known_from"),
    Column("place", Integer, comment="the order in which positions speak for a cell"),
    Column("day", Date, comment="the last possible day; where its end is open, the first"),
    *_counted_on(),
)
"""`first_day` and `last_day` are earliest and latest, see `_counted_on`."""

Index("position_of_delegation", position.c.delegation, position.c.issue, position.c.place)
Index(
    "position_in_time",
    *(position.c[name] for name in ("last_day", "first_day", "delegation", "issue", "place", "id", "actor", "stance")),
    *(position.c[name] for name in ("day", "date", "latest", "known_from")),
)
_lasting(position)
Index("position_at_place", position.c.place)
Index("position_on_issue", position.c.issue, position.c.place)
Index("position_of_actor", position.c.actor, position.c.issue, position.c.place)
Index(
    "position_counted",
    *(position.c[name] for name in ("actor", "spoke_for", "known_from", "first_day", "last_day", "issue")),
)

cell_state = _table(
    "cell_state",
    *_texts("voices", "column", "issue", "position", "rival", "former"),
    *_texts("stance", "voice", "date", "rival_stance", "rival_voice"),
    *_numbers("records", "origins"),
    *_flags("pinned"),
    *_dates("latest", "known_from", "known_until"),
    *_flags("last"),
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

condition_word = _table("condition_word", *_texts("word"), *_dates("known_from"))
"""The content words of each condition, by their stems, once each; and once the empty word."""

Index("condition_word_known", condition_word.c.word, condition_word.c.known_from)

position_quote = _table("position_quote", _key("position"), _key("quote"), *_numbers("rank"))

position_origin = _table("position_origin", *_texts("position", "origin"), *_flags("pinned"), *_dates("known_from"))
"""The sources behind a position, by publisher. One whose publisher is not named is an origin of its own."""

Index(
    "position_origin_of_position",
    *(position_origin.c[name] for name in ("position", "origin", "pinned", "known_from")),
)

meeting = _table("meeting", Column("id", _BYTEWISE, primary_key=True), *_texts("kind", "mode", "confidence", "note"))

history = _table(
    "history",
    _key("meeting"),
    *_numbers("rank"),
    *_texts("status", "date", "place", "reported", "note"),
    *_texts("title", "who", "outcome", "date_so_far", "place_so_far"),
    *_dates("earliest", "latest", "reported_earliest", "reported_latest", "known_from", "known_until", "day"),
    *_flags("last"),
)
"""What was said of a meeting, word by word.

`date` and `place` are this word's own; title, who, `…_so_far`, earliest and latest are the meeting as it stands then.
`known_until` is the first day on which the next word could be known, `day` the last possible day, or the first where
the end is open.
"""

participant = _table(
    "participant", _key("meeting"), *_numbers("entry", "rank"), _key("actor"), *_texts("name", "office", "role"),
    *_flags("remote"),
)  # fmt: skip
"""Who takes part as a meeting stands with the word at `entry`; actor is NULL for those without a record."""


def _standing() -> list[Column]:  # type: ignore[type-arg]  # columns of several types
    """When a word stood: from one day of knowledge until another, or as the last one."""
    return [*_dates("known_from", "known_until"), *_flags("last")]


standing = _table(
    "standing", *_texts("meeting", "status", "kind"), *_numbers("entry", "month"), *_dates("day"), *_flags("placed"),
    *_counted_on(), *_standing(), *_flags("delegations", "persons"), *_dates("due"),
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
_lasting(standing)
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

meeting_count = _table(
    "meeting_count", *_texts("status", "kind"), *_flags("placed"), *_numbers("month"),
    *_numbers("meetings", "delegations", "persons"),
)  # fmt: skip
"""How many meetings stand so with their last word, and at how many of them delegations or persons met."""

attendance = _table(
    "attendance", *_texts("actor", "delegation", "meeting", "dated"), *_numbers("entry", "rank"),
    *_flags("person", "held", "placed"), *_counted_on(), *_standing(),
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

attended = _table("attended", *_texts("actor"), *_numbers("meetings", "held", "placed"), *_dates("known_from"))
"""In how many meetings an actor or somebody who represents it takes part, how many of them were held, and how many at a
place on the map, as known from a day on; as their last words say where there is no day."""

Index("attended_of_actor", attended.c.actor, attended.c.known_from)

contact = _table(
    "contact", *_texts("voices", "one", "other", "meeting", "dated"), *_flags("call"), *_counted_on(), *_standing()
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
_lasting(contact)

contact_count = _table(
    "contact_count", *_texts("voices", "one", "other"), *_numbers("meetings", "calls"), *_texts("dated"),
    *_dates("known_from"),
)  # fmt: skip
"""How often two met, and when last, as the last words of their meetings say; and how often two delegations did up to
each day of knowledge, at meetings of which no later word says anything else."""

Index("contact_count_of_pair", *(contact_count.c[name] for name in ("voices", "one", "other", "known_from")))

account = _table("account", _key("meeting"), *_numbers("rank"), *_texts("by", "summary"), *_dates("known_from"))

meeting_issue = _table("meeting_issue", _key("meeting"), _key("issue"))

leg = _table("leg", _key("meeting"), *_numbers("entry"), *_texts("origin", "destination"))
"""The capitals between which a call is made, as it stands with the word at `entry`."""

problem = _table("problem", *_numbers("rank", "line", "column"), *_texts("file", "code", "message", "remedy"))
"""What the check found when the dossier was read."""

left_out = _table("left_out", *_numbers("rank"), *_texts("sort", "id"))
"""The records that are not shown until a problem is mended."""

bulk_file = _table(
    "bulk_file", *_numbers("rank"), *_texts("file"), *_numbers("rows", "taken", "rejected", "repeated", "curated")
)
"""What came of the rows of a file of machine-collected quotes."""

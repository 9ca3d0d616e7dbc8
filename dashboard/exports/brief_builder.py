"""Records to morning note: the rules by which its sections are filled and its sentences written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from dashboard.exports.brief import Brief, Item, Notes, Row, Section, Sentence
from dashboard.figures.theme import SIGNS
from dashboard.filters import Filters
from dashboard.models.dates import EdtfDate
from dashboard.models.vocabulary import MeetingStatus
from dashboard.store.engine import Engine
from dashboard.store.queries import changes, dossier, meetings, passages, positions, quotes
from dashboard.wording.dates import when
from dashboard.wording.phrases import capitalised, spoken

SILENCES = 6
"""How many of the longest silences are told."""

MOST = 25
"""So many items of one sort are told; of the others their number."""

CALLED_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.DENIED)


def write_brief(engine: Engine, filters: Filters, since: date, day: date) -> Brief:
    """What became known after `since` and by `day`, for what the reader has chosen."""
    writer = _Writer(engine, replace(filters, known=day), since, day)
    more = writer.more()
    sections = (
        Section("Moved", tuple(writer.moved()), more["moved"], "stances"),
        Section("First words", tuple(writer.first_words()), more["first words"], "stances"),
        Section("Met", tuple(writer.met()), more["met"], "meetings"),
        Section("Announced", tuple(writer.announced()), more["announced"], "meetings"),
        Section("Called off", tuple(writer.called_off()), more["called off"], "meetings"),
        Section("Said", tuple(writer.said()), more["said"], "quotes"),
        Section("Disputed", tuple(writer.disputed()), more["disputed"], "quotes"),
        Section("Next", tuple(writer.coming()), more["coming"], "meetings"),
        Section("Announced, date passed, no confirmation", tuple(writer.unconfirmed()), more["gone"], "meetings"),
        Section("Longest silences", tuple(writer.silences())),
    )
    title = str(dossier.title_page(engine)["title"][0])
    kept = tuple(section for section in sections if section.items)
    return Brief(title, since, day, kept, tuple(writer.notes.taken.values()))


@dataclass
class _Writer:
    """Asks each question once, for everything that the note will tell, and then writes."""

    engine: Engine
    filters: Filters
    since: date
    day: date
    notes: Notes = field(default_factory=Notes)

    @cached_property
    def changed(self) -> list[Row]:
        return _rows(changes.cells(self.engine, self.filters, self.since))

    @cached_property
    def moves(self) -> list[Row]:
        """Cells that show another stance than they did, and did show one."""
        return [cell for cell in self.changed if cell["stance"] in SIGNS and cell["former"] in SIGNS]

    @cached_property
    def firsts(self) -> list[Row]:
        """Cells that show a stance and showed none."""
        return [cell for cell in self.changed if cell["stance"] in SIGNS and cell["former"] not in SIGNS]

    @cached_property
    def silent(self) -> list[Row]:
        stale_after = int(dossier.title_page(self.engine)["stale_after_days"][0])
        return _rows(changes.silences(self.engine, self.filters, self.day, stale_after, SILENCES))

    @cached_property
    def ids(self) -> list[str]:
        """The positions that the note tells of."""
        told = [*self.moves[:MOST], *self.firsts[:MOST]]
        ids = [cell["position"] for cell in (*told, *self.silent)]
        return list(dict.fromkeys([*ids, *(cell["former_position"] for cell in self.moves[:MOST])]))

    @cached_property
    def positions(self) -> dict[str, Row]:
        return {row["id"]: row for row in _rows(positions.by_id(self.engine, self.filters, self.ids))}

    @cached_property
    def said_by_position(self) -> dict[str, list[Row]]:
        return _grouped(_rows(quotes.of_positions(self.engine, self.filters, self.ids)), "position")

    @cached_property
    def read_by_position(self) -> dict[str, list[Row]]:
        return _grouped(_rows(passages.of_records(self.engine, self.filters, "position", self.ids)), "record")

    @cached_property
    def news_of_meetings(self) -> dict[str, list[Row]]:
        """The words on meetings that are news, by section."""
        words = _rows(changes.statuses_of_meetings(self.engine, self.filters, self.since))
        return {
            "met": [word for word in words if word["status"] == "held" and word["former"] != "held"],
            "announced": [word for word in words if word["status"] not in ("held", *CALLED_OFF)],
            "called off": [word for word in words if word["status"] in CALLED_OFF],
        }

    @cached_property
    def meeting_words(self) -> dict[tuple[str, int], Row]:
        told = {word["meeting"] for words in self.news_of_meetings.values() for word in words[-MOST:]}
        words = _rows(changes.words_on_meetings(self.engine, self.filters, sorted(told)))
        return {(word["meeting"], word["rank"]): word for word in words}

    @cached_property
    def next(self) -> list[Row]:
        return _rows(meetings.coming(self.engine, self.filters, self.day, MOST))

    @cached_property
    def gone(self) -> list[Row]:
        return _rows(meetings.unconfirmed(self.engine, self.filters, self.day, MOST))

    @cached_property
    def read_by_meeting(self) -> dict[str, list[Row]]:
        ids = [meeting for meeting, _ in self.meeting_words] + [meeting["id"] for meeting in (*self.next, *self.gone)]
        return _grouped(
            _rows(passages.of_records(self.engine, self.filters, "meeting", list(dict.fromkeys(ids)))), "record"
        )

    @cached_property
    def told_first(self) -> list[str]:
        """The quotes that are told with a first word."""
        positions_ = [cell["position"] for cell in self.firsts[:MOST]]
        return [quote["id"] for position in positions_ for quote in self.said_by_position.get(position, ())]

    @cached_property
    def spoken(self) -> list[Row]:
        """The newest whole sentences that became known and are not told with a first word."""
        return _rows(quotes.by_id(self.engine, self.filters, self.newest_quotes[0]))

    @cached_property
    def newest_quotes(self) -> tuple[list[str], int]:
        return changes.direct_quotes(self.engine, self.filters, self.since, MOST, self.told_first)

    @cached_property
    def disputes(self) -> list[str]:
        return changes.disputed_since(self.engine, self.filters, self.since)

    def more(self) -> dict[str, int]:
        """How much of each sort is not told."""
        coming, gone = meetings.awaited(self.engine, self.filters, self.day)
        lengths = {
            "moved": len(self.moves), "first words": len(self.firsts),
            **{name: len(words) for name, words in self.news_of_meetings.items()},
            "said": self.newest_quotes[1], "disputed": len(self.disputes), "coming": coming, "gone": gone,
        }  # fmt: skip
        return {name: max(length - MOST, 0) for name, length in lengths.items()}

    def moved(self) -> Iterator[Item]:
        """Cells that show another stance than they did, and did show one."""
        for cell in self.moves[:MOST]:
            words = [self._position(cell["position"]), self._position(cell["former_position"], "Before that, ")]
            yield self._of_cell(cell, words, before=cell["former"])

    def first_words(self) -> Iterator[Item]:
        """Cells that show a stance and showed none."""
        for cell in self.firsts[:MOST]:
            yield self._of_cell(cell, [self._position(cell["position"]), *self._quotes_of(cell["position"])])

    def _of_cell(self, cell: Row, sentences: Sequence[Sentence], before: str | None = None) -> Item:
        lead = f"{cell['column_name']} · {cell['issue_name']}."
        address = {"cell": f"{cell['column']}.{cell['issue']}"}
        return Item(lead, tuple(sentences), "stances", address, before=before, after=cell["stance"])

    def _position(self, id_: str, prefix: str = "") -> Sentence:
        """Who, when and what, in the words of the record."""
        word = self.positions[id_]
        who = f"{word['actor_name']}, {word['office']}" if word["office"] else word["actor_name"]
        condition = f" Condition: {_stopped(word['condition'])}" if word["condition"] else ""
        text = f"{prefix}{who}, {_when(word['date'])}: {_stopped(word['summary'])}{condition}"
        return Sentence(text, self.notes.of(self._evidence_of(id_)), name=word["actor_name"], actor=word["actor"])

    def _evidence_of(self, id_: str) -> list[Row]:
        return [*self.said_by_position.get(id_, ()), *self.read_by_position.get(id_, ())]

    def _quotes_of(self, id_: str) -> Iterator[Sentence]:
        yield from (self._quote(quote) for quote in self.said_by_position.get(id_, ()) if quote["kind"] == "direct")

    def _quote(self, quote: Row) -> Sentence:
        return Sentence(quote["exact"].removesuffix(","), self.notes.of([quote]), quoted=True)

    def met(self) -> Iterator[Item]:
        """Meetings of which it became known that they were held."""
        yield from self._meeting_news("met")

    def announced(self) -> Iterator[Item]:
        """Meetings that are to come, were asked for, or are only spoken of."""
        yield from self._meeting_news("announced")

    def called_off(self) -> Iterator[Item]:
        """Meetings that will not be, or not then."""
        yield from self._meeting_news("called off")

    def _meeting_news(self, section: str) -> Iterator[Item]:
        """The latest news of a section, in the order in which they became known."""
        for news in self.news_of_meetings[section][-MOST:]:
            evidence = [row for row in self.read_by_meeting[news["meeting"]] if row["entry"] == news["rank"]]
            yield self._meeting(self.meeting_words[news["meeting"], news["rank"]], news["meeting"], evidence)

    def _meeting(self, word: Row, id_: str, evidence: list[Row]) -> Item:
        place = word["place_name"] or "Place not stated"
        told = word["outcome"] or word["note"] or ""
        status = "" if word["status"] == "held" else f"{capitalised(spoken(word['status']))}. "
        text = f"{status}{word['title']}; {word['who'] or 'nobody named'}. {_stopped(told)}".strip()
        sentence = Sentence(text, self.notes.of(evidence))
        lead = f"{place}, {_when(word['date'])}."
        return Item(lead, (sentence,), "meetings", {"meeting": id_}, status=word["status"])

    def coming(self) -> Iterator[Item]:
        """Announced, and its last possible day is not gone."""
        yield from self._awaited(self.next)

    def unconfirmed(self) -> Iterator[Item]:
        """Announced, its day is gone, and nobody says that it was held."""
        yield from self._awaited(self.gone)

    def _awaited(self, awaited: list[Row]) -> Iterator[Item]:
        for meeting in awaited:
            read = self.read_by_meeting[meeting["id"]]
            last = max(row["entry"] for row in read)
            yield self._meeting(meeting, meeting["id"], [row for row in read if row["entry"] == last])

    def said(self) -> Iterator[Item]:
        """Whole sentences that became known and are not told with a first word."""
        for quote in self.spoken:
            who = quote["speaker_name"] or quote["attribution"]
            lead = f"{who}, {_when(quote['said_on'])}."
            yield Item(lead, (self._quote(quote),), "quotes", {"quote": quote["id"]})

    def disputed(self) -> Iterator[Item]:
        """Claims that somebody calls false."""
        ids = self.disputes[:MOST]
        disputes = _rows(quotes.disputes(self.engine, self.filters, ids))
        for quote in _rows(quotes.by_id(self.engine, self.filters, ids)):
            notes = self.notes.of([quote])
            claim = Sentence(f"The source puts it so: {quote['before']}{quote['exact']}{quote['after']}", notes)
            against = [Sentence(_stopped(row["note"]), notes) for row in disputes if row["quote"] == quote["id"]]
            who = quote["speaker_name"] or quote["attribution"]
            yield Item(f"A claim of {who}.", (*against, claim), "quotes", {"quote": quote["id"]})

    def silences(self) -> Iterator[Item]:
        """The stances with the oldest last word."""
        for cell in self.silent:
            last = f"{cell['voice']}’s, {_when(cell['date'])}"
            text = f"No newer word for {cell['age_days']:,} days; the last was {last}."
            notes = self.notes.of(self._evidence_of(cell["position"]))
            sentence = Sentence(text, notes, name=cell["voice"], actor=cell["voice_id"])
            yield self._of_cell(cell, [sentence])


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def _rows(found: Any) -> list[Row]:
    names = list(found.columns)
    return [dict(zip(names, row, strict=True)) for row in found.to_numpy().tolist()]


def _when(text: str | None) -> str:
    return when(EdtfDate.parse(text) if text else None)


def _stopped(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."

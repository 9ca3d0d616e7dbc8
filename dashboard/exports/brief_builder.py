"""Records to morning note: the rules by which its sections are filled and its sentences written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from dashboard.store.queries import changes, dossier, meetings, passages, positions, quotes, stances
from dashboard.wording.dates import when
from dashboard.wording.phrases import capitalised, spoken

SILENCES = 6
"""How many of the longest silences are told."""

CALLED_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.DENIED)


def write_brief(engine: Engine, filters: Filters, since: date, day: date) -> Brief:
    """What became known after `since` and by `day`, for what the reader has chosen."""
    writer = _Writer(engine, replace(filters, known=day), since, day)
    sections = (
        Section("Moved", tuple(writer.moved())),
        Section("First words", tuple(writer.first_words())),
        Section("Met", tuple(writer.met())),
        Section("Announced", tuple(writer.announced())),
        Section("Called off", tuple(writer.called_off())),
        Section("Said", tuple(writer.said())),
        Section("Disputed", tuple(writer.disputed())),
        Section("Next", tuple(writer.coming())),
        Section("Announced, date passed, no confirmation", tuple(writer.unconfirmed())),
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
    def cells(self) -> list[Row]:
        return _rows(stances.cells(self.engine, self.filters, "delegations"))

    @cached_property
    def pairs(self) -> list[tuple[Row, Row]]:
        """Each cell as it was known on the two days."""
        before = _rows(stances.cells(self.engine, replace(self.filters, known=self.since), "delegations"))
        known = {(cell["column"], cell["issue"]): cell for cell in before}
        unknown: Row = {"stance": "uncoded", "position": None}
        return [(known.get((cell["column"], cell["issue"]), unknown), cell) for cell in self.cells]

    @cached_property
    def silent(self) -> list[Row]:
        old = [cell for cell in self.cells if cell["stance"] in SIGNS and cell["stale"]]
        return sorted(old, key=lambda cell: -cell["age_days"])[:SILENCES]

    @cached_property
    def ids(self) -> list[str]:
        """The positions that the note may tell of."""
        changed = [pair for pair in self.pairs if pair[0]["stance"] != pair[1]["stance"]]
        ids = [cell["position"] for pair in changed for cell in pair] + [cell["position"] for cell in self.silent]
        return [id_ for id_ in dict.fromkeys(ids) if id_]

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
    def meeting_words(self) -> list[Row]:
        return _rows(changes.words_on_meetings(self.engine, self.filters, self.since))

    @cached_property
    def awaited(self) -> list[Row]:
        return _rows(meetings.all_chosen(self.engine, self.filters, statuses=meetings.AWAITED))

    @cached_property
    def read_by_meeting(self) -> dict[str, list[Row]]:
        ids = [word["meeting"] for word in self.meeting_words] + [meeting["id"] for meeting in self.awaited]
        return _grouped(
            _rows(passages.of_records(self.engine, self.filters, "meeting", list(dict.fromkeys(ids)))), "record"
        )

    def moved(self) -> Iterator[Item]:
        """Cells that show another stance than they did, and did show one."""
        for then, now in self.pairs:
            if then["stance"] in SIGNS and now["stance"] in SIGNS and then["stance"] != now["stance"]:
                words = [self._position(now["position"]), self._position(then["position"], "Before that, ")]
                yield self._of_cell(now, words, before=then["stance"])

    def first_words(self) -> Iterator[Item]:
        """Cells that show a stance and showed none."""
        for then, now in self.pairs:
            if then["stance"] not in SIGNS and now["stance"] in SIGNS:
                yield self._of_cell(now, [self._position(now["position"]), *self._quotes_of(now["position"])])

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
        yield from self._meeting_news(lambda word: word["status"] == "held" and word["former"] != "held")

    def announced(self) -> Iterator[Item]:
        """Meetings that are to come, were asked for, or are only spoken of."""
        yield from self._meeting_news(lambda word: word["status"] not in ("held", *CALLED_OFF))

    def called_off(self) -> Iterator[Item]:
        """Meetings that will not be, or not then."""
        yield from self._meeting_news(lambda word: word["status"] in CALLED_OFF)

    def _meeting_news(self, wanted: Callable[[Row], bool]) -> Iterator[Item]:
        for word in self.meeting_words:
            if wanted(word):
                evidence = [row for row in self.read_by_meeting[word["meeting"]] if row["entry"] == word["rank"]]
                yield self._meeting(word, word["meeting"], evidence)

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
        yield from self._standing(lambda meeting: not meeting["latest"] or meeting["latest"] >= self.day)

    def unconfirmed(self) -> Iterator[Item]:
        """Announced, its day is gone, and nobody says that it was held."""
        yield from self._standing(lambda meeting: meeting["latest"] and meeting["latest"] < self.day)

    def _standing(self, wanted: Callable[[Row], bool]) -> Iterator[Item]:
        for meeting in self.awaited:
            if wanted(meeting):
                read = self.read_by_meeting[meeting["id"]]
                last = max(row["entry"] for row in read)
                yield self._meeting(meeting, meeting["id"], [row for row in read if row["entry"] == last])

    def said(self) -> Iterator[Item]:
        """Whole sentences that became known and are not told with a first word."""
        first = [now["position"] for then, now in self.pairs if then["stance"] not in SIGNS and now["stance"] in SIGNS]
        told = {quote["id"] for position in first for quote in self.said_by_position.get(position, ())}
        ids = changes.quotes_since(self.engine, self.filters, self.since)
        for quote in _rows(quotes.by_id(self.engine, self.filters, ids)):
            if quote["kind"] == "direct" and quote["id"] not in told:
                who = quote["speaker_name"] or quote["attribution"]
                lead = f"{who}, {_when(quote['said_on'])}."
                yield Item(lead, (self._quote(quote),), "quotes", {"quote": quote["id"]})

    def disputed(self) -> Iterator[Item]:
        """Claims that somebody calls false."""
        ids = changes.disputed_since(self.engine, self.filters, self.since)
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
    rows: list[Row] = found.to_dict("records")
    return rows


def _when(text: str | None) -> str:
    return when(EdtfDate.parse(text) if text else None)


def _stopped(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."

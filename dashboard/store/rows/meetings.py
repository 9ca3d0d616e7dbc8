"""Meetings word by word: each entry of the history carries the meeting as it stands with that word."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting, Participant, StatusEntry
from dashboard.models.vocabulary import MeetingKind
from dashboard.store import tables
from dashboard.store.rows.actors import office_on
from dashboard.store.rows.row import Row, TableRow, known_from, last_day
from dashboard.store.rows.words import passage


@dataclass(frozen=True)
class _Standing:
    """A meeting as it stands with one word of its history."""

    title: str
    participants: tuple[Participant, ...]
    unnamed: tuple[str, ...]
    when: EdtfDate | None = None
    place: str | None = None
    known_from: date | None = None

    def after(self, entry: StatusEntry, known: date | None) -> "_Standing":
        """A later word changes what it names. What it does not name stays; it is known after the words before it."""
        named = bool(entry.participants or entry.unnamed)
        return replace(
            self,
            title=entry.title or self.title,
            participants=entry.participants if named else self.participants,
            unnamed=entry.unnamed if named else self.unnamed,
            when=entry.date or self.when,
            place=entry.place or self.place,
            known_from=_later(self.known_from, known),
        )


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """meeting, history, participant, account, meeting_issue, leg and passage."""
    for meeting in dossier.meetings.values():
        yield tables.meeting, meeting.model_dump(include={"id", "kind", "mode", "confidence", "note"})
        for issue in meeting.issues:
            yield tables.meeting_issue, {"meeting": meeting.id, "issue": issue}
        yield from _history(dossier, meeting)
        yield from _accounts(dossier, meeting)


def _history(dossier: Dossier, meeting: Meeting) -> Iterator[TableRow]:
    standing = _Standing(meeting.title, meeting.participants, meeting.unnamed)
    for rank, entry in enumerate(meeting.history):
        standing = standing.after(entry, _known(dossier, entry))
        last = rank == len(meeting.history) - 1
        until = None if last else _later(standing.known_from, _known(dossier, meeting.history[rank + 1]))
        row = _entry(dossier, meeting, rank, entry, standing) | {"last": last, "known_until": until}
        yield tables.history, row
        for order, member in enumerate(standing.participants):
            actor = dossier.actors[member.actor]
            row = {
                "meeting": meeting.id, "entry": rank, "rank": order, "actor": member.actor, "name": actor.name,
                "office": office_on(dossier, member.actor, standing.when or entry.reported), "role": member.role,
                "remote": member.remote,
            }  # fmt: skip
            yield tables.participant, row
        for order, text in enumerate(standing.unnamed, start=len(standing.participants)):
            nameless = {"actor": None, "office": None, "role": None, "remote": None}
            yield tables.participant, {"meeting": meeting.id, "entry": rank, "rank": order, "name": text, **nameless}
        for evidence in entry.evidence:
            known = _later(known_from(dossier, [evidence.source], entry.reported), standing.known_from)
            yield tables.passage, passage(dossier, "meeting", meeting.id, evidence, known, entry=rank)
        if meeting.kind is MeetingKind.CALL:
            yield from _legs(dossier, meeting, rank, standing)


def _known(dossier: Dossier, entry: StatusEntry) -> date | None:
    """A word is known when it was reported and one of its sources could be read."""
    read = known_from(dossier, [evidence.source for evidence in entry.evidence], entry.reported)
    return _later(read, last_day(entry.reported))


def _later(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _entry(dossier: Dossier, meeting: Meeting, rank: int, entry: StatusEntry, standing: _Standing) -> Row:
    names = [dossier.actors[member.actor].name for member in standing.participants]
    return {
        "meeting": meeting.id, "rank": rank, "status": entry.status, "note": entry.note, "outcome": entry.outcome,
        "date": str(entry.date) if entry.date else None, "place": entry.place, "reported": str(entry.reported),
        "title": standing.title, "who": ", ".join([*names, *standing.unnamed]),
        "date_so_far": str(standing.when) if standing.when else None, "place_so_far": standing.place,
        "earliest": standing.when.earliest if standing.when else None,
        "latest": standing.when.latest if standing.when else None,
        "day": last_day(standing.when),
        "reported_earliest": entry.reported.earliest, "reported_latest": entry.reported.latest,
        "known_from": standing.known_from,
    }  # fmt: skip


def _legs(dossier: Dossier, meeting: Meeting, rank: int, standing: _Standing) -> Iterator[TableRow]:
    """A call is drawn between the capitals of the delegations that take part as it stands with the word at `rank`."""
    delegations = dict.fromkeys(dossier.delegation_of(member.actor) for member in standing.participants)
    capitals = [capital for delegation in delegations if (capital := dossier.actors[delegation].capital)]
    for origin, destination in combinations(sorted(set(capitals)), 2):
        yield tables.leg, {"meeting": meeting.id, "entry": rank, "origin": origin, "destination": destination}


def _accounts(dossier: Dossier, meeting: Meeting) -> Iterator[TableRow]:
    told, first = meeting.history[-1].reported, _known(dossier, meeting.history[0])
    for rank, account in enumerate(meeting.accounts):
        known = _later(known_from(dossier, [evidence.source for evidence in account.evidence], told), first)
        row = {"meeting": meeting.id, "rank": rank, "by": account.by, "summary": account.summary, "known_from": known}
        yield tables.account, row
        for evidence in account.evidence:
            day = _later(known_from(dossier, [evidence.source], told), first)
            yield tables.passage, passage(dossier, "account", meeting.id, evidence, day, entry=rank)

"""Dossier to rows: a pure function of the records."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, insert

from dashboard.dossier.passage import Span, find_all, paragraph_around, sentence_around
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.evidence import Evidence
from dashboard.models.meeting import Meeting
from dashboard.models.quote import Quote
from dashboard.store import tables
from dashboard.store.search import create_index

Row = dict[str, Any]


def compile_into(connection: Connection, dossier: Dossier) -> None:
    """Create the tables of an empty database and fill them."""
    tables.metadata.create_all(connection)
    rows: dict[Table, list[Row]] = {}
    for table, row in _rows(dossier):
        rows.setdefault(table, []).append(row)
    for table, batch in rows.items():
        connection.execute(insert(table), batch)
    create_index(connection)


def _rows(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    yield from _title_page(dossier)
    yield from _actors(dossier)
    yield from _issues_and_places(dossier)
    yield from _sources(dossier)
    yield from _quotes(dossier)
    yield from _positions(dossier)
    yield from _meetings(dossier)


def _title_page(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    settings = dossier.settings
    days = [day for source in dossier.sources.values() if (day := source.published.latest or source.published.earliest)]
    yield tables.dossier, {
        "id": settings.id, "title": settings.title, "summary": settings.summary,
        "stale_after_days": settings.stale_after_days, "last_word": max(days, default=None),
    }  # fmt: skip
    columns = [(group.name, member) for group in settings.delegations for member in group.members]
    listed = {member.actor for _, member in columns}
    rows = [(member.actor, member.short, heading) for heading, member in columns if member.actor in dossier.actors]
    rows += [
        (actor.id, actor.name[:24], "Not listed")
        for actor in dossier.actors.values()
        if actor.id not in listed and _has_positions(dossier, actor.id)
    ]
    for rank, (actor_id, short, heading) in enumerate(rows):
        yield tables.delegation, {"actor": actor_id, "rank": rank, "short": short, "heading": heading}


def _has_positions(dossier: Dossier, delegation: str) -> bool:
    return any(
        dossier.delegation_of(position.on_behalf_of or position.actor) == delegation
        for position in dossier.positions.values()
    )


def _actors(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    for actor in dossier.actors.values():
        yield tables.actor, {
            "id": actor.id, "kind": actor.kind, "name": actor.name, "note": actor.note,
            "office": actor.posts[0].title if actor.posts else None, "delegation": dossier.delegation_of(actor.id),
        }  # fmt: skip
        for speaks_for in dossier.chain(actor.id):
            yield tables.voice, {"actor": actor.id, "speaks_for": speaks_for}
        for alias in actor.aliases:
            yield tables.alias, {"actor": actor.id, "text": alias.text, "weak": alias.weak}


def _issues_and_places(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    for rank, issue in enumerate(dossier.issues.values()):
        yield tables.issue, {
            "id": issue.id, "rank": rank, "title": issue.title, "short": issue.short, "statement": issue.statement,
            "heading": issue.group, "summary": issue.summary,
        }  # fmt: skip
    for place in dossier.places.values():
        yield tables.place, place.model_dump(include={"id", "name", "lat", "lon", "label_side"})


def _sources(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    for source in dossier.sources.values():
        yield (
            tables.source,
            {
                **source.model_dump(
                    include={"id", "kind", "title", "publisher", "author", "url", "language", "rights", "note"}
                ),
                "published": str(source.published),
                "published_earliest": source.published.earliest,
                "published_latest": source.published.latest,
                "accessed": str(source.accessed) if source.accessed else None,
                "text": dossier.texts.get(source.id),
            },
        )


def _quotes(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    for quote in dossier.quotes.values():
        place = _place_in_text(dossier, quote)
        yield tables.quote, {
            **quote.model_dump(
                include={
                    "id", "speaker", "kind", "exact", "source", "attribution", "meeting", "place", "language",
                    "negated", "marks_mismatched", "wording", "note",
                }
            ),
            "delegation": dossier.delegation_of(quote.speaker) if quote.speaker else None,
            "translation": quote.translation.text if quote.translation else None,
            "translated_by": quote.translation.by if quote.translation else None,
            "issue_names": " · ".join(dossier.issues[issue].short for issue in quote.issues),
            **_date(quote.said_on, "said_on"),
            **place,
            **_paragraph(dossier, quote),
        }  # fmt: skip
        yield tables.passage, {
            "sort": "quote", "record": quote.id, "entry": 0, "quote": None, "source": quote.source,
            "exact": quote.exact,
            "note": None, **place,
        }  # fmt: skip
        for issue in quote.issues:
            yield tables.quote_issue, {"quote": quote.id, "issue": issue}
        for dispute in quote.disputed:
            yield tables.dispute, {"quote": quote.id, "by": dispute.by, "note": dispute.note}


def _positions(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    for rank, position in enumerate(dossier.positions.values()):
        yield tables.position, {
            **position.model_dump(
                include={
                    "id", "actor", "issue", "stance", "condition", "summary", "basis", "setting", "confidence", "note",
                }
            ),
            "rank": rank,
            "spoke_for": position.on_behalf_of or position.actor,
            "delegation": dossier.delegation_of(position.on_behalf_of or position.actor),
            **_date(position.date, "date"),
        }  # fmt: skip
        for order, quote in enumerate(position.quotes):
            yield tables.position_quote, {"position": position.id, "quote": quote, "rank": order}
            yield tables.passage, _through_quote(dossier, position.id, dossier.quotes[quote])
        for evidence in position.evidence:
            yield tables.passage, _passage(dossier, "position", position.id, 0, evidence)
        for source in position.searched:
            yield tables.passage, {
                "sort": "searched", "record": position.id, "entry": 0, "quote": None, "source": source, "exact": None,
                "note": None,
                **_NOWHERE,
            }  # fmt: skip


def _meetings(dossier: Dossier) -> Iterator[tuple[Table, Row]]:
    for meeting in dossier.meetings.values():
        date, place = _latest_word(meeting)
        yield (
            tables.meeting,
            {
                **meeting.model_dump(include={"id", "title", "kind", "mode", "outcome", "note"}),
                "status": meeting.history[-1].status,
                "place": place,
                "who": ", ".join([*(dossier.actors[who.actor].name for who in meeting.participants), *meeting.unnamed]),
                **_date(date, "date"),
                **_bounds("spoken_of", meeting.history[-1].reported),
            },
        )
        for rank, entry in enumerate(meeting.history):
            yield tables.history, {
                "meeting": meeting.id, "rank": rank, "status": entry.status, "place": entry.place,
                "date": str(entry.date) if entry.date else None, "reported": str(entry.reported), "note": entry.note,
            }  # fmt: skip
            for evidence in entry.evidence:
                yield tables.passage, _passage(dossier, "meeting", meeting.id, rank, evidence)
        for rank, member in enumerate(meeting.participants):
            yield tables.participant, {
                "meeting": meeting.id, "actor": member.actor, "rank": rank, "role": member.role,
                "remote": member.remote,
            }  # fmt: skip
        for text in meeting.unnamed:
            yield tables.unnamed, {"meeting": meeting.id, "text": text}
        for rank, account in enumerate(meeting.accounts):
            yield tables.account, {"meeting": meeting.id, "rank": rank, "by": account.by, "summary": account.summary}
            for evidence in account.evidence:
                yield tables.passage, _passage(dossier, "account", meeting.id, rank, evidence)
        for issue in meeting.issues:
            yield tables.meeting_issue, {"meeting": meeting.id, "issue": issue}


def _latest_word(meeting: Meeting) -> tuple[EdtfDate | None, str | None]:
    """The date and the place that the last entry which names one has."""
    dates = [entry.date for entry in meeting.history if entry.date]
    places = [entry.place for entry in meeting.history if entry.place]
    return (dates[-1] if dates else None), (places[-1] if places else None)


def _passage(dossier: Dossier, sort: str, record: str, entry: int, evidence: Evidence) -> Row:
    return {
        "sort": sort, "record": record, "entry": entry, "quote": None, "source": evidence.source,
        "exact": evidence.exact,
        "note": evidence.note, **_place_in_text(dossier, evidence),
    }  # fmt: skip


def _through_quote(dossier: Dossier, position: str, quote: Quote) -> Row:
    return {
        "sort": "position", "record": position, "entry": 0, "quote": quote.id, "source": quote.source,
        "exact": quote.exact, "note": None, **_place_in_text(dossier, quote),
    }  # fmt: skip


_NOWHERE: Row = {"start": None, "end": None, "sentence_start": None, "sentence_end": None}


def _place_in_text(dossier: Dossier, words: Quote | Evidence) -> Row:
    text = dossier.texts.get(words.source)
    if text is None or words.exact is None:
        return _NOWHERE
    span: Span = find_all(text, words.exact, words.prefix, words.suffix)[0]
    sentence = sentence_around(text, span)
    return {"start": span.start, "end": span.end, "sentence_start": sentence.start, "sentence_end": sentence.end}


def _bounds(name: str, value: EdtfDate) -> Row:
    return {f"{name}_earliest": value.earliest, f"{name}_latest": value.latest}


def _paragraph(dossier: Dossier, quote: Quote) -> Row:
    text = dossier.texts[quote.source]
    block = paragraph_around(text, find_all(text, quote.exact, quote.prefix, quote.suffix)[0])
    return {"paragraph_start": block.start, "paragraph_end": block.end}


def _date(value: EdtfDate | None, name: str) -> Row:
    return {
        name: str(value) if value else None,
        "earliest": value.earliest if value else None,
        "latest": value.latest if value else None,
    }

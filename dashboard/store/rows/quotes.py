"""Quotes with their place in the text. They wait until all are there, since their number tells their age."""

from collections.abc import Iterator

from dashboard.models.dossier import Dossier
from dashboard.models.quote import Quote
from dashboard.store import tables
from dashboard.store.rows.actors import office_on
from dashboard.store.rows.row import TableRow, dated, known_from
from dashboard.store.rows.words import paragraph, standing

_PLAIN = {
    "id", "speaker", "kind", "exact", "source", "attribution", "meeting", "place", "language", "negated",
    "marks_mismatched", "wording", "note",
}  # fmt: skip


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """Staged quotes and dispute."""
    for quote in dossier.quotes.values():
        known = known_from(dossier, [quote.source], quote.said_on)
        yield tables.staged, _quote(dossier, quote) | {"known_from": known}
        for dispute in quote.disputed:
            later = known_from(dossier, [dispute.by], quote.said_on) if dispute.by in dossier.sources else None
            row = {"quote": quote.id, "by": dispute.by, "note": dispute.note, "known_from": later or known}
            yield tables.dispute, row


def _quote(dossier: Dossier, quote: Quote) -> dict[str, object]:
    translation = quote.translation
    return {
        **quote.model_dump(include=_PLAIN),
        "publisher": dossier.sources[quote.source].publisher,
        "delegation": dossier.delegation_of(quote.speaker) if quote.speaker else None,
        "office": office_on(dossier, quote.speaker, quote.said_on),
        "place": quote.place or _meeting_place(dossier, quote),
        "translation": translation.text if translation else None,
        "translated_by": translation.by if translation else None,
        "issue_names": " · ".join(dossier.issues[issue].short for issue in quote.issues),
        "issues": " ".join(quote.issues),
        "origin": "curated",
        **dated("said_on", quote.said_on),
        **standing(dossier, quote),
        **paragraph(dossier, quote),
    }


def _meeting_place(dossier: Dossier, quote: Quote) -> str | None:
    meeting = dossier.meetings.get(quote.meeting or "")
    return next((entry.place for entry in reversed(meeting.history) if entry.place), None) if meeting else None

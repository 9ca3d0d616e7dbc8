"""Sources with their kept texts."""

from collections.abc import Iterator
from datetime import date

from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows.row import Row, TableRow, last_day, sources_of

_PLAIN = {"id", "kind", "title", "title_basis", "publisher", "author", "url", "language", "rights", "note"}


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """The rows of source."""
    told = _first_told(dossier)
    for source in dossier.sources.values():
        known = last_day(source.published) or told.get(source.id)
        row = {
            **source.model_dump(include=_PLAIN),
            "published": str(source.published) if source.published else None,
            "accessed": str(source.accessed) if source.accessed else None,
            "text": dossier.texts.get(source.id),
            **listed(known, kept=source.id in dossier.texts),
        }
        yield tables.source, row


def listed(known: date | None, *, kept: bool) -> Row:
    """known_from, and what the list of sources is ordered by."""
    return {"known_from": known, "kept": kept, "day": known or date.min}


def _first_told(dossier: Dossier) -> dict[str, date]:
    """For a source without a day of publication: the first day that any record rests on it for."""
    days: dict[str, list[date]] = {}

    def tells(source: str, when: EdtfDate | None) -> None:
        if day := last_day(when):
            days.setdefault(source, []).append(day)

    for quote in dossier.quotes.values():
        tells(quote.source, quote.said_on)
        for dispute in quote.disputed:
            tells(dispute.by, quote.said_on)
    for position in dossier.positions.values():
        for source in sources_of(dossier, position):
            tells(source, position.date)
    for meeting in dossier.meetings.values():
        for entry in meeting.history:
            for evidence in entry.evidence:
                tells(evidence.source, entry.reported)
        for account in meeting.accounts:
            for evidence in account.evidence:
                tells(evidence.source, meeting.history[-1].reported)
    return {source: min(found) for source, found in days.items()}

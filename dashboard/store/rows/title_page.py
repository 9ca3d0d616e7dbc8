"""The dossier itself and the columns of its matrix."""

from collections.abc import Iterator
from datetime import date

from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows.row import TableRow, known_from, last_day, sources_of


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """Dossier and delegation."""
    settings = dossier.settings
    days = [last_day(source.published) for source in dossier.sources.values()]
    days += [last_day(position.date) for position in dossier.positions.values()]
    days += [last_day(entry.reported) for meeting in dossier.meetings.values() for entry in meeting.history]
    yield tables.dossier, {
        "id": settings.id, "title": settings.title, "summary": settings.summary,
        "stale_after_days": settings.stale_after_days, "window_days": settings.window_days,
        "last_word": max((day for day in days if day), default=None),
    }  # fmt: skip
    for rank, (actor, short, heading, known) in enumerate(_columns(dossier)):
        yield tables.delegation, {
            "actor": actor, "rank": rank, "short": short, "heading": heading, "known_from": known,
        }  # fmt: skip


def _columns(dossier: Dossier) -> Iterator[tuple[str, str, str, date | None]]:
    """The listed delegations, then those that speak without being listed: nothing is hidden by an omission.

    Each with the day from which there is a column: a listed one has it from the beginning, another from its first word.
    """
    listed = set()
    for group in dossier.settings.delegations:
        for member in group.members:
            if member.actor in dossier.actors and member.actor not in listed:
                listed.add(member.actor)
                yield member.actor, member.short, group.name, date.min
    spoken: dict[str, list[date]] = {}
    for position in dossier.positions.values():
        known = known_from(dossier, sources_of(dossier, position), position.date)
        spoken.setdefault(dossier.delegation_of(position.on_behalf_of or position.actor), []).extend(
            [known] if known else []
        )
    for actor in dossier.actors.values():
        if actor.id in spoken.keys() - listed:
            yield actor.id, actor.name[:24], "Not listed", min(spoken[actor.id], default=None)

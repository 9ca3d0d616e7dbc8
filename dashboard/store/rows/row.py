"""What every noun needs to make rows: dates, and the day from which something is known."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Table

from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.position import Position

Row = dict[str, Any]
TableRow = tuple[Table, Row]


def dated(name: str, value: EdtfDate | None) -> Row:
    """The date as it is given under `name`, with its first and last possible day."""
    return {
        name: str(value) if value else None,
        "earliest": value.earliest if value else None,
        "latest": value.latest if value else None,
    }


def last_day(value: EdtfDate | None) -> date | None:
    """The day by which it had certainly come; its first day where the end is open."""
    return (value.latest or value.earliest) if value else None


def known_from(dossier: Dossier, sources: Iterable[str], told: EdtfDate | None) -> date | None:
    """The first day on which one of the sources could be read.

    A source without a day of publication could be read when what it tells of (`told`) had come, and not before.
    """
    days = [last_day(dossier.sources[source].published) or last_day(told) for source in sources]
    return min((day for day in days if day), default=None)


def sources_of(dossier: Dossier, position: Position) -> list[str]:
    """The sources that a position rests on, through its quotes and by itself."""
    said = [dossier.quotes[quote].source for quote in position.quotes]
    return [*said, *(evidence.source for evidence in position.evidence), *position.searched]

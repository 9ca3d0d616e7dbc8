"""Records to rows, one noun a file. What pages would have to work out again and again is worked out here, once."""

from collections.abc import Iterator

from dashboard.models.dossier import Dossier
from dashboard.store.rows import actors, issues, meetings, positions, quotes, sources, title_page
from dashboard.store.rows.row import TableRow


def all_rows(dossier: Dossier) -> Iterator[TableRow]:
    """Every row of every table."""
    for noun in (title_page, actors, issues, sources, quotes, positions, meetings):
        yield from noun.rows(dossier)

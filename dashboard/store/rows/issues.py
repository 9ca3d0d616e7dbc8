"""Issues and places."""

from collections.abc import Iterator

from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows.row import TableRow


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """Issue and place."""
    for rank, issue in enumerate(dossier.issues.values()):
        yield tables.issue, {
            "id": issue.id, "rank": rank, "title": issue.title, "short": issue.short, "statement": issue.statement,
            "heading": issue.group, "summary": issue.summary,
        }  # fmt: skip
    for place in dossier.places.values():
        yield tables.place, place.model_dump(include={"id", "name", "kind", "lat", "lon", "label_side", "note"})

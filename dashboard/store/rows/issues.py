"""Issues and places."""

from collections.abc import Iterator

from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows.row import TableRow


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """Issue and place. Issues of one group stand together, so that its heading is drawn once."""
    groups = list(dict.fromkeys(issue.group for issue in dossier.issues.values()))
    ordered = sorted(dossier.issues.values(), key=lambda issue: groups.index(issue.group))
    for rank, issue in enumerate(ordered):
        yield tables.issue, {
            "id": issue.id, "rank": rank, "title": issue.title, "short": issue.short, "statement": issue.statement,
            "heading": issue.group, "summary": issue.summary,
        }  # fmt: skip
    for place in dossier.places.values():
        yield tables.place, place.model_dump(include={"id", "name", "kind", "lat", "lon", "label_side", "note"})

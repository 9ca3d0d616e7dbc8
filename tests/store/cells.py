"""The matrix of a dossier that a test makes: the drawn cast, with the positions that the test tells."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.filters import Filters
from dashboard.models.dossier import Dossier
from dashboard.models.position import Position
from dashboard.models.source import Source
from dashboard.store.queries import stances
from dashboard.store.queries.stances import Voices
from tests.store.drawn import ACTORS, DELEGATIONS, ISSUES
from tests.store.made import article, database, dossier_of


def taking(
    *positions: dict[str, Any], sources: Sequence[Source] = (), settings: dict[str, Any] | None = None, **more: Any
) -> Dossier:
    """Positions of a_envoy on i0, where nothing else is said, resting on an article of 15 February 2025."""
    given = {"actor": "a_envoy", "issue": "i0", "date": "2025-02-10", "stance": "supports", "summary": "S"}
    records = [Position.model_validate({"id": f"p{n}"} | given | fields) for n, fields in enumerate(positions)]
    title_page = {"delegations": DELEGATIONS, "stale_after_days": 5} | (settings or {})
    made = {"actors": ACTORS, "issues": ISSUES, "sources": [article(published="2025-02-15"), *sources]}
    return dossier_of(settings=title_page, positions=records, **made | more)


def cells(dossier: Dossier, filters: Filters | None = None, voices: Voices = "delegations") -> pd.DataFrame:
    """The whole matrix."""
    with database(dossier) as engine:
        return stances.cells(engine, filters or Filters(), voices)


def cell(
    dossier: Dossier, column: str = "aland", filters: Filters | None = None, voices: Voices = "delegations"
) -> Any:
    """One cell on i0."""
    found = cells(dossier, filters, voices)
    (row,) = found[(found["column"] == column) & (found["issue"] == "i0")].itertuples()
    return row

"""What of the large dossier rests on the article that it began with."""

from dashboard.models.dossier import Dossier
from tests.store.oracle import resting

SEED = "zelensky-offers-to-step-down"


def of_seed(dossier: Dossier, sort: str) -> set[str]:
    """The ids of one sort of record."""
    return {id_ for sort_, id_, source, _, _ in resting(dossier) if sort_ == sort and source == SEED}

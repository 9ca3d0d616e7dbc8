"""The invented dossier that the labelled articles are about."""

from pathlib import Path

import pytest

from dashboard.dossier.load import load
from dashboard.extraction.known import Known

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"


@pytest.fixture(scope="session")
def known() -> Known:
    loading = load(ARTICLES / "dossier")
    assert not loading.problems
    dossier = loading.dossier
    return Known.of(dossier.actors.values(), dossier.places.values(), dossier.issues.values())

"""Every quotation of the labelled articles is found with its speaker, and none is invented."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard.extraction.known import Known
from dashboard.extraction.suggest import suggest
from tests.extraction.conftest import ARTICLES

TEXTS = sorted(ARTICLES.glob("*.txt"))


def _labels(path: Path) -> list[dict[str, Any]]:
    labels: list[dict[str, Any]] = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    return labels


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_quotations_and_their_speakers(path: Path, known: Known) -> None:
    text = path.read_text(encoding="utf-8")
    found = [
        {"start": q.span.start, "exact": q.exact, "speaker": q.speaker, "speaker_text": q.speaker_text}
        for q in suggest(text, known).quotes
    ]
    assert found == _labels(path)


def test_there_are_enough_of_them() -> None:
    assert sum(len(_labels(path)) for path in TEXTS) >= 120

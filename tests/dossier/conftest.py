"""The small dossier of `tests/fixtures/small`, as a copy that a test may break."""

import shutil
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "small", tmp_path / "small"))

"""Long lists come page by page, and each page leads to the next."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.ui.conftest import Open, markup, words

SMALL = Path(__file__).parents[1] / "fixtures/small"


@pytest.fixture(autouse=True)
def _many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small dossier with 250 quotes that machines collected, each with a source of its own."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "data/small"))
    (folder / "bulk").mkdir(exist_ok=True)
    rows = [
        {
            "url": f"https://example.org/{number}", "title": f"Herons {number}", "published": "2025-03-01",
            "attribution": "an official", "exact": f"The herons came {number} times", "said_on": "2025-02-28",
            "passage": f"“The herons came {number} times,” an official said.",
        }
        for number in range(250)
    ]  # fmt: skip
    (folder / "bulk/quotes.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))


@pytest.mark.parametrize(("name", "kept"), [("quotes", {"q": "herons"}), ("quotes", {}), ("sources", {})])
def test_every_page_of_a_list_leads_to_the_next(page: Open, name: str, kept: dict[str, str]) -> None:
    first = page(name, **kept)
    number = int(re.search(r"Page 1 of (\d+)", words(first)).group(1))  # type: ignore[union-attr]
    assert number > 1
    assert "page=2" in markup(first)
    last = page(name, page=str(number), **kept)
    assert f"Page {number} of {number}" in words(last)
    assert f"page={number - 1}" in markup(last)
    assert set(re.findall(r"Herons \d+", words(first))).isdisjoint(re.findall(r"Herons \d+", words(last)))

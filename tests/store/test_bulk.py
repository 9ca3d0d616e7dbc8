"""Machine-collected quotes stand in the same tables, marked, with the words that they were found in."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.dossier.bulk.taken import Taken
from dashboard.dossier.load import load
from dashboard.dossier.passage import Span
from dashboard.filters import Filters
from dashboard.store import tables
from dashboard.store.engine import Store, build
from dashboard.store.queries import dossier, passages, quotes, sources
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.rows.bulk import GAP, BulkRows
from dashboard.store.search import read_terms
from tests.store.conftest import published
from tests.store.made import turn

SMALL = Path(__file__).parents[1] / "fixtures/small"

Building = Callable[..., Store]


@pytest.fixture
def building(tmp_path: Path) -> Iterator[Building]:
    folder, stores = Path(shutil.copytree(SMALL, tmp_path / "small")), []

    def built(*rows: dict[str, Any]) -> Store:
        (folder / "bulk").mkdir(exist_ok=True)
        (folder / "bulk/quotes.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        store = build(folder, tmp_path / "cache")
        stores.append(store)
        return published("bulk", store) if turn.server else store

    yield built
    for store in stores:
        store.engine.dispose()


def row(number: int, **fields: Any) -> dict[str, Any]:
    given = {
        "url": "https://example.org/1", "title": "A machine read it", "published": "2025-03-01",
        "attribution": "an official", "exact": f"The herons came {number} times",
        "passage": f"Nothing new. “The herons came {number} times,” an official said. So it goes.",
        "said_on": "2025-02-28",
    }  # fmt: skip
    return given | fields


def found(store: Store, words: str) -> list[dict[str, Any]]:
    return list(quotes.find(store.engine, Filters(), Choice(), read_terms(words)).quotes.to_dict("records"))


def test_a_quote_is_found_with_its_sentence_and_its_source(building: Building) -> None:
    store = building(row(1))
    (quote,) = found(store, "herons")
    assert quote["before"] + quote["exact"] + quote["after"] == "“The herons came 1 times,” an official said."
    assert (quote["context_before"], quote["origin"], quote["grade"]) == ("Nothing new. “", "bulk", "pinned")
    assert (quote["source_title"], quote["url"]) == ("A machine read it", "https://example.org/1")
    assert {one["origin"] for one in quotes.all_chosen(store.engine, Filters()).to_dict("records")} == {
        "bulk",
        "curated",
    }


def test_every_value_is_put_in_its_column() -> None:
    taken = Taken(
        "https://example.org/1", "A title", "The Post", "Eve", "2025-03", "fr", None, "an official", "reported", "came",
        "They came. So it goes.", "2025-02-28", (), 5, 0, 10, 0, 22,
    )  # fmt: skip
    rows = BulkRows(load(SMALL).dossier)
    quote = dict(zip(tables.staged.c.keys(), *rows.staged([taken]), strict=True))
    source = dict(zip(tables.source.c.keys(), *zip(*rows.rest().source, strict=True), strict=True))
    assert {name: source[name] for name in ("title", "publisher", "author", "url", "language", "text")} == {
        "title": "A title", "publisher": "The Post", "author": "Eve", "url": taken.url, "language": "fr",
        "text": taken.passage,
    }  # fmt: skip
    assert {name: value for name, value in quote.items() if value is not None} == {
        "id": quote["id"], "kind": "reported", "publisher": "The Post", "source": source["id"], "start": 5, "end": 9,
        "earliest": "2025-02-28", "latest": "2025-02-28", "known_from": "2025-03-31", "origin": "bulk", "exact": "came",
        "attribution": "an official", "said_on": "2025-02-28", "language": "fr", "issue_names": "", "issues": "",
        "sentence_start": 0, "sentence_end": 10, "paragraph_start": 0, "paragraph_end": 22,
        "negated": False, "marks_mismatched": False,
    }  # fmt: skip


def test_a_source_keeps_its_paragraphs_in_the_order_in_which_they_came(building: Building) -> None:
    other = {"url": "https://example.org/2"}
    store = building(row(1), row(2), row(3, **other), row(2, exact="Nothing new"), row(4), row(5, **other))
    listed = {one["url"]: one["id"] for one in sources.listing(store.engine, Filters()).to_dict("records")}
    numbers = {"https://example.org/1": (1, 2, 4), "https://example.org/2": (3, 5)}
    for url, kept in numbers.items():
        (source,) = sources.one(store.engine, Filters(), listed[url]).to_dict("records")
        assert source["text"] == GAP.join(row(number)["passage"] for number in kept)
        assert "by machine" in source["note"]
        spans = passages.in_source(store.engine, Filters(), source["id"])
        exact = {one["id"]: one["exact"] for one in quotes.all_chosen(store.engine, Filters()).to_dict("records")}
        assert len(spans) == {"https://example.org/1": 4, "https://example.org/2": 2}[url]
        for span in spans.itertuples():
            assert Span(span.start, span.end).of(source["text"]) == exact[span.record]


def test_what_is_known_later_is_not_there_before(building: Building) -> None:
    store = building(row(1))
    known = Filters(known=date(2025, 2, 28))
    assert quotes.find(store.engine, known, Choice(), read_terms("herons")).total == 0


def test_what_became_of_each_row_stands_in_the_database(building: Building) -> None:
    store = building(row(1), row(1), row(2, speaker="nobody"), {"exact": "x"})
    (report,) = dossier.bulk_files(store.engine).to_dict("records")
    assert report == {
        "file": "bulk/quotes.jsonl", "rows": 4, "taken": 1, "rejected": 2, "repeated": 1, "curated": 0,
    }  # fmt: skip
    named = dossier.problems(store.engine)
    assert set(zip(named["file"], named["line"], strict=True)) == {("bulk/quotes.jsonl", 3), ("bulk/quotes.jsonl", 4)}


def test_the_same_files_make_the_same_rows(building: Building) -> None:
    first = quotes.all_chosen(building(row(1), row(2)).engine, Filters())
    assert first.equals(quotes.all_chosen(building(row(1), row(2)).engine, Filters()))

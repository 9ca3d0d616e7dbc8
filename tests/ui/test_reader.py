from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.engine import Store, build
from dashboard.store.queries import sources
from dashboard.ui.evidence import Item
from dashboard.ui.reader import Reading, read
from dashboard.ui.view import View
from tests.ui.conftest import ROOT, SEED


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = build(Path(ROOT / "data/ukraine"), tmp_path_factory.mktemp("store"))
    yield store
    store.engine.dispose()


def opened(store: Store, at: int | None = None, filters: Filters | None = None) -> tuple[Item, Reading]:
    view = View(store, filters or Filters(), {}, ())
    [source] = sources.one(store.engine, Filters(), SEED).to_dict("records")
    item = {str(name): value for name, value in source.items()}
    return item, read(view, item, at)


@pytest.mark.parametrize("at", [None, 0, 940, 1071, 1_000_000])
def test_the_pieces_are_the_text_whole_and_in_order(store: Store, at: int | None) -> None:
    source, reading = opened(store, at)
    blocks = ["".join(piece.text for piece in block) for block in reading.paragraphs]
    assert blocks == [block for block in source["text"].split("\n\n") if block]
    for block in reading.paragraphs:
        for piece in block:
            assert source["text"][piece.start : piece.start + len(piece.text)] == piece.text


def test_every_quotation_is_marked_as_said_and_nothing_else_is(store: Store) -> None:
    source, reading = opened(store)
    quoted = [quote for quote in store.loading.dossier.quotes.values() if quote.source == SEED]
    said = "".join(piece.text for block in reading.paragraphs for piece in block if piece.said)
    for quote in quoted:
        assert (quote.exact in said) == (quote.kind != "reported")
    assert len(said) == sum(len(quote.exact) for quote in quoted if quote.kind != "reported")
    assert len(source["text"]) > len(said)


def test_the_narrowest_chosen_span_is_lit(store: Store) -> None:
    source, _ = opened(store)
    at = source["text"].index("offended” by")
    _, reading = opened(store, at)
    lit = [piece for block in reading.paragraphs for piece in block if piece.light == "lit"]
    assert [piece.text for piece in lit] == ["offended"]
    assert reading.focus == f"at-{at}"
    near = "".join(piece.text for block in reading.paragraphs for piece in block if piece.light)
    assert near.startswith("In response, Zelensky indicated")
    assert {quote["id"] for quote in reading.quotes} == {"not-offended"}
    assert "zelensky-elections-after-martial-law" in {position["id"] for position in reading.positions}


def test_filters_leave_the_text_and_take_the_records(store: Store) -> None:
    _, everything = opened(store)
    _, nato = opened(store, filters=Filters(actors=("nato",)))
    assert nato.quotes == []
    assert {position["actor"] for position in nato.positions} == {"nato"}
    assert [[piece.text for piece in block] for block in nato.paragraphs] != [
        [piece.text for piece in block] for block in everything.paragraphs
    ]
    whole = ["".join(piece.text for piece in block) for block in nato.paragraphs]
    assert whole == ["".join(piece.text for piece in block) for block in everything.paragraphs]

"""Bulk files read by a second process: the same rows, whatever becomes of it."""

import sqlite3
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from dashboard.dossier.aside import Aside, beside, both
from dashboard.dossier.bulk.judge import Bulk
from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.bulk.rows import BATCH
from dashboard.dossier.load import Loading
from dashboard.store import engine, indexing
from dashboard.store.rows.bulk import Made, Making
from tests.dossier.test_bulk import BAD, GOOD, dossier, lines, parquet


@pytest.fixture
def bulk(tmp_path: Path) -> Bulk:
    """A file of several batches with bad rows in it, one that can't be read, and one of another sort."""
    good = [GOOD | {"url": f"https://example.org/{number}"} for number in range(4 * BATCH)]
    lines(tmp_path, *good[:BATCH], *(row for row, _, _ in BAD.values()), *good[BATCH:], name="a.jsonl")
    (tmp_path / "bulk/b.parquet").write_bytes(b"PAR1")
    parquet(tmp_path, *good[:5], GOOD | {"title": "Half \u00e9"}, name="c.parquet")
    return Bulk(tmp_path, dossier())


@pytest.fixture
def making(bulk: Bulk, tmp_path: Path) -> Making:
    return Making.of(bulk, dossier(), tmp_path)


def test_a_second_process_finds_the_same(making: Making, tmp_path: Path) -> None:
    aside = Aside(making, tmp_path)
    found = list(aside.found())
    aside.close()
    assert aside.whole
    assert found == list(making.found())
    assert [report.file for report in found if isinstance(report, FileReport)] == making.reading.names
    with beside(making, tmp_path, worth=True) as pieces:
        assert list(pieces) == found


def test_the_rows_of_all_batches_are_those_of_one(making: Making, bulk: Bulk) -> None:
    made = [piece for piece in making.found() if isinstance(piece, Made)]
    staged = [row for piece in made for row in zip(*piece.quotes, strict=True)]
    assert len(staged) == len({row[0] for row in staged}) == len(list(bulk))
    assert len(made) > len(making.reading.names)


@pytest.mark.parametrize("pieces", range(6))
def test_what_a_process_that_is_killed_did_not_find_is_found_here(pieces: int, making: Making, tmp_path: Path) -> None:
    aside = Aside(making, tmp_path)
    found = both(aside, making)
    first = list(islice(found, pieces))
    aside.process.kill()
    assert first + list(found) == list(making.found())
    aside.close()


@pytest.mark.parametrize("python", ["", "/no/such/file", "/bin/false"])
def test_without_a_second_process_all_is_found_here(
    python: str, making: Making, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    with beside(making, tmp_path, worth=True) as pieces:
        assert list(pieces) == list(making.found())


def test_a_piece_that_is_cut_off_is_found_here(making: Making, tmp_path: Path) -> None:
    aside = Aside(making, tmp_path)
    aside.process.wait()
    aside._pieces.truncate(aside._pieces.seek(0, 2) - 10)
    assert list(both(aside, making)) == list(making.found())
    aside.close()


def test_work_that_is_given_up_ends_its_process(making: Making, tmp_path: Path) -> None:
    with beside(making, tmp_path, worth=True) as pieces:
        assert next(pieces)
    aside = Aside(making, tmp_path)
    aside.close()
    assert aside.process.returncode is not None


@pytest.mark.parametrize("changed", [
    {"os.cpu_count": lambda: 1}, {"sys.executable": "/bin/false"}, {"sys.executable": "/no/such/file"},
    {"dashboard.store.indexing.WORTH": 1_000_000}, {"dashboard.store.engine.WORTH": 1_000_000_000}, {},
])  # fmt: skip
def test_a_database_is_the_same_whoever_made_its_parts(
    changed: dict[str, Any], bulk: Bulk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def built(name: str) -> list[str]:
        path = tmp_path / name
        path.touch()
        engine.write_file(path, Loading(tmp_path, dossier(), (), ()))
        with closing(sqlite3.connect(path)) as made:
            made.execute("INSERT INTO quote_index (quote_index) VALUES ('integrity-check')")
            found = "SELECT rowid FROM quote_index WHERE quote_index MATCH 'stay'"
            assert len(made.execute(found).fetchall()) == len(list(bulk))
            return list(made.iterdump())

    alone = built("alone.sqlite")
    for module in (engine, indexing):
        monkeypatch.setattr(module, "WORTH", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    for name, value in changed.items():
        monkeypatch.setattr(name, value)
    assert built("changed.sqlite") == alone
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} == {".sqlite"}


@pytest.mark.usefixtures("bulk")
def test_the_second_process_makes_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, made = tmp_path / "built.sqlite", []
    path.touch()
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(indexing, "WORTH", 0)
    monkeypatch.setattr(indexing, "fill_index", lambda *_: made.append("here"))
    engine.write_file(path, Loading(tmp_path, dossier(), (), ()))
    assert not made
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    path.write_bytes(b"")
    engine.write_file(path, Loading(tmp_path, dossier(), (), ()))
    assert made == ["here"]

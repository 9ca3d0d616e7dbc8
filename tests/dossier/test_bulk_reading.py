"""Bulk files read by a second process: the same verdicts, whatever becomes of it."""

import sys
from itertools import islice
from pathlib import Path

import pytest

from dashboard.dossier.aside import Aside
from dashboard.dossier.bulk.judge import Bulk
from dashboard.dossier.bulk.reading import Reading, both, read
from dashboard.dossier.bulk.rows import BATCH
from dashboard.dossier.bulk.verdict import Judge
from tests.dossier.test_bulk import BAD, GOOD, dossier, lines, parquet


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """A file of several batches with bad rows in it, one that can't be read, and one of another sort."""
    good = [GOOD | {"url": f"https://example.org/{number}"} for number in range(4 * BATCH)]
    lines(tmp_path, *good[:BATCH], *(row for row, _, _ in BAD.values()), *good[BATCH:], name="a.jsonl")
    (tmp_path / "bulk/b.parquet").write_bytes(b"PAR1")
    parquet(tmp_path, *good[:5], name="c.parquet")
    return Reading(tmp_path, Bulk(tmp_path, dossier()).names, Judge(dossier()))


def test_a_second_process_says_the_same(reading: Reading) -> None:
    aside = Aside(reading)
    said = list(aside.found())
    aside.close()
    assert aside.whole
    assert said == list(reading.found()) == list(read(reading, worth=0))
    assert said.count(None) == 3


@pytest.mark.parametrize("batches", range(5))
def test_what_a_process_that_is_killed_did_not_say_is_read_here(batches: int, reading: Reading) -> None:
    aside = Aside(reading)
    verdicts = both(aside, reading)
    said = list(islice(verdicts, batches))
    aside.process.kill()
    assert said + list(verdicts) == list(reading.found())
    assert aside.process.returncode is not None


@pytest.mark.parametrize("python", ["", "/no/such/file", "/bin/false"])
def test_without_a_second_process_all_is_read_here(
    python: str, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    assert list(read(reading, worth=0)) == list(reading.found())


def test_a_reading_that_is_given_up_ends_its_process(reading: Reading) -> None:
    aside = Aside(reading)
    assert next(aside.found())
    aside.close()
    assert aside.process.returncode is not None

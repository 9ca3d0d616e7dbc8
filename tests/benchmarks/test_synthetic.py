"""What the benchmarks rest on: the same dossier each time, and a sound one."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.dossier.load import Loading, load
from dashboard.models.dates import EdtfDate
from dashboard.models.vocabulary import Basis, MeetingKind, MeetingStatus, Mode, QuoteKind, Role, Stance
from tests.benchmarks.bulk import write_quotes
from tests.benchmarks.synthetic import Size, rows, write_dossier
from tests.benchmarks.world import write_files

SMALL = Size(quotes=300, positions=200, meetings=200)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "synthetic"
    write_dossier(folder, SMALL)
    return folder


@pytest.fixture(scope="module")
def loading(tmp_path_factory: pytest.TempPathFactory) -> Loading:
    folder = tmp_path_factory.mktemp("read") / "synthetic"
    write_files(folder, SMALL.seed)
    return load(folder)


def test_the_same_seed_makes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "synthetic"
    write_dossier(again, SMALL)
    assert _bytes(again) == _bytes(folder)
    assert [row for _, row in rows(SMALL)] == [row for _, row in rows(SMALL)]


def test_a_small_dossier_is_the_beginning_of_a_larger_one(folder: Path, tmp_path: Path) -> None:
    write_quotes(tmp_path, SMALL.seed, 500)
    small, large = (pq.read_table(path / "bulk/quotes-0000.parquet").to_pylist() for path in (folder, tmp_path))
    assert small == large[:300]


def test_its_files_pass_the_check(loading: Loading) -> None:
    dossier = loading.dossier
    assert loading.problems == ()
    assert (len(dossier.actors), len(dossier.issues), len(dossier.places)) == (500, 60, 200)
    assert len({dossier.delegation_of(actor) for actor in dossier.actors}) == 40


def test_every_quote_stands_once_in_its_passage(folder: Path) -> None:
    quotes = pq.read_table(folder / "bulk/quotes-0000.parquet").to_pylist()
    assert len(quotes) == 300
    assert all(quote["passage"].count(quote["exact"]) == 1 for quote in quotes)


def test_every_quote_is_readable(folder: Path, loading: Loading) -> None:
    actors, issues = loading.dossier.actors, loading.dossier.issues
    for quote in pq.read_table(folder / "bulk/quotes-0000.parquet").to_pylist():
        assert quote["url"].startswith("https://")
        assert quote["title"]
        assert quote["kind"] in set(QuoteKind)
        assert quote["speaker"] in actors or quote["attribution"]
        assert issues.keys() >= set(quote["issues"])
        assert date.fromisoformat(quote["published"])
        assert quote["said_on"] is None or EdtfDate.parse(quote["said_on"])


def test_broken_rows_are_there_besides_and_named(tmp_path: Path) -> None:
    broken = write_quotes(tmp_path, SMALL.seed, 300, broken=20)
    quotes = pq.read_table(tmp_path / "bulk/quotes-0000.parquet").to_pylist()
    assert len(broken) == 20
    assert len(quotes) == 320
    named = {one.row for one in broken}
    assert {number for number, quote in enumerate(quotes, start=1) if quote["title"] is None} <= named


def test_positions_and_meetings_keep_to_the_vocabularies(loading: Loading) -> None:
    dossier = loading.dossier
    made: dict[str, list[dict[str, object]]] = {}
    for table, row in rows(SMALL):
        assert row.keys() <= set(table.columns.keys())
        made.setdefault(table.name, []).append(row)
    assert len(made["position"]) == len(made["meeting"]) == 200
    assert {row["stance"] for row in made["position"]} <= set(Stance)
    assert {row["basis"] for row in made["position"]} <= {None, *Basis}
    assert {row["kind"] for row in made["meeting"]} <= set(MeetingKind)
    assert {row["mode"] for row in made["meeting"]} <= {None, *Mode}
    assert {row["status"] for row in made["history"]} <= set(MeetingStatus)
    assert {row["role"] for row in made["participant"]} <= {None, *Role}
    assert {row["source"] for row in made["passage"]} <= dossier.sources.keys()
    assert {row["actor"] for row in made["participant"]} - {None} <= dossier.actors.keys()


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

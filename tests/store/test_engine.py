"""A database is a product of the files: there when they stay, new when they change, whole or not at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

import dashboard.store.engine as engine_module
from dashboard.dossier.load import Loading, load
from dashboard.store.engine import Store, build, cache_folder, fingerprint
from dashboard.store.queries import dossier

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/fixtures/small"


@pytest.fixture(scope="session", autouse=True)
def engine_kind() -> str:
    """This file is about databases in files."""
    return "sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small dossier that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "data" / "small"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def closed_in_the_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every engine that a test opens is closed after it."""
    opened = []
    open_ = engine_module.open_file

    def remembered(path: Path) -> engine_module.Engine:
        opened.append(open_(path))
        return opened[-1]

    monkeypatch.setattr(engine_module, "open_file", remembered)
    yield
    for engine in opened:
        engine.dispose()


def databases(cache: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in cache.iterdir()}


def title(store: Store) -> str:
    return str(dossier.title_page(store.engine)["title"][0])


def rename(folder: Path, new: str) -> None:
    page = folder / "dossier.yaml"
    lines = page.read_text("utf-8").splitlines()
    page.write_text("\n".join(f"title: {new}" if line.startswith("title:") else line for line in lines) + "\n", "utf-8")


def test_a_database_is_built_once_while_the_files_stay(folder: Path, cache: Path) -> None:
    build(folder, cache)
    before = databases(cache)
    assert title(build(folder, cache)) == "The river at Halm"
    assert databases(cache) == before
    assert len(before) == 1


def test_a_file_that_changes_is_shown(folder: Path, cache: Path) -> None:
    build(folder, cache)
    rename(folder, "The bridge")
    assert title(build(folder, cache)) == "The bridge"


def test_readers_of_the_one_before_keep_it(folder: Path, cache: Path) -> None:
    before = build(folder, cache)
    rename(folder, "The bridge")
    build(folder, cache)
    assert title(before) == "The river at Halm"


def test_what_nobody_reads_any_more_goes(folder: Path, cache: Path) -> None:
    for number in range(5):
        rename(folder, f"Number {'I' * number}")
        build(folder, cache)
    assert len(databases(cache)) == 2


def test_another_dossier_of_the_same_name_keeps_its_own(folder: Path, cache: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "elsewhere" / "small"))
    rename(other, "Elsewhere")
    stores = [build(folder, cache), build(other, cache)]
    assert [title(store) for store in stores] == ["The river at Halm", "Elsewhere"]
    assert len(databases(cache)) == 2


def test_a_build_that_fails_halfway_leaves_the_one_before(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(folder, cache)
    before = databases(cache)
    rename(folder, "The bridge")
    with monkeypatch.context() as patch:

        def halfway(connection: Connection, *_: object) -> None:
            connection.execute(text("CREATE TABLE half (built TEXT)"))
            raise OSError("no space left on device")

        patch.setattr(engine_module, "compile_into", halfway)
        with pytest.raises(OSError, match="no space left"):
            build(folder, cache)
    assert databases(cache) == before
    assert title(whole) == "The river at Halm"
    assert title(build(folder, cache)) == "The bridge"


def test_a_build_that_is_killed_leaves_nothing_that_is_read(folder: Path, cache: Path) -> None:
    killed = f"""
import os
from pathlib import Path
import dashboard.store.engine as engine
from dashboard.store import tables
def halfway(connection, *_):
    tables.metadata.create_all(connection)
    connection.commit()
    os._exit(9)
engine.compile_into = halfway
engine.build(Path({str(folder)!r}), Path({str(cache)!r}))
"""
    run = subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)
    assert run.returncode == 9
    assert not list(cache.glob("*.sqlite"))
    assert title(build(folder, cache)) == "The river at Halm"


def test_a_page_can_not_write(folder: Path, cache: Path) -> None:
    store = build(folder, cache)
    for statement in ("DELETE FROM quote", "UPDATE dossier SET title = 'x'", "CREATE TABLE x (y)", "DROP TABLE quote"):
        with store.engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
            connection.execute(text(statement))
    assert title(store) == "The river at Halm"


def test_builds_at_once_all_succeed(folder: Path, cache: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: build(folder, cache), range(8)))
    assert {title(store) for store in stores} == {"The river at Halm"}
    assert len(databases(cache)) == 1


def test_builds_of_two_processes_at_once_both_succeed(folder: Path, cache: Path) -> None:
    command = f"""
from pathlib import Path
from dashboard.store.engine import build
from dashboard.store.queries import dossier
print(dossier.title_page(build(Path({str(folder)!r}), Path({str(cache)!r})).engine)["title"][0])
"""
    runs = [
        subprocess.Popen([sys.executable, "-c", command], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    assert [run.communicate(timeout=60)[0].strip() for run in runs] == ["The river at Halm"] * 2
    assert [run.returncode for run in runs] == [0, 0]
    assert len(databases(cache)) == 1


def test_readers_of_many_threads_are_served(folder: Path, cache: Path) -> None:
    store = build(folder, cache)
    with ThreadPoolExecutor(12) as pool:
        assert set(pool.map(lambda _: title(store), range(60))) == {"The river at Halm"}


def test_a_database_is_sound_and_whole(folder: Path, cache: Path) -> None:
    build(folder, cache)
    connection = sqlite3.connect(next(cache.iterdir()))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


class TestFingerprint:
    def test_it_is_the_same_for_the_same_files(self, folder: Path) -> None:
        assert fingerprint(folder) == fingerprint(folder)

    def test_it_is_another_one_when_words_change(self, folder: Path) -> None:
        before = fingerprint(folder)
        rename(folder, "Another title")
        assert fingerprint(folder) != before

    def test_it_is_another_one_when_words_of_the_same_length_change(self, folder: Path) -> None:
        before = fingerprint(folder)
        rename(folder, "The river at Hulm")
        assert fingerprint(folder) != before

    def test_it_is_another_one_when_a_file_comes_goes_or_moves(self, folder: Path) -> None:
        seen = {fingerprint(folder)}
        added = folder / "actors" / "new.yaml"
        added.write_text("id: new\nkind: state\nname: New\n")
        seen.add(fingerprint(folder))
        added.rename(added.with_name("moved.yaml"))
        seen.add(fingerprint(folder))
        (folder / "positions" / "tamm.yaml").unlink()
        seen.add(fingerprint(folder))
        assert len(seen) == 4

    def test_it_is_another_one_after_an_update_of_the_program(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = fingerprint(folder)
        monkeypatch.setattr(engine_module, "_CODE", engine_module._CODE + b"# one line more")
        assert fingerprint(folder) != before

    @pytest.mark.parametrize("room", ["models", "wording", "dossier", "store"])
    def test_the_rooms_that_make_the_database_are_in_it(self, room: str) -> None:
        for path in (ROOT / "dashboard" / room).rglob("*.py"):
            assert path.read_bytes() in engine_module._CODE


def test_a_file_that_changes_while_it_is_read_is_seen_by_the_next_build(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_behind_its_back(read: Path) -> Loading:
        loading = load(read)
        rename(read, "Changed meanwhile")
        return loading

    with monkeypatch.context() as patch:
        patch.setattr(engine_module, "load", changed_behind_its_back)
        build(folder, cache)
    assert title(build(folder, cache)) == "Changed meanwhile"


@pytest.mark.parametrize("name", ["with space", "50%", "a#b", "why?", "a&b=c", "[brackets]", "Доссьє", "per%20cent"])
def test_a_cache_or_a_dossier_may_have_any_name(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / name / name))
    for new in ("One", "Two", "Three"):
        rename(folder, new)
        assert title(build(folder, tmp_path / name / "cache")) == new
    assert len(databases(tmp_path / name / "cache")) == 2


class TestCacheFolder:
    def test_the_host_chooses(self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DASHBOARD_CACHE", str(tmp_path / "chosen" / "deep"))
        build(folder)
        assert [path.suffix for path in (tmp_path / "chosen" / "deep").iterdir()] == [".sqlite"]

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the user's cache is not moved by a variable")
    def test_without_a_choice_it_is_the_users(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("DASHBOARD_CACHE", raising=False)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert cache_folder() == tmp_path / "demarche"
        assert cache_folder().is_dir()

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the user's cache is not moved by a variable")
    def test_where_the_user_has_none_it_is_a_temporary_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("DASHBOARD_CACHE", raising=False)
        in_the_way = tmp_path / "file"
        in_the_way.write_text("no folder can be made here")
        monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        found = cache_folder()
        assert found.parent == tmp_path
        assert os.access(found, os.W_OK)

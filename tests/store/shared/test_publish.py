"""A dossier on a server: there when it is whole, kept for those who are reading, gone when nobody can be."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, delete, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from dashboard.store import tables
from dashboard.store.engine import Store
from dashboard.store.queries import dossier
from dashboard.store.shared.catalogue import stores
from dashboard.store.shared.publish import NotPublishedError, publish, rows_in, withdraw
from tests.postgresql import Server
from tests.store.shared.conftest import Built

ROOT = Path(__file__).parents[3]


def title(store: Store) -> str:
    return str(dossier.title_page(store.engine)["title"][0])


def schemas(engine: Engine) -> set[str]:
    query = "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'small%'"
    with engine.connect() as connection:
        return set(connection.execute(text(query)).scalars())


@pytest.fixture
def name(target: Engine) -> Iterator[str]:
    yield "small"
    withdraw("small", target)


def test_it_is_copied_once_while_the_files_stay(built: Built, target: Engine, app: Engine, name: str) -> None:
    store = built("One")
    assert publish(store, name, target)
    assert not publish(store, name, target)
    assert title(stores(app)[name]) == "One"


def test_all_rows_are_copied_and_told_of(built: Built, target: Engine, name: str) -> None:
    store = built("One")
    told: list[int] = []
    publish(store, name, target, copied=told.append)
    assert sum(told) == rows_in(store) > 60


def test_who_is_reading_goes_on_and_who_comes_reads_the_new(
    built: Built, target: Engine, app: Engine, name: str
) -> None:
    publish(built("One"), name, target)
    reader = stores(app)[name]
    publish(built("Two"), name, target)
    assert (title(reader), title(stores(app)[name])) == ("One", "Two")
    assert len(schemas(target)) == 2


def test_what_nobody_can_be_reading_goes(built: Built, target: Engine, app: Engine, name: str) -> None:
    for number in ("One", "Two", "Three", "Four"):
        publish(built(number), name, target)
    assert len(schemas(target)) == 2
    assert title(stores(app)[name]) == "Four"
    withdraw(name, target)
    assert not schemas(target)
    assert name not in stores(app)


def test_a_build_that_is_killed_leaves_the_one_before(
    built: Built, target: Engine, app: Engine, postgresql: Server, name: str, tmp_path: Path
) -> None:
    publish(built("One"), name, target)
    before = schemas(target)
    built("Two")
    killed = f"""
import os
from pathlib import Path
from dashboard.store.engine import build
from dashboard.store.shared.publish import publish
from dashboard.store.shared.server import writing
store = build(Path({str(tmp_path / "small")!r}), Path({str(tmp_path / "cache")!r}))
copied = [0]
def count(rows):
    copied[0] += rows
    if copied[0] > 60:
        os._exit(9)
publish(store, {name!r}, writing({postgresql.address()!r}), copied=count)
"""
    assert subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False).returncode == 9
    assert title(stores(app)[name]) == "One"
    assert publish(built("Two"), name, target)
    assert title(stores(app)[name]) == "Two"
    assert len(schemas(target) - before) == 1


def test_two_who_build_at_once_both_succeed(built: Built, target: Engine, app: Engine, name: str) -> None:
    store = built("One")
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: publish(store, name, target), range(4)))
    assert sorted(done) == [False, False, False, True]
    assert title(stores(app)[name]) == "One"


def test_the_app_can_not_write(built: Built, target: Engine, app: Engine, name: str) -> None:
    publish(built("One"), name, target)
    store = stores(app)[name]
    with store.engine.connect() as connection:
        for statement in (delete(tables.quote), text("DROP SCHEMA demarche CASCADE"), text("CREATE TABLE x (y int)")):
            with pytest.raises(DBAPIError, match="read-only transaction"):
                connection.execute(statement)
    assert title(store) == "One"


def test_a_role_that_may_read_reads_and_does_nothing_else(
    built: Built, target: Engine, postgresql: Server, name: str
) -> None:
    with target.begin() as connection:
        connection.execute(text('DROP ROLE IF EXISTS "the app"'))
        connection.execute(text('CREATE ROLE "the app" LOGIN'))
    engine = create_engine(postgresql.address(role="the%20app").replace("postgresql:", "postgresql+psycopg:"))
    assert stores(engine) == {}
    publish(built("One"), name, target, reader="the app")
    store = stores(engine)[name]
    assert title(store) == "One"
    with store.engine.connect() as connection, pytest.raises(ProgrammingError, match="permission denied"):
        connection.execute(delete(tables.quote))
    engine.dispose()
    withdraw(name, target)
    with target.begin() as connection:
        connection.execute(text('DROP OWNED BY "the app"'))
        connection.execute(text('DROP ROLE "the app"'))


def test_a_role_that_is_not_there_stops_it_and_changes_nothing(
    built: Built, target: Engine, app: Engine, name: str
) -> None:
    publish(built("One"), name, target)
    with pytest.raises(NotPublishedError, match='role "nobody" does not exist'):
        publish(built("Two"), name, target, reader="nobody")
    assert title(stores(app)[name]) == "One"
    assert len(schemas(target)) == 1


def test_no_table_would_stop_a_cluster(built: Built, target: Engine, name: str) -> None:
    """Nothing is unique but what a cluster would spread by, and no table points to another."""
    store = built("One")
    publish(store, name, target)
    keys = """
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE contype IN ('u', 'f', 'x') AND connamespace::regnamespace::text LIKE 'small%'
    """
    with target.connect() as connection:
        assert connection.execute(text(keys)).all() == []
        number = """
            SELECT count(*) FROM information_schema.key_column_usage
            WHERE table_schema LIKE 'small%' AND table_name IN ('quote', 'said') AND column_name <> 'number'
        """
        assert connection.execute(text(number)).scalar_one() == 0


def run_build(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "dashboard", "build", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_command_copies_and_says_so(target: Engine, app: Engine, postgresql: Server, name: str) -> None:
    folder = str(ROOT / "tests/fixtures/small")
    first, again = (run_build(folder, "--to", postgresql.address()) for _ in range(2))
    assert (first.returncode, again.returncode) == (0, 0)
    assert "small: copied" in first.stderr
    assert "small: the server has it already" in again.stderr
    assert title(stores(app)[name]) == "The river at Halm"
    del target


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://host/db", "no address of a PostgreSQL database"),
        ("nonsense", "no address of a PostgreSQL database"),
        ("postgresql://owner@127.0.0.1:1/postgres", "the server says: connection failed"),
    ],
)
def test_the_command_says_plainly_what_is_wrong_with_an_address(address: str, said: str) -> None:
    run = run_build(str(ROOT / "tests/fixtures/small"), "--to", address)
    assert run.returncode in (1, 2)
    assert said in run.stderr
    assert "Traceback" not in run.stderr

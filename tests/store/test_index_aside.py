"""The index from a second process is the one that this process makes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Connection, create_engine, select, text
from sqlalchemy.pool import NullPool

from dashboard.dossier.aside import Aside
from dashboard.dossier.load import load
from dashboard.store.engine import write_file
from dashboard.store.index_aside import begun, take_index
from dashboard.store.numbering import fill_index

SMALL = Path(__file__).parents[1] / "fixtures/small"

Kept = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A database that has no index yet, at a place whose name needs care."""
    path = tmp_path / "a % b?.sqlite"
    path.touch()
    write_file(path, load(SMALL))
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text("DROP TABLE quote_index"))
        connection.commit()
        yield connection
    engine.dispose()


def kept(connection: Connection) -> Kept:
    """Every row of every table of the index; FTS5 itself finds no fault with it."""
    connection.execute(text("INSERT INTO quote_index (quote_index) VALUES ('integrity-check')"))
    connection.commit()
    tables = connection.execute(text("SELECT name FROM sqlite_master WHERE name LIKE 'quote_index_%'")).scalars().all()
    return {
        name: [tuple(row) for row in connection.execute(select(text("*")).select_from(text(name)))] for name in tables
    }


def made_here(connection: Connection) -> Kept:
    fill_index(connection, connection)
    connection.commit()
    made = kept(connection)
    connection.execute(text("DROP TABLE quote_index"))
    connection.commit()
    return made


def killed(aside: Aside[Any]) -> None:
    aside.process.kill()


def left_alone(_: Aside[Any]) -> None:
    pass


@pytest.mark.parametrize("fate", [left_alone, killed])
def test_it_is_the_same(fate: Callable[[Aside[Any]], None], connection: Connection) -> None:
    expected = made_here(connection)
    aside = begun(connection, worth=1)
    assert aside
    fate(aside)
    take_index(connection, aside)
    connection.commit()
    aside.close()
    assert kept(connection) == expected
    assert aside.whole == (fate is left_alone)
    assert len(expected["quote_index_data"]) > 2


def test_what_is_written_meanwhile_does_not_matter(connection: Connection) -> None:
    expected = made_here(connection)
    aside = begun(connection, worth=1)
    assert aside
    connection.execute(text("CREATE TABLE more AS SELECT q.* FROM quote AS q, quote AS r"))
    connection.execute(text("CREATE INDEX more_by_id ON more (id)"))
    connection.commit()
    take_index(connection, aside)
    connection.commit()
    aside.close()
    assert aside.whole
    assert kept(connection) == expected


def test_few_quotes_are_not_worth_a_process(connection: Connection) -> None:
    assert begun(connection) is None

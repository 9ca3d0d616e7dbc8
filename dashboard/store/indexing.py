"""The full-text index, which a second process makes while this one goes on counting, where there are many quotes."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from urllib.parse import quote as quoted

from sqlalchemy import URL, Connection, create_engine, func, select, text
from sqlalchemy.pool import NullPool

from dashboard.dossier.aside import Aside
from dashboard.store import tables
from dashboard.store.fill import BATCH, insert_rows
from dashboard.store.numbering import heard, speaker_names
from dashboard.store.search import FTS5

WORTH = 30_000
"""Quotes for which a second process is begun; fewer are in the index before it is there."""
GATHERED = 16 << 20
"""Bytes of words that FTS5 gathers before it writes them: the more, the less often it merges what it wrote."""
PARTS = ("data", "idx", "docsize", "config")
"""The tables in which FTS5 keeps an index without contents."""


@contextmanager
def indexed_beside(connection: Connection) -> Iterator[Callable[[], None]]:
    """Begin the index when all quotes have their numbers, and the issues of one can be looked up.

    What is given puts it in its place, when it is called.
    """
    path = connection.engine.url.database
    number = connection.execute(select(func.count()).select_from(tables.quote)).scalar_one()
    if not path or number < WORTH:
        yield lambda: fill_index(connection, connection)
        return
    connection.commit()  # into the file, which the other process reads
    with TemporaryDirectory(dir=Path(path).parent, prefix=f"{Path(path).stem}-") as place:
        work = Indexing(Path(path), Path(place) / "index.sqlite")
        aside = Aside.begun(work, Path(place))
        if aside is None:
            yield lambda: fill_index(connection, connection)
            return
        with closing(aside):
            yield lambda: _take(connection, aside, work)


class Indexing(NamedTuple):
    """Makes the index of one database in another."""

    built: Path
    into: Path

    def found(self) -> Iterator[str]:
        """Where the whole index is."""
        # Immutable, that is without locks: the rows that are read have been written, and nobody touches them any more,
        # while the file goes on growing behind them.
        options = {"mode": "ro", "immutable": "1", "uri": "true"}
        source = create_engine(
            URL.create("sqlite", database=f"file:{quoted(self.built.as_posix())}", query=options), poolclass=NullPool
        )
        target = create_engine(URL.create("sqlite", database=str(self.into)), poolclass=NullPool)
        with source.connect() as built, target.connect() as index:
            for setting in ("journal_mode = OFF", "synchronous = OFF"):
                index.execute(text(f"PRAGMA {setting}"))
            fill_index(index, built)
            index.commit()
        yield str(self.into)


def fill_index(target: Connection, source: Connection) -> None:
    """The index, in the order of the numbers: FTS5 takes rows quickly in no other."""
    target.execute(text(FTS5))
    target.execute(text("INSERT INTO quote_index (quote_index, rank) VALUES ('hashsize', :size)"), {"size": GATHERED})
    names = speaker_names(source)
    rows = ((number, words, names.get(speaker or "", ""), marks) for number, words, speaker, marks in heard(source))
    while batch := list(islice(rows, BATCH)):
        insert_rows(target, "quote_index", ["rowid", "words", "speaker", "marks"], batch)


def _take(connection: Connection, aside: Aside[str], work: Indexing) -> None:
    """Copy the index of the second process as it is; without one, make it here."""
    if list(aside.found()) != [str(work.into)]:
        fill_index(connection, connection)
        return
    connection.execute(text(FTS5))
    connection.commit()  # nothing is attached before
    driver: Any = connection.connection.driver_connection
    driver.execute("ATTACH ? AS made", [str(work.into)])
    for part in PARTS:
        name = f"quote_index_{part}"
        driver.execute(f"DELETE FROM main.{name}")  # noqa: S608  our own tables' names
        driver.execute(f"INSERT INTO main.{name} SELECT * FROM made.{name}")  # noqa: S608  our own tables' names
    driver.commit()
    driver.execute("DETACH made")

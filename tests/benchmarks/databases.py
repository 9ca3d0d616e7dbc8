"""The database of a synthetic dossier. The positions and meetings that are no files
(records.py) are added to what the folder holds.
"""

import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url

from dashboard.dossier.load import load
from dashboard.store.engine import Store, open_file, write_file
from dashboard.store.rows.row import TableRow
from dashboard.store.shared.catalogue import stores
from dashboard.store.shared.publish import publish, withdraw
from dashboard.store.shared.server import READING, writing
from tests.benchmarks.synthetic import Size, rows

LONGEST = 10.0
"""Seconds."""


def build_sqlite(folder: Path, more: Iterable[TableRow], path: Path) -> None:
    """A new database at `path`: the folder's records with its bulk quotes, and `more` rows."""
    path.unlink(missing_ok=True)
    write_file(path, load(folder), more=more)


def build_postgresql(folder: Path, more: Iterable[TableRow], address: str) -> None:
    """The same, copied to a server. The file in between is thrown away."""
    with TemporaryDirectory(dir=folder.parent) as place:
        path = Path(place) / f"{folder.name}.sqlite"
        build_sqlite(folder, more, path)
        engine = open_file(path)
        target = writing(address)
        for name in stores(target):  # of another size: one at a time is asked
            withdraw(name, target)
        publish(Store(engine, f"{folder.name}_{path.stat().st_mtime_ns}"), folder.name, target)
        engine.dispose()


def build(folder: Path, size: Size, address: str) -> None:
    """The database of a synthetic dossier at an SQLAlchemy address."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        build_sqlite(folder, rows(size), Path(url.database or ""))
    else:
        build_postgresql(folder, rows(size), address)


def opened(address: str) -> Engine:
    """The engine that answers, as the app opens it; a statement that takes longer than `LONGEST` fails."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        limit = f"{READING['connect_args']['options']} -c statement_timeout={int(LONGEST * 1000)}"
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            **READING | {"connect_args": READING["connect_args"] | {"options": limit}},
        )
        return next(iter(stores(engine).values())).engine
    engine, began = create_engine(url, pool_size=4), [0.0]

    @event.listens_for(engine, "connect")
    def watch(connection: Any, _: Any) -> None:
        connection.set_progress_handler(lambda: time.perf_counter() - began[0] > LONGEST, 1_000_000)

    @event.listens_for(engine, "before_cursor_execute")
    def note(*_: Any) -> None:
        began[0] = time.perf_counter()

    return engine


def bytes_of(address: str) -> int | None:
    """How large the database is, where that is one file."""
    url = make_url(address)
    return Path(url.database).stat().st_size if url.get_backend_name() == "sqlite" and url.database else None

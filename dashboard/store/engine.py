"""Files to database, once for each state of the files."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_cache_path
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from dashboard.dossier.aside import beside
from dashboard.dossier.bulk.judge import Bulk
from dashboard.dossier.bulk.report import FileReport
from dashboard.dossier.bulk.rows import Advance
from dashboard.dossier.collector import seldom
from dashboard.dossier.load import Loading, load
from dashboard.dossier.read import states_in
from dashboard.store.compile import compile_into
from dashboard.store.rows import report
from dashboard.store.rows.bulk import Made, Making
from dashboard.store.rows.row import TableRow

_ROOMS = Path(__file__).resolve().parent.parent
_CODE = b"".join(
    path.read_bytes()
    for room in ("models", "wording", "dossier", "store")
    for path in sorted((_ROOMS / room).rglob("*.py"))
)
"""A build is a function of the files and of this code: after an update nothing older is read."""


WORTH = 5_000_000
"""Bytes of bulk files for which a second process is begun; fewer are read before it is there."""

__all__ = ["Engine", "Store", "build", "cache_folder", "fingerprint"]


@dataclass(frozen=True)
class Store:
    """A built dossier: the database to ask, and what came of loading its files where they are here."""

    engine: Engine
    state: str
    """Which dossier, and in which state its files were: the name of the database."""
    files: Loading | None = field(default=None, repr=False)  # all the records: no message has room for them

    @property
    def loading(self) -> Loading:
        """What came of loading the files. Only for what works on files: a shared database comes without them."""
        if self.files is None:
            raise LookupError(f"{self.state} is read from a shared database; its files are not here")
        return self.files


def fingerprint(folder: Path) -> str:
    """A short text that is another one whenever a file was: names, sizes and times of change, so that it is cheap."""
    digest = hashlib.sha256(_CODE)
    for name, state in states_in(folder):
        digest.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()[:16]


def build(folder: Path, cache: Path | None = None, advance: Advance = lambda _: None) -> Store:
    """Load `folder` and build its database; `advance` is told of the bulk files as they are read.

    The database is written aside and renamed when it is whole, so that a build which is cut off leaves nothing
    that could be read. Readers of the one before keep it; older ones go.
    """
    cache = cache or cache_folder()
    cache.mkdir(parents=True, exist_ok=True)
    place = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
    target = cache / f"{folder.name}-{place}-{fingerprint(folder)}.sqlite"
    loading = load(folder)  # after the fingerprint: a file that changes in between is seen by the next build
    if not target.exists():
        handle, name = tempfile.mkstemp(dir=cache, prefix=f"{target.stem}-", suffix=".part")
        os.close(handle)
        aside = Path(name)
        try:
            write_file(aside, loading, advance)
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)
        built = [path for path in cache.glob(f"{escape(folder.name)}-{place}-*.sqlite") if path != target]
        for old in sorted(built, key=_written)[:-1]:
            old.unlink(missing_ok=True)
    return Store(open_file(target), target.stem, loading)


def cache_folder() -> Path:
    """Where built databases are kept: `DASHBOARD_CACHE`, else the user's cache, else a temporary folder."""
    if chosen := os.environ.get("DASHBOARD_CACHE"):
        return Path(chosen)
    folder = user_cache_path("demarche", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="demarche-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="demarche-"))


def _written(path: Path) -> float:
    """When; a database that another build has just removed is the oldest."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def write_file(path: Path, loading: Loading, advance: Advance = lambda _: None, more: Iterable[TableRow] = ()) -> None:
    """Write the database of a dossier, with its bulk quotes and `more` rows, to an empty file."""
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    bulk = Bulk(loading.folder, loading.dossier, advance)
    making = Making.of(bulk, loading.dossier, path.parent)
    with (
        seldom(),
        beside(making, path.parent, worth=bulk.size >= WORTH) as pieces,  # before all else: it takes the longest
        engine.connect() as connection,
    ):
        # Nobody else sees the file before it is whole, and one that is cut off is thrown away: no journal, no waiting.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32768"):
            connection.execute(text(f"PRAGMA {setting}"))
        compile_into(connection, loading.dossier, _made(pieces, bulk), more, _report(loading, bulk))
        connection.commit()
    engine.dispose()
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)  # on the disk before it takes the place of another
    os.close(descriptor)


def _made(pieces: Iterable[Made | FileReport], bulk: Bulk) -> Iterator[Made]:
    for piece in pieces:
        if isinstance(piece, FileReport):
            bulk.told(piece)
        else:
            yield piece


def _report(loading: Loading, bulk: Bulk) -> Iterator[TableRow]:
    """What reading the files found; known when the bulk files have been read."""
    yield from report.rows([*loading.problems, *bulk.problems], loading.left_out, bulk.reports)


def open_file(path: Path) -> Engine:
    """A built database, read only: a page can't change what it shows."""
    address = URL.create("sqlite", database=f"file:{quote(path.as_posix())}", query={"mode": "ro", "uri": "true"})
    return create_engine(address, pool_size=4)

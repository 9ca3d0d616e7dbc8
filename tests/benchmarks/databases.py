"""The database of a synthetic dossier. The positions and meetings that are no files
(records.py) are added to what the folder holds.
"""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, insert, make_url
from sqlalchemy.pool import NullPool

from dashboard.dossier.load import load
from dashboard.dossier.passage import Span, sentence_around
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows import all_rows
from dashboard.store.rows.actors import office_on
from dashboard.store.rows.row import TableRow, dated
from dashboard.store.search import create_index
from tests.benchmarks.synthetic import Size, rows

BATCH = 20_000
LONGEST = 10.0
"""Seconds."""


def build_sqlite(folder: Path, more: Iterable[TableRow], path: Path) -> None:
    """A new database at `path`: the folder's records with its bulk quotes, and `more` rows.

    Provisional: it stands in for the store's own build, until that reads bulk quotes.
    """
    path.unlink(missing_ok=True)
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    dossier = load(folder).dossier
    with engine.begin() as connection:
        tables.metadata.create_all(connection)
        _insert(connection, all_rows(dossier))
        _insert(connection, more)
        _insert(connection, _bulk_rows(folder, dossier))
        create_index(connection)
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def build_postgresql(folder: Path, more: Iterable[TableRow], address: str) -> None:
    """The same in a PostgreSQL database."""
    del folder, more
    raise SystemExit(f"The store does not write to {address.partition(':')[0]} yet")


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
        limit = {"options": f"-c statement_timeout={int(LONGEST * 1000)}"}
        return create_engine(url, pool_size=4, connect_args=limit)
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


def _insert(connection: Connection, found: Iterable[TableRow]) -> None:
    batches: dict[Table, list[dict[str, Any]]] = {}
    for table, row in found:
        batch = batches.setdefault(table, [])
        batch.append(row)
        if len(batch) == BATCH:
            connection.execute(insert(table), batch)
            batch.clear()
    for table, batch in batches.items():
        if batch:
            connection.execute(insert(table), batch)


def _bulk_rows(folder: Path, dossier: Dossier) -> Iterator[TableRow]:
    """source, quote, passage and quote_issue; an article keeps its paragraphs and nothing else."""
    number = 0
    for path in sorted((folder / "bulk").glob("*.parquet")):
        article: list[dict[str, Any]] = []
        for batch in pq.ParquetFile(path).iter_batches(BATCH):
            for quote in batch.to_pylist():
                if article and article[0]["url"] != quote["url"]:
                    yield from _article(dossier, article, number)
                    number, article = number + 1, []
                article.append(quote)
        yield from _article(dossier, article, number)
        number += 1


def _article(dossier: Dossier, quotes: list[dict[str, Any]], number: int) -> Iterator[TableRow]:
    first, id_ = quotes[0], f"bulk-{number:07}"
    text = "\n\n".join(quote["passage"] for quote in quotes)
    published = EdtfDate.parse(first["published"])
    yield tables.source, {
        **{name: first[name] for name in ("title", "publisher", "author", "url", "language", "published")},
        "id": id_, "kind": "article", "title_basis": "page", "text": text, "known_from": published.latest,
    }  # fmt: skip
    begin = 0
    for at, quote in enumerate(quotes):
        passage, exact = quote["passage"], quote["exact"]
        start = begin + passage.index(exact)
        inside = Span(start - begin, start - begin + len(exact))
        sentence = sentence_around(passage, inside)
        said = EdtfDate.parse(quote["said_on"]) if quote["said_on"] else None
        places = {
            "start": start, "end": start + len(exact), "sentence_start": begin + sentence.start,
            "sentence_end": begin + sentence.end,
        }  # fmt: skip
        speaker, own = quote["speaker"], f"{id_}-{at}"
        yield tables.quote, {
            "id": own, "speaker": speaker, "source": id_, "meeting": None, "kind": quote["kind"], "exact": exact,
            "delegation": dossier.delegation_of(speaker) if speaker else None, "attribution": quote["attribution"],
            "language": quote["language"], "office": office_on(dossier, speaker, said), "negated": False,
            "issue_names": " · ".join(dossier.issues[issue].short for issue in quote["issues"]),
            "marks_mismatched": False, "known_from": published.latest, "paragraph_start": begin,
            "paragraph_end": begin + len(passage), **places, **dated("said_on", said),
        }  # fmt: skip
        yield tables.passage, {
            "sort": "quote", "record": own, "entry": 0, "quote": None, "source": id_, "exact": exact, "note": None,
            "known_from": published.latest, **places,
        }  # fmt: skip
        for issue in quote["issues"]:
            yield tables.quote_issue, {"quote": own, "issue": issue}
        begin += len(passage) + 2

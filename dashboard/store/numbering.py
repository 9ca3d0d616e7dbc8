"""Staged quotes to quotes: each gets its number, the newest first, and what belongs to it is written with it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select, text

from dashboard.store import tables
from dashboard.store.fill import BATCH, insert_rows
from dashboard.store.search import FTS5, mark, names_text
from dashboard.wording.fold import folded

_STAGED = tables.staged.c
_QUOTE = [column.name for column in tables.quote.c]
_SAID = [column.name for column in tables.said.c]


def number_quotes(connection: Connection) -> None:
    """Fill quote, said, quote_issue and the index from the staged rows, and drop these."""
    connection.execute(text(FTS5))
    speakers = _speakers(connection)
    numbered = enumerate(_newest_first(connection), start=1)
    while batch := list(islice(numbered, BATCH)):
        quotes = [(number, *row[: len(_QUOTE) - 1]) for number, row in batch]
        said = [(number, *row[len(_QUOTE) - 1 : -2]) for number, row in batch]
        insert_rows(connection, "quote", _QUOTE, quotes)
        insert_rows(connection, "said", _SAID, said)
        issues = [(number, issue) for number, row in batch for issue in row[-2].split()]
        insert_rows(connection, "quote_issue", ["quote", "issue"], issues)
        index = [(number, *_heard(row, speakers)) for number, row in batch]
        insert_rows(connection, "quote_index", ["rowid", "words", "speaker", "marks"], index)
    tables.staged.drop(connection)


def _newest_first(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Rows of `staged` as SQLite keeps them: SQLAlchemy would make days of their texts, to be made texts again."""
    newest = func.coalesce(_STAGED.latest, _STAGED.earliest).desc().nulls_last()
    query = select(tables.staged).order_by(newest, _STAGED.source, _STAGED.start, _STAGED.id)
    driver: Any = connection.connection.driver_connection
    yield from driver.execute(str(query.compile(connection)))


def _heard(row: tuple[Any, ...], speakers: dict[str, str]) -> tuple[str, str, str]:
    """What the index is told of a quote: words, names of the speaker, marks."""
    quote = dict(zip(_QUOTE[1:], row, strict=False))
    words = row[-1] or row[len(_QUOTE) - 1 + _SAID.index("exact") - 1]
    marks = [mark("issue", issue) for issue in row[-2].split()]
    marks += [mark(sort, quote[sort]) for sort in ("speaker", "kind") if quote[sort]]
    return folded(words), speakers.get(quote["speaker"], ""), " ".join(marks)


def _speakers(connection: Connection) -> dict[str, str]:
    """For each actor the names that are its alone, folded."""
    actor, alias = tables.actor.c, tables.alias.c
    names: dict[str, list[str]] = {}
    for id_, name in connection.execute(select(actor.id, actor.name)):
        names[id_] = [name]
    for id_, other in connection.execute(select(alias.actor, alias.text).where(~alias.weak)):
        names[id_].append(other)
    return {id_: names_text(found) for id_, found in names.items()}

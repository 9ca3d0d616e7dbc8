"""Staged quotes to quotes: each gets its number, the newest first, and what belongs to it is written with it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, case, func, literal_column, select

from dashboard.store import tables
from dashboard.store.fill import insert_rows
from dashboard.store.newest import Columns, Staged, newest_first
from dashboard.store.search import mark, names_text
from dashboard.wording.fold import folded

_QUOTE, _SAID = tables.quote.c.keys(), tables.said.c.keys()
_CHOSEN = len(_QUOTE) - 1
"""Columns of a staged quote that stand in `quote`; all others but the issues stand in `said`."""


def number_quotes(connection: Connection, bulk: Iterable[Columns] = ()) -> None:
    """Fill quote, said and quote_issue from the staged rows, which are dropped, and bulk quotes in order."""
    driver: Any = connection.connection.driver_connection
    staged = driver.execute(str(select(tables.staged).order_by(literal_column("rowid")).compile(connection))).fetchall()
    first = 1
    for columns in _merged(sorted(staged, key=newest_first), bulk):
        numbers = range(first, first + len(columns[0]))
        first = numbers.stop
        insert_rows(connection, "quote", _QUOTE, zip(numbers, *columns[:_CHOSEN], strict=True))
        insert_rows(connection, "said", _SAID, zip(numbers, *columns[_CHOSEN:-1], strict=True))
        about = zip(numbers, columns[-1], strict=True)
        issues = [(number, issue) for number, ids in about for issue in dict.fromkeys(ids.split())]
        insert_rows(connection, "quote_issue", ["quote", "issue"], issues)
    tables.staged.drop(connection)


def _merged(staged: list[Staged], bulk: Iterable[Columns]) -> Iterator[Columns]:
    """All quotes in order. Where staged ones fall among others, they are few."""
    ages, at = [newest_first(quote) for quote in staged], 0
    for columns in bulk:
        until = bisect_right(ages, newest_first(tuple([column[-1] for column in columns])), at)
        among = [*staged[at:until], *zip(*columns, strict=True)] if until > at else []
        at = until
        yield list(zip(*sorted(among, key=newest_first), strict=True)) if among else columns
    if at < len(staged):
        yield list(zip(*staged[at:], strict=True))


def heard(connection: Connection) -> Iterator[tuple[int, str, str | None, str]]:
    """What a search looks in, quote by quote: number, folded words, speaker (its id) and marks.

    The words are those of a direct quote, and the sentence around any other.
    """
    quote, said, source, about = tables.quote.c, tables.said.c, tables.source.c, tables.quote_issue.c
    sentence = (
        select(func.substr(source.text, said.sentence_start + 1, said.sentence_end - said.sentence_start))
        .where(source.id == quote.source).correlate(tables.quote, tables.said).scalar_subquery()
    )  # fmt: skip
    words = case((quote.kind == "direct", said.exact), else_=sentence)  # most are direct, and need no source
    issues = (
        select(func.group_concat(about.issue, " ")).where(about.quote == quote.number).correlate(tables.quote)
        .scalar_subquery()
    )  # fmt: skip
    query = (
        select(quote.number, words, quote.speaker, quote.kind, issues)
        .join(tables.said, said.number == quote.number)
        .order_by(quote.number)
    )
    driver: Any = connection.connection.driver_connection
    for number, text_, speaker, kind, about_ in driver.execute(_literal(connection, query)):
        marks = [mark("kind", kind), *(mark("issue", issue) for issue in (about_ or "").split())]
        marks += [mark("speaker", speaker)] if speaker else []
        yield number, folded(text_), speaker, " ".join(marks)


def _literal(connection: Connection, query: Select[Any]) -> str:
    return str(query.compile(connection, compile_kwargs={"literal_binds": True}))


def speaker_names(connection: Connection) -> dict[str, str]:
    """For each actor the names that are its alone, folded."""
    actor, alias = tables.actor.c, tables.alias.c
    names: dict[str, list[str]] = {}
    for id_, name in connection.execute(select(actor.id, actor.name)):
        names[id_] = [name]
    for id_, other in connection.execute(select(alias.actor, alias.text).where(~alias.weak)):
        names[id_].append(other)
    return {id_: names_text(found) for id_, found in names.items()}

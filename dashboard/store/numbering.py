"""Staged quotes to quotes: each gets its number, the newest first, and what belongs to it is written with it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, Table, case, func, literal_column, select, text

from dashboard.store import tables
from dashboard.store.fill import BATCH, insert_rows
from dashboard.store.search import mark, names_text
from dashboard.wording.fold import folded

_STAGED = tables.staged.c


def number_quotes(connection: Connection) -> None:
    """Fill quote, said and quote_issue from the staged rows, and drop these."""
    connection.execute(text("CREATE TEMPORARY TABLE numbered (number INTEGER PRIMARY KEY, staged INTEGER)"))
    sorted_ = enumerate(_newest_first(connection), start=1)
    while batch := list(islice(sorted_, BATCH)):
        insert_rows(connection, "numbered", ["number", "staged"], [(number, place) for number, (place, _) in batch])
        issues = [(number, issue) for number, (_, issues) in batch for issue in dict.fromkeys(issues.split())]
        insert_rows(connection, "quote_issue", ["quote", "issue"], issues)
    for table in (tables.quote, tables.said):
        connection.execute(text(_copied(table)))
    connection.execute(text("DROP TABLE numbered"))
    tables.staged.drop(connection)


def _newest_first(connection: Connection) -> Iterator[tuple[int, str]]:
    """Where each staged row stands, and its issues: without the words there is little to sort."""
    newest = func.coalesce(_STAGED.latest, _STAGED.earliest).desc().nulls_last()
    query = select(literal_column("rowid"), _STAGED.issues).select_from(tables.staged)
    query = query.order_by(newest, _STAGED.source, _STAGED.start, _STAGED.id)
    driver: Any = connection.connection.driver_connection
    yield from driver.execute(str(query.compile(connection)))


def _copied(table: Table) -> str:
    """Copies the columns of a table from the staged rows, within SQLite, in the order of the numbers."""
    names = ", ".join(f'"{column.name}"' for column in table.c if column.name != "number")
    return (
        f'INSERT INTO "{table.name}" (number, {names}) SELECT number, {names} '  # noqa: S608  our own tables' names
        "FROM numbered CROSS JOIN staged ON staged.rowid = numbered.staged ORDER BY number"
    )


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

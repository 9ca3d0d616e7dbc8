"""Dossier to database: a pure function of the records and the bulk files."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Table, text, update
from sqlalchemy.schema import CreateIndex, CreateTable

from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.condition_words import part_conditions
from dashboard.store.counts import count_quotes
from dashboard.store.fill import fill, insert_rows
from dashboard.store.indexing import indexed_beside
from dashboard.store.met import count_contacts
from dashboard.store.newest import Columns
from dashboard.store.numbering import number_quotes
from dashboard.store.rows import all_rows
from dashboard.store.rows.bulk import Made
from dashboard.store.rows.row import TableRow
from dashboard.store.standing import stand_meetings
from dashboard.store.states import replay_cells

_OF_QUOTES = (
    tables.quote, tables.quote_issue, tables.listed_source, tables.facet_value, tables.facet_pair, tables.facet_sum,
    tables.facet_source,
)  # fmt: skip
"""Tables with indexes that are filled when all quotes have come."""


def compile_into(
    connection: Connection, dossier: Dossier, bulk: Iterable[Made] = (), more: Iterable[TableRow] = (),
    found: Iterable[TableRow] = (),
) -> None:  # fmt: skip
    """Create the tables of an empty SQLite database and fill them.

    `more` are rows that are no records, `found` those that tell what reading the files found: they are asked for when
    all quotes are in. What is made of other rows than quotes comes first: quotes may be made by a second process.
    """
    for table in (*tables.metadata.sorted_tables, tables.staged, tables.staged_text):
        connection.execute(CreateTable(table))
    fill(connection, all_rows(dossier))
    fill(connection, more)
    replay_cells(connection)
    part_conditions(connection)
    stand_meetings(connection)
    count_contacts(connection)
    _create_indexes(connection, [table for table in tables.metadata.sorted_tables if table not in _OF_QUOTES])
    number_quotes(connection, _quotes(connection, bulk))
    _add_texts(connection)
    _create_indexes(connection, [tables.quote_issue])
    with indexed_beside(connection) as put_index:
        count_quotes(connection)
        fill(connection, found)
        _create_indexes(connection, [table for table in _OF_QUOTES if table is not tables.quote_issue])
        put_index()
    connection.execute(text("PRAGMA analysis_limit = 1000"))
    connection.execute(text("ANALYZE"))


def _quotes(connection: Connection, bulk: Iterable[Made]) -> Iterator[Columns]:
    """Bulk quotes in order. Their sources, which come before them, are put in their table on the way."""
    for made in bulk:
        for table, columns in ((tables.source, made.source), (tables.staged_text, made.staged_text)):
            insert_rows(connection, table.name, table.c.keys(), zip(*columns, strict=True))
        if made.quotes:
            yield made.quotes


def _create_indexes(connection: Connection, those: Iterable[Table]) -> None:
    """After the rows: one by one they would be sorted in again and again."""
    for table in those:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))


def _add_texts(connection: Connection) -> None:
    """Put behind the text of a source what came of it later."""
    for source, more in connection.execute(text("SELECT source, text FROM staged_text ORDER BY rowid")).all():
        found = tables.source.c.id == source
        connection.execute(update(tables.source).where(found).values(text=tables.source.c.text + more))
    tables.staged_text.drop(connection)

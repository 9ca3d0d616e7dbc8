"""Dossier to database: a pure function of the records and the bulk files."""

from collections.abc import Iterable
from contextlib import closing

from sqlalchemy import Connection, text, update
from sqlalchemy.schema import CreateIndex, CreateTable

from dashboard.dossier.bulk.taken import Taken
from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.condition_words import part_conditions
from dashboard.store.counts import count_quotes
from dashboard.store.fill import fill, fill_plain
from dashboard.store.met import count_contacts
from dashboard.store.numbering import fill_index, number_quotes
from dashboard.store.rows import all_rows
from dashboard.store.rows.bulk import BulkRows
from dashboard.store.rows.row import TableRow
from dashboard.store.standing import stand_meetings
from dashboard.store.states import replay_cells


def compile_into(
    connection: Connection, dossier: Dossier, bulk: Iterable[Taken] = (), more: Iterable[TableRow] = ()
) -> None:
    """Create the tables of an empty SQLite database and fill them.

    `more` are rows that are no records: what reading the files found. They are asked for when all quotes are in.
    """
    for table in (*tables.metadata.sorted_tables, tables.staged, tables.staged_text):
        connection.execute(CreateTable(table))
    fill(connection, all_rows(dossier))
    with closing(BulkRows(dossier).rows(bulk)) as made:  # nobody goes on reading for a build that failed
        fill_plain(connection, made)
    _add_texts(connection)
    number_quotes(connection)
    count_quotes(connection)
    fill(connection, more)
    replay_cells(connection)
    part_conditions(connection)
    stand_meetings(connection)
    count_contacts(connection)
    for table in tables.metadata.sorted_tables:  # after the rows: one by one they would be sorted in again and again
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
    fill_index(connection)
    connection.execute(text("PRAGMA analysis_limit = 1000"))
    connection.execute(text("ANALYZE"))


def _add_texts(connection: Connection) -> None:
    """Put behind the text of a source what came of it later."""
    for source, more in connection.execute(text("SELECT source, text FROM staged_text ORDER BY rowid")).all():
        found = tables.source.c.id == source
        connection.execute(update(tables.source).where(found).values(text=tables.source.c.text + more))
    tables.staged_text.drop(connection)

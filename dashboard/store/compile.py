"""Dossier to database: a pure function of the records."""

from typing import Any

from sqlalchemy import Connection, Table, insert

from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows import all_rows
from dashboard.store.search import create_index


def compile_into(connection: Connection, dossier: Dossier) -> None:
    """Create the tables of an empty database and fill them."""
    tables.metadata.create_all(connection)
    batches: dict[Table, list[dict[str, Any]]] = {}
    for table, row in all_rows(dossier):
        batches.setdefault(table, []).append(row)
    for table, batch in batches.items():
        connection.execute(insert(table), batch)
    create_index(connection)

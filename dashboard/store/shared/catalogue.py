"""Which dossiers a shared database holds, and in which schema each stands: the one table outside of theirs."""

from sqlalchemy import Column, DateTime, Engine, MetaData, String, Table, select
from sqlalchemy.exc import ProgrammingError

from dashboard.store.engine import Store
from dashboard.store.frame import asked

SCHEMA = "demarche"

dossiers = Table(
    "dossier",
    MetaData(schema=SCHEMA),
    Column("name", String(collation="C"), primary_key=True, comment="of the folder it was built from"),
    Column("schema", String, nullable=False, comment="where its tables stand"),
    Column("before", String, comment="where they stood; kept for readers who are still there"),
    Column("state", String, nullable=False, comment="the state of the files and of the program"),
    Column("built", DateTime(timezone=True), nullable=False),
)


def stores(engine: Engine) -> dict[str, Store]:
    """Every dossier by name, as it stands at this moment: a reader's run asks one schema from beginning to end.

    A database in which nothing was built yet holds none.
    """
    try:
        _, found = asked(engine, select(dossiers.c.name, dossiers.c.schema).order_by(dossiers.c.name))
    except ProgrammingError:  # there is no catalogue
        return {}
    return {name: Store(in_schema(engine, schema), schema) for name, schema in found}


def in_schema(engine: Engine, schema: str) -> Engine:
    """The same engine, asking the tables of one schema."""
    return engine.execution_options(schema_translate_map={None: schema})

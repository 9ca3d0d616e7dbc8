"""Dossiers that a test makes in memory, and the database of one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from dashboard.models.actor import Actor
from dashboard.models.dossier import Dossier
from dashboard.models.quote import Quote
from dashboard.models.record import Record
from dashboard.models.settings import Settings
from dashboard.models.source import Source
from dashboard.store.compile import compile_into
from dashboard.store.engine import Store
from dashboard.store.shared.catalogue import stores
from dashboard.store.shared.publish import publish, withdraw

SETTINGS: dict[str, Any] = {"id": "made", "title": "Made", "summary": "Made.", "language": "en", "delegations": ()}


@contextmanager
def database(dossier: Dossier) -> Iterator[Engine]:
    """The dossier as the pages would ask it: on the engine whose turn it is."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            compile_into(connection, dossier)
        yield from turn.asked(Store(engine, f"made_{next(_NUMBERS)}"))
    finally:
        engine.dispose()


_NUMBERS = count()


@dataclass
class Turn:
    """Which engine the tests ask at the moment: SQLite, or where `server` is given, PostgreSQL."""

    server: Engine | None = None

    def asked(self, store: Store) -> Iterator[Engine]:
        """The engine to ask about a dossier that was built."""
        if self.server is None:
            yield store.engine
            return
        publish(store, store.state, self.server)
        yield stores(self.server)[store.state].engine
        withdraw(store.state, self.server)


turn = Turn()


def dossier_of(**records: Any) -> Dossier:
    """A dossier of lists of records, by the name of the field; `settings` changes some of its settings."""
    settings = Settings.model_validate(SETTINGS | records.pop("settings", {}))
    texts = records.pop("texts", {})
    return Dossier(settings, texts=texts, **{name: by_id(found) for name, found in records.items()})


def by_id(records: Sequence[Record]) -> dict[str, Any]:
    return {record.id: record for record in records}  # type: ignore[attr-defined]


def article(id_: str = "article", **fields: Any) -> Source:
    given = {"id": id_, "kind": "article", "title": id_, "published": "2025-02-23", "language": "en"}
    return Source.model_validate(given | fields)


def saying(text: str, *quotes: dict[str, Any], names: Sequence[str] = ("Ada Vask",)) -> Dossier:
    """One article in which one actor says all `quotes`; each gets an id and is direct speech where nothing is said."""
    aliases = [{"text": name} for name in names[1:]]
    speaker = Actor.model_validate({"id": "speaker", "kind": "person", "name": names[0], "aliases": aliases})
    given = {"kind": "direct", "source": "article", "speaker": "speaker"}
    said = [Quote.model_validate(given | {"id": f"q{number}"} | quote) for number, quote in enumerate(quotes)]
    return dossier_of(actors=[speaker], sources=[article()], quotes=said, texts={"article": text})

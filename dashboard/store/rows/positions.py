"""Positions with what they rest on."""

from collections.abc import Iterator

from dashboard.models.dossier import Dossier
from dashboard.models.position import Position
from dashboard.store import tables
from dashboard.store.rows.actors import office_on
from dashboard.store.rows.row import TableRow, dated, known_from, sources_of
from dashboard.store.rows.words import NOWHERE, passage

_PLAIN = {"id", "actor", "issue", "stance", "condition", "summary", "basis", "setting", "confidence", "note"}


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """position, position_quote, position_origin and passage."""
    for rank, position in enumerate(dossier.positions.values()):
        row = {
            **position.model_dump(include=_PLAIN),
            "rank": rank,
            "spoke_for": position.on_behalf_of or position.actor,
            "delegation": dossier.delegation_of(position.on_behalf_of or position.actor),
            "office": office_on(dossier, position.actor, position.date),
            "known_from": known_from(dossier, sources_of(dossier, position), position.date),
            **dated("date", position.date),
        }
        yield tables.position, row
        yield from _words(dossier, position)
        yield from _origins(dossier, position)


def _words(dossier: Dossier, position: Position) -> Iterator[TableRow]:
    for order, id_ in enumerate(position.quotes):
        quote = dossier.quotes[id_]
        known = known_from(dossier, [quote.source], position.date)
        yield tables.position_quote, {"position": position.id, "quote": id_, "rank": order}
        yield tables.passage, passage(dossier, "position", position.id, quote, known, quote=id_)
    for evidence in position.evidence:
        known = known_from(dossier, [evidence.source], position.date)
        yield tables.passage, passage(dossier, "position", position.id, evidence, known)
    for source in position.searched:
        row = {
            "sort": "searched", "record": position.id, "entry": 0, "quote": None, "source": source, "exact": None,
            "note": None, "known_from": known_from(dossier, [source], position.date), **NOWHERE,
        }  # fmt: skip
        yield tables.passage, row


def _origins(dossier: Dossier, position: Position) -> Iterator[TableRow]:
    """One row for each source, with the publisher as its origin: two articles of one house are one source."""
    for source in dict.fromkeys(sources_of(dossier, position)):
        row = {
            "position": position.id, "origin": dossier.sources[source].publisher or source,
            "pinned": source in dossier.texts, "known_from": known_from(dossier, [source], position.date),
        }  # fmt: skip
        yield tables.position_origin, row

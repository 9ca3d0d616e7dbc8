"""How often two met, and at how many meetings anybody did: counted once, for the last words and for every day."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, insert, literal, select, union_all

from dashboard.store.tables import contact, contact_count, known_number, standing

MET = ("delegations", "persons")
"""Who met others, as `standing` says."""
_PAIR = (contact.c.voices, contact.c.one, contact.c.other)
_COUNTED = (func.count(), func.sum(case((contact.c.call, 1), else_=0)), func.max(contact.c.dated))


def met_noun(voices: str) -> str:
    """The noun of known_number for the meetings at which somebody met others."""
    return f"met_{voices}"


def count_contacts(connection: Connection) -> None:
    """Fill contact_count from contact, and the meetings in known_number from standing."""
    last = select(*_PAIR, *_COUNTED).where(contact.c.last).group_by(*_PAIR)
    names = [column.name for column in contact_count.c]
    connection.execute(insert(contact_count).from_select(names[:-1], last))
    connection.execute(insert(contact_count).from_select(names, _running()))
    for voices in MET:
        _count_meetings(connection, voices)


def _running() -> Select[Any]:
    """Of delegations, at meetings of which no later word says anything else, the sums up to each day on which one came.

    Of persons few are asked for, and these are counted one by one.
    """
    days = (*_PAIR, contact.c.known_from)
    numbers = (column.label(name) for name, column in zip(("meetings", "calls", "dated"), _COUNTED, strict=True))
    by_day = (
        select(*days, *numbers)
        .where(contact.c.voices == "delegations", contact.c.known_from.is_not(None), contact.c.known_until.is_(None))
        .group_by(*days)
        .subquery()
    )
    pair = [by_day.c[column.name] for column in _PAIR]

    def until(number: Any) -> ColumnElement[Any]:
        added: ColumnElement[Any] = number.over(partition_by=pair, order_by=by_day.c.known_from)
        return added

    sums = (func.sum(by_day.c.meetings), func.sum(by_day.c.calls), func.max(by_day.c.dated))
    return select(*pair, *map(until, sums), by_day.c.known_from)


def _count_meetings(connection: Connection, voices: str) -> None:
    """A meeting comes with the word that makes it so, and goes with the next."""
    met = standing.c[voices], standing.c.known_from.is_not(None)
    changes = union_all(
        select(standing.c.known_from.label("day"), literal(1).label("number")).where(*met),
        select(standing.c.known_until, literal(-1)).where(*met, standing.c.known_until.is_not(None)),
    ).subquery()
    counted = select(literal(met_noun(voices)), changes.c.day, func.sum(changes.c.number)).group_by(changes.c.day)
    connection.execute(insert(known_number).from_select(["noun", "known_from", "number"], counted))

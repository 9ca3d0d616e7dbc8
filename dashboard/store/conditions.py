"""The reader's choice as SQL conditions, the same for every noun."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true

from dashboard.filters import Filters
from dashboard.store.tables import voice

Condition = ColumnElement[bool]


def speaks(actor: ColumnElement[Any], filters: Filters) -> Iterator[Condition]:
    """The actor is one of the chosen, or represents one of them."""
    if filters.actors:
        # Not correlated: the question around it may ask the same table.
        theirs = select(voice.c.actor).where(voice.c.speaks_for.in_(filters.actors)).correlate(None)
        yield actor.in_(theirs)


def happened(earliest: ColumnElement[Any], latest: ColumnElement[Any], filters: Filters) -> Iterator[Condition]:
    """It may have happened on a day of the chosen stretch. An open end may be any day."""
    since: date | None = filters.since
    if since:
        yield or_(latest.is_(None), latest >= since)
    if filters.until:
        yield or_(earliest.is_(None), earliest <= filters.until)


def during(days: Any, filters: Filters) -> Iterator[Condition]:
    """The same of a table with first_day and last_day."""
    if filters.since:
        yield days.c.last_day >= filters.since
    if filters.until:
        yield days.c.first_day <= filters.until


def parts_of(days: Any, filters: Filters) -> list[Condition]:
    """The chosen stretch in parts of which each is found by an index: what ends in it, and what ends after it.

    They add to `during`, and hold nothing twice; a stretch that is open or ends before it begins is one part.
    """
    if filters.since is None or filters.until is None or filters.since > filters.until:
        return [true()]
    lasting = and_(days.c.first_day < days.c.last_day, days.c.last_day > filters.until)
    return [days.c.last_day.between(filters.since, filters.until), lasting]


def known(known_from: ColumnElement[Any], filters: Filters) -> Iterator[Condition]:
    """A reader of the sources could know it on the chosen day. What came later does not exist yet."""
    if filters.known:
        yield known_from <= filters.known


def stands(words: Any, filters: Filters) -> Iterator[Condition]:
    """The word that stood on the chosen day, or the last one, of a table with known_from, known_until and last."""
    if filters.known:
        yield words.c.known_from <= filters.known
        yield or_(words.c.known_until.is_(None), words.c.known_until > filters.known)
    else:
        yield words.c.last


def all_of(*groups: Iterator[Condition]) -> Condition:
    """Every condition of every group."""
    return and_(True, *(condition for group in groups for condition in group))


def unled(text: ColumnElement[Any]) -> ColumnElement[Any]:
    """A text as it is, but no index leads to it: for a question of which another condition leaves fewer rows."""
    return text.concat("")

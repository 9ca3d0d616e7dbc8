"""Who said exactly what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, func, select

from dashboard.filters import Filters
from dashboard.store.conditions import all_of, known
from dashboard.store.frame import frame
from dashboard.store.queries import quote_counts, quote_search
from dashboard.store.queries.passages import grade, within
from dashboard.store.queries.quote_counts import Choice, conditions
from dashboard.store.search import Terms
from dashboard.store.tables import actor, dispute, meeting, place, position_quote, quote, said, source

PAGE = 20


@dataclass(frozen=True)
class Found:
    """One page of quotes, how many there are in all, and whether all the words had to be there.

    `more` says that there are more than `total`, which nobody counted; `best_first` that the order is by match.
    """

    quotes: pd.DataFrame
    total: int
    all_words: bool
    more: bool = False
    best_first: bool = False


def find(engine: Engine, filters: Filters, choice: Choice, terms: Terms, page: int = 1) -> Found:
    """Quotes that hold all the words; where none does, those that hold any of them.

    Best match first, without words or where very many match the newest first. Columns of `quotes`: see `_quotes`.
    """
    if terms:
        hits = quote_search.find(engine, filters, choice, terms, PAGE, (page - 1) * PAGE)
        return Found(_in_order(engine, hits.numbers), hits.total, hits.all_words, hits.more, hits.best_first)
    numbers = (
        select(quote.c.number)
        .where(quote.c.number >= quote_counts.first_number(engine, filters), all_of(conditions(filters, choice)))
        .order_by(quote.c.number)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    page_of_them = [int(number) for number in frame(engine, numbers)["number"]]
    return Found(_in_order(engine, page_of_them), quote_counts.number(engine, filters, choice), all_words=True)


def facets(engine: Engine, filters: Filters, choice: Choice, terms: Terms, all_words: bool) -> pd.DataFrame:
    """What the found quotes can be narrowed to, with counts: facet, value, label, quotes.

    A facet counts as if nothing were ticked in it, so that its other values can be added. What is ticked is there
    even where it counts 0, so that it can be unticked.
    """
    if terms:
        return quote_search.facets(engine, filters, choice, terms, all_words=all_words)
    return quote_counts.facets(engine, filters, choice)


def _in_order(engine: Engine, numbers: Sequence[int]) -> pd.DataFrame:
    """The quotes with these numbers, in this order."""
    found = frame(engine, _quotes().add_columns(quote.c.number).where(quote.c.number.in_(numbers)))
    places = {number: place_ for place_, number in enumerate(numbers)}
    ordered = found.sort_values("number", key=lambda column: column.map(places), ignore_index=True)
    return ordered.drop(columns="number")


def by_id(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """These quotes, in the order of their text. Columns: see `_quotes`."""
    return frame(
        engine,
        _quotes()
        .where(quote.c.id.in_(ids), all_of(known(quote.c.known_from, filters)))
        .order_by(quote.c.source, quote.c.start),
    )


def all_chosen(engine: Engine, filters: Filters, ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Every chosen quote, or those of some, in the order of the text. Columns: see `_quotes`."""
    query = _quotes().where(all_of(conditions(filters, Choice()))).order_by(quote.c.source, quote.c.start)
    return frame(engine, query if ids is None else query.where(quote.c.id.in_(ids)))


def of_positions(engine: Engine, filters: Filters, positions: Sequence[str]) -> pd.DataFrame:
    """The quotes that positions rest on: `position`, and the columns of `_quotes`."""
    return frame(
        engine,
        _quotes()
        .add_columns(position_quote.c.position)
        .join(position_quote, position_quote.c.quote == quote.c.id)
        .where(position_quote.c.position.in_(positions), all_of(known(quote.c.known_from, filters)))
        .order_by(position_quote.c.rank),
    )


def of_meeting(engine: Engine, filters: Filters, meeting_id: str) -> pd.DataFrame:
    """What was said at a meeting, in the order of the text. Columns: see `_quotes`."""
    return frame(
        engine,
        _quotes()
        .where(quote.c.meeting == meeting_id, all_of(known(quote.c.known_from, filters)))
        .order_by(quote.c.source, quote.c.start),
    )


def disputes(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """Who says that it is not so: quote, by (name of an actor or title of a source), by_actor (id), by_source, note."""
    return frame(
        engine,
        select(
            dispute.c.quote, func.coalesce(actor.c.name, source.c.title, dispute.c.by).label("by"),
            actor.c.id.label("by_actor"), source.c.id.is_not(None).label("by_source"), dispute.c.note,
        )
        .outerjoin(actor, actor.c.id == dispute.c.by)
        .outerjoin(source, source.c.id == dispute.c.by)
        .where(dispute.c.quote.in_(ids), all_of(known(dispute.c.known_from, filters))),
    )  # fmt: skip


def ids_chosen(filters: Filters) -> Select[Any]:
    """The ids of the chosen quotes, to ask with."""
    return select(quote.c.id).where(all_of(conditions(filters, Choice())))


def _quotes() -> Select[Any]:
    """Quotes with all that a card shows.

    Columns: id, kind, exact, before, after (the rest of its sentence), context_before, context_after (the rest of its
    paragraph), attribution, said_on (EDTF), negated, marks_mismatched, wording, note, translation, translated_by,
    language, speaker, speaker_name, office, meeting, meeting_kind, place_name, source, source_title, title_basis,
    publisher, url, published (EDTF), grade, start, end, issue_names, origin (curated or bulk).
    """
    return (
        select(
            quote.c.id, quote.c.kind, said.c.exact,
            within(source.c.text, said.c.sentence_start, quote.c.start).label("before"),
            within(source.c.text, said.c.end, said.c.sentence_end).label("after"),
            within(source.c.text, said.c.paragraph_start, quote.c.start).label("context_before"),
            within(source.c.text, said.c.end, said.c.paragraph_end).label("context_after"),
            said.c.attribution, said.c.said_on, said.c.negated, said.c.marks_mismatched, said.c.wording,
            said.c.note, said.c.translation, said.c.translated_by, said.c.language, quote.c.speaker,
            actor.c.name.label("speaker_name"), said.c.office, quote.c.meeting,
            meeting.c.kind.label("meeting_kind"), place.c.name.label("place_name"), quote.c.source,
            source.c.title.label("source_title"), source.c.title_basis, source.c.publisher, source.c.url,
            source.c.published,
            grade().label("grade"), quote.c.start, said.c.end, said.c.issue_names,
            quote.c.origin,
        )
        .join(said, said.c.number == quote.c.number)
        .join(source, source.c.id == quote.c.source)
        .outerjoin(actor, actor.c.id == quote.c.speaker)
        .outerjoin(meeting, meeting.c.id == quote.c.meeting)
        .outerjoin(place, place.c.id == said.c.place)
    )  # fmt: skip

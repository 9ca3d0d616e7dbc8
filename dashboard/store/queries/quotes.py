"""Who said exactly what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, case, distinct, func, or_, select

from dashboard.filters import Filters
from dashboard.store.conditions import Condition, all_of, happened, known, speaks
from dashboard.store.frame import frame
from dashboard.store.queries.passages import grade, within
from dashboard.store.search import Terms, matching
from dashboard.store.tables import (
    actor,
    dispute,
    issue,
    meeting,
    place,
    position_quote,
    quote,
    quote_issue,
    source,
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """What the reader ticked beside the quotes. Empty means: everything."""

    speaker: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """One page of quotes, how many there are in all, and whether all the words had to be there."""

    quotes: pd.DataFrame
    total: int
    all_words: bool


PAGE = 20


def find(engine: Engine, filters: Filters, choice: Choice, terms: Terms, page: int = 1) -> Found:
    """Quotes that hold all the words; where none does, those that hold any of them.

    Best match first, without words the newest first. Columns of `quotes`: see `_quotes`.
    """
    for joiner in ("AND", "OR") if len(terms.words) + len(terms.phrases) > 1 else ("AND",):
        conditions = all_of(_conditions(filters, choice), _search(terms, joiner))
        total = int(frame(engine, select(func.count().label("n")).select_from(quote).where(conditions))["n"][0])
        if total:
            break
    query = _quotes().where(conditions)
    if terms:
        hits = matching(terms.expression(joiner)).subquery()
        query = query.join(hits, hits.c.quote == quote.c.id).order_by(hits.c.score)
    query = query.order_by(func.coalesce(quote.c.latest, quote.c.earliest).desc(), quote.c.source, quote.c.start)
    found = frame(engine, query.limit(PAGE).offset((page - 1) * PAGE))
    return Found(found, total, joiner == "AND")


def by_id(engine: Engine, filters: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """These quotes, in the order of their text. Columns: see `_quotes`."""
    return frame(
        engine,
        _quotes()
        .where(quote.c.id.in_(ids), all_of(known(quote.c.known_from, filters)))
        .order_by(quote.c.source, quote.c.start),
    )


def all_chosen(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Every chosen quote, in the order of the text. Columns: see `_quotes`."""
    return frame(
        engine, _quotes().where(all_of(_conditions(filters, Choice()))).order_by(quote.c.source, quote.c.start)
    )


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
    return select(quote.c.id).where(all_of(_conditions(filters, Choice())))


def totals(engine: Engine, filters: Filters) -> pd.DataFrame:
    """One row: quoted (direct and fragments), reported, speakers, sources; of the chosen quotes."""
    kind_is_reported = quote.c.kind == "reported"
    return frame(
        engine,
        select(
            func.count().filter(~kind_is_reported).label("quoted"),
            func.count().filter(kind_is_reported).label("reported"),
            func.count(distinct(quote.c.speaker)).label("speakers"),
            func.count(distinct(quote.c.source)).label("sources"),
        ).where(all_of(_conditions(filters, Choice()))),
    )  # fmt: skip


def facets(engine: Engine, filters: Filters, choice: Choice, terms: Terms, *, all_words: bool) -> pd.DataFrame:
    """What the found quotes can be narrowed to, with counts: facet, value, label, quotes.

    A facet counts as if nothing were ticked in it, so that its other values can be added. What is ticked is there
    even where it counts 0, so that it can be unticked.
    """
    joiner = "AND" if all_words else "OR"
    labels: dict[str, tuple[Any, Any]] = {
        "speaker": (quote.c.speaker, actor.c.name),
        "kind": (quote.c.kind, quote.c.kind),
        "issue": (quote_issue.c.issue, issue.c.short),
        "source": (quote.c.source, source.c.title),
    }
    parts = []
    for name, (value, label) in labels.items():
        ticked = getattr(choice, name)
        hits = all_of(_conditions(filters, replace(choice, **{name: ()})), _search(terms, joiner))
        number = func.count(distinct(case((hits, quote.c.id))))
        parts.append(
            frame(
                engine,
                select(value.label("value"), label.label("label"), number.label("quotes"))
                .select_from(quote)
                .outerjoin(actor, actor.c.id == quote.c.speaker)
                .outerjoin(source, source.c.id == quote.c.source)
                .outerjoin(quote_issue, quote_issue.c.quote == quote.c.id)
                .outerjoin(issue, issue.c.id == quote_issue.c.issue)
                .where(value.is_not(None), or_(hits, value.in_(ticked)) if ticked else hits)
                .group_by(value, label)
                .order_by(number.desc(), label),
            ).assign(facet=name)
        )  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def _conditions(filters: Filters, choice: Choice) -> Iterator[Condition]:
    yield from speaks(quote.c.speaker, filters)
    yield from happened(quote.c.earliest, quote.c.latest, filters)
    yield from known(quote.c.known_from, filters)
    for issues in (filters.issues, choice.issue):
        if issues:
            yield quote.c.id.in_(select(quote_issue.c.quote).where(quote_issue.c.issue.in_(issues)))
    if choice.speaker:
        yield quote.c.speaker.in_(choice.speaker)
    if choice.kind:
        yield quote.c.kind.in_(choice.kind)
    if choice.source:
        yield quote.c.source.in_(choice.source)


def _search(terms: Terms, joiner: str) -> Iterator[Condition]:
    if terms:
        hits = matching(terms.expression(joiner)).subquery()
        yield quote.c.id.in_(select(hits.c.quote))


def _quotes() -> Select[Any]:
    """Quotes with all that a card shows.

    Columns: id, kind, exact, before, after (the rest of its sentence), context_before, context_after (the rest of its
    paragraph), attribution, said_on (EDTF), negated, marks_mismatched, wording, note, translation, translated_by,
    language, speaker, speaker_name, office, meeting, meeting_kind, place_name, source, source_title, title_basis,
    publisher, url, published (EDTF), grade, start, end, issue_names.
    """
    return (
        select(
            quote.c.id, quote.c.kind, quote.c.exact,
            within(source.c.text, quote.c.sentence_start, quote.c.start).label("before"),
            within(source.c.text, quote.c.end, quote.c.sentence_end).label("after"),
            within(source.c.text, quote.c.paragraph_start, quote.c.start).label("context_before"),
            within(source.c.text, quote.c.end, quote.c.paragraph_end).label("context_after"),
            quote.c.attribution, quote.c.said_on, quote.c.negated, quote.c.marks_mismatched, quote.c.wording,
            quote.c.note, quote.c.translation, quote.c.translated_by, quote.c.language, quote.c.speaker,
            actor.c.name.label("speaker_name"), quote.c.office, quote.c.meeting,
            meeting.c.kind.label("meeting_kind"), place.c.name.label("place_name"), quote.c.source,
            source.c.title.label("source_title"), source.c.title_basis, source.c.publisher, source.c.url,
            source.c.published,
            grade().label("grade"), quote.c.start, quote.c.end, quote.c.issue_names,
        )
        .join(source, source.c.id == quote.c.source)
        .outerjoin(actor, actor.c.id == quote.c.speaker)
        .outerjoin(meeting, meeting.c.id == quote.c.meeting)
        .outerjoin(place, place.c.id == quote.c.place)
    )  # fmt: skip

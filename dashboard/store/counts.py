"""What pages would have to count again and again, counted once: small tables made of the large ones."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, Integer, case, cast, func, insert, literal, select

from dashboard.store.tables import quote, quote_day, quote_issue, quote_month, source_day, source_days

_DAYS = (quote.c.earliest, quote.c.latest, quote.c.known_from)


def month(day: date) -> int:
    """The number of a day's month, year x 12 + month."""
    return day.year * 12 + day.month


def month_of(day: ColumnElement[object]) -> ColumnElement[int]:
    """The same of a day as SQLite keeps it; NULL stays NULL."""
    return cast(func.substr(day, 1, 4), Integer) * 12 + cast(func.substr(day, 6, 2), Integer)


def count_quotes(connection: Connection) -> None:
    """Fill quote_day, source_day, source_days and quote_month from quote and quote_issue."""
    reported = func.sum(case((quote.c.kind == "reported", 1), else_=0))
    by_day = select(
        *_DAYS, func.count() - reported, reported, func.min(quote.c.number), func.max(quote.c.number)
    ).group_by(*_DAYS)
    connection.execute(insert(quote_day).from_select([column.name for column in quote_day.c], by_day))
    _count_sources(connection)
    facets = {
        "speaker": quote.c.speaker,
        "publisher": quote.c.publisher,
        "issue": quote_issue.c.issue,
        "kind": quote.c.kind,
    }
    months = [month_of(day) for day in _DAYS]
    for facet, value in facets.items():
        counted = (
            select(literal(facet), value, quote.c.kind, *months, func.count())
            .where(value.is_not(None))
            .group_by(value, quote.c.kind, *months)
        )
        if facet == "issue":
            counted = counted.join(quote_issue, quote_issue.c.quote == quote.c.number)
        connection.execute(insert(quote_month).from_select([column.name for column in quote_month.c], counted))


def _count_sources(connection: Connection) -> None:
    """Most sources hold quotes of one day; of the others each day is kept."""
    days = select(quote.c.source, *_DAYS).distinct().cte("days")
    several = select(days.c.source).group_by(days.c.source).having(func.count() > 1)
    connection.execute(
        insert(source_days).from_select(
            ["source", "earliest", "latest", "known_from"],
            select(days).where(days.c.source.in_(several)),
        )
    )
    of_one = (
        select(days.c.earliest, days.c.latest, days.c.known_from, func.count())
        .where(days.c.source.not_in(select(source_days.c.source)))
        .group_by(days.c.earliest, days.c.latest, days.c.known_from)
    )
    connection.execute(insert(source_day).from_select(["earliest", "latest", "known_from", "sources"], of_one))

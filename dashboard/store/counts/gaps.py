"""When each source is silent: a stretch of days misses a source where it fits into one of its gaps."""

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from dashboard.store.counts.numbered import AFTER, BEFORE, Numbers, Quotes, as_rows, day_text
from dashboard.store.fill import insert_rows
from dashboard.store.tables import known_number, source_days, source_gap


def count_sources(connection: Connection, quotes: Quotes) -> None:
    """Fill source_gap, source_days and the quoted_sources of known_number."""
    order = np.lexsort((quotes.earliest, quotes.source))
    source, known = quotes.source[order], quotes.known_from[order]
    of_one_day = _of_one_day(quotes)
    one = of_one_day[source]
    starts = np.flatnonzero(np.diff(source, prepend=-1))
    days, sources = np.unique(known[starts][one[starts]], return_counts=True)
    rows = [("quoted_sources", day_text(day), number) for day, number in as_rows(days, sources)]
    insert_rows(connection, known_number.name, ["noun", "known_from", "number"], rows)
    gaps = _gaps(source[one], quotes.earliest[order][one], quotes.latest[order][one], known[one])
    columns = ["known_from", "after", "before", "sources"]
    insert_rows(connection, source_gap.name, columns, [(*map(day_text, row[:3]), row[3]) for row in as_rows(*gaps)])
    others = order[~one]
    each = np.unique(
        np.stack([quotes.source[others], quotes.earliest[others], quotes.latest[others], quotes.known_from[others]]),
        axis=1,
    )
    insert_rows(
        connection, source_days.name, ["source", "earliest", "latest", "known_from"],
        [(quotes.sources[row[0]], *map(day_text, row[1:])) for row in as_rows(*each)],
    )  # fmt: skip


def _of_one_day(quotes: Quotes) -> npt.NDArray[np.bool_]:
    """For each source whether all its quotes could be known from the same day on."""
    first = np.full(len(quotes.sources), AFTER)
    last = np.full(len(quotes.sources), BEFORE)
    np.minimum.at(first, quotes.source, quotes.known_from)
    np.maximum.at(last, quotes.source, quotes.known_from)
    same: npt.NDArray[np.bool_] = first == last
    return same


def _gaps(source: Numbers, earliest: Numbers, latest: Numbers, known: Numbers) -> list[Numbers]:
    """Of quotes in the order of source and first day: known_from, after, before, and how many sources."""
    # The last day so far: a source's number times more than all days, so that none before it reaches as far.
    begun = np.maximum.accumulate(latest + source * (AFTER + 1)) - source * (AFTER + 1)
    is_first = np.diff(source, prepend=-1) != 0
    is_last = np.diff(source, append=-1) != 0
    between = ~is_first[1:] & (earliest[1:] > begun[:-1] + 1)
    found = [
        (known[is_first], np.full(is_first.sum(), BEFORE), earliest[is_first]),
        (known[1:][between], begun[:-1][between], earliest[1:][between]),
        (known[is_last], begun[is_last], np.full(is_last.sum(), AFTER)),
    ]
    three = [np.concatenate(parts) for parts in zip(*found, strict=True)]
    real = (three[1] != AFTER) & (three[2] != BEFORE)
    days, codes = np.unique(np.concatenate(three), return_inverse=True)
    size = max(len(days), 1)
    keys = np.ravel_multi_index(tuple(codes.reshape(3, -1)[:, real]), (size, size, size))
    gaps, sources = np.unique(keys, return_counts=True)
    return [*(days[code] for code in np.unravel_index(gaps, (size, size, size))), sources]

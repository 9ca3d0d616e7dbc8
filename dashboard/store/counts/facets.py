"""How many quotes the values of the facets have: alone, two together, and up to each day."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from dashboard.store.axis import Axis
from dashboard.store.counts.numbered import (
    AFTER,
    BEFORE,
    KINDS,
    Facet,
    Numbers,
    Quotes,
    as_rows,
    distinct,
    tallied,
)
from dashboard.store.fill import BATCH, insert_rows
from dashboard.store.tables import facet_pair, facet_source, facet_sum, facet_value, voice


def count_facets(connection: Connection, quotes: Quotes, places: Numbers) -> None:
    """Fill facet_value, facet_pair, facet_source and facet_sum. `places` are those of the sources in their list."""
    firsts, rows = [0], []
    for facet in quotes.facets:
        counted = _by_value(quotes, facet)
        values, found = _sources_of(quotes, facet)
        sources = np.bincount(values, minlength=len(facet.names))
        rows += [(facet.name, name, *row) for name, row in zip(facet.names, as_rows(counted, sources), strict=True)]
        if facet.name != "publisher":  # nothing asks for theirs
            _insert(connection, facet_source.name, ["value", "place"], as_rows(values + firsts[-1], places[found]))
        firsts.append(len(rows))
    rows += list(_actors(connection, quotes))
    insert_rows(
        connection, facet_value.name, ["number", "facet", "value", *KINDS, "sources"],
        [(number, *row) for number, row in enumerate(rows)],
    )  # fmt: skip
    facets = list(zip(quotes.facets, firsts[:-1], strict=True))
    for facet, first in facets:
        for other, other_first in facets:
            if facet is not other or facet.name == "issue":
                mine, others, shared = _pairs(quotes, facet, other)
                _insert(connection, facet_pair.name, ["value", "other", *KINDS],
                        as_rows(mine + first, others + other_first, shared))  # fmt: skip
    for facet, first in facets:
        for axis, those, days, signs in _moves(quotes, facet):
            values, until, sums = _running(facet.values[those], days, quotes.kind[facet.quotes[those]], signs)
            _insert(connection, facet_sum.name, ["axis", "value", "day", *KINDS],
                    as_rows(np.full(len(values), int(axis)), values + first, until, sums))  # fmt: skip


def _by_value(quotes: Quotes, facet: Facet) -> Numbers:
    size = len(KINDS)
    keys = facet.values * size + quotes.kind[facet.quotes]
    return np.bincount(keys, minlength=len(facet.names) * size).reshape(-1, size)


def _sources_of(quotes: Quotes, facet: Facet) -> tuple[Numbers, Numbers]:
    """Each value with each of its sources once, in order: values, sources."""
    size = max(len(quotes.sources), 1)
    keys = distinct(facet.values * size + quotes.source[facet.quotes])
    return keys // size, keys % size


def _actors(connection: Connection, quotes: Quotes) -> Iterator[tuple[Any, ...]]:
    """Rows of facet_value for all who speak for an actor together."""
    (speakers,) = (facet for facet in quotes.facets if facet.name == "speaker")
    codes = {name: code for code, name in enumerate(speakers.names)}
    spoken: dict[str, list[int]] = {}
    for actor, speaks_for in connection.execute(select(voice.c.actor, voice.c.speaks_for)):
        if actor in codes:
            spoken.setdefault(speaks_for, []).append(codes[actor])
    counted = _by_value(quotes, speakers)
    values, sources = _sources_of(quotes, speakers)
    ends = np.searchsorted(values, np.arange(len(speakers.names) + 1))
    for actor, voices in sorted(spoken.items()):
        theirs = [sources[ends[one] : ends[one + 1]] for one in sorted(set(voices))]
        number = len(theirs[0]) if len(theirs) == 1 else len(distinct(np.concatenate(theirs)))
        yield ("actor", actor, *counted[sorted(set(voices))].sum(axis=0).tolist(), number)


def _pairs(quotes: Quotes, facet: Facet, other: Facet) -> tuple[Numbers, Numbers, Numbers]:
    """Values of two facets that share quotes: their codes, and how many of each kind."""
    # Of each quote all values of the one beside all of the other.
    starts, ends = (np.searchsorted(other.quotes, facet.quotes, side) for side in ("left", "right"))
    several = ends - starts
    mine, of_quote = np.repeat(facet.values, several), np.repeat(facet.quotes, several)
    within = np.arange(len(mine)) - np.repeat(np.cumsum(several) - several, several)
    others = other.values[np.repeat(starts, several) + within]
    size = max(len(other.names), 1)
    keys, counted = tallied(mine * size + others, quotes.kind[of_quote])
    return keys // size, keys % size, counted


def _moves(quotes: Quotes, facet: Facet) -> Iterator[tuple[Axis, Numbers, Numbers, Numbers]]:
    """By axis: which of the facet's quotes add something, on which day, and whether they add or take one away."""
    earliest, latest, known = (
        column[facet.quotes] for column in (quotes.earliest, quotes.latest, quotes.known_from)
    )  # fmt: skip

    def adding(axis: Axis, those: Any, days: Numbers) -> tuple[Axis, Numbers, Numbers, Numbers]:
        places = np.flatnonzero(those)
        return axis, places, days[places], np.ones(len(places), np.int64)

    yield adding(Axis.LATEST, latest != AFTER, latest)
    yield adding(Axis.KNOWN, known != AFTER, known)
    yield adding(Axis.UNDATED, (earliest == BEFORE) & (latest == AFTER), known)
    lasting = np.flatnonzero(earliest != latest)
    ending = lasting[latest[lasting] != AFTER]
    yield (
        Axis.BEGUN, np.concatenate([lasting, ending]), np.concatenate([earliest[lasting], latest[ending]]),
        np.concatenate([np.ones(len(lasting), np.int64), np.full(len(ending), -1)]),
    )  # fmt: skip


def _running(values: Numbers, days: Numbers, kinds: Numbers, signs: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Sums up to each day on which something was added, value by value: values, days, sums of each kind."""
    span, size = AFTER + 1, len(KINDS)
    keys, places = np.unique(values * span + days, return_inverse=True)
    added = np.bincount(places * size + kinds, weights=signs, minlength=len(keys) * size).reshape(-1, size)
    sums = np.cumsum(added.astype(np.int64), axis=0)
    firsts = np.flatnonzero(np.diff(keys // span, prepend=-1))
    before = np.concatenate([np.zeros((1, size), np.int64), sums])[firsts]
    lengths = np.diff(np.append(firsts, len(keys)))
    return keys // span, keys % span, sums - np.repeat(before, lengths, axis=0)


def _insert(connection: Connection, table: str, columns: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    while batch := list(islice(rows, BATCH)):
        insert_rows(connection, table, columns, batch)

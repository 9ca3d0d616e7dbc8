"""How many quotes there are of what and by which day, counted at build."""

from sqlalchemy import Column, Index, Integer

from dashboard.models.vocabulary import QuoteKind
from dashboard.store.tables.columns import BYTEWISE, dates, numbers, table, texts

_KINDS = [str(kind) for kind in QuoteKind]

quote_day = table("quote_day", *dates("earliest", "latest", "known_from"), *numbers(*_KINDS, "first", "last"))
"""How many quotes of each kind have these three days, and the lowest and the highest of their numbers."""

facet_value = table(
    "facet_value",
    Column("number", Integer, primary_key=True),
    Column("facet", BYTEWISE, comment="speaker, issue, publisher, or actor: all who speak for it"),
    Column("value", BYTEWISE),
    *numbers(*_KINDS, "sources"),
)
"""How many quotes of each kind a value of a facet has, and in how many sources."""

Index("facet_value_named", facet_value.c.facet, facet_value.c.value)

facet_pair = table("facet_pair", *numbers("value", "other", *_KINDS))
"""How many quotes two values share that are not of the same facet, or are two issues; by number, each pair twice."""

Index("facet_pair_of", facet_pair.c.value, facet_pair.c.other)

facet_sum = table("facet_sum", *numbers("axis", "value", "day", *_KINDS))
"""How many quotes of a value there are up to a day, on each day on which the number changed; see `Axis`."""

Index("facet_sum_until", *(facet_sum.c[name] for name in ("axis", "value", "day", *_KINDS)))

facet_source = table("facet_source", *numbers("value", "place"))
"""The sources in which a speaker or an issue has quotes, by number and place in the list."""

Index("facet_source_of", facet_source.c.value, facet_source.c.place)

source_gap = table("source_gap", *dates("known_from", "after", "before"), *numbers("sources"))
"""Between which days no quote of a source can have been said, and of how many sources this holds.

NULL is the end of all days. Only of sources whose quotes could be known from one day on; the others are in
`source_days`.
"""

source_days = table("source_days", *texts("source"), *dates("earliest", "latest", "known_from"))
"""The days of the quotes of sources whose quotes could not all be known from the same day on."""

known_number = table("known_number", *texts("noun"), *dates("known_from"), *numbers("number"))
"""How many of a noun could first be known on a day: positions, meetings, sources, kept_texts; and as quoted_sources
those of `source_gap`. As met_delegations and met_persons the meetings at which somebody met others, less those of which
it became known that nobody did."""

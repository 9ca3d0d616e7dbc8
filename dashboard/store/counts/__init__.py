"""What pages would have to count again and again, counted once: small tables made of the large ones.

The quotes are read once, as numbers, and counted in memory: a database sorts a million rows anew for each table.
"""

from sqlalchemy import Connection

from dashboard.store.counts.facets import count_facets
from dashboard.store.counts.gaps import count_sources
from dashboard.store.counts.listed import list_sources, place_quotes, places_of
from dashboard.store.counts.nouns import count_days, count_nouns
from dashboard.store.counts.numbered import read_quotes


def count_quotes(connection: Connection) -> None:
    """Fill the counted tables: quote_day, quote_place, facet_…, source_gap and _days, listed_source, known_number."""
    quotes = read_quotes(connection)
    count_days(connection, quotes)
    list_sources(connection)
    places = places_of(connection, quotes.sources)
    place_quotes(connection, quotes, places)
    count_facets(connection, quotes, places)
    count_sources(connection, quotes)
    count_nouns(connection)

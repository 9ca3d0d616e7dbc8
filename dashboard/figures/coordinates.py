"""Numbers that say where a mark stands, as fine as a screen can show and no finer."""

from collections.abc import Iterable

PLACES = 4
"""Decimals of a number that travels: no axis of ours has so few units that one would be seen, on the map it is some
metres."""


def coordinates(values: Iterable[float]) -> list[float]:
    """The same, as they travel."""
    return [round(float(value), PLACES) for value in values]

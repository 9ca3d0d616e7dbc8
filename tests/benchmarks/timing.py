"""How long something takes: once apart, then again and again with other parameters each time."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

RUNS = 30
PATIENCE = 10.0
"""Seconds for all runs of one question, the first aside; a slow one has fewer runs, and three at least where it can."""


@dataclass(frozen=True)
class Times:
    """Milliseconds."""

    first: float
    p50: float
    p95: float
    runs: int


def timed(ask: Callable[[T], object], parameters: Sequence[T]) -> Times:
    """Ask with the first of the parameters, apart, and then with each of the others while there is patience."""
    first = _milliseconds(ask, parameters[0])
    times: list[float] = []
    if first / 1000 > PATIENCE:
        return Times(first, first, first, 1)
    for parameter in parameters[1:]:
        times.append(_milliseconds(ask, parameter))
        if sum(times) / 1000 > PATIENCE and len(times) >= 3:
            break
    return Times(first, statistics.median(times), p95(times), len(times))


def p95(times: Sequence[float]) -> float:
    """The time that one of twenty exceeds; of fewer than twenty the longest."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


def _milliseconds(ask: Callable[[T], object], parameter: T) -> float:
    start = time.perf_counter()
    ask(parameter)
    return (time.perf_counter() - start) * 1000

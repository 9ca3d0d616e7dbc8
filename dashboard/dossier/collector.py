"""How often Python looks for circles among what it holds."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

ROWS = 200_000
"""Objects that are there more than before until it looks again: the rows of many batches."""


@contextmanager
def seldom() -> Iterator[None]:
    """For what makes millions of rows and no circles: looking through them would take a sixth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(ROWS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

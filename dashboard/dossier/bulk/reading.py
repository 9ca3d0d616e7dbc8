"""The verdicts on all rows of the bulk files, batch by batch, from this process or from a second one beside it."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dashboard.dossier.aside import Aside
from dashboard.dossier.bulk.rows import batches, size
from dashboard.dossier.bulk.verdict import Judge, Verdicts

WORTH = 5_000_000
"""Bytes of files for which a second process is begun; fewer are read before it is there."""


class Reading(NamedTuple):
    """What is to be read, and by whom it is judged."""

    folder: Path
    names: list[str]
    judge: Judge

    def found(self) -> Iterator[Verdicts | None]:
        """The verdicts on the rows of each file in turn; None where a file ends."""
        for name in self.names:
            for rows in batches(self.folder, name):
                yield self.judge.verdicts(rows, name)
            yield None


def read(reading: Reading, worth: int = WORTH) -> Iterator[Verdicts | None]:
    """The verdicts of a reading, with a second process where it is worth one."""
    bytes_ = sum(size(reading.folder, name) for name in reading.names)
    aside = Aside.begun(reading) if bytes_ >= worth else None
    return both(aside, reading) if aside else reading.found()


def both(aside: Aside[Verdicts | None], reading: Reading) -> Iterator[Verdicts | None]:
    """What the second process says as far as it comes; from there on this one reads."""
    ended, batches_since = 0, 0
    try:
        for verdicts in aside.found():
            ended, batches_since = (ended + 1, 0) if verdicts is None else (ended, batches_since + 1)
            yield verdicts
    finally:
        aside.close()
    rest = reading._replace(names=reading.names[ended:])
    yield from islice(rest.found(), batches_since, None)

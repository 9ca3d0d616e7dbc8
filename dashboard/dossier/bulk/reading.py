"""The verdicts on all rows of the bulk files, batch by batch, from this process or from a second one beside it."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple, cast

from dashboard.dossier.bulk.rows import batches, size
from dashboard.dossier.bulk.verdict import Judge, Verdicts

WORTH = 5_000_000
"""Bytes of files for which a second process is begun; fewer are read before it is there."""

_ROOT = Path(__file__).resolve().parents[3]


class Reading(NamedTuple):
    """What is to be read, and by whom it is judged."""

    folder: Path
    names: list[str]
    judge: Judge

    def verdicts(self) -> Iterator[Verdicts | None]:
        """Those on the rows of each file in turn; None where a file ends."""
        for name in self.names:
            for rows in batches(self.folder, name):
                yield self.judge.verdicts(rows, name)
            yield None


class Aside:
    """A second process that reads ahead (reader.py). It ends when it is closed, and when this process ends."""

    def __init__(self, reading: Reading) -> None:
        paths = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.dossier.bulk.reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what stops it stops this process at the same row, and is told by it
            env=os.environ | {"PYTHONPATH": paths},
        )
        self._reading = reading

    def verdicts(self) -> Iterator[Verdicts | None]:
        """The same as those of the reading, as far as the other process comes."""
        into, out = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            pickle.dump(self._reading, into)
            into.close()
            while True:
                yield pickle.load(out)  # noqa: S301  the process that we began wrote it

    def close(self) -> None:
        """End it, wherever it is."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what it did not take in the end
                if pipe:
                    pipe.close()


def read(reading: Reading, worth: int = WORTH) -> Iterator[Verdicts | None]:
    """The verdicts of a reading, with a second process where it is worth one."""
    bytes_ = sum(size(reading.folder, name) for name in reading.names)
    aside = _begun(reading) if bytes_ >= worth and (os.cpu_count() or 1) > 1 else None
    return both(aside, reading) if aside else reading.verdicts()


def both(aside: Aside, reading: Reading) -> Iterator[Verdicts | None]:
    """What the second process says as far as it comes; from there on this one reads."""
    ended, batches_since = 0, 0
    try:
        for verdicts in aside.verdicts():
            ended, batches_since = (ended + 1, 0) if verdicts is None else (ended, batches_since + 1)
            yield verdicts
    finally:
        aside.close()
    rest = reading._replace(names=reading.names[ended:])
    yield from islice(rest.verdicts(), batches_since, None)


def _begun(reading: Reading) -> Aside | None:
    """None where no process can be begun."""
    try:
        return Aside(reading)
    except (OSError, ValueError):
        return None

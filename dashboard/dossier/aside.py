"""Work that a second process does beside this one, where the machine has room for two."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Generic, Protocol, Self, TypeVar, cast

from dashboard.dossier.collector import seldom

_ROOT = Path(__file__).resolve().parents[2]
_MAIN = "from dashboard.dossier.aside import main; main()"

Found_co = TypeVar("Found_co", covariant=True)


class Work(Protocol[Found_co]):
    """Something to do that can be sent to another process. It finds the same each time."""

    def found(self) -> Iterator[Found_co]:
        """What comes of it, piece by piece: plain values, in which nothing leads back to itself."""
        ...


@contextmanager
def beside(work: Work[Found_co], place: Path, *, worth: bool) -> Iterator[Iterator[Found_co]]:
    """What comes of some work, which a second process begins at once where it is worth one.

    From where that stops on, this one does it. `place` is a folder with room for all pieces, which lie there (in a
    file without a name) until they are asked for, so that neither process waits for the other.
    """
    aside = Aside.begun(work, place) if worth else None
    try:
        yield both(aside, work) if aside else work.found()
    finally:
        if aside:
            aside.close()


def both(aside: "Aside[Found_co]", work: Work[Found_co]) -> Iterator[Found_co]:
    """What the second process finds as far as it comes, and then what this one does."""
    number = 0
    for number, piece in enumerate(aside.found(), start=1):  # noqa: B007  the last is needed
        yield piece
    if not aside.whole:
        yield from islice(work.found(), number, None)


class Aside(Generic[Found_co]):
    """A second process at some work. It ends when it is closed, and when this process ends."""

    def __init__(self, work: Work[Found_co], place: Path) -> None:
        self.whole = False
        """Whether it came to the end."""
        with ExitStack() as opened:
            self._pieces = opened.enter_context(TemporaryFile(dir=place))
            pickle.dump(work, self._pieces, pickle.HIGHEST_PROTOCOL)
            self._pieces.flush()
            self._read = self._pieces.tell()
            self.process = _process(self._pieces.fileno())
            self._opened = opened.pop_all()

    @classmethod
    def begun(cls, work: Work[Found_co], place: Path) -> Self | None:
        """None where there is no room for a second process, or none can be begun."""
        try:
            return cls(work, place) if (os.cpu_count() or 1) > 1 else None
        except (OSError, ValueError):
            return None

    def found(self) -> Iterator[Found_co]:
        """The same as the work finds, as far as the other process comes."""
        lengths = cast("IO[bytes]", self.process.stdout)
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            for line in lengths:
                piece = os.pread(self._pieces.fileno(), int(line), self._read)
                self._read += len(piece)
                yield pickle.loads(piece)  # noqa: S301  the process that we began wrote it
            self.whole = self.process.wait() == 0

    def close(self) -> None:
        """End it, wherever it is."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        self._opened.close()


def _process(pieces: int) -> "subprocess.Popen[bytes]":
    paths = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(  # noqa: S603  this Python, and a function of ours
        [sys.executable, "-c", _MAIN, str(pieces)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # who does the work again meets what stopped it, and tells
        pass_fds=[pieces],
        env=os.environ | {"PYTHONPATH": paths},
    )


def main() -> None:
    """The second process: does the work, until all is done or nobody takes it any more."""
    with open(int(sys.argv[1]), "r+b") as pieces:  # noqa: PTH123  no path leads to it
        pieces.seek(0)
        work = pickle.load(pieces)  # noqa: S301  the process that began this one wrote it
        pieces.seek(0, os.SEEK_END)
        with seldom():
            for piece in work.found():
                sys.stdout.write(f"{put(piece, pieces)}\n")
                sys.stdout.flush()


def put(piece: object, pieces: IO[bytes]) -> int:
    """Add plain values to a file, in which nothing leads back to itself; how long they are in it."""
    before = pieces.tell()
    pickler = pickle.Pickler(pieces, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # looks for nothing that stood before
    pickler.dump(piece)
    pieces.flush()
    return pieces.tell() - before

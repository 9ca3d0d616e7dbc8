"""Work that a second process does beside this one, where the machine has room for two."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Generic, Protocol, Self, TypeVar, cast

_ROOT = Path(__file__).resolve().parents[2]
_MAIN = "from dashboard.dossier.aside import main; main()"

Found_co = TypeVar("Found_co", covariant=True)


class Work(Protocol[Found_co]):
    """Something to do that can be sent to another process. It finds the same each time."""

    def found(self) -> Iterator[Found_co]:
        """What comes of it, piece by piece."""
        ...


class Aside(Generic[Found_co]):
    """A second process at some work. It ends when it is closed, and when this process ends."""

    def __init__(self, work: Work[Found_co]) -> None:
        paths = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(  # noqa: S603  this Python, and a function of ours
            [sys.executable, "-c", _MAIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # who does the work again meets what stopped it, and tells
            env=os.environ | {"PYTHONPATH": paths},
        )
        self.whole = False
        """Whether it came to the end."""
        self._work = work

    @classmethod
    def begun(cls, work: Work[Found_co]) -> Self | None:
        """None where there is no room for a second process, or none can be begun."""
        try:
            return cls(work) if (os.cpu_count() or 1) > 1 else None
        except (OSError, ValueError):
            return None

    def found(self) -> Iterator[Found_co]:
        """The same as the work finds, as far as the other process comes."""
        into, out = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            pickle.dump(self._work, into)
            into.close()
            while piece := pickle.load(out):  # noqa: S301  the process that we began wrote it
                yield piece[0]
            self.whole = True

    def close(self) -> None:
        """End it, wherever it is."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what it did not take in the end
                if pipe:
                    pipe.close()


def main() -> None:
    """The second process: work comes in, what is found goes out, until all is or nobody takes it any more."""
    work = pickle.load(sys.stdin.buffer)  # noqa: S301  the process that began this one wrote it
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for piece in work.found():
            _tell((piece,))
        _tell(())


def _tell(piece: tuple[object, ...]) -> None:
    pickle.dump(piece, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()

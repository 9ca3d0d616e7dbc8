"""The second process that reads bulk files: a Reading comes in, its verdicts go out (see reading.py)."""

import pickle
import sys
from contextlib import suppress


def main() -> None:
    """Until all is read, or nobody takes it any more."""
    reading = pickle.load(sys.stdin.buffer)  # noqa: S301  the process that began this one wrote it
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for verdicts in reading.verdicts():
            pickle.dump(verdicts, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

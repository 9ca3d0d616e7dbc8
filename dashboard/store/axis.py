"""By which days quotes are counted."""

from enum import IntEnum


class Axis(IntEnum):
    """What is counted up to a day."""

    LATEST = 0
    """Quotes whose last possible day it is or was."""
    BEGUN = 1
    """Quotes whose first possible day it is or was, and whose last is still to come. An open end is any day."""
    KNOWN = 2
    """Quotes that could be known."""
    UNDATED = 3
    """Those among them without any day."""

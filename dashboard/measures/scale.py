"""Stances as numbers, and how much is enough to compare by."""

from dashboard.models.vocabulary import Stance

NUMBERS: dict[str, int] = {
    Stance.SUPPORTS: 2,
    Stance.SUPPORTS_CONDITIONALLY: 1,
    Stance.AMBIGUOUS: 0,
    Stance.OPPOSES_CONDITIONALLY: -1,
    Stance.OPPOSES: -2,
}
"""The stances that carry a number. The blanks carry none: silence is neither agreement nor neutrality."""

ENOUGH = 3
"""Fewer shared issues than this are too thin to rank by, and fewer stances on an issue say nothing on its division."""

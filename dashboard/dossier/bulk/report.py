"""What came of the rows of one bulk file."""

from collections import Counter
from dataclasses import dataclass, field

from dashboard.dossier.problem import Problem

NAMED = 1000
"""Rejected rows of a file that are named one by one; what comes after them is counted by code."""


@dataclass
class FileReport:
    """Every row is one of four: taken, rejected, repeated (it stood before), or said by a curated quote."""

    file: str
    taken: int = 0
    repeated: int = 0
    curated: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    """Rejected rows by the code of their first problem."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All of them."""
        return self.taken + self.repeated + self.curated + self.rejected.total()

    def reject(self, *problems: Problem) -> None:
        """One row is not taken, for these reasons."""
        self.rejected[problems[0].code] += 1
        if self.rejected.total() <= NAMED:
            self.problems += problems

    @property
    def unnamed(self) -> int:
        """Rejected rows that are only counted."""
        return max(self.rejected.total() - NAMED, 0)

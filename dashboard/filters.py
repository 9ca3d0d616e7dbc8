"""What the reader asked for: a frozen value that can say itself in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.wording.dates import day
from dashboard.wording.phrases import listed


@dataclass(frozen=True)
class Filters:
    """The sidebar's choice. Empty and None mean: everything.

    `since` and `until` ask when it happened; `known` asks when one could know of it.
    """

    actors: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    known: date | None = None

    def __bool__(self) -> bool:
        return self.narrow or self.known is not None

    @property
    def narrow(self) -> bool:
        """Whether anything but the day of knowledge is chosen."""
        return bool(self.actors or self.issues or self.since or self.until)

    @property
    def day(self) -> date | None:
        """The day from which the reader looks back: the earlier of the last chosen day and the day of knowledge."""
        return min((day for day in (self.until, self.known) if day), default=None)

    def sentence(self, names: Mapping[str, str]) -> str:
        """The choice in words; `names` gives the readers' name of each actor and issue id.

        Empty where nothing is filtered.
        """
        parts = []
        if self.actors:
            parts.append(f"only {listed(names.get(actor, actor) for actor in self.actors)}")
        if self.issues:
            parts.append(f"on {listed(names.get(issue, issue) for issue in self.issues)}")
        if self.since and self.until:
            parts.append(f"from {day(self.since)} to {day(self.until)}")
        elif self.since:
            parts.append(f"since {day(self.since)}")
        elif self.until:
            parts.append(f"until {day(self.until)}")
        if self.known:
            parts.append(f"as known on {day(self.known)}")
        return ", ".join(parts)

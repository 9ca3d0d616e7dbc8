"""What is wrong, where, and what to do."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dashboard.models.writable import writable

CODES = {
    "folder-missing": "There is no dossier where one was looked for.",
    "file-encoding": "A file is not UTF-8 text, or a kept text holds characters that nobody can read.",
    "file-unexpected": "A file stands where no record is read from.",
    "yaml-syntax": "A file is not YAML that can be read.",
    "yaml-alias": "A file uses YAML anchors or aliases, which would hide where a value comes from.",
    "duplicate-key": "A field stands twice in one record.",
    "unknown-field": "A field that no record of this sort has.",
    "missing-field": "A required field is not there.",
    "empty-value": "A field is there and says nothing.",
    "wrong-type": "A value is not of the sort that the field takes.",
    "unknown-word": "A value is not in the vocabulary of the field.",
    "date-form": "A date is not written in a form that is read here.",
    "date-impossible": "A date that no calendar has.",
    "date-reversed": "A date that ends before it begins, or entries that run backwards.",
    "history-same-day": "Two entries of a history tell of different statuses on one day.",
    "accessed-early": "A source was read before it was published.",
    "duplicate-id": "Two records of one sort have the same id.",
    "id-filename": "The name of a file or folder is not the id that stands in it.",
    "unknown-id": "A record refers to an id that nothing has.",
    "represents-circle": "Actors represent each other in a circle.",
    "alias-shared": "Two actors have the same name or alias, and neither is marked weak.",
    "text-missing": "A checksum without its text, or a text without its checksum.",
    "text-checksum": "The kept text is not the one that the checksum was made of.",
    "exact-missing": "A passage of a kept text without its words.",
    "exact-not-found": "Words that do not stand in the kept text.",
    "exact-ambiguous": "Words that stand in the kept text more than once.",
    "text-not-kept": "A quotation whose source keeps no text to check it against.",
    "condition-missing": "A conditional stance that does not name its condition.",
    "evidence-missing": "A record without evidence.",
    "coordinates": "Coordinates that are not on the globe.",
}
"""Every code of the check with what it means. Codes are stable: tools may rely on them."""

BULK_CODES = {
    "bulk-unreadable": "A file of machine-collected quotes, or a line of one, that can't be read.",
    "bulk-rows": "More rows of machine-collected quotes are rejected than are named one by one.",
}
"""What only the rows of `bulk/` can have, besides most of the others."""

SAVING_CODES = {
    "changed-meanwhile": "What the new records rest on was changed while they were written.",
    "source-known": "The text or the address of a new source belongs to one that is already there.",
    "rests-on-unsound": "A new record would not be shown, because it rests on one that has a problem.",
    "needs-a-hand": "A file to which only a hand can add: a list in it is written in brackets, or it can't be read.",
    "not-saved": "The files could not be written. All of them are as they were.",
}
"""What keeps new records from being saved, besides what the check reports."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a dossier.

    `file` is relative to the dossier's folder, `line` and `column` count from 1. `record` names the record
    that can't be shown until it is mended, as (sort, id); None where everything can still be shown.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    remedy: str
    record: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES | BULK_CODES | SAVING_CODES:
            raise ValueError(f"{self.code} is not among the codes")
        for field in ("message", "remedy"):  # they quote what a file holds
            object.__setattr__(self, field, writable(getattr(self, field)))

    @property
    def advice(self) -> str:
        """The remedy as a sentence."""
        return self.remedy if self.remedy.endswith("?") else f"{self.remedy}."

    def located(self, folder: Path | None = None) -> str:
        """`path:line:column: code: message` with the remedy behind it, always on one line."""
        path = (folder / self.file).as_posix() if folder else self.file
        report = f"{path}:{self.line}:{self.column}: {self.code}: {self.message}. {self.advice}"
        return "".join(character if character.isprintable() else " " for character in report)

    def as_json(self, folder: Path) -> dict[str, Any]:
        """The fields as plain values."""
        return asdict(self) | {"file": (folder / self.file).as_posix()}

    def as_github(self, folder: Path) -> str:
        """A workflow command that GitHub shows beside the line."""
        path = _encoded((folder / self.file).as_posix()).replace(":", "%3A").replace(",", "%2C")
        words = _encoded(f"{self.code}: {self.message}. {self.advice}")
        return f"::error file={path},line={self.line},col={self.column}::{words}"


def _encoded(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy that names the nearest known word, or `otherwise`."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else otherwise

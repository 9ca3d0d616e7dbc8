"""Where drafts lie until they are saved, so that no reload loses one.

A draft's name is a long random word that stands in the curator's address and nowhere else.
"""

import os
import re
import secrets
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from dashboard.review.draft import Draft

DAYS = 30
"""A draft that nobody has touched for so long is cleared away."""
_NAME = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True)
class Desk:
    """A folder of drafts."""

    folder: Path

    def lay_down(self, draft: Draft) -> str:
        """Keep a new draft; its name. Old ones go."""
        self._clear()
        name = secrets.token_urlsafe(18)
        self.keep(name, draft)
        return name

    def keep(self, name: str, draft: Draft) -> None:
        """Write the draft aside and put it in place of the one before, so that it is whole at any moment."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=self.folder, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(draft.model_dump_json())
        Path(aside).replace(self._path(name))

    def take(self, name: str) -> Draft | None:
        """The draft of this name; None where there is none, or one of an older form that can't be read any more."""
        if not _NAME.fullmatch(name):
            return None
        try:
            return Draft.model_validate_json(self._path(name).read_text("utf-8"))
        except (FileNotFoundError, ValidationError):
            return None

    def forget(self, name: str) -> None:
        """Clear one draft away."""
        if _NAME.fullmatch(name):
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _clear(self) -> None:
        oldest = time.time() - DAYS * 86_400
        for path in [*self.folder.glob("*.json"), *self.folder.glob("*.part")]:
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except FileNotFoundError:  # another reader has cleared it
                continue

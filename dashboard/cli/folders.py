"""Folders as whoever calls a command names them."""

from pathlib import Path

from dashboard.dossier.load import dossier_folders


def dossiers(folder: Path) -> list[Path]:
    """The dossiers that are meant: `folder` itself, or those in it; where there is none, `folder`, to say so."""
    return dossier_folders(as_given(folder)) or [as_given(folder)]


def as_given(folder: Path) -> Path:
    """Paths in a report are relative to where the reader stands, where that is shorter."""
    try:
        return folder.resolve().relative_to(Path.cwd())
    except ValueError:
        return folder

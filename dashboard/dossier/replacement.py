"""Many files as one: whatever happens, all of them are replaced or none.

The new files are first written out in full to `.saving/new` beside the records. That this folder is then called
`.saving/ready` is the one step that counts. Before it nothing has happened, and what is there is thrown away. After it
the files count as replaced: readers see them laid over the old ones, and moving each to its place is work that whoever
comes next can finish.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

SAVING = Path(".saving")
NEW = SAVING / "new"
READY = SAVING / "ready"
DISPLACED = SAVING / "displaced"
"""Where a file goes that was edited by hand between the step that counts and its being replaced."""

PATIENCE = 30.0
"""Seconds to wait for another who is saving. A save of thousands of records takes a few."""


class BusyError(OSError):
    """Another holds the lock."""


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Only one process, and one thread in it, is inside at a time. A process that dies lets go of it.

    Raises `BusyError` where another stays inside, and `OSError` where the folder can't be written to.
    """
    aside = folder / SAVING
    aside.mkdir(exist_ok=True)
    if not (aside / ".gitignore").exists():
        (aside / ".gitignore").write_text("*\n", encoding="utf-8")
    lock = FileLock(aside / "lock")
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise BusyError("somebody else is saving") from None
    try:
        yield
    finally:
        lock.release()


def pending(folder: Path) -> dict[str, bytes]:
    """What counts as replaced and is not yet in its place, by name in the dossier's folder."""
    waiting = {}
    for path in _files(folder / READY):
        with suppress(FileNotFoundError):  # it has just been moved to its place
            waiting[path.relative_to(folder / READY).as_posix()] = path.read_bytes()
    return waiting


def last_save(folder: Path) -> int | None:
    """Another number after each step of a save."""
    try:
        return (folder / SAVING).stat().st_mtime_ns
    except OSError:
        return None


def replace_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, by name in the dossier's folder, all or none. The caller holds the lock and has called `finish`.

    Raises `OSError` where they can't be written; nothing has happened then.
    """
    shutil.rmtree(folder / NEW, ignore_errors=True)
    try:
        for name, data in files.items():
            _may_be_replaced(folder, folder / name)
            _write(folder / NEW / name, data)
        _make_durable(*(Path(place) for place, _, _ in os.walk(folder / NEW)))
        (folder / NEW).rename(folder / READY)
    except OSError:
        shutil.rmtree(folder / NEW, ignore_errors=True)
        raise
    with suppress(OSError):  # they count as replaced all the same: whoever comes next tidies up
        _make_durable(folder / SAVING)
        finish(folder)


def finish(folder: Path) -> None:
    """Move what counts as replaced to its place. The caller holds the lock."""
    for path in sorted(_files(folder / READY)):
        name = path.relative_to(folder / READY)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and target.stat().st_mtime_ns > path.stat().st_mtime_ns:
            _keep_aside(folder, name)
        path.replace(target)
        _make_durable(target.parent)
    if (folder / READY).exists():
        shutil.rmtree(folder / READY)


def finish_if_cut_off(folder: Path) -> None:
    """Finish what another left half done; where that can't be, readers see the files laid over the old ones."""
    if (folder / READY).exists():
        with suppress(OSError), locked(folder):
            finish(folder)


def _files(folder: Path) -> list[Path]:
    return [Path(place, name) for place, _, names in os.walk(folder) for name in names]


def _may_be_replaced(folder: Path, target: Path) -> None:
    """After the step that counts there is no way back, so what could stop the moving is looked for before it."""
    if target.is_dir():
        raise IsADirectoryError(None, "a folder of this name is in the way", str(target))
    parent = next(place for place in target.parents if place.exists() or place == folder)
    if not parent.is_dir() or not os.access(parent, os.W_OK | os.X_OK):
        raise PermissionError(None, "the folder can't be written to", str(parent))


def _keep_aside(folder: Path, name: Path) -> None:
    kept = folder / DISPLACED / name
    kept.parent.mkdir(parents=True, exist_ok=True)
    number = 2
    while kept.exists():
        kept = kept.with_name(f"{name.name}.{number}")
        number += 1
    shutil.copy2(folder / name, kept)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _make_durable(*folders: Path) -> None:
    """What the files in the folders are called survives a power cut, where the system can be asked for that."""
    if os.name == "nt":  # folders can't be opened there, and names are written through
        return
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

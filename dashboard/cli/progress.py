"""How far a long command is, for whoever waits at a terminal. Elsewhere it prints nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def reading(what: str, size: int) -> Iterator[Callable[[int], object]]:
    """A bar over the bytes of files; what it gives is to be told of each stretch that has been read."""
    with _bar(DownloadColumn(), wanted=size > 0) as bar:
        task = bar.add_task(what, total=size or None)
        yield lambda done: bar.advance(task, done)


@contextmanager
def copying(what: str, rows: int) -> Iterator[Callable[[int], object]]:
    """The same over rows."""
    with _bar(MofNCompleteColumn(), wanted=rows > 0) as bar:
        task = bar.add_task(what, total=rows)
        yield lambda done: bar.advance(task, done)


def _bar(number: DownloadColumn | MofNCompleteColumn, *, wanted: bool) -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), number, TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not (wanted and console.is_terminal), transient=True)

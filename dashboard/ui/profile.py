"""Where the time of a run goes: one line a run in the log, for an operator who asked for it."""

import logging
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter

from dashboard.store.timing import Answer, listening

LOG = logging.getLogger("demarche.profile")


@dataclass
class Part:
    """What one room has done in a run."""

    times: int = 0
    seconds: float = 0.0


@dataclass
class Step:
    """Something that is being done, and the room that it counts to."""

    room: str


@dataclass
class Run:
    """One run of a page: its parts, each without what it called of the others, and what was asked of the memory."""

    answers: list[Answer]
    page: str = "no page"
    parts: dict[str, Part] = field(default_factory=lambda: defaultdict(Part))
    asked: int = 0
    missed: int = 0
    told: float = 0.0
    """Seconds that are counted in a part or an answer already."""


def wanted() -> bool:
    """Whether the host asks for it: `streamlit run dashboard/app.py -- --profile`, or `DASHBOARD_PROFILE=on`."""
    return "--profile" in sys.argv[1:] or os.environ.get("DASHBOARD_PROFILE", "").lower() == "on"


@contextmanager
def run() -> Iterator[None]:
    """Measure one run, and write its line at the end, however it ends."""
    if not wanted():
        yield
        return
    with listening() as answers:
        this = Run(answers)
        token, begun = _run.set(this), perf_counter()
        try:
            yield
        finally:
            _run.reset(token)
            _log().info(line(this, perf_counter() - begun))


@contextmanager
def part(room: str) -> Iterator[Step]:
    """Count what is done inside to a room, less what belongs to an inner part or to the database."""
    this, step = _run.get(), Step(room)
    if this is None:
        yield step
        return
    begun, before = perf_counter(), _told(this)
    try:
        yield step
    finally:
        seconds = perf_counter() - begun - (_told(this) - before)
        this.parts[step.room].times += 1
        this.parts[step.room].seconds += seconds
        this.told += seconds


def on(page: str) -> None:
    """Say which page it is."""
    if this := _run.get():
        this.page = page


def asked(*, missed: bool = False) -> None:
    """Count a question to the memory, and then whether it had to be worked out."""
    if this := _run.get():
        this.asked += not missed
        this.missed += missed


_run: ContextVar[Run | None] = ContextVar("the run that is measured", default=None)


def _told(this: Run) -> float:
    return this.told + sum(answer.seconds for answer in this.answers)


def line(this: Run, seconds: float) -> str:
    """One run in one line."""
    said = [f"{this.page} {_ms(seconds)}"]
    if this.answers:
        names: dict[str, list[Answer]] = {}
        for answer in sorted(this.answers, key=lambda answer: -answer.seconds):
            names.setdefault(answer.question, []).append(answer)
        each = ", ".join(_of_question(name, answers) for name, answers in names.items())
        said.append(f"sql {len(this.answers)} in {_ms(sum(answer.seconds for answer in this.answers))} ({each})")
    said += [f"{name} {part.times} in {_ms(part.seconds)}" for name, part in sorted(this.parts.items())]
    said.append(f"rest {_ms(seconds - _told(this))}")
    return " · ".join([*said, f"kept {this.asked - this.missed} of {this.asked} asked"])


def _of_question(name: str, answers: list[Answer]) -> str:
    times = f" {len(answers)}×" if len(answers) > 1 else ""
    rows = sum(answer.rows for answer in answers)
    return f"{name}{times} {_ms(sum(answer.seconds for answer in answers))} {rows} {'row' if rows == 1 else 'rows'}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _log() -> logging.Logger:
    """To stderr, where nobody has said otherwise."""
    if LOG.level == logging.NOTSET:
        LOG.setLevel(logging.INFO)
    if not LOG.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
        LOG.addHandler(handler)
    return LOG

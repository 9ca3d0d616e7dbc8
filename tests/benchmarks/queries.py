"""`python -m tests.benchmarks.queries [--quotes 10000 1000000] [--engine sqlite|ADDRESS] [--json FILE]`.

How long the store takes for each page's questions, at several sizes, beside pandas in memory doing the same work on
the same data in the same run; and what the build takes. Each run of a question asks for something else (questions.py).
A question that pandas isn't asked has no ratio; beyond two million quotes it is asked none, as it takes 4 GB a million.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks import databases, rival
from tests.benchmarks.apart import apart
from tests.benchmarks.questions import QUESTIONS, Question, draws
from tests.benchmarks.synthetic import Size, write_dossier
from tests.benchmarks.timing import RUNS, Times, timed

REACH_P50, REACH_P95 = 25.0, 60.0
HUGE, REACH_HUGE_P50 = 2_000_000, 100.0
"""Beyond so many quotes p50 may be longer."""
GROWTH = 1.2
NOISE = 0.5
"""Milliseconds that a question may take longer without being called slower: no clock tells them from chance."""


@dataclass(frozen=True)
class Measured:
    """One size: what the build took, and what each question takes."""

    quotes: int
    build_seconds: float
    build_peak_mb: float
    megabytes: float | None
    peak_mb: float
    """Of the process that asked."""
    rival_seconds: float | None
    """Until pandas has it all in memory, and has answered."""
    rival_peak_mb: float | None
    store: dict[str, Times]
    pandas: dict[str, Times]
    failed: dict[str, str]
    """Questions that found no answer, and why."""
    load: float
    """Of the machine, a minute's average at the end: above the number of its cores, the times are too long."""


def measure(folder: Path, quotes: int, address: str, words: str) -> Measured:
    """Make the dossier, build its database, and ask."""
    size = Size(quotes=quotes)
    say(f"{quotes:,} quotes: writing")
    write_dossier(folder, size)
    say("building")
    built = apart(databases.build, folder, size, address)
    say("asking")
    asked = apart(ask_store, address, size, words)
    plain = None
    if quotes <= HUGE:
        say("asking pandas")
        plain = apart(ask_pandas, folder, address, size, words)
    store, failed = asked.result
    size_of = databases.bytes_of(address)
    return Measured(
        quotes, built.seconds, built.peak_mb, size_of / 1e6 if size_of else None, asked.peak_mb,
        plain.seconds if plain else None, plain.peak_mb if plain else None, store, plain.result if plain else {},
        failed, os.getloadavg()[0],
    )  # fmt: skip


def ask_store(address: str, size: Size, words: str) -> tuple[dict[str, Times], dict[str, str]]:
    """The times of each question whose title holds `words`, and why others found no answer."""
    engine = databases.opened(address)
    parameters = draws(engine, size, RUNS + 1)
    gc.collect()
    gc.freeze()  # as the app does when its stores are there
    times: dict[str, Times] = {}
    failed: dict[str, str] = {}
    for question in chosen(words):
        say(f"  {question.title}")
        try:
            times[question.title] = timed(partial(question.ask, engine), parameters)
        except Exception as error:  # one that fails is a finding, and the others are still asked
            failed[question.title] = f"{type(error).__name__}: {str(error).splitlines()[0][:100]}"
    engine.dispose()
    return times, failed


def ask_pandas(folder: Path, address: str, size: Size, words: str) -> dict[str, Times]:
    """The same from frames in memory."""
    engine = databases.opened(address)
    parameters = draws(engine, size, RUNS + 1)
    engine.dispose()
    frames = rival.Frames(folder, size)
    titles = [question.title for question in chosen(words) if question.title in rival.ANSWERS]
    return {title: timed(partial(rival.ANSWERS[title], frames), parameters) for title in titles}


def chosen(words: str) -> list[Question]:
    """The questions whose title holds the words."""
    return [question for question in QUESTIONS if words.casefold() in question.title.casefold()]


def reached(question: Question, here: Times, smallest: Times | None, quotes: int) -> list[str]:
    """What is not reached, in a word each."""
    p50 = REACH_P50 if quotes <= HUGE else REACH_HUGE_P50
    found = ["p50"] if here.p50 > p50 else []
    if here.p95 > REACH_P95 and quotes <= HUGE:
        found.append("p95")
    if (
        smallest
        and quotes <= HUGE
        and not question.search
        and here.p50 > max(smallest.p50 * GROWTH, smallest.p50 + NOISE)
    ):
        found.append("growth")
    return found


def table(sizes: Sequence[Measured]) -> str:
    """One line a question: p50 and p95 at each size, how it grows, pandas at the largest, and what isn't reached."""
    large, small = sizes[-1], sizes[0] if len(sizes) > 1 else None
    heads = "".join(f"{f'{one.quotes:,}':>13}{'p95':>9}" for one in sizes)
    lines = [f"{'milliseconds (p50, p95)':<38}{heads}{'grows':>8}{'pandas':>10}{'ratio':>8}  not reached"]
    met = 0
    asked = [question for question in QUESTIONS if question.title in large.store or question.title in large.failed]
    for question in asked:
        title = question.title
        cells = "".join(_cells(one, title) for one in sizes)
        here, there = large.store.get(title), small.store.get(title) if small else None
        plain = large.pandas.get(title)
        grows = f"{here.p50 / there.p50:.2f}" if here and there else ""
        ratio = f"{plain.p50 / here.p50:.1f}" if here and plain else ""
        short = reached(question, here, there, large.quotes) if here else ["no answer"]
        met += not short
        pandas = f"{plain.p50:.1f}" if plain else ""
        lines.append(f"{title:<38}{cells}{grows:>8}{pandas:>10}{ratio:>8}  {', '.join(short)}")
    reach = (
        f"p50 <= {REACH_P50:.0f} ms, p95 <= {REACH_P95:.0f} ms"
        if large.quotes <= HUGE
        else f"p50 <= {REACH_HUGE_P50:.0f} ms"
    )
    lines.append(f"{met} of {len(asked)} reach {reach}, growth <= {GROWTH}")
    for one in sizes:
        megabytes = f"{one.megabytes:,.0f} MB" if one.megabytes else "a server's"
        pandas = f", pandas {one.rival_peak_mb:.0f} MB" if one.rival_peak_mb else ""
        lines.append(
            f"{one.quotes:,} quotes: built in {one.build_seconds:.1f} s with {one.build_peak_mb:.0f} MB at most, "
            f"database {megabytes}; asking took {one.peak_mb:.0f} MB at most{pandas}; "
            f"load of the machine {one.load:.1f}"
        )
        lines += [f"  {title}: {why}" for title, why in one.failed.items()]
    return "\n".join(lines)


def _cells(one: Measured, title: str) -> str:
    times = one.store.get(title)
    return f"{times.p50:>13.1f}{times.p95:>9.1f}" if times else f"{'-':>13}{'-':>9}"


def as_json(sizes: Sequence[Measured]) -> list[dict[str, Any]]:
    """What the table says, and more, as plain values."""
    return [asdict(one) for one in sizes]


def say(what: str) -> None:
    """Tell how far it is."""
    print(what, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.queries", description=__doc__)
    parser.add_argument("--quotes", type=int, nargs="+", default=[10_000, 1_000_000], help="the sizes, smallest first")
    parser.add_argument("--engine", default="sqlite", help="'sqlite', or the address of a PostgreSQL database")
    parser.add_argument("--json", type=Path, help="where to write the figures too")
    parser.add_argument("--folder", type=Path, help="where to keep the dossiers and databases")
    parser.add_argument("--only", default="", help="only questions whose title holds this")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place: Path = asked.folder or Path(temporary)
        sizes = []
        for quotes in asked.quotes:
            name = f"synthetic_{quotes}"
            file = f"sqlite:///{(place / name).resolve()}.sqlite"
            sizes.append(measure(place / name, quotes, file if asked.engine == "sqlite" else asked.engine, asked.only))
            if asked.json:
                asked.json.write_text(json.dumps(as_json(sizes), indent=2), encoding="utf-8")
    print(table(sizes))


if __name__ == "__main__":
    main()

"""`python -m tests.benchmarks.readers`: how many can read at once before one rerun in twenty takes over a second.

Readers of `tests.benchmarks.reader` look at the Stances, Quotes and Meetings, and turn a filter or the page every three
seconds or so. They run in a process of their own. Beside the app the naive app of `naive_app.py` has the same readers
on the same records; the two take turns at each number, so that the machine is the same.

The records are those of the shipped dossier, which is so small that reading it anew with each rerun costs next to
nothing; with `--quotes 10000` those of the synthetic one with as many quotes, 100,000 positions and 100,000 meetings.
`--readers 5 40` asks some numbers alone, and `--json PATH` writes the rows there.

Why readers waited where half a core lay idle. After each rerun Streamlit collects garbage in full (`gc.collect(2)` in
its `ScriptRunner._on_script_finished`, unless `runner.postScriptGC` is off). That walks every object of the process:
238,000 with pandas, Plotly and the records, 148 ms of a core. It holds the interpreter's lock from beginning to end,
so that no other reader's script goes on and nothing is sent, not even the “finished” of the run that it follows.
The profiler found 71 % of the lock's time in that one line, and 6 % in the app itself. A rerun cost 0.22 to 0.25 s
of a core instead of 0.06 to 0.09. Readers who come at once wait in line behind all those collections: their number at
which that hurts is reached long before a core is full on average. So `.streamlit/config.toml` turns it off. Python
still collects by itself when enough that is new has come together, and what only counts references goes at once.

In turns on a machine that others were using too, 10 readers, 20 seconds, p95 with it 8.9 and 4.6 s, without 2.0 and
1.2 s; 12 readers, 12 seconds, 5.9 and 1.5 s. A shorter turn of the interpreter's lock (`sys.setswitchinterval`, 0.5
instead of 5 ms) made of the latter 1.1 s, in one run each: that is within what two runs differ by, and it is not set.
What is shown is the work of a rerun, which the others do not change. The waits hold those for the others' cores too: 30
readers without the collection still had a p95 of 4.4 s at 0.53 of a core, while others kept 1.47 of the 2 cores busy.
Whether anything else holds readers up must be measured on a machine that is otherwise idle.
The readers' own process was not the cause: it took 0.01 to 0.02 of a core.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Engine, select

from dashboard.store import tables
from dashboard.store.engine import build, open_file
from tests.benchmarks.databases import build_sqlite
from tests.benchmarks.synthetic import Size, write_dossier
from tests.benchmarks.synthetic import rows as rows_of
from tests.browser.server import APP, ROOT, UKRAINE, Server, serving

NAIVE = Path(__file__).resolve().parent / "naive_app.py"
COUNTS = (5, 10, 15, 20, 25, 30, 40, 50, 60, 80)
SECONDS = 30.0
"""How long each number of readers reads."""

LIMIT = 1.0
"""What one rerun in twenty may take, in seconds."""

_FRAMES = ("actor", "issue", "place", "position", "quote", "quote_issue", "meeting_issue", "history", "participant")


def write_frames(engine: Engine, folder: Path) -> None:
    """What the naive app reads: a CSV file a table."""
    with engine.connect() as connection:
        for name in _FRAMES:
            table = tables.metadata.tables[name]
            query = select(table)
            if name == "quote":  # a naive app keeps what is said in the same table
                query = query.add_columns(tables.said.c.exact, tables.said.c.said_on).join(
                    tables.said, tables.said.c.number == table.c.number
                )
            pd.read_sql(query, connection).to_csv(folder / f"{name}.csv", index=False)


def measure(
    environment: Mapping[str, str], engine: Engine, counts: Sequence[int] = COUNTS, seconds: float = SECONDS
) -> list[dict[str, Any]]:
    """One row an app and number of readers.

    app, readers, reruns, p50, p95, first (the median first run; all in seconds), work (the server's own seconds of a
    core for a rerun), server_cores, client_cores, other_cores (what else the machine did: far from zero, the times tell
    of the others too), messages and octets a rerun.

    `engine` has the records for the naive app. An app that took twice the limit is asked no more.
    """
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        for part in ("ours", "naive", "frames"):
            (folder / part).mkdir()
        write_frames(engine, folder / "frames")
        naive = {"NAIVE_FRAMES": str(folder / "frames")}
        servers = {
            "ours": stack.enter_context(serving(folder / "ours", environment=environment, script=APP)),
            "naive": stack.enter_context(serving(folder / "naive", environment=naive, script=NAIVE)),
        }
        for server in servers.values():
            reading(server, 3, 10)  # builds, and fills the caches
        for count in counts:
            for app in [app for app in servers if not _beyond(rows, app)]:
                rows.append({"app": app, "readers": count} | reading(servers[app], count, seconds))
                print(line(rows[-1]), flush=True)
    return rows


def _beyond(rows: Sequence[Mapping[str, Any]], app: str) -> bool:
    return any(row["app"] == app and row["p95"] > 2 * LIMIT for row in rows)


def reading(server: Server, count: int, seconds: float) -> dict[str, Any]:
    """So many readers at one server, and how busy it was with them."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.reader", server.url, str(count), str(seconds)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as client:  # fmt: skip
        if client.stdout is None or client.stderr is None:
            raise AssertionError("both were asked for")
        said = client.stderr.readline()  # all have opened the app
        before, machine = _cpu_seconds(server.process), _machine_seconds()
        said += client.stderr.readline()  # time is over
        busy, machine = _cpu_seconds(server.process) - before, _machine_seconds() - machine
        answer = client.stdout.read()
        said += client.stderr.read()
    if client.returncode:
        raise RuntimeError(f"the readers failed:\n{said}")
    told = json.loads(answer)
    times = told["seconds"]
    return {
        "reruns": len(times),
        "p50": statistics.median(times),
        "p95": statistics.quantiles(times, n=20)[-1],
        "first": statistics.median(told["first"]),
        "work": busy / len(times),
        "server_cores": busy / seconds,
        "client_cores": told["own_cores"],
        "other_cores": max(machine / seconds - busy / seconds - told["own_cores"], 0.0),
        "messages": told["messages"],
        "octets": told["octets"],
    }


def _cpu_seconds(process: int) -> float:
    """How long a process has kept a core busy since it began."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _machine_seconds() -> float:
    """How long all cores of this machine together have been busy since it began."""
    user, nice, system = Path("/proc/stat").read_text("ascii").split(maxsplit=4)[1:4]
    return (int(user) + int(nice) + int(system)) / os.sysconf("SC_CLK_TCK")


def held(rows: Sequence[Mapping[str, Any]], app: str) -> float:
    """The number of readers at which the 95th percentile passes the limit, between the two that were measured.

    Infinite where all that were measured stay below it.
    """
    below = (0.0, 0.0)
    for row in rows:
        if row["app"] != app:
            continue
        count, p95 = float(row["readers"]), float(row["p95"])
        if p95 > LIMIT:
            return below[0] + (count - below[0]) * (LIMIT - below[1]) / (p95 - below[1])
        below = (count, p95)
    return math.inf


HEAD = (
    f"{'app':<8}{'readers':>8}{'reruns':>8}{'p50 s':>8}{'p95 s':>8}{'first s':>9}{'work s':>8}{'server cores':>14}"
    f"{'client cores':>14}{'other cores':>13}{'messages':>10}{'KB':>7}"
)


def line(row: Mapping[str, Any]) -> str:
    """One row of the table."""
    return (
        f"{row['app']:<8}{row['readers']:>8}{row['reruns']:>8}{row['p50']:>8.2f}{row['p95']:>8.2f}{row['first']:>9.2f}"
        f"{row['work']:>8.3f}{row['server_cores']:>14.2f}{row['client_cores']:>14.2f}{row['other_cores']:>13.2f}"
        f"{row['messages']:>10.0f}{row['octets'] / 1024:>7.0f}"
    )


def _summary(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for app in ("ours", "naive"):
        number = held(rows, app)
        most = max(row["readers"] for row in rows if row["app"] == app)
        told = f"more than {most}" if math.isinf(number) else f"about {number:.0f}"
        yield f"{app}: {told} readers before one rerun in twenty takes over {LIMIT:.0f} s"


@contextmanager
def _shipped() -> Iterator[tuple[dict[str, str], Engine]]:
    """The environment of an app that shows the shipped dossier, and its database."""
    with tempfile.TemporaryDirectory() as cache:
        yield {}, build(UKRAINE, Path(cache)).engine


@contextmanager
def _synthetic(quotes: int) -> Iterator[tuple[dict[str, str], Engine]]:
    """The same of a synthetic dossier. Its positions and meetings are no files: they are put into the app's cache."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache, size = Path(name) / "data" / "synthetic", Path(name) / "cache", Size(quotes=quotes)
        write_dossier(folder, size)
        store = build(folder, cache)
        store.engine.dispose()
        path = cache / f"{store.state}.sqlite"
        build_sqlite(folder, rows_of(size), path)
        yield {"DASHBOARD_DATA": str(folder.parent), "DASHBOARD_CACHE": str(cache)}, open_file(path)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.readers")
    parser.add_argument("--quotes", type=int, help="of a synthetic dossier; without it the shipped one is read")
    parser.add_argument("--readers", type=int, nargs="+", default=COUNTS)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long each number of readers reads")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with _synthetic(asked.quotes) if asked.quotes else _shipped() as (environment, engine):
        print(HEAD)
        rows = measure(environment, engine, asked.readers, asked.seconds)
    print(*_summary(rows), sep="\n")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

"""`python -m tests.benchmarks [--quotes 10000 1000000] [--json FOLDER]`: every benchmark, one after the other.

What the store takes for each page's questions on both engines beside pandas, with build time, size and memory; what a
rerun of each page costs and sends; how long a reader's browser waits; how many can read at once. PostgreSQL is started
for it, from what is installed. It takes about an hour; nothing else should run beside it. For ten million quotes name
the number, and have 30 GB of room.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tests import postgresql


def main() -> int:
    """Run them all; 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Every benchmark.")
    parser.add_argument("--quotes", nargs="+", default=["10000", "1000000"], help="sizes of the synthetic dossier")
    parser.add_argument("--json", type=Path, default=Path("build/benchmarks"), help="the folder for the figures")
    asked = parser.parse_args()
    asked.json.mkdir(parents=True, exist_ok=True)
    failed = ["pages"] if run("pages", str(asked.json / "pages.json")) else []
    failed += [name for name in ("readers", "browser") if run(name, "--json", str(asked.json / f"{name}.json"))]
    if run("readers", "--quotes", "10000", "--json", str(asked.json / "readers-10000.json")):
        failed.append("readers of 10,000 quotes")
    sizes = ("--quotes", *asked.quotes)
    if run("queries", *sizes, "--json", str(asked.json / "queries-sqlite.json")):
        failed.append("queries on SQLite")
    with postgresql.serving() as server:
        engine = ("--engine", server.address())
        if run("queries", *sizes, *engine, "--json", str(asked.json / "queries-postgresql.json")):
            failed.append("queries on PostgreSQL")
    print(f"Failed: {', '.join(failed)}" if failed else f"All figures are in {asked.json}.")
    return 1 if failed else 0


def run(name: str, *arguments: str) -> int:
    """One benchmark in a process of its own, so that none warms the memory of another."""
    print(f"\n== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

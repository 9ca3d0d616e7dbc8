"""Processes that save: some are killed in the middle, some come at the same time.

Run as `python -m tests.dossier.saver kill|save FOLDER ...`; each line of the output is one finding in JSON.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from dashboard.dossier.load import load
from dashboard.dossier.read import read_folder
from dashboard.dossier.write import save
from tests.dossier.additions import cited, whole

STEPS = {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.truncate"}
"""What the interpreter announces before it asks the system to change anything on the disk."""

KILLED = 9


def killed_at_every_step(folder: Path) -> Iterator[dict[str, Any]]:
    """Save into copies of the folder, and die before the first step, the second, and so on until nothing is left."""
    for step in count():
        copy = folder.with_name(f"step-{step}") / folder.name
        shutil.copytree(folder, copy)
        child = os.fork()
        if child == 0:
            _die_before(step)
            os._exit(1 if save(copy, whole()).problems else 0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        looked_at = _ids(read_folder(copy)[0].all())  # without finishing anything
        loading = load(copy)
        yield {
            "code": code,
            "looked_at": looked_at,
            "loaded": _ids(loading.dossier.positions.values()),
            "problems": [problem.located() for problem in loading.problems],
            "left_behind": (copy / ".saving/ready").exists(),
            "next": [problem.located() for problem in save(copy, cited(1)).problems],
            "then": _ids(load(copy).dossier.positions.values()),
        }
        if code != KILLED:
            return


def _die_before(step: int) -> None:
    numbers = count()

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        changes = event != "open" or (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)
        if event in STEPS and changes and next(numbers) == step:
            os._exit(KILLED)

    sys.addaudithook(look)


def _ids(records: Any) -> list[str]:
    return sorted({record.id for record in records})


def saves(folder: Path, start: int, stop: int) -> Iterator[dict[str, Any]]:
    """Save one addition after the other; begin when the other process is ready too."""
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(start, stop):
        yield {"number": number, "problems": [problem.code for problem in save(folder, cited(number)).problems]}


if __name__ == "__main__":
    what, where, *numbers = sys.argv[1:]
    found = killed_at_every_step(Path(where)) if what == "kill" else saves(Path(where), *map(int, numbers))
    for finding in found:
        print(json.dumps(finding), flush=True)

"""A dossier may change while it is read, as when a reader comes during a `git pull`."""

import shutil
import threading
import time
from pathlib import Path

from dashboard.dossier.load import load
from dashboard.store.engine import fingerprint
from tests.dossier.conftest import FIXTURES


def test_files_that_come_and_go_are_no_error(tmp_path: Path) -> None:
    folder, over = tmp_path / "small", threading.Event()

    def change() -> None:
        while not over.is_set():
            shutil.copytree(FIXTURES / "small", folder, dirs_exist_ok=True)
            shutil.rmtree(folder)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        until = time.monotonic() + 1
        while time.monotonic() < until:
            assert len(fingerprint(folder)) == 16
            load(folder)
    finally:
        over.set()
        changing.join()

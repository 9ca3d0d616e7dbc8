"""`python -m tests`: everything that must hold, a browser and a database server included."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import postgresql

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STEPS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("dashboard", "check"),
    # Two, however many cores there are: each has servers and a browser of its own. Who is done takes from the other.
    ("pytest", "--numprocesses=2", "--dist=worksteal"),
)


def main() -> int:
    """Run every step, also after one has failed; 0 where all passed."""
    install_browser()
    install_server()
    failed = [" ".join(step) for step in STEPS if run(step) != 0]
    print(f"Failed: {', '.join(failed)}" if failed else "All steps passed.")
    return 1 if failed else 0


def install_browser() -> None:
    """Debian's chromium where there is apt and we may use it, else Playwright's own."""
    if any(shutil.which(name) for name in BROWSERS) or from_apt("a browser", "chromium"):
        return
    say("installing Playwright's browser")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def install_server() -> None:
    """Debian's PostgreSQL; where there is no apt, the tests that need a server say what to install."""
    if postgresql.programs() is None and not from_apt("a PostgreSQL server", "postgresql"):
        say(postgresql.REMEDY)


def from_apt(what: str, package: str) -> bool:
    """Install a package of Debian's, where there is apt and we may use it; whether we might."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return False
    say(f"installing {what} from apt")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, env=environment)
    return True


def run(step: tuple[str, ...]) -> int:
    """Run one tool of this environment from the repository."""
    say(" ".join(step))
    tool = Path(sys.executable).parent / step[0]
    command = [str(tool), *step[1:]] if tool.exists() else [sys.executable, "-m", *step]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def say(what: str) -> None:
    """Head a step."""
    print(f"\n== {what}", flush=True)


sys.exit(main())

"""A real PostgreSQL server for tests: a cluster of its own in a folder of its own, gone when the tests are over."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REMEDY = "No PostgreSQL server is installed. Install Debian's postgresql, or any that puts pg_ctl on the PATH"
QUICK = (
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "max_connections = 60",
)
"""What a server may do whose data nobody will miss."""


def programs() -> Path | None:
    """The folder with `pg_ctl` and the others: on the PATH, or where Debian puts them."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return versions[-1].parent if versions else None


def _servant() -> str | None:
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    return "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


@dataclass
class Server:
    """One cluster. Everybody on this machine may come in as the role that they name."""

    folder: Path
    settings: tuple[str, ...] = QUICK
    port: int = 0
    superuser: str = "owner"

    def address(self, database: str = "postgres", role: str | None = None) -> str:
        """For SQLAlchemy."""
        return f"postgresql://{role or self.superuser}@127.0.0.1:{self.port}/{database}"

    def __post_init__(self) -> None:
        self.port = self.port or _free_port()

    def create(self) -> None:
        """A new cluster."""
        self.run("initdb", "-D", str(self.folder), "-U", self.superuser, "-A", "trust", "-E", "UTF8", "--locale=C")
        self.configure()

    def configure(self, *more: str) -> None:
        """Write the settings behind those that are there."""
        own = (f"port = {self.port}", "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''")
        with (self.folder / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\n".join(["", *own, *self.settings, *more, ""]))

    def start(self) -> None:
        """Returns when it answers."""
        self.run("pg_ctl", "-D", str(self.folder), "-l", str(self.folder / "log"), "-w", "-t", "60", "start")

    def stop(self) -> None:
        """As when the machine is shut down: nobody is waited for."""
        self.run("pg_ctl", "-D", str(self.folder), "-m", "fast", "-w", "stop")

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs as the user that it may run as. Says what it printed where it fails."""
        folder = programs()
        if folder is None:
            raise RuntimeError(REMEDY)
        done = subprocess.run(
            [str(folder / program), *arguments], user=_servant(), cwd="/", check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        ) if program != "pg_ctl" else _detached(folder / program, arguments)  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}")


def _detached(program: Path, arguments: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
    """The server that `pg_ctl` starts would keep a pipe open for ever: what it prints goes to a file."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        done = subprocess.run(
            [str(program), *arguments], user=_servant(), cwd="/", check=False, stdout=printed, stderr=printed,
            stdin=subprocess.DEVNULL, env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        )  # fmt: skip
        printed.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, printed.read())


@contextmanager
def serving() -> Iterator[Server]:
    """A server that answers."""
    with place() as folder:
        server = Server(folder)
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def place() -> Iterator[Path]:
    """An empty folder that belongs to the user whom the server runs as."""
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    try:
        servant = _servant()
        if servant:
            shutil.chown(folder, servant)
        inner = folder / "data"
        inner.mkdir(mode=0o700)
        if servant:
            shutil.chown(inner, servant)
        yield inner
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

"""The app as a host runs it, in a process of its own."""

import os
import re
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dashboard" / "app.py"
UKRAINE = ROOT / "data" / "ukraine"
START_SECONDS = 90


@dataclass
class Server:
    """A running app: its address, its log, and what it asked of other machines."""

    url: str
    log: Path
    process: int = 0
    """Its number on this machine."""
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(
    folder: Path, data: Path | None = None, *, editing: bool = False, script: Path = APP,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:  # fmt: skip
    """Run the app from the repository, cache and log in `folder`. At the end the log holds no traceback of ours.

    What `environment` names is set last, so that a benchmark can point the app at other data.
    """
    port = _free_port()
    server = Server(f"http://localhost:{port}", folder / "log.txt")
    with _listening(server.asked) as outside, server.log.open("wb") as log:
        given = environment or {}
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
        # Whatever the server would ask of another machine goes to our listener instead.
        environment |= dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), outside)
        environment |= {"DASHBOARD_CACHE": str(folder / "cache")}
        environment |= {"DASHBOARD_DATA": str(data)} if data else {}
        environment |= {"DASHBOARD_EDITING": "on"} if editing else {}
        environment |= given
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true",
             "--server.port", str(port), "--server.fileWatcherType", "none", "--logger.enableRich", "false"],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        server.process = process.pid
        try:
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=30)
    written = server.log.read_text("utf-8", "replace")
    # Streamlit itself logs a traceback where a page is closed while it connects; there is no line of ours in it.
    ours = ("Uncaught app execution", f'File "{ROOT / "dashboard"}')
    assert not any(sign in written for sign in ours), f"the app failed on the way:\n{written}"
    assert server.asked == [], "the server asked something of another machine"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    direct = build_opener(ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with direct.open(f"{server.url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, HTTPException, OSError):
            time.sleep(0.1)
    written = server.log.read_text("utf-8", "replace")
    raise AssertionError(f"the app did not start in {START_SECONDS} seconds; its log:\n{written}")


@contextmanager
def _listening(asked: list[str]) -> Iterator[str]:
    """A proxy that lets nothing through and notes what was asked of it."""

    class Note(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(re.sub(r"\s+HTTP/.*", "", self.rfile.readline().decode("latin-1")).strip())
            self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Note) as listener:
        listener.daemon_threads = True
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.server_address[1]}"
        finally:
            listener.shutdown()

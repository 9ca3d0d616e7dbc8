"""A server that is started again while readers are on it, and one that is read from a copy of it."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, select, text

from dashboard.store.frame import SECONDS, UnreachableError, frame
from dashboard.store.queries import dossier
from dashboard.store.shared.catalogue import stores
from dashboard.store.shared.publish import publish
from dashboard.store.shared.server import reading, writing
from tests.postgresql import QUICK, Server, place, serving
from tests.store.shared.conftest import Built


@pytest.fixture
def own() -> Iterator[Server]:
    """A server that a test may stop."""
    with serving() as server:
        yield server


@pytest.fixture
def readers(own: Server, built: Built) -> Iterator[Engine]:
    writer = writing(own.address())
    publish(built("One"), "small", writer)
    writer.dispose()
    engine = reading(own.address())
    yield engine
    engine.dispose()


def title(engine: Engine) -> str:
    return str(dossier.title_page(stores(engine)["small"].engine)["title"][0])


def test_a_reader_does_not_notice_that_the_server_was_started_again(own: Server, readers: Engine) -> None:
    assert title(readers) == "One"
    own.stop()
    own.start()
    assert title(readers) == "One"


def test_a_server_that_comes_back_while_it_is_waited_for_is_asked_once_more(
    own: Server, readers: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert title(readers) == "One"
    own.stop()
    waited = []

    def start(seconds: float) -> None:
        waited.append(seconds)
        own.start()

    monkeypatch.setattr(time, "sleep", start)
    assert title(readers) == "One"
    assert waited == [SECONDS]


def test_while_the_server_is_away_readers_are_told_and_afterwards_served(own: Server, readers: Engine) -> None:
    told: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                told.append(title(readers))
            except UnreachableError:
                told.append("away")
            time.sleep(0.02)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    wait_for(lambda: told.count("One") > 12)
    own.stop()
    wait_for(lambda: told.count("away") > 6)
    own.start()
    before = told.count("One")
    wait_for(lambda: told.count("One") > before + 12)
    over.set()
    for thread in threads:
        thread.join()
    assert set(told) == {"One", "away"}


def test_a_wrong_question_is_no_outage(readers: Engine) -> None:
    with pytest.raises(Exception, match="does not exist") as caught:
        frame(readers, select(text("nothing")))
    assert not isinstance(caught.value, UnreachableError)


def test_readers_of_a_replica_are_served_while_the_primary_is_built_again(own: Server, built: Built) -> None:
    own.stop()
    own.configure("wal_level = replica", "max_wal_senders = 4", "hot_standby = on")
    own.start()
    writer = writing(own.address())
    publish(built("One"), "small", writer)
    with replica(own) as copy:
        readers = reading(copy.address())
        assert title(readers) == "One"
        at_work = stores(readers)["small"]
        told: set[str] = set()
        over = threading.Event()

        def read() -> None:
            while not over.is_set():
                told.add(title(readers))

        thread = threading.Thread(target=read)
        thread.start()
        publish(built("Two"), "small", writer)
        wait_for(lambda: "Two" in told)
        assert str(dossier.title_page(at_work.engine)["title"][0]) == "One"
        own.stop()  # the primary may even be away
        assert title(readers) == "Two"
        own.start()
        over.set()
        thread.join()
        assert told == {"One", "Two"}
        readers.dispose()
    writer.dispose()


class replica:  # noqa: N801  used as a context
    """A streaming copy of a server, on which one can only read."""

    def __init__(self, primary: Server) -> None:
        self._primary, self._place = primary, place()

    def __enter__(self) -> Server:
        folder = self._place.__enter__()
        self.server = Server(folder, QUICK)
        primary = self._primary
        primary.run(
            "pg_basebackup", "-D", str(folder), "-R", "-X", "stream", "-c", "fast",
            "-d", f"host=127.0.0.1 port={primary.port} user={primary.superuser}",
        )  # fmt: skip
        self.server.configure()
        self.server.start()
        return self.server

    def __exit__(self, *error: object) -> None:
        self.server.stop()
        self._place.__exit__(None, None, None)


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.02)

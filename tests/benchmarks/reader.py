"""`python -m tests.benchmarks.reader ADDRESS READERS SECONDS`: readers, as the server hears their browsers.

Each speaks Streamlit's own protocol over a websocket. As a browser does, it keeps the messages that the server calls
cacheable, tells their hashes with each rerun, and takes a reference to one for the message itself. It draws nothing.
Printed is one JSON object: seconds of each rerun, of each first run, and how busy this process was itself.
"""

import asyncio
import json
import random
import sys
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PAGES = ("stances", "quotes", "meetings")
FILTERS = {"Actors": "actor", "Issues": "issue"}
"""The two controls that a reader turns: label and name in the address."""

THINK_SECONDS = 3.0
OPENING_AT_ONCE = 4
PATIENCE_SECONDS = 60


@dataclass
class Heard:
    """What came of one run."""

    seconds: float
    messages: int
    octets: int


@dataclass
class Reader:
    """One tab of one browser."""

    socket: ClientConnection
    choice: random.Random
    pages: dict[str, str] = field(default_factory=dict)
    """The hash of each page by its path."""
    page: str = ""
    controls: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """Identity and options of each filter by its label."""
    chosen: dict[str, list[str]] = field(default_factory=lambda: {label: [] for label in FILTERS})
    kept: dict[str, int] = field(default_factory=dict)
    """The run in which each cacheable message was last heard of, by its hash."""
    runs: int = 0
    keep_for: int = 2

    async def open(self, page: str) -> Heard:
        """The first run."""
        self.page = page
        return await self._run(page_name=page)

    async def change(self) -> Heard:
        """Turn one filter, or the page."""
        turn = self.choice.random()
        if turn < 0.25:
            self.page = self.choice.choice([page for page in PAGES if page != self.page])
        else:
            label = "Actors" if turn < 0.75 else "Issues"
            chosen, options = self.chosen[label], self.controls[label][1]
            if chosen and (len(chosen) == 3 or self.choice.random() < 0.4):
                chosen.remove(self.choice.choice(chosen))
            else:
                chosen.append(self.choice.choice([option for option in options if option not in chosen]))
        return await self._run()

    async def _run(self, page_name: str = "") -> Heard:
        message = BackMsg()
        state = message.rerun_script
        state.page_name = page_name
        state.page_script_hash = "" if page_name else self.pages[self.page]
        state.query_string = urlencode(
            [(FILTERS[label], option) for label, chosen in self.chosen.items() for option in chosen]
        )
        state.cached_message_hashes.extend(self.kept)
        for label, (identity, _) in self.controls.items():
            widget = state.widget_states.widgets.add()
            widget.id = identity
            widget.string_array_value.data.extend(self.chosen[label])
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        messages, octets = 0, 0
        while True:
            data = await asyncio.wait_for(self.socket.recv(decode=False), PATIENCE_SECONDS)
            heard = ForwardMsg.FromString(data)
            messages, octets = messages + 1, octets + len(data)
            if self._take(heard):
                return Heard(time.perf_counter() - start, messages, octets)

    def _take(self, heard: ForwardMsg) -> bool:
        """Note what the next rerun must say. True where the run is over."""
        match heard.WhichOneof("type"):
            case "new_session":
                self.keep_for = heard.new_session.config.max_cached_message_age
            case "navigation":
                self.pages = {page.url_pathname: page.page_script_hash for page in heard.navigation.app_pages}
                default = next(page for page in heard.navigation.app_pages if page.is_default)
                self.pages.setdefault(default.page_name.lower(), default.page_script_hash)
            case "ref_hash":
                if heard.ref_hash not in self.kept:
                    raise RuntimeError("the server referred to a message that it never sent")
                self.kept[heard.ref_hash] = self.runs
            case "delta":
                if heard.metadata.cacheable:
                    self.kept[heard.hash] = self.runs
                self._see(heard.delta)
            case "script_finished" if heard.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self.runs += 1
                self.kept = {name: run for name, run in self.kept.items() if self.runs - run <= self.keep_for}
                return True
        return False

    def _see(self, delta: Any) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        match delta.new_element.WhichOneof("type"):
            case "multiselect" if delta.new_element.multiselect.label in FILTERS:
                control = delta.new_element.multiselect
                self.controls[control.label] = (control.id, list(control.options))
            case "exception":
                raise RuntimeError(f"the app shows an error: {delta.new_element.exception.message}")


async def read(address: str, number: int, seconds: float, think: float = THINK_SECONDS) -> dict[str, Any]:
    """So many readers for so long. Those who open the app are waited for, then all read and are timed."""
    gate = asyncio.Semaphore(OPENING_AT_ONCE)
    begin = asyncio.Event()
    first: list[Heard] = []
    timed: list[Heard] = []
    end = 0.0

    async def reader(seed: int) -> None:
        choice = random.Random(seed)  # noqa: S311  the same readers each time
        async with connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", max_size=None, proxy=None) as socket:
            tab = Reader(socket, choice)
            async with gate:
                first.append(await tab.open(PAGES[seed % len(PAGES)]))
            opened.release()
            await begin.wait()
            await asyncio.sleep(choice.uniform(0, think))
            while time.perf_counter() < end:
                timed.append(await tab.change())
                await asyncio.sleep(choice.expovariate(1 / think))

    opened = asyncio.Semaphore(0)
    async with asyncio.TaskGroup() as group:
        for seed in range(number):
            group.create_task(reader(seed))
        for _ in range(number):
            await opened.acquire()
        await asyncio.sleep(1)
        print("all have opened the app", file=sys.stderr, flush=True)
        busy, start = time.process_time(), time.perf_counter()
        end = start + seconds
        begin.set()
        await asyncio.sleep(seconds)
        print("time is over", file=sys.stderr, flush=True)
        own = (time.process_time() - busy) / (time.perf_counter() - start)
    return {
        "seconds": [heard.seconds for heard in timed],
        "first": [heard.seconds for heard in first],
        "messages": sum(heard.messages for heard in timed) / max(len(timed), 1),
        "octets": sum(heard.octets for heard in timed) / max(len(timed), 1),
        "own_cores": own,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(read(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))))

"""Work done in a process of its own, so that the memory it takes is its own."""

import multiprocessing
import re
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Done(Generic[T]):
    """What came of it, and what it took."""

    result: T
    seconds: float
    peak_mb: float
    """The most memory that the process held, the interpreter and its libraries included."""


def apart(work: Callable[..., T], *arguments: object) -> Done[T]:
    """Do it in a new process and wait."""
    with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured, work, *arguments).result()


def _measured(work: Callable[..., T], *arguments: object) -> Done[T]:
    start = time.perf_counter()
    result = work(*arguments)
    return Done(result, time.perf_counter() - start, peak_megabytes())


def peak_megabytes() -> float:
    """Of this process since its program began: `ru_maxrss` counts what its parent held, Linux knows better."""
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

"""Blocks worked on by several processes, in order and only a few at a time."""

import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from advisor.batch.blocks import Block
from advisor.batch.work import Done, Task, work
from advisor.problems import AdvisorError, Place, Problem

AHEAD = 2
"""So many blocks for each process are read before their results are taken."""

ENDED = "a worker process ended before its work was done"
MAYBE = "the system may have lacked memory; try fewer with --jobs"


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(task: Task, blocks: Iterable[Block], jobs: int) -> Iterator[tuple[Block, Done]]:
    """Yield each block with what came of it; a single one needs no other process. Raises AdvisorError if one dies."""
    rest = iter(blocks)
    first = list(islice(rest, 2))
    every = chain(first, rest)
    if jobs == 1 or len(first) < 2:
        for block in every:
            yield block, work(task, block)
    else:
        yield from by_processes(task, every, jobs)


def by_processes(task: Task, blocks: Iterable[Block], jobs: int) -> Iterator[tuple[Block, Done]]:
    """Yield each block with what came of it in another process."""
    with written(task) as path:
        yield from by_pool(path, blocks, jobs)


@contextmanager
def written(task: Task) -> Iterator[Path]:
    """Give a file with the task in it, which is gone afterwards.

    The task is too long for what is sent to a process that starts: if it died before it had read all, the first
    process would wait for it for ever.
    """
    number, name = tempfile.mkstemp(prefix="advisor-batch-")
    try:
        with os.fdopen(number, "wb") as file:
            pickle.dump(task, file)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def by_pool(task: Path, blocks: Iterable[Block], jobs: int) -> Iterator[tuple[Block, Done]]:
    """Yield each block with what came of it in another process, which reads its task in a file."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, begin, (task,))
    LAST[:] = [pool]
    under_way: deque[tuple[Block, Future[Done]]] = deque()
    try:
        for block in blocks:
            with no_interrupt():
                future = pool.submit(one, block.sent())
            under_way.append((block, future))
            if len(under_way) == AHEAD * jobs:
                yield taken(under_way)
        while under_way:
            yield taken(under_way)
        pool.shutdown()
    except BrokenProcessPool as error:
        raise AdvisorError([Problem(Place("advisor batch"), ENDED, MAYBE)]) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()


@contextmanager
def no_interrupt() -> Iterator[None]:
    """Let Ctrl-C wait: a process that is started meanwhile never hears of it, not even while it loads."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def taken(under_way: deque[tuple[Block, "Future[Done]"]]) -> tuple[Block, Done]:
    """Return the first block that is under way with what came of it, and take it away."""
    block, future = under_way.popleft()
    return block, future.result()


def begin(task: Path) -> None:
    """Make a process ready: Ctrl-C is for the first one, and none outlives it."""
    global TASK  # noqa: PLW0603  # what a process is started with stays with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        TASK = pickle.loads(task.read_bytes())  # noqa: S301  # the first process wrote it, for its user alone
    except FileNotFoundError:  # it has ended meanwhile
        os._exit(1)
    threading.Thread(target=follow, daemon=True).start()


def follow() -> None:
    """End this process when the one that started it has ended, however that came."""
    if first := multiprocessing.parent_process():
        first.join()
        os._exit(1)


def one(block: Block) -> Done:
    """Return what comes of a block."""
    return work(TASK, block.received())


TASK: Task

LAST: list[ProcessPoolExecutor] = []
"""Kept to the end: a pool that goes while its thread still ends writes to a pipe that is closed, and complains."""

"""A worker: a process of its own with bounded memory, and what the parent sees of it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

# What a worker is asked for, and its answers one after the other.
Serve = Callable[[Any], Iterable[Any]]
_PATIENCE = 2.0
# A worker that another thread forks meanwhile would hold this one's pipe open, and its death would not show.
_STARTING = threading.Lock()


def context() -> Any:
    """The way to start processes: forked, so that the lexicons are shared, where that is safe."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class Worker:
    """A running process and the parent's end of its pipe."""

    def __init__(self, serve: Serve, mebibytes: int, siblings: Sequence[Worker] = ()) -> None:
        """Start it. `mebibytes` of memory are its own, 0 for any; `siblings` are those that run already."""
        with _STARTING:
            self._start(serve, mebibytes, siblings)

    def _start(self, serve: Serve, mebibytes: int, siblings: Sequence[Worker]) -> None:
        started = context()
        self.pipe, inner = started.Pipe()
        others = [other.pipe for other in siblings] if started.get_start_method() == "fork" else []
        mine = [self.pipe] if started.get_start_method() == "fork" else []
        self.process = started.Process(
            target=_work, args=(inner, [*others, *mine], serve, mebibytes, os.getpid()), daemon=True
        )
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads; a worker touches nothing that they hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process.start()
        inner.close()

    def ask(self, question: Any) -> None:
        """Give it something to do. A worker that died shows when it is listened to."""
        with suppress(OSError):
            self.pipe.send(question)

    def kill(self) -> int:
        """End it now and return its exit code, negative for the signal that ended it."""
        died_of = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return died_of if died_of is not None else self.process.exitcode or 0

    def exit_code(self) -> int | None:
        """Its exit code once it has died."""
        self.process.join(_PATIENCE)
        code: int | None = self.process.exitcode
        return code


def _work(pipe: Connection, others: list[Connection], serve: Serve, mebibytes: int, parent: int) -> None:
    """Answer until the parent closes the pipe or is gone."""
    for other in others:
        other.close()  # held open here, a pipe would outlive the parent
    # Ctrl-C reaches every process of a terminal; the parent ends the batch, nobody else.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _bound_memory(mebibytes)
    # What the parent had loaded is never garbage: collections need not walk over it, nor copy its pages.
    gc.freeze()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            while not pipe.poll(_PATIENCE):
                if os.getppid() != parent and sys.platform != "win32":
                    return
            for answer in serve(pipe.recv()):
                pipe.send(answer)


def _bound_memory(mebibytes: int) -> None:
    """Let the process take so much memory more than it has now; MemoryError is raised beyond."""
    if sys.platform != "linux" or mebibytes <= 0:
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        pages = int(file.read().split()[0])
    most = pages * resource.getpagesize() + (mebibytes << 20)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))

"""Opener: archives and tables, opened in a worker of their own within the limits of a document.

The parent must outlive whatever lies in a batch, so it opens nothing itself but folders, and the first
bytes of files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from zhaoshang_extract.batch.loss import TRIES, crash, lateness
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.batch.worker import Worker
from zhaoshang_extract.read.failure import Failure, failure_of
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.read.walk import display, open_container, sources


def documents(
    paths: Iterable[str | os.PathLike[str]],
    settings: Settings,
    workers: int | None,
    *,
    pattern: str = "*",
    skip: frozenset[Path] = frozenset(),
    passed: Callable[[], None] = lambda: None,
) -> Iterator[Source]:
    """The documents of files, folders, archives and tables; see `read.walk.sources`.

    With 0 `workers` all are opened in this process, without limits.
    """
    opener = Opener(settings)
    opened = partial(_open, settings) if workers == 0 else opener.open
    try:
        yield from sources(paths, pattern=pattern, opened=opened, skip=skip, passed=passed)
    finally:
        opener.close()


class Opener:
    """A worker that opens archives and tables; started with the first, replaced when it dies or is late."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._worker: Worker | None = None

    def open(self, path: str) -> Iterator[Source]:
        """The documents in a file. The last is a flaw of the whole file where it could not be read on."""
        given = 0
        for chance in range(1, TRIES + 1):
            try:
                for source in self._ask(path, skip=given):
                    if _wants_memory(source, path) and chance < TRIES:
                        break  # a worker that has read much may lack what a new one has
                    given += 1
                    yield source
                else:
                    return
                self.close()
            except _LateError:
                self.close()
                yield _flawed(path, lateness(self._settings))
                return
            except (EOFError, OSError):
                code = self._worker.exit_code() if self._worker else None
                self.close()
                if chance == TRIES:
                    yield _flawed(path, crash(code, self._settings))

    def _ask(self, path: str, skip: int) -> Iterator[Source]:
        if self._worker is None:
            self._worker = Worker(partial(_serve, self._settings), self._settings.memory_limit)
        pipe = self._worker.pipe
        self._worker.ask((path, skip))
        try:
            while pipe.poll(self._settings.time_limit):
                source = pipe.recv()
                if source is None:
                    return
                yield source
        except GeneratorExit:  # what it still has to say is about this file, not the next
            self.close()
            raise
        raise _LateError

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


class _LateError(Exception):
    """The worker said nothing for as long as a document may take."""


def _wants_memory(source: Source, path: str) -> bool:
    return source.flaw is not None and source.flaw.code == "memory_limit" and source.name == display(path)


def _flawed(path: str, failure: Failure) -> Source:
    name = display(path)
    return Source(name, flaw=Failure(failure.code, f"{name}: {failure.message}"))


def _serve(settings: Settings, asked: tuple[str, int]) -> Iterator[Source | None]:
    """The documents of a file behind the first that were given already, then None."""
    path, skip = asked
    for number, source in enumerate(_open(settings, path)):
        if number >= skip:
            yield source
    yield None


def _open(settings: Settings, path: str) -> Iterator[Source]:
    """The documents in a file; never raises for what it holds."""
    try:
        yield from open_container(path, settings.fields, settings.max_bytes)
    except Exception as error:  # one bad file never stops the others
        name = display(path)
        yield Source(name, flaw=failure_of(error, name))

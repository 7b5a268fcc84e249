"""Pool: sources in, outcomes out in the same order, whatever happens to the workers."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing.connection import wait

from zhaoshang_extract.batch.loss import TRIES, crash, lateness
from zhaoshang_extract.batch.outcome import Outcome
from zhaoshang_extract.batch.reading import lost_outcome, read_source, warm_up
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.batch.worker import Worker
from zhaoshang_extract.read.failure import Failure
from zhaoshang_extract.read.source import Source

# A message costs as much as a short document, so they travel eight at a time.
CHUNK = 8
_BYTES = 4 << 20
# Chunks that may be done before an earlier one is: what bounds the memory of a batch.
_AHEAD = 8

Item = Source | Outcome
Read = Callable[[Source, Settings], Outcome]


@dataclass(slots=True)
class _Chunk:
    """Consecutive items; `waiting` are the places of those to be read, `tries` of the first of them."""

    items: list[Item]
    waiting: deque[int] = field(default_factory=deque)
    tries: int = 0


@dataclass(slots=True)
class _Seat:
    """A worker with the chunk that it reads and the moment by which the next message must come."""

    worker: Worker
    chunk: _Chunk | None = None
    due: float = 0.0


class Pool:
    """Workers that are replaced when they die or take too long. Use as a context manager."""

    def __init__(self, workers: int, settings: Settings, read: Read = read_source) -> None:
        self._settings = settings
        self._read = read
        self._seats: list[_Seat] = []
        self._workers = workers

    def __enter__(self) -> Pool:
        if self._read is read_source:
            warm_up()
        for _ in range(self._workers):
            self._seats.append(_Seat(self._hire()))
        return self

    def __exit__(self, *_: object) -> None:
        for seat in self._seats:
            seat.worker.kill()
        self._seats.clear()

    def _hire(self) -> Worker:
        serve = partial(_read_all, self._read, self._settings)
        return Worker(serve, self._settings.memory_limit, [seat.worker for seat in self._seats])

    def outcomes(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The outcome of every item, in order; an item that is one already is passed on in its place."""
        coming = _chunks(items)
        ahead: deque[_Chunk] = deque()  # all that was taken and not yet given back, in order
        unread: deque[_Chunk] = deque()  # those of them that no worker has
        more = True
        while more or ahead:
            while more and len(ahead) < self._workers * _AHEAD and len(unread) < self._workers:
                chunk = next(coming, None)
                if chunk is None:
                    more = False
                else:
                    ahead.append(chunk)
                    unread.extend([chunk] if chunk.waiting else [])
            self._assign(unread)
            if ahead and not ahead[0].waiting:
                yield from (item for item in ahead.popleft().items if isinstance(item, Outcome))
            elif ahead:
                self._listen(unread)

    def _assign(self, unread: deque[_Chunk]) -> None:
        for seat in self._seats:
            if seat.chunk is None and unread:
                self._give(seat, unread.popleft())

    def _give(self, seat: _Seat, chunk: _Chunk) -> None:
        seat.chunk = chunk
        seat.due = time.monotonic() + self._settings.time_limit
        seat.worker.ask([item for place in chunk.waiting if isinstance(item := chunk.items[place], Source)])

    def _listen(self, unread: deque[_Chunk]) -> None:
        """Take the messages that have come, or wait for one; then part with who is late."""
        busy = {seat.worker.pipe: seat for seat in self._seats if seat.chunk is not None}
        now = time.monotonic()
        patience = min((seat.due for seat in busy.values()), default=now) - now
        for pipe in wait(list(busy), timeout=max(0.0, patience)):
            self._hear(busy.pop(pipe), unread)
        now = time.monotonic()
        # What has been said is heard first: the consumer may have been away for longer than the limit.
        for seat in busy.values():
            if seat.due <= now and not seat.worker.pipe.poll():
                seat.worker.kill()
                self._give_up(seat, self._lost(seat, lateness(self._settings)))

    def _hear(self, seat: _Seat, unread: deque[_Chunk]) -> None:
        """One message of a worker, or the news of its death."""
        chunk = seat.chunk
        assert chunk is not None
        try:
            outcome = seat.worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(seat)
            return
        if outcome.code == "memory_limit":  # a worker that has read much may lack what a new one has
            seat.worker.kill()
            if not self._retry(seat):
                self._give_up(seat, outcome)
            return
        chunk.items[chunk.waiting.popleft()] = outcome
        chunk.tries = 0
        seat.due = time.monotonic() + self._settings.time_limit
        if not chunk.waiting:
            seat.chunk = None
            self._assign(unread)

    def _bury(self, seat: _Seat) -> None:
        """Replace a worker that died; the document it died over is tried once more, then given up."""
        assert seat.chunk is not None
        code = seat.worker.exit_code()
        seat.worker.kill()
        if not self._retry(seat):
            self._give_up(seat, self._lost(seat, crash(code, self._settings)))

    def _retry(self, seat: _Seat) -> bool:
        """True where the document that a worker was lost over is tried again by a new one."""
        assert seat.chunk is not None
        seat.chunk.tries += 1
        if seat.chunk.tries >= TRIES:
            return False
        self._replace(seat)
        return True

    def _lost(self, seat: _Seat, failure: Failure) -> Outcome:
        """The outcome of the document that a worker was lost over."""
        assert seat.chunk is not None
        source = seat.chunk.items[seat.chunk.waiting[0]]
        assert isinstance(source, Source)
        failure.message = f"{source.name}: {failure.message}"
        return lost_outcome(source, self._settings, failure)

    def _give_up(self, seat: _Seat, outcome: Outcome) -> None:
        """Record what became of the document that a worker was lost over, and go on behind it."""
        chunk = seat.chunk
        assert chunk is not None
        chunk.items[chunk.waiting.popleft()] = outcome
        chunk.tries = 0
        self._replace(seat)

    def _replace(self, seat: _Seat) -> None:
        chunk = seat.chunk
        self._seats.remove(seat)  # its pipe is closed, and no child must inherit it
        seat.worker = self._hire()
        self._seats.append(seat)
        seat.chunk = None
        if chunk is not None and chunk.waiting:
            self._give(seat, chunk)


def _read_all(read: Read, settings: Settings, sources: list[Source]) -> Iterator[Outcome]:
    return (read(source, settings) for source in sources)


def _chunks(items: Iterable[Item]) -> Iterator[_Chunk]:
    """Items by eight, or fewer where their content already fills the memory meant for them."""
    coming = iter(items)
    while True:
        chunk = _Chunk([])
        size = 0
        for item in islice(coming, CHUNK):
            if isinstance(item, Source):
                chunk.waiting.append(len(chunk.items))
                size += len(item.data or b"") + 3 * len(item.text or "")
            chunk.items.append(item)
            if size > _BYTES:
                break
        if not chunk.items:
            return
        yield chunk

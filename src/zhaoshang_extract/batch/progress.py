"""A batch's progress bar on a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterable
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from zhaoshang_extract.batch.summary import Summary
from zhaoshang_extract.read.walk import count_files

_EVERY = 0.2


class Progress:
    """How many documents are done, how fast, what remains, and how many failed."""

    def __init__(self, paths: Iterable[str], pattern: str) -> None:
        self._files = count_files(paths, pattern)
        self._passed = 0
        self._start = self._shown = time.monotonic()
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}/s"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[errors]} errors"),
            console=Console(stderr=True),
            # A thread that draws would be copied, without running, into every forked worker.
            auto_refresh=False,
        )
        self._task = self._bar.add_task("reading", total=self._files, rate="-", errors=0)

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.refresh()
        self._bar.stop()

    def passed(self) -> None:
        """A further file was opened."""
        self._passed += 1

    def show(self, summary: Summary) -> None:
        """Draw the bar again, at most five times a second."""
        now = time.monotonic()
        if now - self._shown < _EVERY:
            return
        self._shown = now
        # A file holds one document or, as an archive or table, many: these show once it was opened.
        total = max(self._files, summary.documents + self._files - self._passed)
        self._bar.update(
            self._task,
            completed=summary.documents,
            total=total,
            rate=round(summary.documents / max(now - self._start, 0.001)),
            errors=summary.failed,
        )
        self._bar.refresh()

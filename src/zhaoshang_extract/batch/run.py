"""A batch into files: read, written a line at a time, and taken up again where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from zhaoshang_extract.batch.journal import Files, Journal, Resume
from zhaoshang_extract.batch.many import outcomes
from zhaoshang_extract.batch.pool import Item
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.batch.summary import Summary
from zhaoshang_extract.read.source import Source


@dataclass(slots=True, frozen=True)
class Order:
    """How a batch is to be run; `retry` reads documents again that failed, `workers` None is all."""

    settings: Settings
    workers: int | None = None
    resume: bool = False
    retry: bool = False


def run_batch(
    sources: Iterator[Source],
    files: Files,
    order: Order,
    summary: Summary,
    watch: Callable[[Summary], None] = lambda _: None,
    tell: Callable[[str], object] = lambda _: None,
) -> None:
    """Read the sources into the files and count them in `summary`; `watch` is called after each.

    `tell` is called with what the user must know of the files that were there already.
    Raises OutputError when the files cannot be written. Whatever ends it, the files hold whole lines
    and a run with `resume` goes on to the same bytes.
    """
    files.results.parent.mkdir(parents=True, exist_ok=True)
    items: Iterator[Item] = iter(sources)
    if order.resume:
        found = Resume(files, order.settings, retry=order.retry)
        for tally, code in found.matched(sources):
            summary.add(tally, code)
            watch(summary)
        journal, items = found.go_on()
        if found.altered:
            told = f"{len(found.altered)} lines are not as they were written (the first: {found.altered[0]})"
            tell(f"{told}; what they were of is read again")
    else:
        journal = Journal(files)
    with journal, closing(outcomes(items, order.settings, order.workers)) as read:
        for outcome in read:
            journal.append(outcome)
            summary.add(outcome.tally, outcome.code)
            watch(summary)
        journal.finish()
    if files.summary is not None:
        files.summary.write_text(summary.to_json(), encoding="utf-8", newline="\n")

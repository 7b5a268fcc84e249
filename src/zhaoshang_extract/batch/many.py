"""extract_many: a batch for programs."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import chain

from zhaoshang_extract.batch.opener import documents
from zhaoshang_extract.batch.outcome import Outcome, Result, parse_result
from zhaoshang_extract.batch.pool import Item, Pool, Read
from zhaoshang_extract.batch.reading import read_source
from zhaoshang_extract.batch.settings import MEBIBYTES, MOST_WORKERS, SECONDS, Settings
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.read.tabular import Fields
from zhaoshang_extract.read.text import check_encoding


def extract_many(
    sources: Iterable[str | os.PathLike[str] | Source],
    *,
    workers: int | None = None,
    pattern: str = "*",
    published: str | None = None,
    region: str | None = None,
    text_field: str = "text",
    id_field: str | None = None,
    published_field: str | None = None,
    title_field: str | None = None,
    region_field: str | None = None,
    source_field: str | None = None,
    encoding: str | None = None,
    time_limit: float = SECONDS,
    memory_limit: int = MEBIBYTES,
) -> Iterator[Result]:
    """The results of many documents, lazily and in the order of the sources.

    A source is the path of a file, of a folder, of an archive or table (which give one result for
    each document in them), or a `Source` that holds a text. The `…_field` arguments name the columns of
    tables, `encoding` overrules what bytes look like. `workers` are processes, by default one a
    processor; 0 reads in this process, without limits. `time_limit` is in seconds a document,
    `memory_limit` in MiB a worker. Never raises for a document: its result holds the error.
    """
    if isinstance(sources, (str, os.PathLike, Source)):
        raise TypeError("sources is one source, not several; put it in a list: extract_many([source])")
    if workers is not None and not 0 <= workers <= MOST_WORKERS:
        raise ValueError(f"{workers} workers: give a number from 0 to {MOST_WORKERS}")
    fields = Fields(text_field, id_field, published_field, title_field, region_field, source_field, encoding)
    check_encoding(encoding)
    settings = Settings(published, region, fields, time_limit, memory_limit)
    check_context(settings)
    given = chain.from_iterable(
        [source] if isinstance(source, Source) else documents([source], settings, workers, pattern=pattern)
        for source in sources
    )
    return (parse_result(outcome.line) for outcome in outcomes(given, settings, workers))


def outcomes(
    items: Iterable[Item], settings: Settings, workers: int | None = None, read: Read = read_source
) -> Generator[Outcome]:
    """The outcome of every item in order as `read` makes it; see `extract_many` for `workers`."""
    count = processors() if workers is None else workers
    if count == 0:
        for item in items:
            yield item if isinstance(item, Outcome) else read(item, settings)
        return
    with Pool(count, settings, read) as pool:
        yield from pool.outcomes(items)


def check_context(settings: Settings) -> None:
    """Raise ValueError, with the mend, for a date or region that is none: once, and now."""
    if settings.published or settings.region:
        from zhaoshang_extract.pipeline import extract

        extract("", published=settings.published, region=settings.region)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1

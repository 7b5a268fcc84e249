"""extract_batches: record batches of documents in, record batches of records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import current_process
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.arrow.documents import documents_of
from zhaoshang_extract.arrow.schema import TABLE_OF, Row, What, batch_of, columns_of, error_row, schema_of
from zhaoshang_extract.batch.many import outcomes
from zhaoshang_extract.batch.outcome import Input, Outcome, error_of, error_outcome
from zhaoshang_extract.batch.reading import warm_up
from zhaoshang_extract.batch.settings import MEBIBYTES, MOST_WORKERS, SECONDS, Settings
from zhaoshang_extract.file import report_of
from zhaoshang_extract.read.failure import failure_of
from zhaoshang_extract.read.open import Opened, open_source
from zhaoshang_extract.read.source import MAX_CHARACTERS, Source
from zhaoshang_extract.record.tables import table_rows
from zhaoshang_extract.record.tidy import tidy_rows

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

# A batch is given out once it has so many rows, or characters in its texts.
_ROWS = 8192
_CHARACTERS = 8 << 20


def extract_batches(
    batches: Any,
    what: What = "observations",
    *,
    workers: int = 1,
    time_limit: float = SECONDS,
    memory_limit: int = MEBIBYTES,
    max_characters: int = MAX_CHARACTERS,
) -> Iterator[Any]:
    """The records of documents as batches with the schema `schema_of(what)`, lazily, in the documents' order.

    `batches` are pyarrow's RecordBatches (or one of them, a Table or a reader) with the columns `id` and
    `text` and, if wanted, `published`, `region` and `title`. A document that cannot be read is one row with
    its `error`. The rows are the same however the documents are cut into batches.

    `workers` are processes of this call, which hold `time_limit` (seconds a document) and `memory_limit`
    (MiB a worker); 0 reads in this process, without these two. Raises ValueError for orders and columns
    that are wrong, never for a document.
    """
    columns_of(what)
    if not 0 <= workers <= MOST_WORKERS:
        raise ValueError(f"{workers} workers: give a number from 0 to {MOST_WORKERS}")
    if workers and current_process().daemon:
        raise ValueError("a daemonic process may start no workers; give workers=0 here")
    if not 0 < max_characters <= MAX_CHARACTERS:
        raise ValueError(f"max_characters is {max_characters}; give a number from 1 to {MAX_CHARACTERS}")
    settings = Settings(time_limit=time_limit, memory_limit=memory_limit)
    return _batches(documents_of(_each(batches), max_characters), what, settings, workers)


def extract_table(batches: Any, what: What = "observations", **options: Any) -> Any:
    """The same as one Table, for engines that give a function one table at a time."""
    import pyarrow

    return pyarrow.Table.from_batches(extract_batches(batches, what, **options), schema_of(what))


def _each(batches: Any) -> Iterable[Any]:
    """Batches of whatever holds some."""
    import pyarrow

    if isinstance(batches, pyarrow.RecordBatch):
        return [batches]
    each: Iterable[Any] = batches.to_batches() if isinstance(batches, pyarrow.Table) else batches
    return each


def _batches(sources: Iterable[Source], what: What, settings: Settings, workers: int) -> Iterator[Any]:
    rows: list[Row] = []
    size = 0
    warm_up()
    with closing(outcomes(sources, settings, workers, partial(_read, what))) as read:
        for outcome in read:
            rows.extend(_rows_of(outcome, what))
            size += outcome.size if isinstance(outcome, _Rows) else 0
            if len(rows) >= _ROWS or size >= _CHARACTERS:
                yield batch_of(rows, what)
                rows, size = [], 0
    if rows:
        yield batch_of(rows, what)


# -------- in the worker


@dataclass(slots=True)
class _Rows(Outcome):
    """The rows of a document that was read, and how many characters they have."""

    rows: list[Row] = field(default_factory=list)
    size: int = 0


def _read(what: What, source: Source, settings: Settings) -> Outcome:
    """A document as rows, or its error. Never raises for a document."""
    try:
        opened = open_source(source, settings.fields, settings.max_bytes).checked()
        rows = list(_told(report_of(opened), opened, what))
    except Exception as error:  # one bad document never stops the others
        return error_outcome(Input(source.name, None, ""), failure_of(error, source.name))
    return _Rows("", rows=rows, size=sum(len(cell) for row in rows for cell in row if isinstance(cell, str)))


def _told(report: Report, opened: Opened, what: What) -> Iterator[Row]:
    if what == "observations":
        yield from tidy_rows(report, opened.name)
    elif what == "reports":
        text = opened.text if opened.made else None
        yield opened.name, report.document.sha256, report.to_json(indent=None).rstrip("\n"), text
    else:
        wanted = TABLE_OF[what]
        for name, row in table_rows(report, 0, opened.name):
            if name == wanted:
                yield opened.name, *row[1:]


def _rows_of(outcome: Outcome, what: What) -> list[Row]:
    if isinstance(outcome, _Rows):
        return outcome.rows
    source, failure = error_of(outcome.line)
    return [error_row(source or None, failure.code, failure.message, what)]

"""The file of a ledger: a DuckDB database of what many documents say, added to in batches.

A batch is one transaction: whenever the writer is killed, its batches are there or not, and adding the same
results again completes the ledger. Many may read a ledger at once, as long as nobody writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from zhaoshang_extract.ledger.opening import Transaction, connect, first_line, prepare
from zhaoshang_extract.ledger.question import Question
from zhaoshang_extract.ledger.rows import Rows, rows_of
from zhaoshang_extract.ledger.schema import (
    CHECKS,
    DOCUMENTS,
    FIGURES,
    MENTIONS,
    TABLES,
    Checked,
    Kept,
    Table,
    arrow_table,
    row_of,
    selected,
    sorts,
)

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.ledger.mentioned import Mentioned
    from zhaoshang_extract.ledger.printed import Printed
    from zhaoshang_extract.record.models import Report

# A batch ends behind the document that reaches one of these.
_DOCUMENTS, _ROWS = 1_000, 50_000
_FETCHED = 2_000
_ORDER = {
    "documents": '"published" NULLS LAST, "document"',
    "checks": '"document", "id"',
}
_BY_DOCUMENT = '"document", "start", "end", "id"'
_BY_PLACE = '"published" NULLS LAST, "document", "start", "end", "id"'


class Added(NamedTuple):
    """What became of results: new documents, ones read anew, ones that were there, and no report at all."""

    new: int = 0
    replaced: int = 0
    same: int = 0
    failed: int = 0


class Store(AbstractContextManager["Store"]):
    """A ledger's file, open to be read or, with `write`, to be added to (and made where there is none).

    Raises ValueError, with the mend, for a file that is no ledger, that another process writes, or that
    fails while it is open (a full disk), and ImportError where DuckDB or pyarrow is not installed.
    """

    def __init__(self, path: Path | str, *, write: bool = False, any_version: bool = False) -> None:
        """Open the file; with `any_version` also one whose edits alone can be read."""
        self.path = Path(path)
        self.writes = write
        self._base = connect(self.path, write)
        try:
            with self.guarded():
                prepare(self._base, self.path, write=write, any_version=any_version)
        except BaseException:
            self.close()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import duckdb

        try:
            self.close()
        finally:
            if isinstance(error, duckdb.Error):
                raise self._told(error) from error

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Tell what DuckDB fails at as ValueError, with the mend."""
        import duckdb

        try:
            yield
        except duckdb.Error as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> ValueError:
        mend = "check the file and the room on its disk; what was added before is kept"
        return ValueError(f"{self.path}: cannot be read or written ({first_line(str(error))}); {mend}")

    def close(self) -> None:
        """Let the file go, for others to write to."""
        self._base.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is done within it."""
        return Transaction(self._base)

    # -------- adding

    def add_batches(self, results: Iterable[Report | Result]) -> Iterator[Added]:
        """Add documents, a batch at a time; what became of each batch, once it is safe on disk.

        A document with the same content as before changes nothing, one read anew replaces what was there.
        """
        batch: dict[str, Rows] = {}
        rows = passed = failed = 0
        for result in results:
            made = _made(result)
            if made is None:
                failed += 1
                continue
            batch[made.document.document] = made  # the last reading of a text holds
            passed += 1
            rows += len(made.figures) + len(made.mentions) + len(made.checks)
            if passed >= _DOCUMENTS or rows >= _ROWS:
                yield self._write(batch, passed)._replace(failed=failed)
                batch, rows, passed, failed = {}, 0, 0, 0
        if passed or failed:
            yield self._write(batch, passed)._replace(failed=failed)

    def _write(self, batch: dict[str, Rows], passed: int) -> Added:
        sought = "SELECT document, digest FROM documents WHERE document IN (SELECT unnest(?))"
        there = dict(self._base.execute(sought, [list(batch)]).fetchall())
        changed = {key: rows for key, rows in batch.items() if there.get(key) != rows.document.digest}
        replaced = [key for key in changed if key in there]
        with self.transaction():
            if replaced:
                for table in (FIGURES, MENTIONS, CHECKS):
                    gone = f"DELETE FROM {table.name} WHERE document IN (SELECT unnest(?))"
                    self._base.execute(gone, [replaced])
            if changed:
                self._insert(changed.values())
        new = len(changed) - len(replaced)
        return Added(new, len(replaced), passed - len(changed))

    def _insert(self, batch: Collection[Rows]) -> None:
        told: dict[Table, list[Any]] = {
            FIGURES: list(chain.from_iterable(rows.figures for rows in batch)),
            MENTIONS: list(chain.from_iterable(rows.mentions for rows in batch)),
            CHECKS: list(chain.from_iterable(rows.checks for rows in batch)),
            DOCUMENTS: [rows.document for rows in batch],
        }
        for table in TABLES:
            self._base.register("batch_rows", arrow_table(table, told[table]))
            anew = "OR REPLACE " if table is DOCUMENTS else ""
            self._base.execute(f"INSERT {anew}INTO {table.name} SELECT * FROM batch_rows")
            self._base.unregister("batch_rows")

    # -------- reading

    def figures(self, **filters: object) -> Iterator[Printed]:
        """The figures, by day of publication, document and place in it; see `_where` for filters."""
        return self._read(FIGURES, filters)

    def mentions(self, **filters: object) -> Iterator[Mentioned]:
        """The mentions of projects, by day of publication, document and place in it."""
        return self._read(MENTIONS, filters)

    def documents(self, **filters: object) -> Iterator[Kept]:
        """The documents, by day of publication."""
        return self._read(DOCUMENTS, filters)

    def checks(self, **filters: object) -> Iterator[Checked]:
        """The checks within documents."""
        return self._read(CHECKS, filters)

    def asked_figures(self, question: Question) -> Iterator[Printed]:
        """The figures that a question needs, document by document."""
        return self._select(FIGURES, *question.condition(), _BY_DOCUMENT)

    def codes(self) -> list[str]:
        """The codes of the places that figures are about."""
        sought = "SELECT DISTINCT region FROM figures WHERE region IS NOT NULL ORDER BY region"
        return [code for (code,) in self._base.execute(sought).fetchall()]

    def connection(self) -> Any:
        """Another connection to the file, with temporary tables of its own, to be closed by who asks."""
        return self._base.cursor()

    def _read(self, table: Table, filters: dict[str, object]) -> Iterator[Any]:
        return self._select(table, *_where(table, filters), _ORDER.get(table.name, _BY_PLACE))

    def _select(self, table: Table, where: str, values: list[object], order: str) -> Iterator[Any]:
        # A cursor of its own, so that two readings do not disturb each other.
        with self._base.cursor() as cursor:
            cursor.execute(f"SELECT {selected(table)} FROM {table.name}{where} ORDER BY {order}", values)
            while rows := cursor.fetchmany(_FETCHED):
                for cells in rows:
                    yield row_of(table, cells)

    def latest(self) -> str | None:
        """The latest day of publication in the ledger."""
        ((day,),) = self._base.execute("SELECT max(published) FROM documents").fetchall()
        return None if day is None else str(day)

    # -------- edits, in the order in which they were made

    def edits(self) -> list[str]:
        """The edits, each a line of JSON."""
        return [line for (line,) in self._base.execute("SELECT edit FROM edits ORDER BY number").fetchall()]

    def add_edits(self, lines: Iterable[str]) -> int:
        """Add edits that are not there yet, or not as often as in `lines`; how many were added."""
        with self.transaction():
            there = Counter(self.edits())
            last = there.total()
            new = []
            for line in lines:
                if there[line] > 0:
                    there[line] -= 1
                else:
                    new.append(line)
            for number, line in enumerate(new, last + 1):
                self._base.execute("INSERT INTO edits VALUES (?, ?)", [number, line])
        return len(new)


def _made(result: Report | Result) -> Rows | None:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.record.models import Report

    if isinstance(result, Result):
        return None if result.report is None else rows_of(result.report, result.source)
    if not isinstance(result, Report):
        raise TypeError("a ledger takes Reports or results of a batch; put a single Report into a list")
    return rows_of(result)


def _where(table: Table, filters: dict[str, object]) -> tuple[str, list[object]]:
    """The condition that filters ask for: a value, several of them, or None for nothing said.

    Raises ValueError for a filter that is no column.
    """
    told: list[str] = []
    values: list[object] = []
    for name, value in filters.items():
        if name not in sorts(table):
            raise ValueError(f"{table.name} have no {name!r}; they have {', '.join(sorts(table))}")
        if value is None:
            told.append(f'"{name}" IS NULL')
        elif isinstance(value, list | tuple | set | frozenset):
            told.append(f'"{name}" IN (SELECT unnest(?))')
            values.append(sorted(value))
        else:
            told.append(f'"{name}" = ?')
            values.append(value)
    return (f" WHERE {' AND '.join(told)}" if told else ""), values

"""Reports as a database of SQLite or DuckDB: tables with keys."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.record.tables import TABLES, Row, TableShape
from zhaoshang_extract.write.file import whole_file
from zhaoshang_extract.write.keyed import keyed_rows

_ROWS = 2_000
# A private character: what stands for null in a file of rows is the value of no text.
_NULL = "\ue000"


def write(results: Iterable[Result], path: Path) -> None:
    """Write all reports as a SQLite database."""
    with whole_file(path) as part, closing(sqlite3.connect(part)) as database:
        for shape in TABLES:
            database.execute(_create(shape))
        waiting: dict[str, list[Row]] = {shape.name: [] for shape in TABLES}
        inserts = {shape.name: _insert(shape) for shape in TABLES}
        for number, result in enumerate(_read(results), 1):
            assert result.report is not None
            for name, row in keyed_rows(result.report, number, result.source):
                waiting[name].append(row)
            if sum(map(len, waiting.values())) > _ROWS:
                _flush(database, waiting, inserts)
        _flush(database, waiting, inserts)
        database.commit()


def _flush(database: sqlite3.Connection, waiting: dict[str, list[Row]], inserts: dict[str, str]) -> None:
    for name, rows in waiting.items():
        database.executemany(inserts[name], rows)
        rows.clear()


def write_duckdb(results: Iterable[Result], path: Path) -> None:
    """Write all reports as a DuckDB database. Raises ImportError where it is not installed."""
    import duckdb

    # DuckDB takes rows by the file a hundred times as fast as one by one.
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder, whole_file(path) as part:
        _spill(results, lambda name: Path(folder) / f"{name}.csv")
        with duckdb.connect(str(part)) as database:
            for shape in TABLES:
                database.execute(_create(shape))
                rows = str(Path(folder) / f"{shape.name}.csv").replace("'", "''")
                database.execute(
                    f"COPY {shape.name} FROM '{rows}' (FORMAT csv, AUTO_DETECT false, HEADER false, "
                    f"DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '{_NULL}', ALLOW_QUOTED_NULLS true, "
                    f"STRICT_MODE true, NEW_LINE '\\n', PARALLEL false, MAX_LINE_SIZE {64 << 20})"
                )


def _spill(results: Iterable[Result], where: Callable[[str], Path]) -> None:
    with ExitStack() as stack:
        writers = {}
        for shape in TABLES:
            file = stack.enter_context(where(shape.name).open("w", encoding="utf-8", newline=""))
            writers[shape.name] = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        for number, result in enumerate(_read(results), 1):
            assert result.report is not None
            for name, row in keyed_rows(result.report, number, result.source):
                writers[name].writerow([_NULL if value is None else value for value in row])


def _read(results: Iterable[Result]) -> Iterable[Result]:
    return (result for result in results if result.report is not None)


def _create(shape: TableShape) -> str:
    columns = [f'"{name}" {kind}' for name, kind in shape.columns]
    columns.append(f"PRIMARY KEY ({_quoted(shape.key)})")
    for names, target in shape.foreign:
        [key] = [other.key for other in TABLES if other.name == target]
        columns.append(f"FOREIGN KEY ({_quoted(names)}) REFERENCES {target} ({_quoted(key)})")
    return f"CREATE TABLE {shape.name} ({', '.join(columns)})"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _insert(shape: TableShape) -> str:
    return f"INSERT INTO {shape.name} VALUES ({', '.join('?' * len(shape.columns))})"

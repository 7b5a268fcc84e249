"""How the file of a ledger is opened: by DuckDB, of this version of its tables, or told why not."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

from zhaoshang_extract.ledger.schema import TABLES, VERSION, columns, statements

# What DuckDB keeps in memory while it writes and while it reads; it goes on with files beside the ledger.
_WRITING, _READING = "1GB", "512MB"


def connect(path: Path, write: bool) -> Any:
    """A connection to the file, made where there is none and it is to be written.

    Raises ValueError, with the mend, for what cannot be opened, ImportError where a package is missing.
    """
    try:
        import duckdb
        import pyarrow  # noqa: F401 - rows go in by it
    except ImportError as error:
        raise ImportError("the ledger needs packages; pip install 'zhaoshang-extract[ledger]'") from error
    if not write and not path.is_file():
        raise ValueError(
            f"{path}: is no file; make the ledger with `zhaoshang ledger add RESULTS --db {path}`"
        )
    try:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _WRITING if write else _READING,
            # Readers of one ledger must not share it; it is made when it is needed, and taken away.
            "temp_directory": f"{path.resolve()}.{os.getpid()}.tmp",
        }
        return duckdb.connect(str(path), read_only=not write, config=config)
    except duckdb.Error as error:
        told = str(error)
        if "lock" in told or "different configuration" in told:
            mend = "wait until it is done, or read a copy of the file"
            raise ValueError(f"{path}: is open elsewhere, and one of the two writes; {mend}") from error
        raise ValueError(f"{path}: is no ledger, or cannot be opened ({first_line(told)})") from error


def first_line(told: str) -> str:
    """The first line of what DuckDB says."""
    return told.strip().splitlines()[0] if told.strip() else "no reason given"


def prepare(base: Any, path: Path, *, write: bool, any_version: bool) -> None:
    """Make the tables of an empty file. Raises ValueError, with the mend, for another version of them.

    With `any_version` one will do whose edits can be read.
    """
    sought = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    found = base.execute(sought).fetchall()
    names = {name for name, _, _ in found}
    if not names and write:
        with Transaction(base):
            for statement in statements():
                base.execute(statement)
    elif not names >= {"ledger", "edits"}:
        raise ValueError(f"{path}: is a database, but no ledger; choose another --db")
    elif not any_version and not _is_of_this_version(base, found):
        raise ValueError(
            f"{path}: is a ledger of another version of this program; make a new one with `zhaoshang ledger "
            f"add`. What was joined and parted goes over with `zhaoshang ledger edits --db {path} > "
            "edits.jsonl` and `zhaoshang ledger edits --add edits.jsonl --db NEW`"
        )


def _is_of_this_version(base: Any, found: list[tuple[str, str, str]]) -> bool:
    wanted = {(table.name, *column) for table in TABLES for column in columns(table)}
    return wanted <= set(found) and base.execute("SELECT * FROM ledger").fetchall() == [(VERSION,)]


class Transaction(AbstractContextManager[None]):
    """All or nothing of what is done within it."""

    def __init__(self, base: Any) -> None:
        self._base = base

    def __enter__(self) -> None:
        self._base.execute("BEGIN")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.execute("COMMIT" if kind is None else "ROLLBACK")

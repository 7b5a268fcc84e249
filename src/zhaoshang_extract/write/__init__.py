"""Reports as text and as files: one file a format, one line here each.

A text format's file has `render(report, *, compact) -> str`, which ends in a line break; a file
format's has a function `write(results, path)`, which writes the whole file or none. They are loaded
only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.record.models import Report

# (name, module of this package, file name ending)
FORMATS = (
    ("json", "json", ".json"),
    ("table", "table", ".txt"),
    ("csv", "csv", ".csv"),
    ("jsonl", "jsonl", ".jsonl"),
)

# (file name ending, module of this package, function, extra of this package or "")
FILES = (
    (".json", "jsonl", "write_list", ""),
    (".jsonl", "jsonl", "write", ""),
    (".csv", "csv", "write", ""),
    (".xlsx", "xlsx", "write", "xlsx"),
    (".parquet", "parquet", "write", "parquet"),
    (".zip", "package", "write", ""),
    (".sqlite", "sqlite", "write", ""),
    (".db", "sqlite", "write", ""),
    (".duckdb", "sqlite", "write_duckdb", "duckdb"),
)


class Render(Protocol):
    """Turns a Report into text; `compact` asks for one line per Report where the format can."""

    def __call__(self, report: Report, *, compact: bool = False) -> str: ...


class Write(Protocol):
    """Writes the reports among results to a file."""

    def __call__(self, results: Iterable[Result], path: Path) -> None: ...


def names() -> tuple[str, ...]:
    """The formats' names, the usual one first."""
    return tuple(name for name, _, _ in FORMATS)


def ending(name: str) -> str:
    """The file name ending of a format, such as ".json"."""
    return {known: suffix for known, _, suffix in FORMATS}[name]


def renderer(name: str) -> Render:
    """The render function of a format, loaded now. Raises ValueError for an unknown one."""
    for known, module, _ in FORMATS:
        if known == name:
            return cast(Render, import_module(f"{__name__}.{module}").render)
    raise ValueError(f"no format {name!r}; known formats: {', '.join(names())}")


def writer(path: Path) -> Write:
    """The write function for a file's ending. Raises ValueError for an unknown one, or a missing extra."""
    for suffix, module, function, extra in FILES:
        if path.suffix.lower() == suffix:
            write = cast(Write, getattr(import_module(f"{__name__}.{module}"), function))
            return _explained(write, suffix, extra) if extra else write
    known = ", ".join(suffix for suffix, *_ in FILES)
    raise ValueError(f"{path}: no format has the ending {path.suffix!r}; known endings: {known}")


def _explained(write: Write, suffix: str, extra: str) -> Write:
    """The function, with a missing package told as the extra that brings it."""

    def explained(results: Iterable[Result], path: Path) -> None:
        try:
            write(results, path)
        except ImportError as error:
            raise ValueError(f"{suffix} needs a package; pip install 'zhaoshang-extract[{extra}]'") from error

    return explained

"""Reports as frames of pandas or polars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from zhaoshang_extract.record.tables import TABLES, table_rows
from zhaoshang_extract.record.tidy import COLUMNS, tidy_rows

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

Library = Literal["pandas", "polars"]
Of = Literal["observations", "projects", "signing_events", "checks", "issues"]

_OBSERVATIONS = "observations"
_VALUE, _EXACT = "OBS_VALUE", "OBS_VALUE_TEXT"
_TYPES = {"VARCHAR": "text", "BIGINT": "integer", "DOUBLE": "decimal"}
# Of these tables the figures are numbers in a frame; elsewhere a number stands beside the exact text.
_FIGURES = {"checks": ("reported", "computed", "low", "high")}

Columns = list[tuple[str, str]]


def make_frame(reports: Iterable[Report], library: Library = "pandas", of: Of = "observations") -> Any:
    """One row a record, as a DataFrame of the library; figures are floats, beside the exact text.

    Raises ValueError for a library or a table that is none, ImportError for a library that is not
    installed.
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"{library!r} makes no frames here; give 'pandas' or 'polars'")
    columns, rows = _observations(reports) if of == _OBSERVATIONS else _table(reports, of)
    try:
        module = import_module(library)
    except ImportError as error:
        raise ImportError(
            f"{library} is not installed; pip install 'zhaoshang-extract[{library}]'"
        ) from error
    if library == "pandas":
        return _pandas(module, columns, rows)
    types = {"text": module.String, "integer": module.Int64, "decimal": module.Float64}
    return module.DataFrame(rows, schema={name: types[kind] for name, kind in columns}, orient="row")


def _pandas(module: Any, columns: Columns, rows: Sequence[Sequence[Any]]) -> Any:
    frame = module.DataFrame(rows, columns=[name for name, _ in columns])
    # A column without a single figure would be one of objects.
    return frame.astype({name: "float64" for name, kind in columns if kind == "decimal"})


def _observations(reports: Iterable[Report]) -> tuple[Columns, list[list[Any]]]:
    """The tidy rows, figures as floats, and the exact value behind its float."""
    place = [name for name, _ in COLUMNS].index(_VALUE)
    columns: Columns = [*COLUMNS[: place + 1], (_EXACT, "text"), *COLUMNS[place + 1 :]]
    rows = []
    for report in reports:
        for told, fact in zip(tidy_rows(report), report.observations, strict=True):
            row: list[Any] = [float(cell) if isinstance(cell, Decimal) else cell for cell in told]
            rows.append([*row[: place + 1], fact.value, *row[place + 1 :]])
    return columns, rows


def _table(reports: Iterable[Report], of: str) -> tuple[Columns, list[list[Any]]]:
    """The rows of a table of the databases."""
    shapes = {shape.name: shape for shape in TABLES}
    known = [name for name in shapes if name not in ("documents", "operands")]
    if of not in known:
        raise ValueError(f"{of!r} is no table; give one of {', '.join(known)}")
    figures = _FIGURES.get(of, ())
    columns = [("source", "text")]
    columns += [(n, "decimal" if n in figures else _TYPES[sort]) for n, sort in shapes[of].columns[1:]]
    rows: list[list[Any]] = []
    for number, report in enumerate(reports, 1):
        source = report.document.source or report.document.id
        for name, row in table_rows(report, number, source):
            if name == of:
                cells = zip(row[1:], columns[1:], strict=True)
                rows.append([source, *(_number(cell) if n in figures else cell for cell, (n, _) in cells)])
    return columns, rows


def _number(cell: Any) -> float | None:
    return None if cell is None else float(cell)

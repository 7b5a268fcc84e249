"""Reports as frames of pandas or polars."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from zhaoshang_extract.record.tidy import COLUMNS, NAMES, tidy_rows

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

Library = Literal["pandas", "polars"]


def make_frame(reports: Iterable[Report], library: Library = "pandas") -> Any:
    """One row an observation, as a DataFrame of the library; values are Decimals.

    Raises ValueError for a library that is neither, ImportError for one that is not installed.
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"{library!r} makes no frames here; give 'pandas' or 'polars'")
    try:
        module = import_module(library)
    except ImportError as error:
        raise ImportError(
            f"{library} is not installed; pip install 'zhaoshang-extract[{library}]'"
        ) from error
    rows = [row for report in reports for row in tidy_rows(report)]
    if library == "pandas":
        return module.DataFrame(rows, columns=list(NAMES))
    types = {"text": module.String, "integer": module.Int64, "decimal": module.Decimal(38, 12)}
    return module.DataFrame(rows, schema={name: types[kind] for name, kind in COLUMNS}, orient="row")

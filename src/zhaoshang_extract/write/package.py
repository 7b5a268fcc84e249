"""Reports as a Frictionless Data Package: a ZIP file of tables as CSV, with their types and keys beside them.

See https://datapackage.org: what reads and validates such packages needs to know nothing of this program.
"""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.record.tables import TABLES, TableShape
from zhaoshang_extract.write.csv import harmless
from zhaoshang_extract.write.file import whole_file
from zhaoshang_extract.write.keyed import keyed_rows

DESCRIPTOR = "datapackage.json"
# Exact figures are texts in the databases; in a package they are numbers.
_EXACT = ("value", "value_max", "amount", "reported", "computed", "low", "high")
_MAY_LACK = "observation_id"
_DAYS = ("published", "period_start", "period_end")
_TYPES = {"VARCHAR": "string", "BIGINT": "integer", "DOUBLE": "number"}
_EPOCH = (2000, 1, 1, 0, 0, 0)  # the same reports give the same file


def write(results: Iterable[Result], path: Path) -> None:
    """Write the package."""
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as name, whole_file(path) as part:
        folder = Path(name)
        _write_tables(results, folder)
        with zipfile.ZipFile(part, "w") as archive:
            told = json.dumps(describe(), ensure_ascii=False, indent=2) + "\n"
            archive.writestr(_entry(DESCRIPTOR), told.encode())
            for shape in TABLES:
                with (
                    archive.open(_entry(f"{shape.name}.csv"), "w", force_zip64=True) as target,
                    (folder / shape.name).open("rb") as source,
                ):
                    while chunk := source.read(1 << 20):
                        target.write(chunk)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write_tables(results: Iterable[Result], folder: Path) -> None:
    with ExitStack() as stack:
        writers = {}
        for shape in TABLES:
            target = (folder / shape.name).open("w", encoding="utf-8", newline="", errors="replace")
            file = stack.enter_context(target)
            writers[shape.name] = csv.writer(file, lineterminator="\r\n")
            writers[shape.name].writerow([name for name, _ in shape.columns])
        kinds = {shape.name: [_type(name, kind) for name, kind in shape.columns] for shape in TABLES}
        documents = (result for result in results if result.report is not None)
        for number, result in enumerate(documents, 1):
            assert result.report is not None
            for name, row in keyed_rows(result.report, number, result.source):
                cells = zip(row, kinds[name], strict=True)
                writers[name].writerow([_cell(cell, kind) for cell, kind in cells])


def _cell(cell: Any, kind: str) -> Any:
    return harmless(cell) if isinstance(cell, str) and kind == "string" else cell


def describe() -> dict[str, Any]:
    """The descriptor: one resource a table, its fields, its key, and what its keys point to."""
    resources = [
        {
            "name": shape.name,
            "path": f"{shape.name}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": _schema(shape),
        }
        for shape in TABLES
    ]
    return {"profile": "tabular-data-package", "name": "zhaoshang-extract", "resources": resources}


def _schema(shape: TableShape) -> dict[str, Any]:
    foreign = []
    for names, target in shape.foreign:
        if names[-1] == _MAY_LACK and _MAY_LACK not in shape.key:
            continue  # an issue of no figure: to a package a key that holds nothing leads nowhere
        [other] = [other for other in TABLES if other.name == target]
        reference = {"resource": target, "fields": list(other.key)}
        foreign.append({"fields": list(names), "reference": reference})
    fields = [{"name": name, "type": _type(name, kind)} for name, kind in shape.columns]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(shape.key), "missingValues": [""]}
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _type(name: str, kind: str) -> str:
    if name in _EXACT:
        return "number"
    return "date" if name in _DAYS else _TYPES[kind]

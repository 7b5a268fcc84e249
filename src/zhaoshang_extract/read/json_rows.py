"""Articles in JSON: one object a line, or one list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from zhaoshang_extract.read.failure import DocumentError, Failure
from zhaoshang_extract.read.source import MAX_BYTES

Row = dict[str, Any]
# What a report of ours has and an article has not.
_OWN = frozenset({"schema_version", "observations"})


def json_rows(file: IO[bytes], name: str) -> Iterator[Row | Failure]:
    """The rows of a file of either kind, told by its first character and not by its name."""
    if _first(file) != b"[":
        yield from _lines_or_object(file, name)
        return
    for number, row in enumerate(_whole(file, name), 1):
        yield (
            row if isinstance(row, dict) else _no_object(f"{name}: item {number}", "write a list of objects")
        )


def _first(file: IO[bytes]) -> bytes:
    head = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    file.seek(0)
    return head[:1]


def _whole(file: IO[bytes], name: str) -> list[Any]:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DocumentError(
            "too_large", f"{name}: is larger than {MAX_BYTES >> 20} MiB; write one object a line"
        )
    try:
        rows: list[Any] = _load(data)
    except (ValueError, RecursionError) as error:
        raise DocumentError(
            "damaged", f"{name}: is no whole JSON in UTF-8 ({_reason(error)}); write it again"
        ) from error
    return rows


def _lines_or_object(file: IO[bytes], name: str) -> Iterator[Row | Failure]:
    """One object a line, or one object over several lines."""
    opened: list[bytes] = []
    for number, line in enumerate(_lines(file), 1):
        if line is None:
            yield Failure(
                "too_large", f"{name}: line {number} is longer than {MAX_BYTES >> 20} MiB; split it"
            )
        elif (number == 1 and line.strip() in (b"{", b"\xef\xbb\xbf{")) or opened:
            opened.append(line)
        elif line.strip():
            yield _row(line, f"{name}: line {number}")
    if opened:
        yield _row(b"".join(opened), f"{name}: the object")


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file, None in place of one that is too long to be held."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
        yield None


def _row(line: bytes, where: str) -> Row | Failure:
    try:
        row = _load(line)
    except (ValueError, RecursionError) as error:
        return Failure("bad_row", f"{where} is no JSON in UTF-8 ({_reason(error)}); write one object a line")
    if not isinstance(row, dict):
        return _no_object(where, "write one object a line")
    if row.keys() >= _OWN:
        told = "is a report, not an article; `zhaoshang check` and `export` read those"
        return Failure("unsupported", f"{where} {told}")
    return row


def _load(data: bytes) -> Any:
    """JSON with its numbers as printed: an id of many digits stays what it is."""
    return json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str)


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:120]


def _no_object(where: str, mend: str) -> Failure:
    return Failure("bad_row", f"{where} is no JSON object; {mend}")

"""Paths as documents: files, folders, archives and tables, one document after the other."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO

from zhaoshang_extract.read.archive import members
from zhaoshang_extract.read.detect import HEAD, detect, office_format
from zhaoshang_extract.read.failure import DocumentError, Failure
from zhaoshang_extract.read.source import MAX_BYTES, Source
from zhaoshang_extract.read.tabular import Fields, rows_of_file


def sources(
    paths: Iterable[str | os.PathLike[str]],
    *,
    pattern: str = "*",
    fields: Fields | None = None,
    limit: int = MAX_BYTES,
    skip: frozenset[Path] = frozenset(),
    passed: Callable[[], None] = lambda: None,
) -> Iterator[Source]:
    """The documents of files and folders, in the order given and, within a folder, of their names.

    Of a folder only the files whose name (or, where the pattern holds a slash, whose path within the
    folder) fits `pattern` are read, and none that is hidden. What an earlier path held is not read
    again, files of `skip` never. A path that cannot be read is a source with a flaw. `passed` is called
    before each file is opened.
    """
    fields = fields or Fields()
    done: list[Path] = []
    for path in paths:
        given = Path(path)
        for file in _files(given, pattern):
            real = _real(file)
            if real not in skip and not any(real == old or old in real.parents for old in done):
                passed()
                yield from open_file(str(file), fields, limit)
        # With a pattern a folder may hold files that were passed over, so it does not count as read.
        if pattern == "*" or not given.is_dir():
            done.append(_real(given))


def count_files(paths: Iterable[str | os.PathLike[str]], pattern: str = "*") -> int:
    """How many files `sources` will open, about: what earlier paths held is counted again."""
    return sum(1 for path in paths for _ in _files(Path(path), pattern))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _files(path: Path, pattern: str) -> Iterator[Path]:
    """The files at and below a path, sorted by name folder by folder; links to folders are not followed."""
    if not path.is_dir():
        yield path
        return
    yield from _below(path, "", pattern)


def _below(folder: Path, inner: str, pattern: str) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            # Names only: a folder of a hundred thousand files must not become as many objects.
            names = sorted(
                entry.name + ("/" if entry.is_dir(follow_symlinks=False) else "")
                for entry in entries
                if not entry.name.startswith(".")
            )
    except OSError:
        yield folder  # reading it tells what is wrong
        return
    for name in names:
        if name.endswith("/"):
            yield from _below(folder / name, inner + name, pattern)
        elif fnmatchcase(inner + name if "/" in pattern else name, pattern):
            yield folder / name


def open_file(path: str, fields: Fields, limit: int = MAX_BYTES) -> Iterator[Source]:
    """The documents in one file: itself, or the members or rows that it holds."""
    # Bytes of a name that are no UTF-8 would be bytes of a result that are none.
    name = os.fsencode(path).decode("utf-8", "replace")
    try:
        if not os.path.isfile(path):
            yield Source(name, path=path)  # reading it tells what is wrong
            return
        with open(path, "rb") as file:
            found = detect(file.read(HEAD), name)
            if found == "zip":
                file.seek(0)
                if _is_office(file):
                    yield Source(name, path=path)
                else:
                    yield from members(file, name, fields, limit)
                return
    except DocumentError as error:
        yield Source(name, flaw=Failure(error.code, str(error)))
        return
    except (OSError, ValueError):
        yield Source(name, path=path)
        return
    if found in ("jsonl", "csv", "parquet"):
        yield from rows_of_file(path, found, name, fields)
    else:
        yield Source(name, path=path)


def _is_office(file: IO[bytes]) -> bool:
    """True for a ZIP file that is one document, or that no archive can be made of."""
    try:
        with zipfile.ZipFile(file) as archive:
            return office_format(archive)[0] != "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True

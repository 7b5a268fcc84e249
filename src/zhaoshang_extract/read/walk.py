"""Paths as documents: files, folders, archives and tables, one document after the other."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import IO

from zhaoshang_extract.read.archive import members
from zhaoshang_extract.read.detect import HEAD, Format, detect, office_format
from zhaoshang_extract.read.failure import DocumentError, Failure
from zhaoshang_extract.read.source import MAX_BYTES, Source
from zhaoshang_extract.read.tabular import TABLES, Fields, rows_of_file


def sources(
    paths: Iterable[str | os.PathLike[str]],
    *,
    pattern: str = "*",
    opened: Callable[[str], Iterable[Source]] | None = None,
    skip: frozenset[Path] = frozenset(),
    passed: Callable[[], None] = lambda: None,
) -> Iterator[Source]:
    """The documents of files and folders, in the order given and, within a folder, of their names.

    Of a folder only the files whose name (or, where the pattern holds a slash, whose path within the
    folder) fits `pattern` are read, and none that is hidden. What an earlier path held is not read
    again, files of `skip` never. A path that cannot be read is a source with a flaw. `opened` gives what
    lies in an archive or table, by default `open_container`; `passed` is called before each file.
    """
    opened = opened or partial(open_container, fields=Fields())
    done: list[Path] = []
    for path in paths:
        given = Path(path)
        for file in _files(given, pattern):
            real = real_path(file)
            if real not in skip and not any(real == old or old in real.parents for old in done):
                passed()
                yield from opened(str(file)) if _may_be_container(str(file)) else [_single(str(file))]
        # With a pattern a folder may hold files that were passed over, so it does not count as read.
        if pattern == "*" or not os.path.isdir(given):
            done.append(real_path(given))


def count_files(paths: Iterable[str | os.PathLike[str]], pattern: str = "*") -> int:
    """How many files `sources` will open, about: what earlier paths held is counted again."""
    return sum(1 for path in paths for _ in _files(Path(path), pattern))


def real_path(path: Path) -> Path:
    """The path with its links followed; itself where no file can be called so."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # no file has NUL in its name; reading it tells so
        return path


def _files(path: Path, pattern: str) -> Iterator[Path]:
    """The files at and below a path, sorted by name folder by folder; links to folders are not followed."""
    if not os.path.isdir(path):
        yield path
        return
    # What is still to be passed, the next at the end: folders may be nested deeper than calls may be.
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        if inner and not inner.endswith("/"):
            yield path / inner
            continue
        names = _names(path / inner)
        if names is None:
            yield path / inner  # reading it tells what is wrong
            continue
        fitting = (
            inner + name
            for name in names
            if name.endswith("/") or fnmatchcase(inner + name if "/" in pattern else name, pattern)
        )
        waiting.extend(reversed(list(fitting)))


def _names(folder: Path) -> list[str] | None:
    """What a folder holds, sorted, folders with a slash behind them; None where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            # Names only: a folder of a hundred thousand files must not become as many objects.
            return sorted(
                entry.name + ("/" if entry.is_dir(follow_symlinks=False) else "")
                for entry in entries
                if not entry.name.startswith(".")
            )
    except OSError:
        return None


def display(path: str) -> str:
    """A path as text: bytes that are no UTF-8 would be bytes of a result that are none."""
    try:
        return os.fsencode(path).decode("utf-8", "replace")
    except UnicodeEncodeError:  # half of a UTF-16 pair, which no file's name can hold
        return path.encode("utf-8", "replace").decode()


def _single(path: str) -> Source:
    return Source(display(path), path=path)


def _may_be_container(path: str) -> bool:
    """True for a file that may hold several documents, by its first bytes and its name."""
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            return detect(file.read(HEAD), path) in ("zip", *TABLES)
    except (OSError, ValueError):
        return False  # reading it tells what is wrong


def open_container(path: str, fields: Fields, limit: int = MAX_BYTES) -> Iterator[Source]:
    """The documents in an archive or a table; the file itself where it turns out to be one document."""
    name = display(path)
    try:
        with open(path, "rb") as file:
            found = detect(file.read(HEAD), name)
            if found == "zip":
                found = _inside(file)
            if found == "zip":
                yield from members(file, name, fields, limit)
                return
    except DocumentError as error:
        yield Source(name, flaw=Failure(error.code, str(error)))
        return
    except (OSError, ValueError):
        yield _single(path)
        return
    if found in TABLES:
        yield from rows_of_file(path, found, name, fields)
    else:
        yield _single(path)


def _inside(file: IO[bytes]) -> Format:
    """What a ZIP file is; one that no archive can be made of is left to the reader of documents."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return office_format(archive)[0]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "unsupported"

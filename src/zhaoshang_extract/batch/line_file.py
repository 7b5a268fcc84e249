"""A file to which whole lines are appended, whatever interrupts it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from zhaoshang_extract.terminal import unwritable


class OutputError(OSError):
    """Results that cannot be written; the message says where, why and the mend."""


class LineFile:
    """An open file that ends with a whole line after every call."""

    def __init__(self, path: Path, keep: int = 0) -> None:
        """Open `path`, made where it is not there, and cut it to its first `keep` bytes."""
        self.path = path
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            _claim(self._file, path)
            os.ftruncate(self._file, keep)
            os.lseek(self._file, keep, os.SEEK_SET)
        except OutputError:
            raise
        except OSError as error:
            raise OutputError(unwritable(path, error)) from error
        self._size = keep

    def append(self, line: str) -> None:
        """Write a line. Raises OutputError; then the file is as it was before."""
        rest = memoryview(line.encode("utf-8") + b"\n")
        size = self._size + len(rest)
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except BaseException as error:
            self._cut()
            if isinstance(error, OSError):
                told = unwritable(self.path, error, "choose another --out")
                raise OutputError(f"{told} and run again with --resume") from error
            raise
        self._size = size

    def _cut(self) -> None:
        os.ftruncate(self._file, self._size)
        os.lseek(self._file, self._size, os.SEEK_SET)

    def close(self) -> None:
        """Close it, everything on the disk."""
        try:
            os.fsync(self._file)
        except OSError as error:
            raise OutputError(unwritable(self.path, error)) from error
        finally:
            os.close(self._file)


def _claim(file: int, path: Path) -> None:
    """Take the file for this process until it ends. Raises OutputError where another one has it."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        # The kind of lock that forked workers do not inherit: they may outlive a killed parent a little.
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        os.close(file)
        raise OutputError(f"{path}: another batch is writing to it; wait for it to end") from error
    except OSError:  # a file system without locks
        return


def whole_lines(path: Path) -> Iterator[tuple[str, int]]:
    """The lines of a file and the offset behind each; ends before a torn one. None of no file."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        end = 0
        for raw in file:
            end += len(raw)
            if not raw.endswith(b"\n"):
                return
            # Bytes that are no UTF-8 came there later; the line's digest tells that it is another one.
            yield raw[:-1].decode("utf-8", "replace"), end

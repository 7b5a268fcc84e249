"""Source: one document that waits to be read, wherever its content lies."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass

from zhaoshang_extract.read.failure import DocumentError, Failure

# A document larger than this is a container, a mistake or an attack.
MAX_BYTES = 64 << 20
# What the usual limits of time and memory are enough for, in any text; see docs/batch.md.
MAX_CHARACTERS = 500_000
# Between a container and what lies in it: reports.zip!/2023/05.html, as in Java's addresses.
INSIDE = "!/"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Source:
    """A document to read: a file (`path`), bytes out of an archive (`data`), or a row's `text`.

    `name` is the path as it was given, behind an archive or table `!/` and the member or row. `made` says
    that the text stands so in no file, `flaw` that there is nothing to read, and why.
    """

    name: str
    path: str | None = None
    data: bytes | None = None
    text: str | None = None
    published: str | None = None
    region: str | None = None
    made: bool = False
    flaw: Failure | None = None

    def __post_init__(self) -> None:
        self.name = whole_characters(self.name)


def whole_characters(text: str) -> str:
    """The text, halves of UTF-16 pairs replaced: they are no characters and fit in no file."""
    return _SURROGATE.sub("\ufffd", text)


def content_of(source: Source, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a source; a row's text as UTF-8. Raises DocumentError."""
    if source.data is not None:
        return source.data
    if source.text is not None:
        return source.text.encode("utf-8", "surrogatepass")
    assert source.path is not None, "a source has a path, data or text"
    return read_bytes(source.path, source.name, limit)


def read_bytes(path: str, name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most `limit` bytes. Raises DocumentError."""
    try:
        kind = os.stat(path).st_mode
        if not stat.S_ISREG(kind):  # a named pipe would be waited for without end
            what = "a directory" if stat.S_ISDIR(kind) else "a pipe or a device"
            raise DocumentError("unreadable", f"{name}: is {what}, not a file; give a file with text in it")
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise DocumentError("unreadable", f"{name}: no such file; check the path") from error
    except (OSError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        told = f"cannot be read ({reason}); check that it is a readable file"
        raise DocumentError("unreadable", f"{name}: {told}") from error
    if len(data) > limit:
        raise DocumentError(
            "too_large", f"{name}: is larger than {limit >> 20} MiB; split it, or give its text alone"
        )
    return data


def digest_of(source: Source, limit: int = MAX_BYTES) -> str | None:
    """The SHA-256 of a source's bytes as hex digits, None where they cannot be read."""
    if source.flaw is not None:
        return None
    try:
        return hashlib.sha256(content_of(source, limit)).hexdigest()
    except DocumentError:
        return None

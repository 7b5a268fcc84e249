"""Bytes and files as text: the encodings in which Chinese reports come, and nothing guessed."""

from __future__ import annotations

from pathlib import Path

from zhaoshang_extract.read.failure import ReadError
from zhaoshang_extract.read.source import read_bytes

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive (docx, xlsx, ofd …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, xls, wps)"),
    (b"\x1f\x8b", "a gzip archive"),
)
_SAMPLE = 4096


def read_text(path: str | Path) -> str:
    """The text of a file of at most 64 MiB; see `decode`. Raises ReadError."""
    return decode(read_bytes(str(path), str(path)), name=str(path))


def decode(data: bytes, *, name: str = "<bytes>") -> str:
    """The text of `data`, without byte-order mark and with every line end as one newline.

    Reads UTF-8, UTF-16 (with a mark, or known by its zero bytes) and GB18030, which holds GBK and
    GB2312. Raises ReadError for binary data and for bytes that none of these can hold.

    >>> decode("签约\\r\\n开工".encode("gb18030"))
    '签约\\n开工'
    """
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise ReadError(
                f"{name}: byte 0 (0x{data[0]:02x}) begins {what}, not text; "
                "save it as plain text (UTF-8) first"
            )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(_strictly(data, encoding, len(mark), name))
    if zeroed := _zeroed(data):
        return _lines(_strictly(data, zeroed, 0, name))
    if (zero := data.find(0)) >= 0:
        raise ReadError(
            f"{name}: byte {zero} (0x00) shows binary data, not text (tried utf-8, utf-16, gb18030); "
            "save it as plain text (UTF-8) first"
        )
    return _lines(_unmarked(data, name))


def _zeroed(data: bytes) -> str | None:
    """The UTF-16 whose zero high bytes (of digits, blanks, line ends) stand in `data`, or None."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Text has a zero high byte now and then and a zero low byte hardly ever; binary data has both.
    if even and odd:
        return None
    encoding = "utf-16-le" if odd else "utf-16-be"
    text = sample.decode(encoding, "replace")
    strange = sum(char < " " and char not in "\t\n\r\f" for char in text) + text[:-1].count("\ufffd")
    return encoding if strange == 0 else None


def _strictly(data: bytes, encoding: str, skip: int, name: str) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skip
        raise ReadError(
            f"{name}: byte {at} (0x{data[at]:02x}) is no {encoding}, which the file's beginning announces; "
            "save the file again as UTF-8"
        ) from error


def _unmarked(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        utf8 = error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        # The encoding that got further is the one the writer meant.
        at = max(error.start, utf8.start)
        raise ReadError(
            f"{name}: byte {at} (0x{data[at]:02x}) fits no encoding tried (utf-8, utf-16, gb18030); "
            "save the file again as UTF-8"
        ) from error


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

"""Bytes and files as text: the encodings in which Chinese reports come, and how they are told."""

from __future__ import annotations

import codecs
from pathlib import Path

from zhaoshang_extract.read.failure import DocumentError, ReadError
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
_ASCII = bytes(range(128))
_MOSTLY = 0.8
# One character in so many may be broken; a text that was cut in the middle of one has one.
_RARE = 50
_ENOUGH = 3
_EVIDENCE = 1 << 16
_COMMON = "的一是在年月日和元万萬亿億个個项項目全市县縣区區新增长長企业業产產投资資工，。"


def read_text(path: str | Path) -> str:
    """The text of a file of at most 64 MiB; see `decode`. Raises ReadError."""
    return decode(read_bytes(str(path), str(path)), name=str(path))


def decode(data: bytes, *, name: str = "<bytes>", encoding: str | None = None) -> str:
    """The text of `data`, without byte-order mark and with every line end as one newline.

    Reads UTF-8, UTF-16 (with a mark, or known by its zero bytes), GB18030, which holds GBK and GB2312, and
    Big5, told from it by the characters that every text is full of; `encoding` overrules all that. A few
    bytes that fit in nowhere become U+FFFD each. Raises ReadError for binary data, and for bytes of which
    many fit no encoding.

    >>> decode("签约\\r\\n开工".encode("gb18030"))
    '签约\\n开工'
    """
    if encoding is not None:
        return _lines(data.decode(encoding, "replace").removeprefix("\ufeff"))
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise ReadError(
                f"{name}: byte 0 (0x{data[0]:02x}) begins {what}, not text; "
                "save it as plain text (UTF-8) first"
            )
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _lines(_mostly(data[len(mark) :], marked, name))
    if zeroed := _zeroed(data):
        return _lines(_mostly(data, zeroed, name))
    if (zero := data.find(0)) >= 0:
        raise ReadError(
            f"{name}: byte {zero} (0x00) shows binary data, not text (tried utf-8, utf-16, gb18030, big5); "
            "save it as plain text (UTF-8) first"
        )
    return _lines(_mostly(data, guess(data), name))


def check_encoding(encoding: str | None) -> None:
    """Raise ValueError, with the mend, for the name of an encoding that is none."""
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError as error:
        raise ValueError(f"{encoding!r} is no encoding; name one such as utf-8, gb18030 or big5") from error


def guess(data: bytes) -> str:
    """The encoding of bytes without a mark: utf-8, gb18030 or big5.

    Bytes of GBK and Big5 that are no ASCII hardly ever read as UTF-8 too. Of the other two the one counts in
    which more of the commonest characters come out: Big5 read as GB18030 gives rare ones.
    """
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        foreign = len(data.translate(None, _ASCII))
        whole = len(data.decode("utf-8", "ignore").encode().translate(None, _ASCII))
    if whole > _MOSTLY * foreign:
        return "utf-8"
    sample = data[:_EVIDENCE]
    return max(("gb18030", "big5hkscs"), key=lambda encoding: _common(sample.decode(encoding, "replace")))


def _common(text: str) -> int:
    """How many of the characters that all reports are full of stand in a text, broken ones counted off."""
    return sum(map(text.count, _COMMON)) - text.count("\ufffd")


def _mostly(data: bytes, encoding: str, name: str) -> str:
    """The text, where no more than a few of its bytes are broken. Raises DocumentError."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
        if broken * _RARE > len(text) and (broken > 1 or len(text) < _ENOUGH):
            told = f"byte {error.start} (0x{data[error.start]:02x}) and others fit no encoding"
            raise DocumentError(
                "damaged",
                f"{name}: {told} (most are {encoding}; tried utf-8, utf-16, gb18030, big5); "
                "save it again as UTF-8, or name the encoding with --encoding",
            ) from error
        return text


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


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

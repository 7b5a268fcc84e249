"""Plain text as a page."""

from __future__ import annotations

from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.page import Page
from zhaoshang_extract.read.text import decode

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read(data: bytes, *, name: str, encoding: str | None = None) -> Page:
    """The text of a file as it stands. Raises ReadError."""
    if data.startswith(_OLD_OFFICE):
        raise DocumentError(
            "unsupported",
            f"{name}: is an old Office file (doc, xls, wps) or an encrypted new one; "
            "save it without a password as DOCX, PDF or plain text",
        )
    text = decode(data, name=name, encoding=encoding)
    # What no file says as such (a byte that was broken) must be kept where the offsets can count in it.
    return Page(text, made="\ufffd" in text)

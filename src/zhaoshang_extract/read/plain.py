"""Plain text as a page."""

from __future__ import annotations

from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.page import Page
from zhaoshang_extract.read.text import decode

_ASCII = bytes(range(128))
_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Of the bytes of GBK that are no ASCII hardly a fifth reads as UTF-8 too.
_MOSTLY = 0.8
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read(data: bytes, *, name: str) -> Page:
    """The text of a file as it stands. Raises ReadError."""
    if data.startswith(_OLD_OFFICE):
        raise DocumentError(
            "unsupported",
            f"{name}: is an old Office file (doc, xls, wps) or an encrypted new one; "
            "save it without a password as DOCX, PDF or plain text",
        )
    _refuse_broken(data, name)
    return Page(decode(data, name=name))


def _refuse_broken(data: bytes, name: str) -> None:
    """Raise DocumentError for UTF-8 with a few broken bytes, which as GB18030 would be read as nonsense."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        foreign = len(data.translate(None, _ASCII))
        whole = len(data.decode("utf-8", "ignore").encode().translate(None, _ASCII))
        if not data.startswith(_MARKS) and whole > _MOSTLY * foreign:
            raise DocumentError(
                "damaged", f"{name}: is UTF-8 but for byte {error.start}; fetch it again, or save it as UTF-8"
            ) from error

"""One source as a page of text: the format is told, its reader called, its limits held."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from importlib import import_module

from zhaoshang_extract.read.detect import HEAD, Format, detect, look_inside
from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.page import Page
from zhaoshang_extract.read.source import MAX_CHARACTERS, Source

# (format, module of this package): its `read(data, *, name)`
READERS = (
    ("text", "plain"),
    ("html", "html"),
    ("pdf", "pdf"),
    ("docx", "docx"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_page(source: Source, data: bytes) -> tuple[Format, Page]:
    """The format and the text of a source whose content is `data`. Raises DocumentError or ReadError."""
    if source.text is not None:
        return "text", _bounded(Page(source.text, published=source.published), source.name)
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise DocumentError("empty", f"{source.name}: is empty; check that it was written whole")
    found = format_of(data, source.name)
    return found, _bounded(_reader(found)(data, name=source.name), source.name)


def format_of(data: bytes, name: str) -> Format:
    """The format of a document. Raises DocumentError for one that is never read."""
    found = detect(data[:HEAD], name)
    if found != "zip":
        return found if found in ("html", "pdf") else "text"
    try:
        found, what = look_inside(data)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError(
            "damaged", f"{name}: is no whole ZIP or Office file ({error}); fetch it again"
        ) from error
    if found != "docx":
        raise DocumentError("unsupported", f"{name}: is {what}; save its text as DOCX, PDF or plain text")
    return found


def _reader(found: Format) -> Callable[..., Page]:
    module = dict(READERS)[found]
    reader: Callable[..., Page] = import_module(f"zhaoshang_extract.read.{module}").read
    return reader


def _bounded(page: Page, name: str) -> Page:
    """The page, mended where its text is no text. Raises DocumentError for too much of it or none."""
    if len(page.text) > MAX_CHARACTERS:
        told = f"has {len(page.text)} characters, more than {MAX_CHARACTERS}; split it"
        raise DocumentError("too_large", f"{name}: {told}")
    if not page.text.strip():
        raise DocumentError("empty", f"{name}: holds no text; check that it was written whole")
    # Half of a UTF-16 pair (a row's "\ud83d" cut in two) is no character and fits in no file.
    if _SURROGATE.search(page.text):
        return Page(_SURROGATE.sub("\ufffd", page.text), True, page.published)
    return page

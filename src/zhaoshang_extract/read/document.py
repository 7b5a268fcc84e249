"""One source as a page of text: the format is told, its reader called, its limits held."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from importlib import import_module

from zhaoshang_extract.read.detect import HEAD, Format, detect, look_inside
from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.page import Page
from zhaoshang_extract.read.source import MAX_CHARACTERS, Source, whole_characters

# (format, module of this package): its `read(data, *, name)`
READERS = (
    ("text", "plain"),
    ("html", "html"),
    ("mht", "mht"),
    ("pdf", "pdf"),
    ("docx", "docx"),
    ("epub", "epub"),
)


def read_page(source: Source, data: bytes, encoding: str | None = None) -> tuple[Format, Page]:
    """The format and the text of a source whose content is `data`. Raises DocumentError or ReadError.

    `encoding` overrules what the bytes of a text or page look like.
    """
    if source.text is not None:
        return "text", _bounded(Page(source.text, source.made, source.published), source.name)
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise DocumentError("empty", f"{source.name}: is empty; check that it was written whole")
    found = format_of(data, source.name)
    return found, _bounded(_reader(found)(data, name=source.name, encoding=encoding), source.name)


def format_of(data: bytes, name: str) -> Format:
    """The format of a document. Raises DocumentError for one that is never read."""
    found = detect(data[:HEAD], name)
    what = "a Rich Text (RTF) file"
    if found == "zip":
        try:
            found, what = look_inside(data)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise DocumentError(
                "damaged", f"{name}: is no whole ZIP or Office file ({error}); fetch it again"
            ) from error
        if found not in ("docx", "epub"):
            raise DocumentError("unsupported", f"{name}: is {what}; save its text as DOCX, PDF or plain text")
    if found == "rtf":
        raise DocumentError("unsupported", f"{name}: is {what}; save it as DOCX, PDF or plain text")
    return found if found in dict(READERS) else "text"


def _reader(found: Format) -> Callable[..., Page]:
    module = dict(READERS)[found]
    reader: Callable[..., Page] = import_module(f"zhaoshang_extract.read.{module}").read
    return reader


def refuse_length(text: str, name: str) -> None:
    """Raise DocumentError for a text that the usual limits of time and memory are not enough for."""
    if len(text) > MAX_CHARACTERS:
        told = f"has {len(text)} characters, more than {MAX_CHARACTERS}; split it"
        raise DocumentError("too_large", f"{name}: {told}")


def _bounded(page: Page, name: str) -> Page:
    """The page, mended where its text is no text. Raises DocumentError for too much of it or none."""
    refuse_length(page.text, name)
    if not page.text.strip():
        raise DocumentError("empty", f"{name}: holds no text; check that it was written whole")
    text = whole_characters(page.text)  # a row's "\ud83d" may be cut in two
    return page if text == page.text else Page(text, True, page.published)

"""EPUB books: the chapters in their order, paragraphs as lines and tables as rows with tabs."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from zhaoshang_extract.read.archive import inflate
from zhaoshang_extract.read.failure import DocumentError, missing_extra
from zhaoshang_extract.read.html import parse_page
from zhaoshang_extract.read.page import Page
from zhaoshang_extract.read.source import MAX_CHARACTERS
from zhaoshang_extract.read.web_line import web_lines

_CONTAINER = "META-INF/container.xml"


def read(data: bytes, *, name: str, encoding: str | None = None) -> Page:
    """The text of all chapters. Raises DocumentError for a book that is damaged or a bomb."""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = 0
        for chapter in _chapters(archive, name):
            root = parse_page(inflate(archive, chapter, name), name, encoding)
            lines += [line.text for line in web_lines(root)]
            size += sum(map(len, lines))
            if size > MAX_CHARACTERS * 2:  # the door says that it is too much
                break
    return Page("\n".join(lines) + "\n", made=True)


def _chapters(archive: zipfile.ZipFile, name: str) -> Iterator[zipfile.ZipInfo]:
    """The members of the book's spine, in its order."""
    container = _xml(archive, _CONTAINER, name)
    book = next((found.get("full-path", "") for found in container.iter("{*}rootfile")), "")
    package = _xml(archive, book, name)
    items = {item.get("id"): item.get("href", "") for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        href = unquote(items.get(reference.get("idref"), ""))
        info = archive.NameToInfo.get(posixpath.normpath(posixpath.join(posixpath.dirname(book), href)))
        if info is not None:
            yield info


def _xml(archive: zipfile.ZipFile, part: str, name: str) -> Any:
    try:
        from lxml import etree
    except ImportError as error:
        raise missing_extra(name, "html") from error
    info = archive.NameToInfo.get(part)
    if info is None:
        raise DocumentError("damaged", f"{name}: has no {part or 'book'}; fetch it again")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(inflate(archive, info, name), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("damaged", f"{name}: {part} is no whole XML ({error}); fetch it again") from error

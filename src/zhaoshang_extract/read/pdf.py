"""PDF files with a text layer."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from zhaoshang_extract.fold import fold
from zhaoshang_extract.read.column import Glyph, Line, lines_of_page
from zhaoshang_extract.read.failure import DocumentError, missing_extra
from zhaoshang_extract.read.page import Page
from zhaoshang_extract.read.paragraph import mend_lines
from zhaoshang_extract.read.ruling import Rule, take_tables

_PASSWORD = 4
_STRAIGHT = 0.6
_MOST_SEGMENTS = 50_000
_MAX_PAGES = 5000
# — 3 —, 第3页 共9页, - 3 -, 3/9
_PAGE_NUMBER = re.compile(r"[-—–·\s第]{0,6}\d{1,4}(?:\s?/\s?\d{1,4})?[-—–·\s页]{0,6}(?:共\s?\d{1,4}\s?页)?")
_DIGITS = re.compile(r"\d{1,9}")
# A running head stands on this many pages.
_REPEATED = 3


def read(data: bytes, *, name: str, encoding: str | None = None) -> Page:
    """The text of a PDF: columns one after the other, lines joined to paragraphs.

    Raises DocumentError for an encrypted or damaged file, and for a scan without text.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise missing_extra(name, "pdf") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, name) from error
    try:
        if len(document) > _MAX_PAGES:
            raise DocumentError("too_large", f"{name}: has over {_MAX_PAGES} pages; split it")
        pages = [_lines(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise DocumentError("damaged", f"{name}: a page cannot be read ({error}); fetch it again") from error
    finally:
        document.close()
    _refuse_unreadable(pages, name)
    return Page(mend_lines(_without_margins(pages)), made=True)


def _unopened(error: Any, name: str) -> DocumentError:
    if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
        return DocumentError("encrypted", f"{name}: needs a password; save it without one first")
    return DocumentError("damaged", f"{name}: is no whole PDF ({error}); fetch it again")


def _lines(document: Any, number: int) -> list[Line]:
    page = document[number]
    textpage = page.get_textpage()
    try:
        return lines_of_page(*take_tables(_glyphs(textpage), list(_rules(page))))
    finally:
        textpage.close()
        page.close()


def _glyphs(textpage: Any) -> list[Glyph]:
    """The characters that are drawn on a page, in the order of the file."""
    from pypdfium2 import raw

    # The box of the type, not of the ink: a full stop is as high and as wide as its place.
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    found: list[Glyph] = []
    piece, last = 0, 0
    for index in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            code = 0xFFFD
        if raw.FPDFText_GetLooseCharBox(textpage, index, pointer):
            size = raw.FPDFText_GetFontSize(textpage, index)
            drawn = _drawn_by(textpage, index)
            piece, last = (piece + 1, drawn) if drawn != last else (piece, last)
            found.append(Glyph(_plain(code), box.left, box.right, box.bottom, box.top, size, piece))
    return found


def _drawn_by(textpage: Any, index: int) -> int:
    """What draws a character, as a number that others drawn with it share; 0 where PDFium does not tell."""
    from pypdfium2 import raw

    if not hasattr(raw, "FPDFText_GetTextObject"):  # pypdfium2 before 5
        return 0
    drawn = raw.FPDFText_GetTextObject(textpage, index)
    return ctypes.addressof(drawn.contents) if drawn else 0


def _plain(code: int) -> str:
    """The character of a code; the radicals ⽇ and ⻓, which some printers write for 日 and 长, as these."""
    return fold(chr(code)) if 0x2E80 <= code <= 0x2FDF else chr(code)


def _rules(page: Any) -> Iterator[Rule]:
    """The straight lines along an axis that are drawn on a page, filled boxes by their edges."""
    from pypdfium2 import raw

    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        for (x, y), (to_x, to_y) in _strokes(path):
            if abs(x - to_x) <= _STRAIGHT:
                yield Rule(True, (x + to_x) / 2, min(y, to_y), max(y, to_y))
            elif abs(y - to_y) <= _STRAIGHT:
                yield Rule(False, (y + to_y) / 2, min(x, to_x), max(x, to_x))


def _strokes(path: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight parts of a path, in points of the page."""
    from pypdfium2 import raw

    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for number in range(min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        place = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = place
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, place
        if raw.FPDFPathSegment_GetClose(segment):
            yield place, first
        last = place


def _refuse_unreadable(pages: list[list[Line]], name: str) -> None:
    text = "".join(line.text for lines in pages for line in lines)
    if not text.strip():
        told = "has no text layer (a scan, or drawn letters); run OCR over it first"
        raise DocumentError("no_text_layer", f"{name}: {told}")
    strange = sum(char == "\ufffd" or 0xE000 <= ord(char) < 0xF900 for char in text)
    if strange * 5 > len(text):
        told = "has a text layer whose fonts name no characters; run OCR over it first"
        raise DocumentError("no_text_layer", f"{name}: {told}")


def _without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and the heads and feet that they repeat."""
    edges = Counter(
        _DIGITS.sub("#", line.text) for lines in pages for line in {id(x): x for x in _edges(lines)}.values()
    )
    return [
        [line for line in lines if not (line in _edges(lines) and _is_margin(line, edges))] for lines in pages
    ]


def _edges(lines: list[Line]) -> list[Line]:
    """The highest and the lowest line of a page."""
    if len(lines) < 2:
        return lines
    return [max(lines, key=lambda line: line.top), min(lines, key=lambda line: line.bottom)]


def _is_margin(line: Line, edges: Counter[str]) -> bool:
    text = line.text.strip()
    return _PAGE_NUMBER.fullmatch(text) is not None or edges[_DIGITS.sub("#", line.text)] >= _REPEATED

"""A PDF writer of a few lines: text at places, in the font that every reader of Chinese PDFs knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

A4 = (595, 842)


@dataclass(slots=True, frozen=True)
class Placed:
    """A text at a place, in points from the lower left corner."""

    x: float
    y: float
    size: float
    text: str


@dataclass(slots=True, frozen=True)
class Drawn:
    """A box that is filled, as thin as a line or as large as a cell, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


def make_pdf(pages: Sequence[Sequence[Placed | Drawn]], *, encrypted: bool = False) -> bytes:
    """A PDF of pages of placed texts; `encrypted` with a password that nobody knows."""
    objects: list[bytes] = [b"", b""]

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    described = add(
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    shapes = add(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor %d 0 R >>"
        % described
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [%d 0 R] >>" % shapes
    )
    kids = [_add_page(add, page, font) for page in pages]
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    lock = b""
    if encrypted:
        key = b"<" + b"5a" * 32 + b">"
        number = add(b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O %s /U %s >>" % (key, key))
        lock = b"/Encrypt %d 0 R /ID [<00> <00>]" % number
    return _assemble(objects, lock)


def _add_page(add: object, page: Sequence[Placed | Drawn], font: int) -> bytes:
    assert callable(add)
    boxes = b"".join(
        b"%g %g %g %g re f\n" % (item.x, item.y, item.width, item.height)
        for item in page
        if isinstance(item, Drawn)
    )
    drawn = boxes + b"".join(
        b"BT /F1 %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n"
        % (item.size, item.x, item.y, item.text.encode("utf-16-be").hex().encode())
        for item in page
        if isinstance(item, Placed)
    )
    content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    number = add(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
        b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (*A4, content, font)
    )
    return b"%d 0 R" % number


def _assemble(objects: list[bytes], lock: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, lock)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def flow(text: str, x: float, y: float, width: float, size: float = 10.5) -> list[Placed]:
    """A paragraph with an indent of two, broken into lines as a typesetter breaks it."""
    lines: list[Placed] = []
    line, room, start = "", width - 2 * size, x + 2 * size
    for char in text:
        wide = size / 2 if char.isascii() else size
        if wide > room + 0.01:
            lines.append(Placed(start, y, size, line))
            line, room, start, y = "", width, x, y - 1.6 * size
        line, room = line + char, room - wide
    return [*lines, Placed(start, y, size, line)]

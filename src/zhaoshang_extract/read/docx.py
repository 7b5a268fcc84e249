"""Word documents: paragraphs as lines, rows of tables as lines with tabs, notes at the end."""

from __future__ import annotations

import io
import zipfile

from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.numbering import Numbering, read_numbering
from zhaoshang_extract.read.office_xml import parse_part
from zhaoshang_extract.read.page import Page

_PART = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# What a page shows twice: as drawn text, and again for programs that cannot draw.
_HIDDEN = frozenset({"Fallback", "del", "moveFrom", "instrText", "rPr", "tabs", "pPrChange"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(data: bytes, *, name: str, encoding: str | None = None) -> Page:
    """The text of a DOCX file's body, its notes below. Raises DocumentError for a bomb or a damaged file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = _Body(read_numbering(archive, name))
        if not body.read(archive, _PART, name):
            raise DocumentError("damaged", f"{name}: has no {_PART}; save it again as DOCX")
        for part in _NOTES:
            notes = _Body(Numbering())
            notes.read(archive, part, name)
            body.lines += ["", *told] if (told := [line for line in notes.lines if line.strip()]) else []
    return Page("\n".join(body.lines) + "\n", made=True)


class _Body:
    """Gathers lines while the XML passes by: nothing of the tree is kept."""

    def __init__(self, numbering: Numbering) -> None:
        self.lines: list[str] = []
        self._numbering = numbering
        self._words: list[str] = []
        # The cells of the rows that are open, the innermost table's row last.
        self._rows: list[list[list[str]]] = []
        # What was open where a text box began: it stands behind the paragraph that it is fixed to.
        self._boxes: list[tuple[list[str], list[str], list[list[list[str]]], dict[str, str]]] = []
        self._below: list[str] = []
        self._list: dict[str, str] = {}
        self._hidden = 0
        self._in_text = False

    def read(self, archive: zipfile.ZipFile, part: str, name: str) -> bool:
        """Add the lines of a part; False where it is not there."""
        found = parse_part(archive, part, name, self._start, self._end, self._characters)
        self._close_line()
        return found

    def _start(self, kind: str, attributes: dict[str, str]) -> None:
        if self._hidden or kind in _HIDDEN:
            self._hidden += 1
        elif kind == "t":
            self._in_text = True
        elif kind in _BREAKS:
            self._words.append(_BREAKS[kind])
        elif kind == "tr":
            self._close_line()
            self._rows.append([])
        elif kind == "tc" and self._rows:
            self._rows[-1].append([])
        elif kind == "pPr":
            self._list.clear()
        elif kind in ("pStyle", "numId", "ilvl"):
            self._list[kind] = attributes.get("val", "")
        elif kind == "txbxContent":
            self._boxes.append((self._words, self.lines, self._rows, self._list))
            self._words, self.lines, self._rows, self._list = [], [], [], {}

    def _end(self, kind: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif kind == "t":
            self._in_text = False
        elif kind == "p":
            self._close_line(paragraph=True)
        elif kind == "tr" and self._rows:
            self._close_row()
        elif kind == "txbxContent" and self._boxes:
            self._close_line()
            box = self.lines
            self._words, self.lines, self._rows, self._list = self._boxes.pop()
            self._below += [line for line in box if line.strip()]

    def _characters(self, words: str) -> None:
        if self._in_text and not self._hidden:
            self._words.append(words)

    def _close_line(self, paragraph: bool = False) -> None:
        """End a paragraph: in a cell it is a part of the cell, else lines of the document."""
        line = "".join(self._words)
        self._words.clear()
        if line.strip() and self._list:
            level = self._list.get("ilvl", "0")
            mark = self._numbering.mark(
                self._list.get("pStyle"), self._list.get("numId"), int(level) if level.isdecimal() else 0
            )
            line = mark + line
        self._list.clear()
        if self._rows and self._rows[-1]:
            parts = [" ".join(line.split())] if line.strip() else []
            self._rows[-1][-1] += [*parts, *self._below]
        elif line or paragraph:
            self.lines += [line, *self._below]
        else:
            return
        self._below = []

    def _close_row(self) -> None:
        """End a table's row; that of a table within a cell becomes words of the cell."""
        cells = [" ".join(cell) for cell in self._rows.pop()]
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(" ".join(filter(None, cells)))
        else:
            self.lines.append("\t".join(cells))

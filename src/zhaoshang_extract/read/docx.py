"""Word documents: paragraphs as lines, rows of tables as lines with tabs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from zhaoshang_extract.read.archive import inflate
from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.page import Page

_PART = "word/document.xml"
_MAX_DEPTH = 500
# What a page shows twice: as drawn text, and again for programs that cannot draw.
_HIDDEN = frozenset({"Fallback", "del", "moveFrom", "instrText", "rPr", "pPr"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(data: bytes, *, name: str, encoding: str | None = None) -> Page:
    """The text of a DOCX file's body. Raises DocumentError for a bomb, or a file that is damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.NameToInfo.get(_PART)
        if info is None:
            raise DocumentError("damaged", f"{name}: has no {_PART}; save it again as DOCX")
        body = inflate(archive, info, name)
    return Page("\n".join(_Body(name).lines(body)) + "\n", made=True)


class _Body:
    """Gathers lines while the XML passes by: nothing of the tree is kept."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._done: list[str] = []
        self._words: list[str] = []
        # The cells of the rows that are open, the innermost table's row last.
        self._rows: list[list[list[str]]] = []
        self._depth = self._hidden = 0
        self._in_text = False

    def lines(self, xml: bytes) -> Iterator[str]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            parser.Parse(xml, True)
        except (LookupError, ValueError) as error:
            if isinstance(error, DocumentError):
                raise
            told = f"{_PART} is in an encoding that Word does not write ({error}); save it again as DOCX"
            raise DocumentError("damaged", f"{self._name}: {told}") from error
        except expat.ExpatError as error:
            raise DocumentError(
                "damaged", f"{self._name}: {_PART} is no whole XML ({error}); save it again as DOCX"
            ) from error
        self._close_line()
        yield from self._done

    def _refuse_doctype(self, *_: object) -> None:
        # Word writes none; entities that stand for entities are how XML bombs are made.
        raise DocumentError(
            "bomb", f"{self._name}: {_PART} declares entities, as no Word document does; it is not read"
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise DocumentError("bomb", f"{self._name}: is nested over {_MAX_DEPTH} deep; it is not read")
        kind = tag.rpartition(" ")[2]
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

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._hidden:
            self._hidden -= 1
            return
        kind = tag.rpartition(" ")[2]
        if kind == "t":
            self._in_text = False
        elif kind == "p":
            self._close_line(paragraph=True)
        elif kind == "tr" and self._rows:
            self._close_row()

    def _characters(self, words: str) -> None:
        if self._in_text and not self._hidden:
            self._words.append(words)

    def _close_line(self, paragraph: bool = False) -> None:
        """End a paragraph: in a cell it is a part of the cell, else lines of the document."""
        line = "".join(self._words)
        self._words.clear()
        if self._rows and self._rows[-1]:
            if line.strip():
                self._rows[-1][-1].append(" ".join(line.split()))
        elif line or paragraph:
            self._done.append(line)

    def _close_row(self) -> None:
        """End a table's row; that of a table within a cell becomes words of the cell."""
        cells = [" ".join(cell) for cell in self._rows.pop()]
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(" ".join(filter(None, cells)))
        else:
            self._done.append("\t".join(cells))

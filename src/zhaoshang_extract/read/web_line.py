"""A web page as lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_BLANK = re.compile(r"[ \t\n\r\f\v]+")
_PROSE = re.compile("[。；！？，]")
# fmt: off
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "svg", "select", "option", "button",
    "textarea", "input", "nav", "footer", "aside", "head", "map", "canvas", "video", "audio",
))
_INLINE = frozenset((
    "a", "abbr", "b", "bdo", "big", "cite", "code", "em", "font", "i", "img", "ins", "kbd", "label", "mark",
    "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "del",
))
# fmt: on
# Too small to be an article: its neighbours belong to it.
PIECES = _INLINE | {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dd", "dt"}
# 来源：县投促局浏览次数：12: the parts of a source's line stand in boxes of their own, with no blank between.
_LABEL = re.compile(
    r"(?<=[^\s（(【\[/|])(?=(?:浏览|阅读|点击|访问|字号|字体|作者|来源|信息来源|文章来源|发布时间|发布日期|发布单位|日期|时间"
    r"|编辑|责任编辑|责编|审核|分享|打印)[^\s：:，。]{0,2}[：:])"
)
_LABELLED = 160
_LONG_CELL = 60


@dataclass(slots=True)
class WebLine:
    """A printed line; `linked` of its characters are in links, `path` are the elements around it."""

    text: str
    linked: int
    element: Any
    is_row: bool = False

    @property
    def is_prose(self) -> bool:
        return len(self.text) >= 8 and _PROSE.search(self.text) is not None and not self.is_row

    @property
    def weight(self) -> int:
        """How many characters of running text it holds that are no link."""
        free = len(self.text) - self.linked
        return free if self.is_prose and self.linked * 5 < len(self.text) * 2 else 0


def web_lines(root: Any) -> list[WebLine]:
    """The lines of a page in order, without what is no text of it; rows of tables have tabs."""
    return _Lines().read(root)


class _Lines:
    """Gathers lines while the elements pass by; no recursion, however deep they are nested."""

    def __init__(self) -> None:
        self._done: list[WebLine] = []
        self._words: list[str] = []
        self._linked = 0
        self._links = 0

    def read(self, root: Any) -> list[WebLine]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "end":
                self._leave(element, tag)
            elif not isinstance(tag, str) or tag in _SKIPPED:
                walk.skip_subtree()
            elif tag == "table" and _is_data(element):
                self._close(element)
                self._add_rows(element)
                walk.skip_subtree()
            else:
                self._enter(element, tag)
        self._close(root)
        return self._done

    def _enter(self, element: Any, tag: str) -> None:
        if tag not in _INLINE:
            self._close(element.getparent() if tag == "br" else element)
        self._links += tag == "a"
        self._say(element.text)

    def _leave(self, element: Any, tag: Any) -> None:
        if isinstance(tag, str) and tag not in _SKIPPED and tag not in _INLINE:
            self._close(element)
        self._links -= tag == "a"
        self._say(element.tail)

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            self._linked += len(words.strip()) if self._links > 0 else 0

    def _close(self, element: Any) -> None:
        """End the line that is open; it belongs to `element`, within which it ends."""
        text = _BLANK.sub(" ", "".join(self._words)).replace("\xa0", " ").strip(" ").rstrip()
        if "来源" in text and len(text) <= _LABELLED:
            text = _LABEL.sub(" ", text)
        if text.strip():
            self._done.append(WebLine(text, min(self._linked, len(text)), element))
        self._words.clear()
        self._linked = 0

    def _add_rows(self, table: Any) -> None:
        for cells, linked in _grid(table):
            if any(cells):
                self._done.append(WebLine("\t".join(cells), linked, table, is_row=True))


def _is_data(table: Any) -> bool:
    """True for a table of short cells in columns; False for one that only lays out a page."""
    if table.find(".//table") is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2 or len(wide) * 2 < len(rows):
        return False
    longest = (len(_words(cell)) for row in wide for cell in row)
    return max(longest, default=0) <= _LONG_CELL * 3 and not any(
        len(list(cell.iter("p", "div", "li", "br"))) > 6 for row in wide for cell in row
    )


def _grid(table: Any) -> list[tuple[list[str], int]]:
    """The cells of a table, row by row; a cell that spans others leaves empty ones behind it."""
    down: dict[int, int] = {}
    rows: list[tuple[list[str], int]] = []
    for row in table.iter("tr"):
        cells: list[str] = []
        linked = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            _fill(cells, down)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + width):
                down[column] = height - 1
            linked += sum(len(_words(link)) for link in cell.iter("a"))
            cells += [_words(cell), *[""] * (width - 1)]
        _fill(cells, down)
        rows.append((cells, linked))
    return rows


def _fill(cells: list[str], down: dict[int, int]) -> None:
    """Add empty cells where cells of rows above reach down."""
    while down.get(len(cells), 0) > 0:
        down[len(cells)] -= 1
        cells.append("")


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), 60)) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _words(element: Any) -> str:
    return _BLANK.sub(" ", "".join(element.itertext()).replace("\xa0", " ").replace("\u3000", " ")).strip()

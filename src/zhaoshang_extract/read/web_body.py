"""Which lines of a web page are its article: the page is parted from above, box by box, from its title on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.lexicon.words import Words, by_id
from zhaoshang_extract.read.web_line import PIECES, WebLine

words = Words(by_id("web_page"))
# What sites call the boxes around an article, in the parts of a class or id: post_statement, tieArea.
# fmt: off
_BOXES = frozenset((
    "comment", "comments", "commentlist", "reply", "replies", "tie", "gentie", "pinglun",
    "related", "relate", "relates", "relation", "recommend", "recommends", "tuijian", "xgyd", "xiangguan",
    "hot", "rank", "ranking", "paihang", "feed", "sidebar", "side", "aside", "widget", "promo", "guess",
    "footer", "foot", "ft", "dibu", "copyright", "copy", "statement", "declare", "disclaimer", "shengming",
    "breadcrumb", "crumb", "crumbs", "nav", "menu", "topnav", "share", "download", "qrcode", "erweima",
    "dialog", "popup", "modal", "ad", "ads", "advert", "adbox", "guanggao", "login", "search", "toolbar",
    "interaction", "abstract", "prevnext", "pager", "subscribe",
))
# fmt: on
_PARTS = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
# Blocks of a text, with their neighbours on one level.
_BLOCKS = (PIECES - {"tr"}) | {"ul", "ol", "dl", "pre"}
_HALF = 0.5
# A box that holds the title and so much of the running text holds the article.
_SHARE = 0.3
_SHORT_HEADING = 16
_SHORTEST = 5  # characters of a title
_FEW_LINES = 2


class _Box(NamedTuple):
    """A child of an element: the range of its lines; `element` is None for lines of the parent itself."""

    element: Any
    first: int
    last: int
    weight: int


def body_lines(lines: Sequence[WebLine], title: int | None) -> list[int]:
    """The places of the article's lines; `title` is that of its title, None where none is known."""
    if not lines:
        return []
    page = _Page(lines, title)
    low, high, root = 0, len(lines), None
    while True:
        boxes = page.boxes(root, low, high)
        chosen = page.choose(boxes)
        if chosen is None or page.is_piece(chosen):
            break
        low, high, root = chosen.first, chosen.last, chosen.element
    kept = [place for place in range(low, high) if not page.gone[place]]
    if page.title is not None and low <= page.title < high:
        kept = [place for place in kept if place >= page.title]
    return page.until_furniture(kept)


class _Page:
    """The lines with their weight and with what the page itself calls furniture."""

    def __init__(self, lines: Sequence[WebLine], title: int | None) -> None:
        self.lines = lines
        self.title = title
        self.paths = [_path(line.element) for line in lines]
        self.weights = [_weight(line) for line in lines]
        if not any(self.weights):
            self.weights = [max(0, len(line.text) - 2 * line.linked) for line in lines]
        self.gone = self._named_furniture()
        self.weights = [0 if gone else weight for gone, weight in zip(self.gone, self.weights, strict=True)]

    def _named_furniture(self) -> list[bool]:
        """Which lines lie in a box with the name of furniture; not one with the title or half of the text."""
        total = sum(self.weights)
        inside: dict[Any, int] = {}
        for path, weight in zip(self.paths, self.weights, strict=True):
            for element in path:
                inside[element] = inside.get(element, 0) + weight
        titled = set(self.paths[self.title]) if self.title is not None else set()
        named = {
            element
            for element, weight in inside.items()
            if element not in titled and weight <= total * _HALF and _is_named(element)
        }
        named |= self._headed(titled)
        return [not named.isdisjoint(path) for path in self.paths]

    def _headed(self, titled: set[Any]) -> set[Any]:
        """The boxes that a heading of furniture opens, where the page has its title elsewhere."""
        heads = [line.element.getparent() for line in self.lines if is_furniture_heading(line.text)]
        return {box for box in heads if titled and box not in titled}

    def boxes(self, root: Any, low: int, high: int) -> list[_Box]:
        """The children of an element that hold lines, in order; a child's lines stand together."""
        depth = 0 if root is None else self.paths[low].index(root) + 1
        owners = [self.paths[at][depth] if len(self.paths[at]) > depth else None for at in range(low, high)]
        cuts = [
            0,
            *(at for at in range(1, high - low) if owners[at] is None or owners[at] is not owners[at - 1]),
        ]
        return [
            _Box(owners[first], low + first, low + last, sum(self.weights[low + first : low + last]))
            for first, last in pairwise([*cuts, high - low])
        ]

    def choose(self, boxes: Sequence[_Box]) -> _Box | None:
        """The box with the article: that with the title where it has text enough, else the heaviest below."""
        total = sum(box.weight for box in boxes)
        if not total:
            return None
        below = boxes
        if self.title is not None:
            held = [box for box in boxes if box.first <= self.title < box.last]
            if held and held[0].weight >= _SHARE * total:
                return held[0]
            below = [box for box in boxes if box.first > self.title and box.weight] or boxes
        return max(below, key=lambda box: box.weight)

    def is_piece(self, box: _Box) -> bool:
        """True for a paragraph or what is no larger: its neighbours are of the article too."""
        filled = sum(not gone for gone in self.gone[box.first : box.last])
        holds_title = self.title is not None and box.first <= self.title < box.last
        rows = all(line.is_row for line in self.lines[box.first : box.last])
        return (
            box.element is None
            or box.element.tag in _BLOCKS
            or rows
            or (filled <= _FEW_LINES and not holds_title)
        )

    def until_furniture(self, kept: list[int]) -> list[int]:
        """The lines above a heading of furniture (相关阅读) where the most of the text stands above it."""
        total = sum(self.weights[place] for place in kept)
        above = 0
        for number, place in enumerate(kept):
            line = self.lines[place]
            if above * 2 >= total > 0 and is_furniture_heading(line.text):
                return kept[:number]
            above += self.weights[place]
        return kept


def _weight(line: WebLine) -> int:
    """A row of a table counts half: its cells are of the article, and menus are laid out in tables too."""
    return line.weight or ((len(line.text) - line.linked) // 2 if line.is_row and not line.linked else 0)


def _path(element: Any) -> list[Any]:
    """The elements around a line from the outermost to its own."""
    return [*reversed(list(element.iterancestors())), element]


def _is_named(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any(part.lower() in _BOXES for part in _PARTS.split(names))


def find_title(lines: Sequence[WebLine], told: str | None) -> int | None:
    """The line that prints the title, of several the last heading, else the last line.

    The page's head tells the title with the name of the site behind it, or without; where no line prints
    what it tells, the only heading of the first rank counts.
    """
    wanted = _without_blanks(told or "")
    plain = [_without_blanks(line.text) for line in lines]
    same = [at for at, text in enumerate(plain) if text and text == wanted]
    if not same:
        begun = [at for at, text in enumerate(plain) if len(text) >= _SHORTEST and wanted.startswith(text)]
        longest = max((len(plain[at]) for at in begun), default=0)
        same = [at for at in begun if len(plain[at]) == longest]
    if same:
        return ([at for at in same if lines[at].element.tag in ("h1", "h2")] or same)[-1]
    first = [at for at, line in enumerate(lines) if line.element.tag == "h1" and not line.linked]
    return first[0] if len(first) == 1 else None


def _without_blanks(text: str) -> str:
    return "".join(text.split())


@cache
def _headings() -> frozenset[str]:
    links = next(
        entry
        for entry in load("furniture", frozenset({"where", "longest", "figures"}), roles=True)
        if entry.id == "links"
    )
    return frozenset((*links.forms, *words.forms("heading")))


def is_furniture_heading(text: str) -> bool:
    """True for a line that heads what is no article: 相关阅读, 网友评论（12）.

    >>> is_furniture_heading("【相关阅读】"), is_furniture_heading("相关阅读材料共3份，附后。")
    (True, False)
    """
    plain = re.sub(r"[\W\d_]+|[条]$", "", text)
    return len(text) <= _SHORT_HEADING and plain in _headings()

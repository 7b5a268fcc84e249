"""Pages taken apart: their elements, and the words that people read."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser


class Page(HTMLParser):
    """A page's elements as (name, attributes), and the data of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.comments: list[str] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        self._open = tag
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in self.raw:
            self.raw[self._open][-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def words(marked: str) -> str:
    """The words of a piece of HTML: tags out, references resolved."""
    return html.unescape(re.sub(r"<[^>]*>", "", marked))

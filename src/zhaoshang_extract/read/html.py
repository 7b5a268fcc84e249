"""Web pages: the article of a page with its title, its day and its publisher.

The text begins with the title and the line that gives the source, as the page prints them, so that
the masthead is read from it like that of any other article. How this was chosen over the libraries
that do it, and what it scores, stands in docs/decisions/0061-web-pages-from-the-title.md.
"""

from __future__ import annotations

import re
from typing import Any

from zhaoshang_extract.read.failure import DocumentError, missing_extra
from zhaoshang_extract.read.page import Page
from zhaoshang_extract.read.text import decode
from zhaoshang_extract.read.web_body import body_lines, find_title
from zhaoshang_extract.read.web_head import Head, read_head, told_title
from zhaoshang_extract.read.web_line import WebLine, web_lines

_BIG5 = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?big5", re.IGNORECASE)
# What may not stand in XML, and lxml refuses.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAX_TAGS = 300_000


def read(data: bytes, *, name: str, encoding: str | None = None) -> Page:
    """The article of a web page. Raises ReadError, or DocumentError where there is no text in it."""
    return _page(parse_page(data, name, encoding), name)


def parse_page(data: bytes, name: str, encoding: str | None = None) -> Any:
    """The elements of a page. Raises ReadError."""
    try:
        from lxml import etree, html
    except ImportError as error:
        raise missing_extra(name, "html") from error
    if data.count(b"<") > _MAX_TAGS:
        raise DocumentError("too_large", f"{name}: has over {_MAX_TAGS} tags; save its text alone")
    markup = _CONTROL.sub(" ", _decode(data, name, encoding))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(_without_declaration(markup), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("empty", f"{name}: holds no text; save the page again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # lxml leaves the rest of the page out, and says so only here.
        raise DocumentError("too_large", f"{name}: is nested deeper than pages are; save its text alone")
    return root


def _decode(data: bytes, name: str, encoding: str | None) -> str:
    """The markup: by what the bytes are, as labels are often wrong; browsers pass over broken characters."""
    if encoding is None and _BIG5.search(data[:2048]):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = "big5"
    return decode(data, name=name, encoding=encoding)


def _without_declaration(markup: str) -> str:
    """The markup without <?xml … encoding?>, which lxml refuses in a text."""
    return re.sub(r"^\s{0,99}<\?xml[^>]{0,200}\?>", "", markup)


def _page(root: Any, name: str) -> Page:
    lines = web_lines(root)
    title = find_title(lines, told_title(root))
    places = body_lines(lines, title)
    head = read_head(root, lines, places[0] if places else 0, title)
    body = [lines[place].text for place in places if not _is_link(lines[place])]
    text = "\n".join([*_top(head, body), *body])
    if not text.strip():
        raise DocumentError("empty", f"{name}: holds no text (a page that a program fills?); save its text")
    return Page(text + "\n", made=True, published=head.published)


def _is_link(line: WebLine) -> bool:
    """True for a line that is little but links: 上一篇：…　下一篇：…"""
    return line.linked * 10 > len(line.text) * 6 and not line.is_prose


def _top(head: Head, body: list[str]) -> list[str]:
    """The title and the source's line, where the body does not begin with them."""
    opening = [line.strip() for line in body[:6]]
    title = [head.title] if head.title and head.title not in opening else []
    if head.title in opening:  # what the page prints itself is not said twice
        return []
    return [*title, *([head.line] if head.line and head.line not in opening else [])]

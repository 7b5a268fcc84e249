"""What a web page says of itself: its title, its day, and the line that names its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from zhaoshang_extract.read.web_line import WebLine

# The names that the State Council's guide for government sites prescribes stand first.
_TITLES = ("articletitle", "og:title", "twitter:title")
_DAYS = (
    *("pubdate", "publishdate", "article:published_time", "og:article:published_time", "apub:time"),
    *("publish_time", "weibo: article:create_at", "og:release_date", "datepublished", "dc.date.issued"),
    *("bytedance:published_time", "firstpublishedtime", "_pubtime"),
)
_SOURCES = ("contentsource", "source", "article:author_source", "dc.source")
_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_SOURCE = re.compile(r"来\s?源\s?[：:]\s{0,3}\S")
_ISSUED = re.compile(r"(?:日期|时间)\s?[：:]")
# var ct = "1710502800" of public accounts: seconds since 1970, shown in Beijing's time.
_STAMP = re.compile(r"\bvar\s{1,3}ct\s{0,3}=\s{0,3}[\"'](\d{10})[\"']")
_BEIJING = timezone(timedelta(hours=8))
_TITLE_CUT = re.compile(
    r"\s?[_|｜]\s?|\s[-–—]{1,2}\s|[-–—]{1,2}(?=\S{0,24}(?:网|网站|政府|频道|日报|晚报|门户)$)"
)
_TITLE_BOX = re.compile(
    r"(?:^|[-_ ])(?:title|tit|bt|biaoti|headline|arti_?title|article-?title)(?:$|[-_ ])", re.I
)
_NEAR = 14
_LONGEST = 160


@dataclass(slots=True)
class Head:
    """`published` is an ISO day, `line` the line of source and day; None where the page gives none."""

    title: str | None
    published: str | None
    line: str | None


def read_head(root: Any, lines: list[WebLine], first: int, printed: int | None = None) -> Head:
    """The head of a page whose article begins at line `first`; line `printed` has its title."""
    metas = _metas(root)
    line = _source_line(lines, first)
    day = _first_day(metas) or (_day(line) if line else None) or _stamp(root)
    source = next((metas[name] for name in _SOURCES if metas.get(name)), None)
    title = lines[printed].text if printed is not None else _title(root, metas, lines, first)
    return Head(title, day, _told(line, source, day))


def told_title(root: Any) -> str | None:
    """The title that the page's head tells: of its meta tags, else of its window."""
    metas = _metas(root)
    return next((metas[name] for name in _TITLES if metas.get(name)), None) or _window_title(root)


def _metas(root: Any) -> dict[str, str]:
    """The page's meta tags by their name in small letters; of two the first."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _first_day(metas: dict[str, str]) -> str | None:
    return next((day for name in _DAYS if (day := _day(metas.get(name, "")))), None)


def _day(text: str) -> str | None:
    match = _DAY.search(text)
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def _stamp(root: Any) -> str | None:
    for script in root.iter("script"):
        match = _STAMP.search((script.text or "")[:200_000])
        if match:
            return datetime.fromtimestamp(int(match[1]), _BEIJING).date().isoformat()
    return None


def _source_line(lines: list[WebLine], first: int) -> str | None:
    """The line next to the article's beginning that names its source or day, the nearest first.

    发布时间：2024-07-09 来源：… stands between the title and the text, or at the head of the text.
    """
    near = [*reversed(lines[max(0, first - _NEAR) : first]), *lines[first : first + 4]]
    near = [line for line in near if len(line.text) <= _LONGEST and line.linked * 2 < len(line.text)]
    tests = (
        lambda text: _SOURCE.search(text) and _DAY.search(text),
        lambda text: _ISSUED.search(text) and _DAY.search(text),
        lambda text: _SOURCE.search(text),
        lambda text: _DAY.search(text) and len(text) <= 40,
    )
    for test in tests:
        for line in near:
            if test(line.text) and not line.is_prose and not line.is_row:
                return line.text
    return None


def _told(line: str | None, source: str | None, day: str | None) -> str | None:
    """The source's line, with what only the meta tags say added to it."""
    parts = [line] if line else [f"发布时间：{day}"] if day else []
    if source and not (line and _SOURCE.search(line)):
        parts.append(f"来源：{source}")
    return "　".join(parts) or None


def _title(root: Any, metas: dict[str, str], lines: list[WebLine], first: int) -> str | None:
    for name in _TITLES:
        if metas.get(name):
            return metas[name]
    return _headline(lines, first) or _heading(root) or _window_title(root)


def _headline(lines: list[WebLine], first: int) -> str | None:
    """The nearest heading above the article, or at its beginning."""
    near = [*reversed(lines[max(0, first - _NEAR) : first]), *lines[first : first + 3]]
    for tags in (("h1",), ("h2", "h3", "h4"), None):
        for line in near:
            if _is_headline(line, tags) and 4 <= len(line.text) <= 80 and not line.linked:
                return line.text
    return None


def _is_headline(line: WebLine, tags: tuple[str, ...] | None) -> bool:
    element = line.element
    if tags is not None:
        return element.tag in tags
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return _TITLE_BOX.search(names) is not None and _DAY.search(line.text) is None


def _heading(root: Any) -> str | None:
    for heading in root.iter("h1"):
        text = " ".join("".join(heading.itertext()).split())
        if 4 <= len(text) <= 80:
            return text
    return None


def _window_title(root: Any) -> str | None:
    """The window's title without the site's name behind it."""
    found = root.find(".//title")
    text = " ".join(found.text_content().split()) if found is not None else ""
    return _TITLE_CUT.split(text)[0].strip() or None

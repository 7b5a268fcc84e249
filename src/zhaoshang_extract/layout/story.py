"""Stories: what each paragraph of a page is for, decided by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhaoshang_extract.layout.credit import is_summary
from zhaoshang_extract.layout.furniture import CLAIM, is_picture_caption
from zhaoshang_extract.layout.headline import Part
from zhaoshang_extract.layout.paragraph import Block, passage_of
from zhaoshang_extract.layout.title import find_headline, is_no_title, is_title_line
from zhaoshang_extract.passage import Passage, PassageKind, Story, Table

_MOST_TITLE_LINES = 6
_LONGEST_LABEL = 6
_BARE_FIGURE = re.compile(r"[+\-]?\d{1,12}(?:[.,]\d{1,9}){0,3}\s?(?:%|[^\s\d，。]{1,3})?")
# 东县 签约 12个: a line of a list, not a heading.
_ENDS_FIGURE = re.compile(r"\s[^\s]{0,8}?\d[\d.,]{0,12}\s?[^\s\d]{1,3}$")
_RUN_IN = re.compile(r"【[^【】]{1,24}】(?=\s{0,4}[^\s])")


def make_story(parts: Sequence[Part]) -> Story:
    """The story that the parts make, each with its kind."""
    first, last = _head_end(parts), _tail_start(parts)
    headline = find_headline(parts, first, last)
    story = Story(title=headline.title)
    names = {id(block) for block in headline.lines}
    apart: dict[int, PassageKind] = {id(block): "furniture" for block in headline.dropped}
    apart |= {id(block): "byline" for block in headline.signed}
    links = False
    state = _Body()
    for index, part in enumerate(parts):
        if isinstance(part, Table):
            story.parts.append(part)
            links = False
            continue
        name = part.shape.name
        links = name == "links" or (
            links and name in ("short", "item", "heading", "colon") and len(part.plain) <= 50
        )
        if name == "rule":
            continue
        if links:
            story.parts.append(passage_of(part, "furniture"))
        elif id(part) in names:
            story.parts.append(passage_of(part, "title"))
        elif id(part) in apart:
            story.parts.append(passage_of(part, apart[id(part)]))
        elif index < first and is_summary(part.plain):
            story.parts.append(passage_of(part, "prose"))
        elif index < first or index >= last:
            story.parts.append(
                passage_of(part, _margin_kind(part, "byline" if index < first else "signature"))
            )
        else:
            story.parts += state.passages(part, parts[index + 1 : index + 3])
        if part.shape.dateline and story.dateline is None:
            story.dateline = part.shape.dateline
    return story


def _head_end(parts: Sequence[Part]) -> int:
    """The index of the first part of the body."""
    titles = 0
    for index, part in enumerate(parts):
        if isinstance(part, Table):
            return index
        # 社交网站： above the title is a label of the page, 各县区： below it opens the text.
        if part.shape.name == "colon" and not titles and len(part.plain) <= _LONGEST_LABEL:
            continue
        if is_summary(part.plain):
            continue
        if is_title_line(parts, index, first=not titles):
            titles += not is_no_title(part)
            if titles > _MOST_TITLE_LINES:
                return index
        elif part.shape.name not in ("rule", "furniture", "links", "credit", "caption"):
            return index
    return len(parts)


def _tail_start(parts: Sequence[Part]) -> int:
    """The index behind the last part of the body."""
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if isinstance(part, Table) or part.shape.name not in (
            "rule",
            "furniture",
            "links",
            "credit",
            "caption",
        ):
            return index + 1
    return 0


def _margin_kind(block: Block, credit: PassageKind) -> PassageKind:
    """The kind of a part of the head or the tail that is no title."""
    if block.shape.name == "credit":
        return credit
    return "caption" if block.shape.name == "caption" else "furniture"


class _Body:
    """Reads the body's parts in order; knows whether numbered headings came, and a speaker's line."""

    def __init__(self) -> None:
        self.numbered = False
        self.speaker = False
        self.pictured = False

    def passages(self, block: Block, following: Sequence[Part]) -> list[Passage]:
        """The passages of one block: mostly one, two where a run-in mark opens the paragraph."""
        name = block.shape.name
        kind, depth = self._kind(block, following)
        self.numbered |= name == "heading" and block.shape.depth < 3
        self.speaker = kind == "heading" and (name == "colon" or (self.speaker and name == "short"))
        self.pictured = kind == "caption"
        passage = passage_of(block, kind, depth)
        mark = _RUN_IN.match(passage.text) if kind == "prose" and not block.shape.dateline else None
        if mark is None:
            return [passage]
        cut, rest = mark.end(), len(passage.text[mark.end() :]) - len(passage.text[mark.end() :].lstrip())
        heading = Passage("heading", passage.text[:cut], passage.places[:cut], 3)
        return [heading, Passage("prose", passage.text[cut + rest :], passage.places[cut + rest :])]

    def _kind(self, block: Block, following: Sequence[Part]) -> tuple[PassageKind, int]:
        name = block.shape.name
        if name == "heading":
            return "heading", block.shape.depth
        if name in ("furniture", "links", "caption"):
            return ("caption" if name == "caption" else "furniture"), 0
        if name == "cells":
            return "table", 0
        if name == "credit":
            return self._credit(block, following)
        if name == "colon":
            headed = (
                bool(following) and isinstance(following[0], Block) and following[0].shape.name == "short"
            )
            return ("heading", 1) if headed and len(following) > 1 else ("prose", 0)
        if name == "short":
            return self._short(block, following)
        return ("item" if name == "item" else "prose"), 0

    def _credit(self, block: Block, following: Sequence[Part]) -> tuple[PassageKind, int]:
        """A date or an office alone between paragraphs heads what follows; other credits are bylines."""
        credit = block.shape.credit
        runs_on = (
            bool(following)
            and isinstance(following[0], Block)
            and following[0].shape.name in ("prose", "item")
        )
        if credit is not None and credit.shape in ("date", "office") and runs_on:
            return "heading", 3 if self.numbered else 1
        return "byline", 0

    def _short(self, block: Block, following: Sequence[Part]) -> tuple[PassageKind, int]:
        plain = block.plain
        if len(block.lines) > 1:
            return "prose", 0
        if (block.gap >= 3 or self.pictured) and is_picture_caption(plain):
            return "caption", 0
        if _BARE_FIGURE.fullmatch(plain):
            return "table", 0
        if not block.shape.open:
            return "prose", 0
        if CLAIM.search(plain) and (
            _ENDS_FIGURE.search(plain) or re.search("[，；：]", plain) or not _heads(following)
        ):
            return "item", 0
        depth = 3 if self.numbered else 2 if self.speaker else 1
        return "heading", depth


def _heads(following: Sequence[Part]) -> bool:
    """True when running text, an item or a table follows, so that a short line can head it."""
    for part in following:
        if isinstance(part, Table) or part.shape.name in ("prose", "item", "colon"):
            return True
        if part.shape.name != "short":
            return False
    return False

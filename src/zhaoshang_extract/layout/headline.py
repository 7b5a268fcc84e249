"""Headlines: which head lines of a story are its title, and where on a page the next story begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from zhaoshang_extract.layout.line import INVISIBLE
from zhaoshang_extract.layout.paragraph import Block
from zhaoshang_extract.layout.shape import is_continued
from zhaoshang_extract.passage import Table

Part = Block | Table

_LONGEST_TITLE = 60
_LONGEST_HEAD = 8
# 市长在…会上强调 / the headline: the line above is a kicker.
_KICKER = re.compile(
    r"(?:强调|指出|要求|表示|提出|时说|调研时|寄语|本报讯|编者按|导读|热点|聚焦.{2,30})[：]?$"
)
# 第九届…博览会上 / 青禾签约项目12个: the line above has not ended its sentence.
_UNFINISHED = re.compile(r"[上中后下时]$")
# ——某市市长答记者问 names the other speaker: without it the headline of an interview is half.
_INTERVIEW = re.compile(r"答记者问|专访|对话|访谈|^—{1,2}访")
# …总投资42亿元。（丁一）: a reporter's name closes a piece of news.
_SIGNED = re.compile(
    r"[。！？]”?\s?（(?:[一-鿿]{0,8}(?:记者|通讯员)\s?)?[一-鿿]{2,3}(?:[\s、][一-鿿]{2,3}){0,3}\s?(?:文/图|摄影报道)?）$"
)
# 荷塘县2017年政府工作报告（节选）: nothing is left to be said.
_WHOLE = re.compile(r"(?:公报|报告|通报|总结)(?:（.{1,6}）)?$")
_LONGEST_SENTENCE = 42
_OPENS_TEXT = re.compile(
    r"\d{1,4}(?:年|月|日|[—\-至~]\d{1,2}月)|[今去本昨][年日天月]"
    r"|日前|近日|近年|截[至止]|记者|据|为|随着|在|当前|目前|根据|按照|各位|同志"
)
_COPY_MARK = re.compile(r"\s?\(\d{1,2}\)$")


def is_headline(block: Block, *, first: bool) -> bool:
    """True when a paragraph at the head of a story can be a line of its title.

    `first`: nothing of the title was seen yet, so an emoji may open it.
    """
    plain = block.plain
    if plain.endswith("："):  # 现将有关情况公报如下：
        return False
    if block.shape.name == "short":
        return len(block.lines) == 1
    if len(plain) > _LONGEST_TITLE or block.shape.name != "item":
        return False
    subtitle = plain[0] == "—" and not plain.endswith(("。", "；"))
    return subtitle or (first and unicodedata.category(plain[0]) == "So")


def is_sentence_headline(block: Block, below: Part | None) -> bool:
    """True for a headline that is printed as a sentence, or is too long for a short line.

    …做客本网，就招商问题回答提问。 stands above the date of its page; without a date the text below
    must be longer by far, and the line must not open like a text (3月5日，…; 记者获悉，…).
    """
    plain = block.plain
    if block.shape.name != "prose" or block.shape.dateline or len(block.lines) > 1:
        return False
    if len(plain) > _LONGEST_TITLE or plain[-1] in "，；、：" or re.search("[。；]", plain[:-1]):
        return False
    if not isinstance(below, Block):
        return False
    credit = below.shape.credit
    if below.shape.name == "credit" and credit is not None and (credit.issued or credit.labels):
        return True
    longer = below.shape.name == "prose" and len(below.plain) >= 2.5 * len(plain)
    fits = len(plain) <= _LONGEST_SENTENCE or plain[-1] not in "。！？"
    return longer and fits and _OPENS_TEXT.match(plain) is None


def headline_of(blocks: list[Block]) -> str | None:
    """The main headline of a group of title lines, as printed with single blanks; None without one.

    Two short lines without a comma, one below the other, are one headline; of three or more the
    first that is no kicker is the headline. A dashed line is a subtitle.
    """
    lines = [block for block in blocks if not block.plain.startswith("—")]
    if not lines:
        return None
    at = 0
    while at + 1 < len(lines) and _is_kicker(lines[at], lines[at + 1]):
        at += 1
    title = _printed(lines[at])
    if at + 1 < len(lines) and _are_halves(lines[at], lines[at + 1], decks=len(lines) > at + 2):
        title = f"{title} {_printed(lines[at + 1])}"
    dashed = [block for block in blocks if block.plain.startswith("—")]
    if dashed and _INTERVIEW.search(dashed[0].plain):
        title += _printed(dashed[0])
    return title


def _is_kicker(upper: Block, lower: Block) -> bool:
    """True when a title line only leads to the headline below: 某人在会上强调, 今年前四月.

    政府工作报告 above 2012年政府工作报告 is said again in full.
    """
    one, two = upper.plain, lower.plain
    again = len(one) < len(two) and two.endswith(one)
    if _WHOLE.search(one):
        return again
    short = len(one) <= 6 and len(two) >= 9 and not _are_halves(upper, lower)
    return again or short or _KICKER.search(one) is not None


def story_starts(parts: Sequence[Part]) -> list[int]:
    """The indices of `parts` at which the stories of a page begin; the first is 0."""
    starts = [0]
    body = signed = dated = False
    for index, part in enumerate(parts):
        if isinstance(part, Table):
            body, signed = True, False
            continue
        if body and signed and _heads_prose(parts, index):
            starts.append(index)
        if body and _opens(parts, index):
            start = _headline_start(parts, index, starts[-1])
            # 本报讯 below running text opens a story only where stories open so.
            if start > starts[-1] and (start < index or dated or part.shape.name == "furniture"):
                starts.append(start)
        dated = part.shape.dateline is not None or (dated and starts[-1] != index)
        body = _has_body(part) or (body and starts[-1] != index)
        signed = part.shape.name == "prose" and _SIGNED.search(part.lines[-1].plain[-70:]) is not None
    return starts


def _heads_prose(parts: Sequence[Part], index: int) -> bool:
    """True for a headline with running text below it."""
    part, below = parts[index], parts[index + 1] if index + 1 < len(parts) else None
    headline = isinstance(part, Block) and part.shape.name == "short" and is_headline(part, first=False)
    return headline and isinstance(below, Block) and below.shape.name == "prose"


def _has_body(part: Block) -> bool:
    return part.shape.name in ("prose", "heading") or (part.shape.name == "item" and part.plain[0] != "—")


def _opens(parts: Sequence[Part], index: int) -> bool:
    """True when a part is the first line below a headline: a dateline, a byline, 【上接第1版】."""
    part = parts[index]
    assert isinstance(part, Block)
    if part.shape.dateline is not None:
        return True
    if part.shape.name == "furniture" and is_continued(part.plain):
        return True
    credit = part.shape.credit
    if part.shape.name != "credit" or credit is None or credit.shape not in ("people", "fields"):
        return False
    above = parts[index - 1] if index else None
    below = parts[index + 1 : index + 4]
    headed = isinstance(above, Block) and is_headline(above, first=False)
    return headed and any(isinstance(next_, Block) and next_.shape.name == "prose" for next_ in below)


def _headline_start(parts: Sequence[Part], index: int, floor: int) -> int:
    """Where the headline above `parts[index]` begins; `index` itself when there is none."""
    start = at = index
    while at - 1 > floor and index - at < _LONGEST_HEAD:
        above = parts[at - 1]
        if not isinstance(above, Block):
            break
        if is_headline(above, first=False) or above.shape.name == "colon":
            start = at - 1
        elif above.shape.name != "credit":
            break
        at -= 1
    if start < index and start - 1 > floor:
        label = parts[start - 1]
        if (
            isinstance(label, Block)
            and label.shape.name == "furniture"
            and label.gap
            and len(label.plain) <= 8
        ):
            start -= 1
    return start


def leads_on(plain: str) -> bool:
    """True for a line that has not ended its sentence: 第九届…博览会上."""
    return _UNFINISHED.search(plain) is not None


def _printed(block: Block) -> str:
    raw = "".join(line.raw for line in block.lines)
    text = "".join(char for char in raw if char not in INVISIBLE)
    return _COPY_MARK.sub("", re.sub(r"\s+", " ", text)).strip()


def _are_halves(upper: Block, lower: Block, *, decks: bool = False) -> bool:
    """True when two title lines are one headline broken over two lines; `decks`: further lines follow."""
    one, two = upper.plain, lower.plain
    if lower.gap or re.search("[，。；！？]", one + two) or two.startswith("（"):
        return False
    if two in one or one in two or _WHOLE.search(one):
        return False
    if leads_on(one):
        return True
    return not decks and len(one) <= 26 and len(two) <= 22

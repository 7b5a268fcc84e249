"""What a printed line looks like by itself, before its neighbours are asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from zhaoshang_extract.layout.credit import Credit, read_credit
from zhaoshang_extract.layout.credit_name import sections
from zhaoshang_extract.layout.dateline import find_dateline
from zhaoshang_extract.layout.furniture import CLAIM, find_furniture
from zhaoshang_extract.layout.line import Line

ShapeName = Literal[
    "rule",
    "furniture",
    "links",
    "credit",
    "caption",
    "table",
    "cells",
    "heading",
    "item",
    "colon",
    "short",
    "prose",
]

SENTENCE_END = "。！？!?…"
_CLOSERS = "”’》）」】』）)\"' "
_SHORT = 42
_NUMBERED = (
    (
        1,
        re.compile(
            r"第[一二三四五六七八九十]{1,3}[章部编]|[一二三四五六七八九十]{1,3}\s?[、.]\s?(?=\S)|[一二三四五六七八九十]\s"
        ),
    ),
    (2, re.compile(r"（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}节")),
    # 17. 2%、23. 8%和…: a blank inside a figure makes no number of an item
    (3, re.compile(r"\d{1,2}(?:\.(?!\d|\s\d{1,2}\s?(?:%|[亿万]美?元[，。；、]))|、|．|\s(?=[一-鿿]))")),
    (4, re.compile(r"（\d{1,2}）|\d{1,2}）|[①-⑳⑴-⒇]")),
)
_SECTION_MARK = re.compile(r"[▌▍▎▋█◤◢❖]\s{0,3}|【[^【】]{1,30}】$")
_BULLET = re.compile(r"[●•■◆▪◇○◎★☆※▶►▷→⇒✓✔√☑·▫□✦✧➤➢➣❶-❿]|[-*—]\s|—{2,}|–\s")
# ▲累计：全市新引进项目138个: a label and figures behind the mark make an item of it
_MARKED_ITEM = re.compile(r"[▲△▼▽][一-鿿A-Za-z0-9“”]{2,24}：.*?\d+(?:\.\d+)?[个家亿万%]")
_CAPTION = re.compile(r"[▲△▼▽]|图[为片一二三四五]|图\s?\d{1,2}[：\s]|[（(\[【](?:资料)?图片?[）)\]】]|\[图\]")
_PICTURE = re.compile(r"[\w\-.]{2,100}\.(?:jpe?g|png|gif|webp|bmp)", re.IGNORECASE)
_PHOTO = re.compile(r"摄[）)影]?$|供图[）)]?$|（资料图片?）$|摄影：\S{2,12}$")
_ASKED = re.compile(r"(?:问|答|记者|主持人)：|注：|附：|备注：")
# …总投资42亿元。（丁一）: the bracket stands behind the sentence.
_SIGNED = re.compile(r"[。！？!?…]”?\s?（[^（）]{1,60}）$")
# ——2016年2月17日在…会议上: the occasion of a speech is a line by itself.
_HELD = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日在.{2,40}会(?:议|第.{1,4}次会议)?上$")
_LONGEST_HELD = 60
_CONTINUED = re.compile(r"[【（(]\s?(?:上接|紧接|下转)[^【】（）()]{1,16}[】）)]")
# 亿元以上项目推进情况: a size is no claim
_SIZE_OF_SET = re.compile(r"[\d一二三四五十百千万亿]+元(?:及)?以[上下]")


@dataclass(slots=True)
class Shape:
    """The shape of a line; `depth` ranks numbered headings and items, `dateline` opens a report.

    `open` is True when the line ends within a sentence, `starts` when it cannot continue another.
    """

    name: ShapeName
    depth: int = 0
    credit: Credit | None = None
    dateline: str | None = None
    open: bool = False
    starts: bool = False


def shape_line(line: Line) -> Shape:
    """The shape of a line by its own text."""
    plain = line.plain
    if not plain:
        return Shape("rule")
    if len(plain) > 400:
        return Shape("prose", dateline=find_dateline(plain[:300]), open=not ends_sentence(plain[-80:]))
    dateline = find_dateline(plain)
    if dateline is not None:
        return Shape("prose", dateline=dateline, open=not ends_sentence(plain), starts=True)
    return _margin(line) or _numbered(plain) or _bulleted(line.raw, plain) or _running(plain)


def ends_sentence(plain: str) -> bool:
    """True when a folded text ends a sentence, closing quotes and brackets aside."""
    end = plain.rstrip(_CLOSERS)[-1:]
    return not end or end in SENTENCE_END or plain.endswith("——") or _SIGNED.search(plain[-70:]) is not None


def is_continued(plain: str) -> bool:
    """True for 【上接第1版】: what follows began on another page."""
    return len(plain) <= 24 and _CONTINUED.match(plain) is not None


def _margin(line: Line) -> Shape | None:
    """Furniture, credits and captions: lines that are no part of the report's text."""
    plain = line.plain
    if is_continued(plain):
        return Shape("furniture")
    if len(plain) <= 150 and (
        _CAPTION.match(plain) or _PICTURE.fullmatch(plain) or _PHOTO.search(plain[-16:])
    ):
        return None if _MARKED_ITEM.match(plain) else Shape("caption")
    credit = read_credit(plain)
    if credit is not None:
        told = credit.issued or credit.source or credit.name
        if credit.shape == "fields" and set(credit.labels) <= {"traffic", "contact"} and not told:
            return Shape("furniture", credit=credit)
        return Shape("credit", credit=credit)
    entry = find_furniture(plain)
    if entry is not None:
        return Shape("links" if entry == "links" else "furniture")
    return Shape("furniture") if plain.strip("【】[]■● ") in sections() else None


def _numbered(plain: str) -> Shape | None:
    """一、 （一） 1. （1）: a heading when short and no sentence, else an item or a paragraph."""
    for depth, pattern in _NUMBERED:
        match = pattern.match(plain)
        if match is None:
            continue
        body = plain[match.end() :].strip()
        closed = ends_sentence(plain)
        if _is_heading(body, depth):
            return Shape("heading", depth)
        if depth >= 3:
            return Shape("item", open=not closed)
        return Shape("prose", open=not closed, starts=True)
    return None


def _is_heading(body: str, depth: int) -> bool:
    """True when what follows a number is a short title; 1.…投产。 is an item, 一、…占主导。 a title."""
    if not body or len(body) > 26 or body[-1] in "；，、：" or "。" in body[:-1]:
        return False
    if CLAIM.search(_SIZE_OF_SET.sub("", body)):
        return False
    return body[-1] != "。" or (depth < 3 and "，" not in body)


def _bulleted(raw: str, plain: str) -> Shape | None:
    mark = _SECTION_MARK.match(plain)
    if mark is not None and len(plain) <= _SHORT and "。" not in plain:
        return Shape("heading", 3)
    if _BULLET.match(plain) or unicodedata.category(raw[0]) == "So":
        return Shape("item", open=not ends_sentence(plain))
    return None


def _running(plain: str) -> Shape:
    if plain[-1] in "：:" and len(plain) <= 30:
        return Shape("colon")
    if len(plain) <= _LONGEST_HELD and _HELD.search(plain):
        return Shape("short", starts=True)
    closed = ends_sentence(plain)
    if _ASKED.match(plain):
        return Shape("prose", open=not closed, starts=True)
    if len(plain) <= _SHORT and "。" not in plain and plain[-1] not in "，；、":
        return Shape("short", open=not closed)
    return Shape("prose", open=not closed)

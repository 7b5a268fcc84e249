"""Sector names put together from parts: prefixes, words of a sector, an ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from zhaoshang_extract.lexicon import load, read_text
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Hit, Terms

PartKind = Literal["word", "prefix", "ending", "middle"]
# No name is longer; text that repeats a part for ever makes many names and no long one.
_MOST_PARTS = 8
# 批发零售业: so long a name that ends with 业 is a trade's wherever it stands; 渔业 may be part of a word.
_FULL_TRADE = 4
# 业务, 业绩 …: the character behind shows that 业 begins another word
_NOT_ENDING = re.compile(r"业[务绩主余者态界内]")
# 一产 in 统一产权, 三产 in 一二三产融合; 大 in 壮大 and 五大
_INSIDE_WORD = re.compile(r"[统唯同第一二三]")
_CAPITAL = re.compile(r"[外内]资|[省市县境国][外内]|[港台侨]资|资金")
_BEFORE_BIG = re.compile(r"[壮扩做重最更较强加远广巨几两二三四五六七八九十\d]")


@dataclass(slots=True, frozen=True)
class Part:
    """A part of a sector's name; `alone` words name a sector wherever they stand, `kind_of_project`
    words only before 项目 (民生项目, but not 民生领域)."""

    kind: PartKind
    code: str | None = None
    alone: bool = False
    kind_of_project: bool = False


_PARTS = {"prefix": Part("prefix"), "ending": Part("ending"), "middle": Part("middle")}


@dataclass(slots=True)
class Name:
    """A run of parts that could name a sector; `alone` when it does so wherever it stands,
    `kind_of_project` when it does so only of projects."""

    span: Span
    code: str | None
    alone: bool
    kind_of_project: bool = False


@remembered
def find_names(text: str) -> list[Name]:
    """Every run of parts with at least one sector word in folded `text`, from left to right."""
    return list(_names(text))


def _names(text: str) -> Iterator[Name]:
    start = _parts().opening(text, 0)
    while start >= 0:
        name = _name_at(text, start)
        if name is not None:
            yield name
        start = _parts().opening(text, start + 1 if name is None else name.span.end)


def _name_at(text: str, start: int) -> Name | None:
    hits = _run(text, start)
    words = [hit for hit in hits if hit.what.kind == "word"]
    if not words:
        return None
    while hits[-1].what.kind == "prefix":
        hits.pop()
    if _torn(text, hits[0]):
        return None
    last = hits[-1]
    trade = last.end - start >= _FULL_TRADE and not last.what.kind_of_project and text[last.end - 1] == "业"
    alone = last.what.alone or last.what.kind == "ending" or trade
    if text[start] == "非" and not alone:
        return None  # 非金融企业, 非煤矿山: what is left over when a kind is taken out
    public = all(hit.what.kind_of_project for hit in words)
    return Name(Span(start, last.end), _code([hit.what.code for hit in words]), alone, public)


def _run(text: str, start: int) -> list[Hit[Part]]:
    """The parts from `start` on, as long as they follow each other directly."""
    hits: list[Hit[Part]] = []
    worded = False
    while len(hits) < _MOST_PARTS:
        hit = _part_at(text, hits[-1].end if hits else start)
        if hit is None or not _continues(text, hit, worded) or (worded and _is_noun_behind(text, hit)):
            break
        hits.append(hit)
        worded = worded or hit.what.kind == "word"
    if len(hits) > 1 and text.startswith("额", hits[-1].end):
        hits.pop()  # 餐饮零售额 is what 餐饮 sold, not the trade 餐饮零售
    if len(hits) > 1 and text.endswith("利用", 0, hits[-1].end) and _CAPITAL.match(text, hits[-1].end):
        hits.pop()  # 制造业利用外资 is what 制造业 drew in
    return hits


def _part_at(text: str, start: int) -> Hit[Part] | None:
    """The longest part; 邮政 of 邮政业务, where 邮政业 would cut a word in two."""
    hit = _parts().at(text, start)
    if hit is None or hit.what.kind != "word" or not _NOT_ENDING.match(text, hit.end - 1):
        return hit
    shorter = _parts().at(text[start : hit.end - 1], 0)
    whole = shorter is not None and start + shorter.end == hit.end - 1
    return Hit(start, hit.end - 1, shorter.what) if shorter is not None and whole else hit


def _continues(text: str, hit: Hit[Part], worded: bool) -> bool:
    if hit.what.kind in ("ending", "middle"):
        return worded and not _NOT_ENDING.match(text, hit.end - 1)
    # 大文化大旅游: a second 大 begins the next name
    return not (worded and text[hit.start] == "大")


def _is_noun_behind(text: str, hit: Hit[Part]) -> bool:
    """生物医药|产业发展: what names a kind of projects by itself is but the noun behind a sector's name."""
    return hit.what.kind_of_project and text.startswith("产业", hit.start)


def _torn(text: str, hit: Hit[Part]) -> bool:
    """True for a short part cut out of a longer word: 一产 in 统一产权, 大 in 壮大生物医药."""
    if hit.end - hit.start == 1:
        return text[hit.start] == "大" and bool(hit.start and _BEFORE_BIG.match(text[hit.start - 1]))
    if text[hit.start] == "中" and hit.start and text[hit.start - 1] in "其当":
        return True  # 其中医药制造业
    if text[hit.start] not in "一二三":
        return False
    behind = hit.end - hit.start == 2 and text[hit.end : hit.end + 1] in ("权", "品", "业", "量", "能")
    return behind or bool(hit.start and _INSIDE_WORD.match(text[hit.start - 1]))


def _code(codes: list[str | None]) -> str | None:
    """The division that all words share, else their section, else None."""
    known = set(codes)
    if len(known) == 1:
        return codes[0]
    sections = {code[0] if code else None for code in known}
    return next(iter(sections)) if len(sections) == 1 else None


@cache
def _parts() -> Terms[Part]:
    parts: dict[str, Part] = {}
    for code, name in _divisions():
        for form in {name, name.replace("和", "及")}:  # 电气机械及器材制造业
            parts[form] = Part("word", code, alone=name.endswith("业"))
    for entry in load("industries", frozenset({"code", "alone"})):
        alone = entry.facts.get("alone") == "yes"
        for form in entry.forms:
            division = form in parts and parts[form].alone
            public = entry.facts.get("alone") == "project"
            parts[form] = Part("word", entry.facts.get("code"), alone or division, public)
    for entry in load("industry_parts", frozenset({"part"})):
        for form in entry.forms:
            parts.setdefault(form, _PARTS[entry.facts["part"]])
    return Terms(parts.items())


def _divisions() -> Iterator[tuple[str, str]]:
    """The sections and divisions of GB/T 4754-2017 that are trades: not S (offices) and T."""
    for line in read_text("gbt4754.tsv").splitlines():
        if line and not line.startswith("#"):
            code, name = line.split("\t")
            if code[0] not in "ST":
                yield code, name

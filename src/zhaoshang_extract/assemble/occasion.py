"""Occasions at which projects are signed: their names, and where they were held."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhaoshang_extract.assemble.words import forms, terms
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_MARKS = "，；。！？：\n"
_LONGEST = 60
# What stands before the name of an occasion in its clause.
_BEFORE = re.compile(
    r"举行了?|举办了?|召开了?|承办了?|开展了?|组织了?|参加了?|主办了?|借助|借力|依托|利用|亮相|在(?=.{4})|赴(?=.{4})|出席|随着|的|抢抓|召开的|组织承办|凭借|利用好|于(?=.{4})"
)
_DAY_PART = re.compile(r"(?:上午|下午|晚上?|当晚|清晨|中午|当天|当日|今天|昨天|日前|近日|\d{1,2}[时点])+")
_VENUE = re.compile(
    r"在(?P<venue>[^，；。：、的]{2,24}?)(?:隆重|顺利|成功|盛大|正式)?(?:举行|举办|召开|开幕|启幕|拉开帷幕|承办|组织|开展)"
)
_VENUE_OF = re.compile(r"(?:赴|到|走进|远赴)(?P<venue>[^，；。：、的]{2,12}?)(?:举行|举办|召开|开展|参加)")
_WHEN = re.compile(r"上周|本周|近期|近日|日前|不久前|上月|本月|年初|年底|期间|此间|会上")
_SEVERAL = re.compile(r"[0-9一二两三四五六七八九十百近约等、]|各类")


@dataclass(slots=True)
class Occasion:
    """An occasion named in a sentence; `name` is its name, `venue` where it was held, None where unsaid."""

    name: Span
    venue: Span | None


def find_occasion(sentence: Sentence, piece: Span) -> Occasion | None:
    """The occasion that `piece` of the sentence names, the first if it names several; None for none
    and for occasions that are only counted (推介会6场) or listed (推介会、对接会等)."""
    text = sentence.text
    hits = list(terms("occasion").scan(text, *piece))
    for number, hit in enumerate(hits):
        end = _chained(text, hit.end, [later.end for later in hits[number + 1 :]])
        dated = any(period.span.start == end for period in sentence.periods)  # 恳谈会|5月1日在县城举行
        if (_SEVERAL.match(text, end) and not dated) or text.startswith(("主题", "季", "精神", "部署", "筹备"), end):
            continue
        start = _start(sentence, piece.start, hit.start)
        if end - start < 3 or _is_counted(sentence, start, end):
            continue
        return Occasion(Span(start, end), _venue(sentence, piece))
    return None


def _chained(text: str, end: int, later: list[int]) -> int:
    """推介会暨项目签约仪式, 博览会某市专场推介会: the longest name that goes on from the first occasion."""
    for stop in later:
        between = text[end:stop]
        joined = between.startswith("暨") or not any(mark in between for mark in _MARKS + "上在的举召开期")
        if stop - end <= 24 and joined and "、" not in between:
            end = stop
    return end


def _start(sentence: Sentence, floor: int, at: int) -> int:
    """Where the name begins whose closing word stands at `at`."""
    text = sentence.text
    start = max(floor, at - _LONGEST, *(text.rfind(mark, floor, at) + 1 for mark in _MARKS))
    for period in sentence.periods:
        if period.span.start <= start < period.span.end <= at:
            start = period.span.end
    part = _DAY_PART.match(text, start, at)
    start = part.end() if part else start
    for before in _BEFORE.finditer(text, start, at):
        start = before.end()
    return start


def _is_counted(sentence: Sentence, start: int, end: int) -> bool:
    """办专题推介会11场, 近30场推介活动: several occasions, not one."""
    text = sentence.text
    near = [q for q in sentence.quantities if q.unit in ("场", "次", "场次", "批次", "届")]
    return any(0 <= q.span.start - end <= 3 or 0 <= start - q.span.end <= 2 or q.span.touches(Span(start, end)) for q in near) or text[start:end] in forms("many")


def _venue(sentence: Sentence, piece: Span) -> Span | None:
    """Where it was held: 在市会议中心|举行; 在上周举行 says when."""
    venue = _VENUE.search(sentence.text, *piece) or _VENUE_OF.search(sentence.text, *piece)
    if venue is None or _WHEN.search(venue["venue"]):
        return None
    place = Span(*venue.span("venue"))
    return None if any(period.span.touches(place) for period in sentence.periods) else place

"""Occasions at which projects are signed: their names, and where they were held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zhaoshang_extract.assemble.words import either, forms, terms
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_MARKS = "，；。！？：\n"
_LONGEST = 60
_DAY_PART = re.compile(r"(?:上午|下午|晚上?|当晚|清晨|中午|当天|当日|今天|昨天|日前|近日|\d{1,2}[时点]){1,4}")
_SEVERAL = re.compile(r"[0-9一二两三四五六七八九十百近约等、]|各类")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"{either('held', 'before_name')}了?")  # 在|某博览会上, 举办了|某推介会


@cache
def _venues() -> tuple[re.Pattern[str], ...]:
    held = either("held")
    return (
        re.compile(rf"在(?P<venue>[^，；。：、的]{{2,24}}?)(?:隆重|顺利|成功|盛大|正式)?{held}"),
        re.compile(rf"(?:赴|到|走进|远赴)(?P<venue>[^，；。：、的]{{2,12}}?){held}"),
    )


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
        if (_SEVERAL.match(text, end) and not dated) or text.startswith(
            ("主题", "季", "精神", "部署", "筹备"), end
        ):
            continue
        start = _start(sentence, piece.start, hit.start)
        if end - start < 3 or _is_counted(sentence, start, end):
            continue
        if start == hit.start and text.endswith("活动", start, end):
            continue  # 赴外地开展招商活动: a trip
        if any(_joined(text[end : later.start]) for later in hits[number + 1 :]):
            return None  # 在投资推介会和产业对接会上，分别签约……: two, and their figures mixed
        return Occasion(Span(start, end), _venue(sentence, piece))
    return None


def _joined(between: str) -> bool:
    return len(between) < 24 and "，" not in between and any(mark in between for mark in "和与及、")


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
    for before in _before().finditer(text, start, at):
        start = before.end()
    return start


def _is_counted(sentence: Sentence, start: int, end: int) -> bool:
    """办专题推介会11场, 近30场推介活动: several occasions, not one."""
    text = sentence.text
    near = [q for q in sentence.quantities if q.unit in ("场", "次", "场次", "批次", "届")]
    return any(
        0 <= q.span.start - end <= 3 or 0 <= start - q.span.end <= 2 or q.span.touches(Span(start, end))
        for q in near
    ) or text[start:end] in forms("many")


def _venue(sentence: Sentence, piece: Span) -> Span | None:
    """Where it was held: 在市会议中心|举行; 在上周举行 says when."""
    found = [pattern.search(sentence.text, *piece) for pattern in _venues()]
    venue = next((match for match in found if match is not None), None)
    if venue is None or any(word in venue["venue"] for word in forms("when") | forms("there")):
        return None
    place = Span(*venue.span("venue"))
    return None if any(period.span.touches(place) for period in sentence.periods) else place

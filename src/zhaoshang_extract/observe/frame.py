"""What an opening clause (从产业看，) says for the figures behind it in its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.heading import said_in
from zhaoshang_extract.discourse.node import Frame
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_MARK = re.compile("[，：；]")
_COUNT_OPENS = re.compile(r"^[^，；。]{0,18}(?:中|里|之中|当中)[，：]")
# 312个亿元以上项目已有246个完成注册: the second count is of the first
_COUNT_LEADS = re.compile(r"^[^，；。\d]{0,14}项目(?:已|目前已|现已|现有|均已)[^，；。\d]{0,6}\d+[个项]")


def open_frame(zone: Zone, context: Context) -> None:
    """Put into force what the opening clauses before the figure say."""
    text = zone.sentence.text
    start, end = zone.reach
    marks = {match.start() for match in _MARK.finditer(text, start, end)}
    for place in sorted({*marks, zone.near.start} - {end}):
        divides = words.ends("opens_division", text, start, place)
        opens = (
            divides or words.ends("opens_set", text, start, place) or words.ends("among", text, start, place)
        )
        if opens and _opens_here(zone, piece := Span(start, place)):
            context.sentence = _opened(zone.sentence, piece, context.sentence)
            context.partition = context.partition or divides
        start = place + 1 if place in marks else place


def _opens_here(zone: Zone, piece: Span) -> bool:
    """False for the rest of a clause that began with a count: the count opens that list itself."""
    return zone.index == 0 or piece.start != zone.sentence.quantities[zone.index - 1].span.end


def opened_by(fact: Fact, sentence: Sentence) -> bool:
    """True when the count opens its own list: 新签约的391个项目中，……"""
    start, end = fact.quantity.span
    behind = sentence.text[end : end + 30]
    opens = _COUNT_OPENS.match(behind[:24]) or _COUNT_LEADS.match(behind)
    return points_back(sentence, start) or opens is not None


def points_back(sentence: Sentence, start: int) -> bool:
    """这186个项目, 上述12个项目: the count names again what was counted before."""
    return words.ends("points_at_count", sentence.text, sentence.span.start, start)


def _opened(sentence: Sentence, piece: Span, before: Frame) -> Frame:
    said = said_in(sentence, piece)
    scope = said.scope
    if words.ends("opens_view", sentence.text, piece.start, piece.end):
        scope = replace(scope, stage=Slot())
    measure = said.measure if said.measure.value else before.measure
    return Frame(before.period, before.region, measure, scope, counted=said.counted)

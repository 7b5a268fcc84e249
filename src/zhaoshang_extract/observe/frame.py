"""What a heading, a title or an opening clause (从产业看，) says for all that follows it."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.context import Context, Frame
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.period import resolve
from zhaoshang_extract.observe.aim import aims_before
from zhaoshang_extract.observe.fact import Fact, Scope, Slot
from zhaoshang_extract.observe.place_subject import is_subject
from zhaoshang_extract.observe.time import current, names_occasion
from zhaoshang_extract.observe.zone import Zone
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# 从产业看， 按投资规模分， 内资方面， 新引进项目中， 制造业项目里，
_OPENS = re.compile(
    r"(?:看|分|来说|而言|方面|当面|中|里|(?:数量|总量|规模|结构|进度|质量|投资|总额|额|资金)上)$"
)
# The count itself may stand in the opening clause: 签约的386个亿元以上项目中，
# 从落地情况看: how far the projects have come is told of each figure, not of all
_VIEW = re.compile(r"(?:情况|进度|进展|成效|环节|实效)(?:上?来?看|方面)$")
# 引进市外资金情况: what is brought in are funds, no projects
_OF_FUNDS = re.compile(r"(?:[一-鿿]{0,6})?(?:资金|外资|内资)")
_COUNT_OPENS = re.compile(r"^[^，；。]{0,18}(?:中|里|之中|当中)[，：]")
# 312个亿元以上项目已有246个完成注册: the second count is of the first
_COUNT_LEADS = re.compile(r"^[^，；。\d]{0,14}项目(?:已|目前已|现已|现有|均已)[^，；。\d]{0,6}\d+[个项]")


# 当天同步签约17个 in a headline counts from a day that only the body tells.
_SAME_DAY = ("当天", "当日", "同日", "今日", "今天")
# 3.看进度。甲区（88.6%）…: what kind of rate an opening announces.
_KINDS = {"completion": "completion", "share": "share", "growth": "growth_yoy", "decline": "growth_yoy"}


def frame_of_opening(sentence: Sentence, context: Context) -> Frame:
    """What a short first sentence with no figure says like a heading: 到位资金。甲县31.2亿元……"""
    frame = _said_in(sentence, sentence.span)
    frame.region = _region(sentence, sentence.span, context)
    frame.period = context.paragraph.period
    return frame


def names_something(sentence: Sentence) -> bool:
    """1.某某紧密纺生产线。 holds a name: more letters than trade words, places and times account for."""
    known: set[int] = set()
    for group in (sentence.terms, sentence.regions, sentence.periods):
        for mention in group:
            known.update(range(*mention.span))
    letters = [at for at in range(*sentence.span) if sentence.text[at].isalpha() and at not in known]
    return len(letters) >= 4 and not any(term.kind == "measure" for term in sentence.terms)


def frame_of_heading(sentence: Sentence, context: Context) -> Frame:
    """Everything that a heading or title says for the facts below it."""
    frame = _said_in(sentence, sentence.span)
    frame.region = _region(sentence, sentence.span, context)
    if not aims_before(sentence, sentence.span):
        frame.period = _period(sentence, context)
    return frame


def open_frame(zone: Zone, context: Context) -> None:
    """Put into force what the opening clauses before the figure say."""
    text = zone.sentence.text
    start = zone.reach.start
    for place in range(zone.reach.start, zone.reach.end):
        if text[place] in "，：；" or place == zone.near.start:
            piece = Span(start, place)
            if _opens_here(zone, piece) and _opens(text, piece):
                context.sentence = _opened(zone.sentence, piece, context.sentence)
                context.partition = context.partition or text[place - 1] in "看分说言上"
            start = place + 1 if text[place] in "，：；" else place


def _opens(text: str, piece: Span) -> bool:
    return bool(_OPENS.search(text[piece.start : piece.end]))


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
    return sentence.text.endswith(("这", "上述", "该", "这些"), sentence.span.start, start)


def _opened(sentence: Sentence, piece: Span, before: Frame) -> Frame:
    said = _said_in(sentence, piece)
    scope = said.scope
    if _VIEW.search(sentence.text, piece.start, piece.end):
        scope = replace(scope, stage=Slot())
    return Frame(before.period, before.region, said.measure if said.measure.value else before.measure, scope)


def _said_in(sentence: Sentence, piece: Span) -> Frame:
    terms = inside(sentence.terms, piece)
    measures = [t for t in terms if t.kind == "measure" and not t.generic]
    kinds = [_KINDS[t.id] for t in terms if t.id in _KINDS]
    stages = [
        t
        for t in terms
        if t.kind == "stage"
        and sentence.text[t.span.end : t.span.end + 1] != "率"
        and not _OF_FUNDS.match(sentence.text, t.span.end)
    ]
    sizes = inside(sentence.thresholds, piece)
    sectors = [m for m in inside(sentence.industries, piece) if not m.inside_name]
    heads = [t for t in terms if t.code in ("project_count", "enterprise_count", "lead_count")]
    return Frame(
        counted=Slot(heads[-1].code, "said", "noun_in_opening") if heads else Slot(),
        rate_kind=Slot(kinds[-1], "said", "kind_in_opening") if kinds else Slot(),
        measure=Slot(measures[-1].code, "said", "measure_in_opening") if measures else Slot(),
        scope=Scope(
            Slot(stages[-1].id, "said", "step_in_opening") if stages else Slot(),
            Slot(sizes[-1], "said", "size_in_opening") if sizes else Slot(),
            Slot(sectors[-1].label, "said", "sector_in_opening") if sectors else Slot(),
        ),
    )


def _region(sentence: Sentence, piece: Span, context: Context) -> Slot[Region]:
    for mention in inside(sentence.regions, piece):
        if is_subject(sentence, mention, context.home) and mention.kind != "pronoun":
            return Slot(mention.region, "said", "region_in_heading")
    return Slot()


def _period(sentence: Sentence, context: Context) -> Slot[Range]:
    for mention in sentence.periods:
        if mention.role != "during" or names_occasion(sentence.text, mention):
            continue
        headline = sentence.passage.kind == "title"
        if not (headline and (mention.local or mention.quote.startswith(_SAME_DAY))):
            found = resolve(mention, context.anchor, current(context))
            if found is not None:
                return Slot(found, "said", "period_in_heading")
    return Slot()

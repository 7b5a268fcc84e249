"""The time in force before a clause: that of sentence, paragraph, divided set, heading or headline."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.time import contains
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.observe.zone import Zone


def carried_period(context: Context) -> Slot[Range]:
    """The time in force from context."""
    for source in CARRIED:
        told = source(None, context)
        if told is not None:
            return told
    return Slot()


def _period_of_sentence(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """1—6月签约项目26个，总投资68亿元."""
    return _carried("sentence", context.sentence.period)


def _period_of_paragraph(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """1—6月签约项目26个。到位资金12亿元."""
    return _carried("paragraph", context.paragraph.period)


def _period_of_divided(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """从领域看，新能源项目19个: of the 86 told before."""
    if not context.partition or context.topic is None or context.topic.period.value is None:
        return None
    if context.topic_number <= context.heading_facts:
        return None  # 三、区县情况: a new section divides what the whole report is about
    if context.topic_of_paragraph is None and _is_within_story(context.topic.period.value, context):
        return None  # 分产业看 behind a paragraph on one day of the fair: the fair is divided
    return context.topic.period.carried("period_of_divided")


def _is_within_story(period: Range, context: Context) -> bool:
    """True for a day or month that is only a part of the time of the whole story."""
    story = context.node.story.frame.period.value
    return story is not None and story != period and contains(story, period)


def _period_of_heading(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """二、2023年工作回顾."""
    told = (_carried("heading", section.frame.period) for section in context.node.sections())
    return next((period for period in told if period is not None), None)


def _period_of_headline(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """某市1—6月招商引资情况通报."""
    told = context.node.of_headline
    return told if told.rule == "year_of_paper" and told.value is not None else _carried("title", told)


def _carried(name: str, told: Slot[Range]) -> Slot[Range] | None:
    return told.carried(f"period_of_{name}") if told.value is not None else None


CARRIED = (
    _period_of_sentence,
    _period_of_paragraph,
    _period_of_divided,
    _period_of_heading,
    _period_of_headline,
)


def year_in_force(context: Context) -> Slot[Range]:
    """The year of the time in force, else the one that the document speaks in."""
    now = current(context)
    if now is not None and now.end is not None:
        return Slot(whole(Day(now.end.year), now.uncertain), "carried", "year_of_goal")
    return Slot(whole(Day(context.anchor.year), context.anchor.uncertain), "document", "year_of_anchor")


def current(context: Context) -> Range | None:
    """The time in force before the clause: what 同期 and 当月 count from."""
    return carried_period(context).value

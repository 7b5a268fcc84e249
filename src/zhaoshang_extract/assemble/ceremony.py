"""Projects that a ceremony begins or that it is held at: 庚项目开工仪式举行, 活动在辛项目现场举行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.assemble.draft import Named
from zhaoshang_extract.assemble.name import from_first_noun, start_of_name
from zhaoshang_extract.assemble.name_proof import has_tail, is_named
from zhaoshang_extract.assemble.step import is_meant
from zhaoshang_extract.assemble.words import behind_last, closing, either, maybe, says, starts, steps, terms
from zhaoshang_extract.marks import ITEM
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span


@cache
def paper_behind() -> re.Pattern[str]:
    """The words of an agreement that close a name: 甲项目|合作协议."""
    kinds = f"{maybe('of')}{maybe('formal')}{either('agreement_kind')}*"
    return re.compile(f"{kinds}{either('agreement_paper', 'agreement')}$")


def of_ceremony(sentence: Sentence, clause: Span) -> Iterator[Named]:
    """What is begun at a ceremony; unless that is held the name alone makes no record."""
    text = sentence.text
    if not says("ceremony", text, *clause):
        return
    for step in steps().scan(text, *clause):
        if not starts("ceremony", text, step.end):
            continue
        paper = paper_behind().search(text, clause.start, step.start)
        end = paper.start() if paper is not None else step.start
        joint = behind_last(text, clause.start, end, "jointly", "held")
        start, opened = start_of_name(sentence, joint or clause.start, end)
        name = Span(start, end)
        name = name if opened or joint else from_first_noun(sentence, name)
        if has_tail(text, name) and is_named(sentence, name, deed=paper is not None):
            held = says("held", text, step.end, clause.end) and not is_meant(sentence, *clause)
            one = held and not _is_of_many(sentence, clause, name)
            yield Named(sentence, name, step.what, [], only_told=not one)


@cache
def _held_at() -> re.Pattern[str]:
    """活动|在|某项目现场|举行, 主会场|设在|某项目: where works are begun together."""
    place = f"(?P<name>[^{ITEM}]{{4,40}}?)"
    spot = f"(?:{either('works_site', 'on_the_spot')})"
    held = f"{either('at')}{place}{spot}{either('held')}"
    hall = f"{either('hall')}{either('hall_set_at')}{place}{spot}?$"
    return re.compile(f"(?:{held}|{hall.replace('<name>', '<hall>')})")


def of_ceremony_site(sentence: Sentence, clause: Span) -> Iterator[Named]:
    """全市重大项目开工活动在|辛项目|现场举行: the project at whose site many are begun is begun too."""
    text = sentence.text
    at = _held_at().search(text, *clause)
    hits = [hit for hit in steps().scan(text, 0, clause.end) if hit.what == "started"] if at else []
    if at is None or not hits or is_meant(sentence, *clause):
        return
    name = Span(*at.span("name" if at["name"] else "hall"))
    of = behind_last(text, *name, "of")
    name = Span(max(of, name.start), name.end)
    for region in sentence.regions:  # 设在|共和镇的|某项目; 在|高新区|某项目现场
        if region.span.start == name.start and region.span.end < name.end - 4 and region.region is not None:
            name = Span(region.span.end, name.end)
    if closing(text, *name, "kind") and is_named(sentence, name, deed=True):
        yield Named(sentence, name, "started", [])


def _is_of_many(sentence: Sentence, clause: Span, name: Span) -> bool:
    """某县二季度重大项目|开工仪式: a time, an occasion or a kind in the name says that many begin.

    So it is with what is yet to come: 某项目开工仪式明天举行.
    """
    text = sentence.text
    end = name.end - closing(text, *name, "kind")
    dated = any(name.touches(period.span) for period in sentence.periods)
    fair = next(terms("occasion").scan(text, *name), None) is not None or says("trip", text, *name)
    fair = fair or says("with_whom", text, *name)  # 某公司与某县的某项目签约仪式
    ahead = says("ahead_day", text, *clause)
    return dated or fair or ahead or closing(text, name.start, end, "generic") > 0

"""What stands between an investor, an amount and a name: 乙公司投资3亿元建设|丙项目."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.draft import Draft
from zhaoshang_extract.assemble.party import investors_before, is_company
from zhaoshang_extract.assemble.step import latest_step
from zhaoshang_extract.assemble.words import (
    behind_last,
    chars,
    closing,
    either,
    ends,
    maybe,
    opening,
    pattern,
    says,
    starts,
)
from zhaoshang_extract.marks import CLAUSE, CLOSE, COMMA, EITHER_COMMA, ITEM, OPEN
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone
from zhaoshang_extract.span import Span

# 300亩的, 占地2万平方米的: the size of a site is told in so many characters.
_SIZE = 8


@cache
def bound() -> str:
    """What may stand behind an amount and belongs to it: 5亿元|左右（其中……）."""
    bracket = f"(?:{OPEN}[^{OPEN}{CLOSE}]{{0,40}}{CLOSE})?"
    return f"{maybe('behind_amount')}{maybe('currency')}{bracket}"


@cache
def _does() -> re.Pattern[str]:
    # 投资2亿元，|并在|某地; 投资8亿元，|拟选址|某县; 出资20亿元，会员企业返乡，|将在|某区
    meant = f"{maybe('also')}(?:{either('means_to')}(?={either('at', 'sited')}))?"
    aside = f"(?:[^{ITEM}]{{2,10}}{COMMA}(?={either('also', 'means_to')}))?"
    return re.compile(f"{bound()}(?:[{EITHER_COMMA}]{aside})?{meant}(?P<site>{either('at', 'sited')})?")


@cache
def _agreed() -> re.Pattern[str]:
    return re.compile(f"{either('agrees')}{maybe('done_particle')}$")


@cache
def _agrees() -> re.Pattern[str]:
    return re.compile(f"{either('signs')}.{{0,12}}{either('agreement')}")


@cache
def _phase() -> re.Pattern[str]:
    phase = f"{either('numbered_phase', 'phase_so_far')}{maybe('kind')}"
    money = f"{maybe('phase_hedge')}{maybe('phase_money')}{maybe('sum_sign')}{maybe('nearly')}"
    return re.compile(f"{phase}{money}$")


@cache
def build_verb() -> re.Pattern[str]:
    return re.compile(f"{either('build')}{maybe('done_particle')}{maybe('a_single')}{maybe('on_ground')}")


@cache
def _ground() -> re.Pattern[str]:
    return re.compile(f"[^{ITEM}{chars('of')}]{{2,12}}?(?={either('build')})")


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(f"{either('hedge')}{{1,6}}$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(either("after"))


def is_of_phase(zone: Zone) -> bool:
    """True when the amount is that of a phase: 一期投资|12亿元."""
    return _phase().search(zone.sentence.text, zone.reach.start, zone.quantity.span.start) is not None


def behind_verb(zone: Zone) -> int | None:
    """Behind 建设 in 投资58亿元，在宣汉县建设……, or None."""
    sentence, text = zone.sentence, zone.sentence.text
    does = _does().match(text, zone.quantity.span.end)
    if does is None:
        return None
    at = does.end()
    if does["site"]:
        site = next((r for r in sentence.regions if r.span.start == at), None)
        if site is None:  # 在港务区|建设: a place that no gazetteer holds
            ground = _ground().match(text, at)
            if ground is None:
                return None
            at = ground.end()
        else:
            at = site.span.end + opening(text, site.span.end, "inside_place")
            ground = None if build_verb().match(text, at) else _ground().match(text, at)
            at = ground.end() if ground is not None else at  # 在某区|原纺织厂址|建设
    verb = build_verb().match(text, at)
    if verb is None:
        return None
    # 在某县新建|的|某某项目; but not 新建的300亩的园区
    of = starts("of", text, verb.end()) and not says("of", text, verb.end() + 1, verb.end() + _SIZE)
    return verb.end() + of


def investors_of(zone: Zone) -> list[Span]:
    """The investors before 投资 and the amount, the measure word being passed over.

    与山西某公司签订|总投资2.6亿元的: also those with whom it was agreed.
    """
    text, end = zone.sentence.text, before_measure(zone)
    if end == zone.quantity.span.start:
        return []  # 食品加工项目和|1亿元的某项目: nobody is said to invest
    agreed = _agreed().search(text, max(zone.near.start, end - 4), end)
    if agreed is None:
        return investors_before(zone.sentence, zone.reach.start, end)
    start = behind_last(text, zone.near.start, agreed.start(), "with", "plain_and")
    told = investors_before(zone.sentence, start, agreed.start()) if start else []
    return [item for item in told if is_company(text, item)]


def signed_before(zone: Zone) -> list[Span]:
    """北京某公司与甲市签订协议，|投资15亿元建设……: the company that opened the clause before."""
    text, end = zone.sentence.text, zone.near.start - 1
    if end <= zone.sentence.span.start or text[end] != COMMA:
        return []
    start = max(text.rfind(mark, zone.sentence.span.start, end) + 1 for mark in CLAUSE) or 0
    start = max(start, zone.sentence.span.start)
    opened = _after().search(text, start + 2, end)
    told = investors_before(zone.sentence, start, opened.start() if opened else end)
    agreed = opened is not None and _agrees().search(text, opened.end(), end) is not None
    return [item for item in told if agreed or is_company(text, item)]


def before_measure(zone: Zone) -> int:
    """The end of what stands before 计划总投资约 and the amount."""
    text, at = zone.sentence.text, zone.quantity.span.start
    for _ in range(4):
        bound = _hedge().search(text, max(zone.reach.start, at - 14), at)
        at = bound.start() if bound else at
        at += starts("about", text, at) and ends("signs", text, zone.reach.start, at)  # 签约|投资20亿元
        ended = closing(text, zone.reach.start, at, "deed")
        term = next((t for t in zone.sentence.terms if t.kind == "measure" and t.span.end == at), None)
        phase = pattern("phase_sign").search(term.quote) if term is not None else None
        if term is not None and phase is not None:  # 某项目一期|总投资: the phase belongs to the name
            at = term.span.start + phase.end()
            at += opening(text, at, "kind")
            break
        cut = max(ended, len(term.span) if term is not None and term.span.start >= zone.reach.start else 0)
        if not cut and bound is None:
            break
        at -= cut
    return at


def _is_intended(zone: Zone) -> bool:
    """意向投资|6.8亿元: nothing is agreed yet."""
    return says("intends", zone.sentence.text, zone.near.start, zone.quantity.span.start)


def fill(draft: Draft, zone: Zone, fact: Fact | None) -> None:
    """The amount with what it says of the project; investors that stand before it."""
    draft.fact = fact
    if fact is not None:
        draft.stage = latest_step(zone.sentence, draft.name.end, fact.scope.stage)
        if draft.stage is None and _is_intended(zone):
            draft.stage = "in_talks"
        draft.region = fact.region.value
        draft.industry = fact.scope.industry.value
    if not draft.investors and zone.bracket is None and draft.rule != "name_before_amount":
        draft.investors = investors_of(zone)
        if draft.investors:
            draft.words = Span(draft.investors[0].start, draft.words.end)

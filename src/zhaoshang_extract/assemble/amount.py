"""Names that an amount is told of: 总投资6亿元的甲产业园, 乙公司投资3亿元建设丙项目, 丁基地（总投资2亿元）."""

from __future__ import annotations

import re

from zhaoshang_extract.assemble.draft import Draft, Findings
from zhaoshang_extract.assemble.list import split_pair
from zhaoshang_extract.assemble.name import (
    end_of_name,
    from_first_noun,
    has_tail,
    is_proper,
    start_of_name,
    why_no_name,
)
from zhaoshang_extract.assemble.party import investors_before, is_company
from zhaoshang_extract.assemble.step import latest_step
from zhaoshang_extract.assemble.topic import Topic, find_topic
from zhaoshang_extract.assemble.words import closing
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone, find_zone
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_INVESTED = frozenset(
    {"total_investment", "agreed_investment", "contracted_investment", "fund_size", "foreign_capital_used"}
)
_BOUND = r"(?:以上|左右|上下|多|余)?(?:人民币)?(?:（[^（）]{0,40}）)?"
_BUILD = r"(?:投资建设|投资兴建|开工建设|建设|兴建|新建|打造|实施|布局|新上|上马|建起|扩建|改建|建|用于建设|主要建设|规划建设|共同建设|开发建设|开发|创办|承建)"
_OF = re.compile(rf"{_BOUND}{_BUILD}?的")
_DOES = re.compile(rf"{_BOUND}[，,]?(?:并)?(?P<site>在)?")
_VERB = re.compile(rf"{_BUILD}(?:了)?(?:一个|一座|一条)?(?:占地)?")
_UNITS = frozenset(("个", "家", "项"))
_MANY = re.compile(r"等(?:[^，。；：、（）]{0,4}?)(?P<count>\d{1,4}|[一二两三四五六七八九十百]{1,4})[余多]?[个家项]")
_BEFORE = re.compile(
    r"(?:约|近|超|超过|逾|达|达到|高达|共|为|突破|不低于|预计|计划|总|拟|将|协议|累计|已|完成|概算|概算总|估算|首期|规模|额|资金|资本|合同|意向|固定资产|:|人民币|折合)+$"
)
_OPENS_CLAUSE = re.compile(r"与|同|在|将|拟|计划|签|和|来|经|于|从|看中|决定|负责|成功|已|正式|再次|又")
_PHASE = re.compile(r"[一二三四五首前]期(?:工程|项目)?(?:计划|预计|总|已|完成|拟)*(?:投资|投入|规模)?(?:额)?(?:约|近|超)?$")


def read_amounts(sentence: Sentence, found: Findings) -> None:
    """Add a draft for each project that an amount of the sentence is told of."""
    for index, quantity in enumerate(sentence.quantities):
        fact = found.facts.get(id(quantity))
        if fact is None or quantity.kind != "amount" or fact.role != "head" or fact.aside:
            continue
        if fact.transformation.value == "change" and not fact.single:
            continue
        _read_amount(find_zone(sentence, index), fact, found)


def _read_amount(zone: Zone, fact: Fact, found: Findings) -> None:
    if _name_behind(zone, fact, found):
        return
    if fact.measure.value not in _INVESTED or fact.whole is not None:
        return
    if _name_in_deed(zone, fact, found) or _name_before_bracket(zone, fact, found):
        return
    if zone.bracket is None:
        _name_before(zone, fact, found)


# ---- 总投资6亿元的甲产业园 ---------------------------------------------------------------------------


def _name_behind(zone: Zone, fact: Fact, found: Findings) -> bool:
    text, quantity = zone.sentence.text, zone.quantity
    of = _OF.match(text, quantity.span.end)
    if of is None or not (fact.single or fact.measure.value in _INVESTED):
        return False
    start = of.end()
    end = end_of_name(zone.sentence, start)
    name = _without_kind(zone.sentence, Span(start, end))
    why = why_no_name(zone.sentence, name) or _only_meant(zone.sentence, name, fact)
    if why is None and not _could_be_one(text, name):
        why = "no word of it is a name"  # 招商引资额超千亿元的盛况
    if why is not None:
        found.refuse(zone.sentence, Span(start, max(end, start)), "amount_before_name", why)
        return True
    pair = split_pair(text, name, in_list=False)
    summed = len(pair) > 1 or _sums_list(zone, end)
    for part in pair:
        draft = Draft(zone.sentence, part, Span(quantity.span.start, end), "amount_before_name")
        _fill(draft, zone, None if summed else fact)
        draft.stage = draft.stage or fact.scope.stage.value
        if not summed or draft.stage:
            found.drafts.append(draft)
    return True


def _could_be_one(text: str, name: Span) -> bool:
    return has_tail(text, name) or closing(text, *name, "works") > 0 or is_proper(text, name)


def _only_meant(sentence: Sentence, name: Span, fact: Fact) -> str | None:
    """将设立总规模50亿元的某某基金: a plan with no step, and a fund, is no project."""
    if fact.scope.stage.value is not None:
        return None
    if sentence.text.endswith("基金", *name):
        return "a fund, and no step is told of it"
    return "meant, and no step is told of it" if fact.modality.value == "target" else None


def _without_kind(sentence: Sentence, name: Span) -> Span:
    """远航铸件厂 of 重点工业项目远航铸件厂: a kind of project before the name is no part of it."""
    text = sentence.text
    at = text.find("项目", name.start, name.end - 3)
    if at < 0 or text[at + 2] in "区部库群建管":
        return name
    kind = Span(name.start, at + 2)
    return Span(kind.end, name.end) if why_no_name(sentence, kind) else name


def _sums_list(zone: Zone, end: int) -> bool:
    """总投资120亿元的甲、乙等15个项目: the amount belongs to the group and not to the first of it."""
    text, sentence = zone.sentence.text, zone.sentence
    before = text[max(0, zone.near.start - 1) : zone.near.start]
    own = [q for q in sentence.quantities if q.kind == "amount" and q.span.start > zone.quantity.span.end]
    if text.startswith("、", end):
        close = re.compile("[等，。；]").search(text, end)
        stop = close.start() if close else len(text)
        return not any(q.span.start < stop for q in own) and not _is_later_item(zone)
    many = _MANY.match(text, end)
    return many is not None and many["count"] not in ("1", "一") and not _is_later_item(zone) and before != "、"


def _is_later_item(zone: Zone) -> bool:
    """True when an item with an amount of its own stands before this one in the list."""
    before = zone.sentence.quantities[zone.index - 1] if zone.index else None
    if before is None or before.kind != "amount":
        return False
    between = zone.sentence.text[before.span.end : zone.quantity.span.start]
    return "、" in between and not any(mark in between for mark in "，。；")


# ---- 乙公司投资3亿元建设丙项目 ----------------------------------------------------------------------


def _name_in_deed(zone: Zone, fact: Fact, found: Findings) -> bool:
    sentence, text = zone.sentence, zone.sentence.text
    start = _behind_verb(zone)
    if start is None or _PHASE.search(text, zone.reach.start, zone.quantity.span.start):
        return False
    name = Span(start, end_of_name(sentence, start))
    investors = _investors(zone) or _signed_before(zone)
    why = why_no_name(sentence, name)
    if why is None and not (has_tail(text, name) or closing(text, *name, "works")):
        why = "does not close like a project"
    if why is None and not investors and not is_proper(text, name):
        why = "nobody invests, and no word of it is a name"
    if why is not None:
        found.refuse(sentence, name, "investor_builds_name", why)
        return False
    begin = investors[0].start if investors else zone.quantity.span.start
    draft = Draft(sentence, name, Span(begin, name.end), "investor_builds_name", investors=investors)
    _fill(draft, zone, fact)
    found.drafts.append(draft)
    return True


def _behind_verb(zone: Zone) -> int | None:
    """Behind 建设 in 投资58亿元，在宣汉县建设……, or None."""
    sentence, text = zone.sentence, zone.sentence.text
    does = _DOES.match(text, zone.quantity.span.end)
    if does is None:
        return None
    at = does.end()
    if does["site"]:
        site = next((r for r in sentence.regions if r.span.start == at), None)
        if site is None:
            return None
        at = site.span.end + text.startswith("境内", site.span.end) * 2
    verb = _VERB.match(text, at)
    return verb.end() if verb else None


def _investors(zone: Zone) -> list[Span]:
    """The investors before 投资 and the amount, the measure word being passed over."""
    return investors_before(zone.sentence, zone.reach.start, _before_measure(zone))


def _signed_before(zone: Zone) -> list[Span]:
    """北京某公司与甲市签订协议，|投资15亿元建设……: the company that opened the clause before."""
    text, end = zone.sentence.text, zone.near.start - 1
    if end <= zone.sentence.span.start or text[end] != "，":
        return []
    start = max(text.rfind(mark, zone.sentence.span.start, end) + 1 for mark in "，；：。") or 0
    start = max(start, zone.sentence.span.start)
    opened = _OPENS_CLAUSE.search(text, start, end)
    told = investors_before(zone.sentence, start, opened.start() if opened else end)
    return [item for item in told if is_company(text, item)]


def _before_measure(zone: Zone) -> int:
    """The end of what stands before 计划总投资约 and the amount."""
    text, at = zone.sentence.text, zone.quantity.span.start
    for _ in range(4):
        bound = _BEFORE.search(text, max(zone.reach.start, at - 14), at)
        at = bound.start() if bound else at
        ended = closing(text, zone.reach.start, at, "deed")
        term = next((t for t in zone.sentence.terms if t.kind == "measure" and t.span.end == at), None)
        if term is not None and "期" in term.quote:  # 某项目一期|总投资: the phase belongs to the name
            break
        cut = max(ended, len(term.span) if term is not None and term.span.start >= zone.reach.start else 0)
        if not cut and bound is None:
            break
        at -= cut
    return at


# ---- 丁基地（总投资2亿元） ---------------------------------------------------------------------------


def _name_before_bracket(zone: Zone, fact: Fact, found: Findings) -> bool:
    bracket = zone.bracket
    if bracket is None or zone.host is not None:
        return False
    sentence = zone.sentence
    if any(q.span.start < zone.quantity.span.start and bracket.holds(q.span) for q in sentence.quantities):
        return True  # the second figure of the bracket explains the first
    end = bracket.start - 1
    floor = max([b.end + 1 for b in sentence.brackets if b.end < bracket.start], default=sentence.span.start)
    start, opened = start_of_name(sentence, floor, end)
    name = Span(start, end)
    if not opened:
        name = from_first_noun(sentence, name)
    why = why_no_name(sentence, name)
    if why is None and not has_tail(sentence.text, name) and not is_proper(sentence.text, name):
        why = "no word of it is a name"
    if why is not None:
        found.refuse(sentence, name, "amount_in_bracket", why)
        return True
    investors = _led_by(sentence, floor, name.start)
    draft = Draft(sentence, name, Span(name.start, bracket.end + 1), "amount_in_bracket", investors=investors)
    _fill(draft, zone, fact)
    found.drafts.append(draft)
    return True


def _led_by(sentence: Sentence, floor: int, start: int) -> list[Span]:
    """The investors of 上海某商会牵头的|, 杭州客商投资的|."""
    if not sentence.text.endswith("的", floor, start):
        return []
    end = start - 1
    length = closing(sentence.text, floor, end, "deed")
    floor = max(floor, sentence.text.rfind("、", floor, end) + 1)
    return investors_before(sentence, floor, end - length) if length else []


# ---- 戊项目，总投资1.2亿元 ---------------------------------------------------------------------------


def _name_before(zone: Zone, fact: Fact, found: Findings) -> None:
    sentence, text = zone.sentence, zone.sentence.text
    if _PHASE.fullmatch(text[zone.near.start : zone.quantity.span.start]):
        return
    end = _before_measure(zone)
    topic = find_topic(sentence, _floor(zone), end, found)
    if topic is None:
        return
    known = topic if isinstance(topic, Draft) else found.taken(topic.sentence, topic.name)
    if known is not None:
        _add_to(known, fact)
        return
    assert isinstance(topic, Topic)
    if not fact.single and not _may_lead(zone, topic.name.end):
        found.refuse(sentence, topic.name, "name_before_amount", "the amount is not said of one project")
        return
    draft = Draft(
        topic.sentence, topic.name, topic.name, "name_before_amount", investors=topic.investors
    )
    if topic.sentence is sentence:
        draft.words = Span(topic.name.start, zone.quantity.span.end)
    _fill(draft, zone, fact)
    found.drafts.append(draft)


def _floor(zone: Zone) -> int:
    """The end of the last sum or count of projects before the amount: no name is sought before it."""
    before = zone.sentence.quantities[: zone.index]
    barriers = [q for q in before if q.kind == "amount" or (q.unit in _UNITS and q.number != "一")]
    return barriers[-1].span.end if barriers else zone.sentence.span.start


def _may_lead(zone: Zone, start: int) -> bool:
    """An amount that no rule calls single, behind a name: 万泽物流园累计完成投资3.2亿元."""
    return not any(q.span.start >= start and q.unit in _UNITS for q in zone.sentence.quantities[: zone.index])


def _add_to(draft: Draft, fact: Fact) -> None:
    """项目总投资6亿元 goes on about the project named before."""
    if draft.fact is None:
        draft.fact = fact
        draft.stage = draft.stage or fact.scope.stage.value
        draft.region = fact.region.value or draft.region


def _fill(draft: Draft, zone: Zone, fact: Fact | None) -> None:
    """The amount with what it says of the project; investors that stand before it."""
    draft.fact = fact
    if fact is not None:
        draft.stage = latest_step(zone.sentence, draft.name.end, fact.scope.stage)
        draft.region = fact.region.value
        draft.industry = fact.scope.industry.value
    if not draft.investors and zone.bracket is None and draft.rule != "name_before_amount":
        draft.investors = _investors(zone)
        if draft.investors:
            draft.words = Span(draft.investors[0].start, draft.words.end)


"""Names that stand behind their amount: 总投资6亿元的甲产业园."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.deed import (
    before_measure,
    bound,
    fill,
    investors_of,
)
from zhaoshang_extract.assemble.draft import Draft, Findings
from zhaoshang_extract.assemble.list import split_pair
from zhaoshang_extract.assemble.name import end_of_name, past_edges
from zhaoshang_extract.assemble.name_proof import (
    LONGEST,
    has_tail,
    is_money,
    is_proper,
    is_sector,
    opens_with_verb,
    why_no_name,
)
from zhaoshang_extract.assemble.party import is_company
from zhaoshang_extract.assemble.step import is_meant, step_behind
from zhaoshang_extract.assemble.words import (
    chars,
    closing,
    either,
    form_set,
    forms,
    maybe,
    says,
    starts,
    step_forms,
    terms,
)
from zhaoshang_extract.lexicon.numerals import cardinal
from zhaoshang_extract.marks import CLOSE, COMMA, ITEM, LIST, OPEN, PHRASE, STOP
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

INVESTED = frozenset(
    {"total_investment", "agreed_investment", "contracted_investment", "fund_size", "foreign_capital_used"}
)
# A name that nothing closes (锐川轴承) has at least so many characters; 盛况 and 高光 are words.
_BARE = 4
# Products that a name lists have at most so many characters each.
_PRODUCT = 6


@cache
def _list_end() -> re.Pattern[str]:
    return re.compile(f"[{chars('and_so_on')}{PHRASE}]")


@cache
def _many() -> re.Pattern[str]:
    count = rf"(?P<count>\d{{1,4}}|[{cardinal()}]{{1,4}})"
    noun = f"[^{ITEM}{OPEN}{CLOSE}]{{0,4}}?"
    return re.compile(f"{either('and_so_on')}{noun}{count}{maybe('more')}{either('unit')}")


@cache
def _of() -> re.Pattern[str]:
    of = f"(?:{either('of')}|{either('slip_for_of')}(?!{either('no_slip')}))"
    return re.compile(f"{bound()}{maybe('build')}{of}")


@cache
def _also() -> re.Pattern[str]:
    # 总投资30亿元、占地800亩的|某某城; 投资3亿元，由某公司建设的|某某园
    said = f"(?P<said>[^{ITEM}{chars('of')}]{{1,24}})"
    return re.compile(f"{bound()}(?:[{LIST}{COMMA}]{either('attribute')}{said}){{1,3}}{either('of')}")


@cache
def _makes() -> re.Pattern[str]:
    # 总投资6.8亿元、|年产9000万米牛仔布生产线项目
    made = f"{either('yearly')}[^{ITEM}{chars('of')}]{{4,30}}{either('kind')}"
    return re.compile(f"{bound()}{LIST}(?={made})")


@cache
def _which_is() -> re.Pattern[str]:
    # 某公司投资26亿元、这次开工的是|某某项目
    steps = "|".join(re.escape(form) for form in sorted(step_forms()))
    then = f"[{LIST}{COMMA}][^{ITEM}{chars('of')}]{{0,8}}?(?:{steps})"
    return re.compile(f"{bound()}{then}{either('of')}{maybe('just')}{either('is_or_names')}")


def name_behind(zone: Zone, fact: Fact, found: Findings) -> bool:
    text, quantity = zone.sentence.text, zone.quantity
    of = _opens_name(zone)
    if of is None or not (fact.single or fact.measure.value in INVESTED):
        return False
    start = of.end()
    end = _before_investor(text, start, end_of_name(zone.sentence, start))
    end = _over_products(zone.sentence, start, end)
    name = _without_kind(zone.sentence, Span(start, end))
    why = _why_not(zone, name)
    if why is not None and _why_not(zone, closed := _up_to_kind(zone.sentence, start, name)) is None:
        name, end, why = closed, closed.end, None
    why = why or _only_meant(zone.sentence, name, fact)
    if why is None and _is_counted(zone.sentence, end):
        why = "a kind of projects, which are counted"  # 超500万美元的生产型外资项目|6个
    if why is not None:
        found.refuse(zone.sentence, Span(start, max(end, start)), "amount_before_name", why)
        return True
    pair = [name] if _is_joint(text, name) else split_pair(text, name, in_list=False)
    of_first = starts("and_so_on", text, end) and bool(investors_of(zone))
    summed = len(pair) > 1 or (_sums_list(zone, end) and not of_first)
    for part in pair:
        draft = Draft(zone.sentence, part, Span(quantity.span.start, end), "amount_before_name")
        fill(draft, zone, None if summed else fact)
        draft.stage = _step_of_many(zone, end) or draft.stage or fact.scope.stage.value
        if not summed or draft.stage:
            found.drafts.append(draft)
    return True


def _why_not(zone: Zone, name: Span) -> str | None:
    """Why the words behind the amount are no name, or None."""
    why = why_no_name(zone.sentence, name)
    if why is None and not _could_be_one(zone.sentence.text, name) and not _is_in_row(zone, name):
        return "no word of it is a name"  # 招商引资额超千亿元的盛况
    return why


def _up_to_kind(sentence: Sentence, start: int, name: Span) -> Span:
    """3亿元的|瑞恒新增整车项目|也于当天动工, 甲电源项目|主要生产电源: up to the first 项目 of its clause.

    A verb inside a name, or directly behind its 项目, hides where it ends.
    """
    text = sentence.text
    stop = next((at for at in range(start, sentence.span.end) if text[at] in ITEM), sentence.span.end)
    for hit in terms("kind").scan(text, start + 2, min(stop, start + LONGEST)):
        between = text[start : hit.start]
        return name if says("of", between) or terms("group").at(between, 0) else Span(start, hit.end)
    return name


def _is_joint(text: str, name: Span) -> bool:
    """智慧物流枢纽和氢能产业基地项目: 项目 closes the whole, for neither side has a name of its own."""
    kind = closing(text, *name, "kind")
    return kind > 0 and not is_proper(text, Span(name.start, name.end - kind))


def _opens_name(zone: Zone) -> re.Match[str] | None:
    """What leads from the amount to the name behind it: 的, or what else is said of the project, then 的."""
    text, at = zone.sentence.text, zone.quantity.span.end
    of = _of().match(text, at) or _which_is().match(text, at) or _makes().match(text, at)
    if of is not None:
        return of
    also = _also().match(text, at)
    if also is None:
        return None
    # 某项目总投资5亿元，占地80亩的厂房已封顶: the amount has its name before it
    end = before_measure(zone)
    first = past_edges(zone.sentence, zone.near.start, end)
    opened = any(hit.end == end for hit in terms("opener").scan(text, first, end))  # 分别是|投资3亿元、……
    return also if first >= end or opened or investors_of(zone) else None


def _step_of_many(zone: Zone, end: int) -> str | None:
    """投资3亿元的甲纺纱项目等12个项目|正加紧建设: the step that is told of all."""
    text, stop = zone.sentence.text, zone.sentence.span.end
    many = _many().match(text, end)
    group = terms("group").at(text, many.end()) if many is not None else None
    step = step_behind(text, group.end, stop) if group is not None else None
    return step.what if step is not None else None


def _before_investor(text: str, start: int, end: int) -> int:
    """某电站项目|和某公司投资1.6亿元的…; 某文旅城|和投资12亿元的…: here the next item begins."""
    deed = closing(text, start, end, "deed")
    ended = end - deed
    for at in range(start + 2, ended - 1):
        if text[at] not in forms("and") or not is_company(text, Span(at + 1, ended)):
            continue
        if has_tail(text, Span(start, at)) or (deed and at - start >= _BARE):
            return at
    return ended - 1 if deed and text[ended - 1] in forms("and") and ended - start > 2 else end


def _over_products(sentence: Sentence, start: int, end: int) -> int:
    """针织面料、|成衣项目: products of one project, where 、 parts no names and no amount follows."""
    text = sentence.text
    if not text.startswith(LIST, end) or not 2 <= end - start <= _PRODUCT:
        return end
    first, stop = Span(start, end), end_of_name(sentence, end + 1)
    closed = closing(text, end + 1, stop, "kind") or closing(text, end + 1, stop, "tail") > 1
    if has_tail(text, first) or is_company(text, first) or not closed or starts("and_so_on", text, stop):
        return end
    if _is_counted(sentence, stop) or (is_proper(text, first) and not is_sector(text, first)):
        return end
    return stop


def counts_projects(quantity: Quantity) -> bool:
    return quantity.unit in form_set("unit", "unit_of_deals") and quantity.value != 1


def _is_counted(sentence: Sentence, end: int) -> bool:
    """True where a count of projects stands directly behind: 外资项目|6个."""
    return any(q.span.start == end and counts_projects(q) for q in sentence.quantities)


def _is_in_row(zone: Zone, name: Span) -> bool:
    """投资9亿元的|中化染料|、投资6亿元的天虹百货: in a row of priced items a name needs no closing word."""
    text, sentence = zone.sentence.text, zone.sentence
    paid = bool(investors_of(zone))  # 某公司投资4亿元的|棉纺织
    if len(name) < _BARE - paid or opens_with_verb(text, name) or (is_sector(text, name) and not paid):
        return False
    after = text[name.end : name.end + 1]
    rows = [
        q
        for q in sentence.quantities
        if is_money(text, q)
        and q is not zone.quantity
        and starts("of", text, q.span.end)
        and not any(
            mark in text[min(q.span.end, name.end) : max(q.span.start, zone.quantity.span.start)]
            for mark in PHRASE
        )
    ]
    goes_on = after in (LIST, COMMA, STOP, *forms("row_goes_on")) or starts("and_so_on", text, name.end)
    return bool(rows) and goes_on


def _could_be_one(text: str, name: Span) -> bool:
    closed = has_tail(text, name) or closing(text, *name, "works") > 0
    named = len(name) >= _BARE and (is_proper(text, name) or is_company(text, name))
    return closed or (named and not opens_with_verb(text, name))


def _only_meant(sentence: Sentence, name: Span, fact: Fact) -> str | None:
    """将设立总规模50亿元的某某基金: a plan with no step, and a fund, is no project."""
    if fact.scope.stage.value is not None:
        return None
    if closing(sentence.text, *name, "fund"):
        return "a fund, and no step is told of it"
    planned = fact.modality.value == "target" and is_meant(sentence, sentence.span.start, name.start)
    return "meant, and no step is told of it" if planned else None


def _without_kind(sentence: Sentence, name: Span) -> Span:
    """远航铸件厂 of 重点工业项目远航铸件厂: a kind of project before the name is no part of it."""
    text = sentence.text
    hit = next(terms("kind").scan(text, name.start, name.end - 1), None)
    if hit is None or starts("kind_goes_on", text, hit.end):
        return name
    kind = Span(name.start, hit.end)
    return Span(kind.end, name.end) if why_no_name(sentence, kind) else name


def _sums_list(zone: Zone, end: int) -> bool:
    """总投资120亿元的甲、乙等15个项目: the amount belongs to the group and not to the first of it."""
    text, sentence = zone.sentence.text, zone.sentence
    before = text[max(0, zone.near.start - 1) : zone.near.start]
    own = [q for q in sentence.quantities if q.kind == "amount" and q.span.start > zone.quantity.span.end]
    if text.startswith(LIST, end):
        close = _list_end().search(text, end)
        stop = close.start() if close else len(text)
        return not any(q.span.start < stop for q in own) and not _is_later_item(zone)
    many = _many().match(text, end)
    several = many is not None and many["count"] not in ("1", *forms("one"))
    return several and not _is_later_item(zone) and before != LIST


def _is_later_item(zone: Zone) -> bool:
    """True when an item with an amount of its own stands before this one in the list."""
    before = zone.sentence.quantities[zone.index - 1] if zone.index else None
    if before is None or before.kind != "amount":
        return False
    between = zone.sentence.text[before.span.end : zone.quantity.span.start]
    return LIST in between and not any(mark in between for mark in PHRASE)

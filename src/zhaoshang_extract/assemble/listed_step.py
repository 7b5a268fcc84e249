"""The step that is told once for a whole list of names: before it, behind it, in what sums it up."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.draft import Findings
from zhaoshang_extract.assemble.name_list import STOPS, NameList, list_opener, start_of_list
from zhaoshang_extract.assemble.step import (
    TALKED,
    goes_on,
    is_meant,
    is_planned,
    is_undone,
    last_of_row,
    step_before,
    step_behind,
)
from zhaoshang_extract.assemble.words import behind, closing, either, maybe, says, starts, steps, terms
from zhaoshang_extract.lexicon.numerals import cardinal, power
from zhaoshang_extract.marks import COLON, COMMA, EITHER_COLON, HAN, SEMICOLON, STOP
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Hit

_COUNTS = frozenset(("project_count", "enterprise_count"))
# A step and the noun that it is an attribute of are parted by so many characters at most.
_KIND = 12


@cache
def count_of_projects() -> re.Pattern[str]:
    number = rf"{maybe('count_hedge')}(?:\d{{1,4}}|[{cardinal()}]{{1,4}}){maybe('more')}"
    return re.compile(f"{number}{either('unit', 'unit_big')}(?!{either('month_sign')})")


@cache
def _members_before() -> re.Pattern[str]:
    return re.compile(f"{either('opens_list', 'opens_members')}[{EITHER_COLON}]?$")


@cache
def _in_place() -> re.Pattern[str]:
    # 先后|来湘|投资; what such companies do else is no step of a project: 走访, 对接, 代表
    place = f"{either('to_place')}[{HAN}]{{1,8}}?"
    return re.compile(f"{maybe('one_by_one')}{place}(?={either('settles_there')})")


@cache
def _amount_of() -> re.Pattern[str]:
    told = f"{either('price_opener')}*{maybe('price_money')}{either('price_sum')}*"
    number = rf"\d[\d.,]{{0,9}}{maybe('more')}[{power()}]{{0,2}}{maybe('foreign_yuan')}{either('yuan')}"
    bound = f"{maybe('currency')}{maybe('above_or_about')}{maybe('built')}"
    return re.compile(f"{told}{number}{bound}{either('of')}$")


@cache
def _opened() -> re.Pattern[str]:
    noun = f"(?:{either('of')}|{behind('named_noun')})"
    named = f"{noun}{maybe('mainly')}{either('has_or_is')}"
    return re.compile(f"(?:{list_opener().pattern}|{named}[{EITHER_COLON}]?)$")


@cache
def _all() -> re.Pattern[str]:
    return re.compile(f"{COMMA}{maybe('now')}(?={either('tells_all')})")


def stage_of(
    sentence: Sentence, listed: NameList, names: list[Span], found: Findings
) -> tuple[str | None, str]:
    """The step told once for the whole list, or None and why there is none."""
    text = sentence.text
    if not names:
        return None, "no item"
    floor = start_of_list(sentence, listed.end)
    start = names[0].start
    opened = listed.items[0].start  # 分别是|甲县的乙产业园: what stands within an item opens no list
    behind = step_behind(text, listed.close, sentence.span.end) or _step_of_all(
        text, listed, sentence.span.end
    )
    kind = _step_of_group(text, listed)
    if kind is not None and kind.what == "under_construction":
        return kind.what, ""  # 将加快推进甲线、乙基地等|在建|项目: what is meant is to go on with them
    if kind is not None and (behind is None or _is_paced(text, listed.close, behind.end)):
        behind = kind
    before = step_before(text, floor, _before_amount(text, floor, start))
    done = Span(listed.close, behind.end) if behind is not None else None
    if before is None and is_meant(sentence, floor, start, done) and not _is_reported(sentence, floor, start):
        return None, "meant, not done"
    if before is not None and not is_meant(sentence, floor, _before_drive(text, floor, before.start)):
        return before.what, ""
    if behind is None and listed.counted:
        behind = _step_in_clause(sentence, listed.close)
    if behind is not None:
        return last_of_row(text, behind, sentence.span.end), ""
    if listed.counted and starts("works_site", text, listed.close):
        return "under_construction", ""
    if listed.counted and (talked := step_before(text, floor, start, talks=True)) is not None:
        return talked.what, ""
    if _in_place().match(text, listed.close, sentence.span.end):
        return "introduced", ""
    if text[floor - 1 : floor] in COLON and floor > sentence.span.start:  # 新开工的项目有：|甲线、乙基地等
        floor = start_of_list(sentence, floor - 1)
    told = _step_of_kind(text, floor, start) or _step_of_kind(text, floor, opened)
    if told is not None:
        return told, ""
    counted = _counted_before(sentence, start, found)
    own = (
        listed.counted
        and count_of_projects().search(text, listed.end, listed.close)  # 其中甲集团等31家企业来看项目
        and not counts_itself(sentence, listed)
    )
    if (
        counted is not None
        and not own
        and (
            _members_before().search(text, floor, _before_amount(text, floor, start))
            or _members_before().search(text, sentence.span.start, opened)
        )
    ):
        return counted.scope.stage.value, "the count before it tells no step"
    grouped = _counted_in_groups(sentence, start, found) if own else None
    if grouped is not None and grouped.scope.stage.value is not None:
        return grouped.scope.stage.value, ""
    neighbours = {draft.stage for name in names if (draft := found.taken(sentence, name)) is not None}
    if len(neighbours) == 1 and None not in neighbours:
        return neighbours.pop(), ""  # 投资3亿元的甲园、投资2亿元的乙港以及丙二期等
    return None, "no step is told of the list"


def counts_itself(sentence: Sentence, listed: NameList) -> bool:
    """外资项目有甲钢丝、乙化工等9个|，: the noun of the count stands before the list."""
    return any(q.span.end == listed.close and q.span.start > listed.end for q in sentence.quantities)


def _is_reported(sentence: Sentence, floor: int, start: int) -> bool:
    """1至7月，|推动甲、乙等15个项目开工: what a span of months saw driven was done."""
    text = sentence.text
    if is_planned(text[floor:start]):
        return False
    before = [period for period in sentence.periods if period.span.end <= start]
    return any(says("spans_time", period.quote) or says("dash", period.quote) for period in before)


def _step_of_group(text: str, listed: NameList) -> Hit[str] | None:
    """甲园、乙二期等|新开工|项目: the step in what sums up the list."""
    if not listed.counted:
        return None
    for at in range(listed.close - 1, listed.end, -1):
        group = terms("group").at(text, at)
        if group is not None and group.end == listed.close:
            hits = [hit for hit in steps().scan(text, listed.end, at) if hit.what not in TALKED]
            phrase = text[listed.end + 1 : at]
            if says("group", phrase):
                return None  # 等6个园区新开工|项目: others are counted
            return hits[-1] if hits and hits[-1].end == at and not is_planned(phrase) else None
    return None


def _is_paced(text: str, at: int, end: int) -> bool:
    """新签约项目|有序落地, |加快推进: on the way, and no step that is done."""
    return says("pace", text, at, end) or goes_on(text, at, end)


def _step_of_all(text: str, listed: NameList, end: int) -> Hit[str] | None:
    """分别是甲、乙和丙，|均已签约: the clause behind says it of all."""
    all_of = _all().match(text, listed.close, end)
    return step_behind(text, all_of.end(), end) if all_of is not None else None


def _step_of_kind(text: str, floor: int, start: int) -> str | None:
    """签约|项目包括|甲中心和乙项目: the step that tells the kind of what is listed."""
    opened = _opened().search(text, floor, start)
    if opened is None:
        return None
    hits = list(steps().scan(text, max(floor, opened.start() - 6), opened.start()))
    if hits and hits[-1].end == opened.start() and starts("of", opened.group()):
        return hits[-1].what  # 开工的有|甲膜材料厂、乙车间等8个项目
    for at in range(opened.start() - 1, floor - 1, -1):
        group = terms("group").at(text, at)
        if group is not None and group.end == opened.start():
            hits = list(steps().scan(text, max(floor, at - _KIND), at))
            return hits[-1].what if hits and _says_kinds(text, hits[-1].end, at) else None
    return None


def _says_kinds(text: str, start: int, end: int) -> bool:
    """新开工|的重点招商|项目: between a step and its noun nothing but kinds of projects."""
    while start < end and (kind := terms("generic").at(text, start)) is not None:
        start = kind.end
    return start >= end  # 招商项目 is one word of kinds


def _step_in_clause(sentence: Sentence, at: int) -> Hit[str] | None:
    """等50个项目|通过线上线下相结合的方式相继签约: the first step that the clause tells of the list."""
    text = sentence.text
    stop = min(
        (p for m in STOPS if (p := text.find(m, at, sentence.span.end)) >= 0), default=sentence.span.end
    )
    if is_meant(sentence, at, stop):
        return None
    hit = next(steps().scan(text, at, stop), None)
    if hit is None or is_undone(text, at, hit.start):
        return None
    return step_behind(text, hit.start, stop)


def _before_drive(text: str, floor: int, at: int) -> int:
    """推进|落地甲产业园、乙基地等: here 推进 is a part of what was done."""
    return at - closing(text, floor, at, "drives_to")


def _before_amount(text: str, floor: int, at: int) -> int:
    """Where the amount begins that stands before the first name: 引进|投资3亿元的甲产业园."""
    amount = _amount_of().search(text, max(floor, at - 30), at)
    return amount.start() if amount else at


def _counted_in_groups(sentence: Sentence, at: int, found: Findings) -> Fact | None:
    """当天9个项目开工，包括|甲馆等4个文旅项目；|乙屋顶光伏等3个工业项目: the count of all groups."""
    text = sentence.text
    opened = list(list_opener().finditer(text, sentence.span.start, at))
    if not opened:
        return None
    groups = re.split(f"[{SEMICOLON}]", text[opened[-1].end() : at])
    if not all(count_of_projects().search(group) for group in groups[:-1]) or len(groups[-1]) > _KIND:
        return None
    counted = _counted_before(sentence, opened[-1].start(), found)
    parts = [q.value for q in sentence.quantities if q.kind == "count" and q.span.start >= opened[-1].end()]
    project_count = counted is not None and counted.measure.value == "project_count"
    whole = counted is not None and parts and max(parts) < counted.quantity.value
    return counted if project_count and whole else None


def _counted_before(sentence: Sentence, at: int, found: Findings) -> Fact | None:
    """The count of projects that 包括 opens into a list: 在谈项目112个，包括……."""
    for quantity in reversed(sentence.quantities):
        fact = found.facts.get(id(quantity))
        if quantity.span.end <= at and fact is not None and fact.measure.value in _COUNTS:
            between = sentence.text[quantity.span.end : at]
            own = fact.measure.value == "project_count" or between.count(COMMA) <= 1
            return fact if own and not any(mark in between for mark in (STOP, SEMICOLON)) else None
    return None

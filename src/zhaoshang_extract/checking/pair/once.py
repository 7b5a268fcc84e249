"""占全省省外资金总额的62.1%, five sentences behind 引进省外资金2260.8亿元: a whole that the text prints once.

The part stands directly before its share, and of all figures before it one only can be what the words
behind 占 name: of the part's kind and measure, larger than it, of a place and a time that hold its own, and
no part of anything itself (none whose own share is told). Then that is the whole, in whatever sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.each import is_list
from zhaoshang_extract.checking.pair.portion import quantity_of
from zhaoshang_extract.checking.pair.said import bears
from zhaoshang_extract.checking.pair.told_parts import parts_told
from zhaoshang_extract.checking.pair.whole import describes, names_another
from zhaoshang_extract.checking.relation import share
from zhaoshang_extract.checking.slots import (
    holds_industry,
    holds_period,
    holds_threshold,
    is_like,
    lies_within,
    same_measure,
)
from zhaoshang_extract.checking.words import (
    among_name,
    forms,
    last_clause,
    levels_of,
    named_whole,
    says,
    share_tail,
    without_levels,
    without_time,
)
from zhaoshang_extract.mention.term import find_terms

_BACK, _LONGEST, _SHORTEST = 8, 12, 2

Figures = tuple[Figure, ...]


def wholes_told_once(field: Field) -> Iterator[Question]:
    """A question for each share whose whole is the only figure near it that could be one."""
    parted = set(_with_share(field))
    for rate in field.rates("share"):
        lead = rate.lead or rate
        tail = share_tail(lead.before)
        if rate.unit != "%" or tail is None or not field.has_text or _is_of_another(lead.before, tail):
            continue
        parts, others = _parts(rate, tail, field)
        if not parts or not all(map(_is_plain, parts)):
            continue
        whole = _only_whole(parts, rate, tail, (parted | {*others}) - {*parts}, field)
        if whole is not None and whole not in others:
            claim = Claim({"part": parts, "whole": (whole,)}, share, CERTAIN, told=True)
            yield Question("share", rate, [claim])


def _is_of_another(words: str, tail: str) -> bool:
    """占去年全年的, 占比由, 占比最大的…占: of another time, of another part."""
    elsewhere = says("whole_elsewhere", words) or says("superlative", words)
    return elsewhere or says("from", tail) or says("up_to", tail)


def _with_share(field: Field) -> Iterator[Figure]:
    """The figures whose own share stands directly behind them: 亿元以上项目163.2亿元，占75%."""
    for rate in field.rates("share"):
        part = quantity_of(rate)
        if part is None or part.sentence != rate.sentence or part.place >= rate.place:
            continue
        if all(other.kind == "rate" for other in field.figures[part.place + 1 : rate.place]):
            yield part


def _parts(rate: Figure, tail: str, field: Field) -> tuple[Figures, Figures]:
    """What the share is told of, and, where it stands in a list, all that its list is told of."""
    lead = rate.lead or rate
    rates = [one for one in field.figures[lead.place : lead.place + _LONGEST] if one.lead is lead]
    if len(rates) > 1:
        told = _listed(rates, tail, field)
        return ((told[rates.index(rate)],), told) if told else ((), ())
    near = field.figures[max(0, rate.place - _BACK) : rate.place]
    goals = ("goal", "base")  # 到位32.7亿元，为任务（20亿元）的163%，占总到位资金的
    last = next((one for one in reversed(near) if one.kind != "rate" and one.role not in goals), None)
    if last is None or last.sentence != rate.sentence or last.kind not in ("amount", "count"):
        return (), ()
    of, subject = quantity_of(rate), last_clause(rate.before[: len(rate.before) - len(tail)])
    if len(subject) >= _SHORTEST and subject in last_clause(last.before) and of in (None, last):
        return (last,), ()  # 其中税收收入47.9亿元，税收占比77.8%
    if not subject:
        return ((last,), ()) if last.lead is last and of in (None, last) else ((), ())
    parts = parts_told(rate, last, tail, field)
    return (parts, ()) if parts is not None and (len(parts) > 1 or of in (None, last)) else ((), ())


def _listed(rates: list[Figure], tail: str, field: Field) -> Figures:
    """36个、总投资60.5亿元，个数和投资额分别占: as many figures as rates, directly before them."""
    lead = rates[0]
    told = tuple(field.figures[max(0, lead.place - len(rates)) : lead.place])
    if len(told) < len(rates) or not says("each_of", lead.before) or not is_list(told):
        return ()
    if any(one.sentence != lead.sentence or one.kind not in ("amount", "count") for one in told):
        return ()
    subject = last_clause(lead.before[: len(lead.before) - len(tail)])
    for form in forms("each_of"):
        subject = subject.replace(form, "")
    return told if not subject or len({one.alike for one in told}) == len(told) else ()


def _only_whole(
    parts: Figures, rate: Figure, tail: str, parted: set[Figure], field: Field
) -> Figure | None:  # fmt: skip
    levels = levels_of(tail)
    name = named_whole(without_levels(without_time(tail)))
    made = sum(part.units for part in parts)
    near = (*field.before(parts[0]), *_behind(rate, parts[-1], name, tail, field))
    found = [
        whole
        for whole in near
        if whole.units > made and whole not in parted and _may_be(whole, parts[-1], name, levels)
    ]
    if len({whole.units for whole in found}) != 1:
        return None
    whole = found[0]
    among = among_name(last_clause(parts[-1].before))  # 新签约项目中工业: of those, whatever is larger
    if names_another(name, among, whole) or _is_narrower(whole, tail, name):
        return None
    if len(parts) > 1 and parts[0].place - whole.place != 1 and whole.place < rate.place:
        return None  # 甲县、乙县、丙县，前两地合计占全市的: of which two, the words do not say
    return whole if _holds(whole, parts[-1], name) else None


def _behind(rate: Figure, part: Figure, name: str, tail: str, field: Field) -> Iterator[Figure]:
    """，占全市总数的40.1%；全市158个: figures behind the share that bear the name told by 占."""
    for whole in field.after(rate, part.alike):
        if whole.sentence - rate.sentence > 1:
            return
        if bears(whole, name, tail):
            yield whole


def _may_be(whole: Figure, part: Figure, name: str, levels: tuple[str, ...] | None) -> bool:
    if not is_like(whole, part) or not _is_plain(whole) or whole.target != part.target:
        return False
    if levels is not None and whole.level is not None and whole.level not in levels:
        return False
    if not name:
        return same_measure(whole, part)
    own = same_measure(whole, part) or any(term.kind == "measure" for term in find_terms(name))
    return own and (name in whole.before + whole.indicator or describes(name, whole))


def _is_narrower(whole: Figure, tail: str, name: str) -> bool:
    """工业到位208亿元 is no whole of 占全部到位资金的, which names no sector."""
    if not name and levels_of(tail) is None and not says("whole_sum", tail):
        return False
    sector = whole.industry is not None and whole.industry not in name
    return sector or (whole.threshold is not None and not any(map(str.isdigit, name)))


def _is_plain(figure: Figure) -> bool:
    return figure.exact and figure.role == "head" and not figure.change and not figure.mean


def _holds(whole: Figure, part: Figure, name: str) -> bool:
    """True where the whole's place and time hold the part's; where it has no name, sector and size, too."""
    if not lies_within(part.region, whole.region) or not holds_period(whole.period, part.period):
        return False
    return bool(name) or (holds_industry(whole, part) and holds_threshold(whole, part))

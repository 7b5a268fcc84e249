"""Thresholds: an amount that is a condition of size (10亿元以上项目), not a figure of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.bound import left_bound
from zhaoshang_extract.mention.unit import unit_at
from zhaoshang_extract.span import Span

THRESHOLD_KEYS = frozenset({"role"})
# 5—10亿元（10亿元不计）, 1亿元（不含）以上
_EDGE = r"(?:（(?:不?含[^（）]{0,10}|[^（）]{0,8}不[计含])）)?"
_TAIL = re.compile(
    rf"{_EDGE}(?:(?P<grade>级)|(?P<over>[及或]?以上|\+)|(?P<under>[及或]?以下|以内))?"
    rf"{_EDGE}"
)
# 5000万元以上1亿元以下
_BAND = re.compile(
    r"[、，至到]?(?P<high>\d{1,5}(?:\.\d{1,2})?)(?P<scale>[万亿])(?:元|美元)?(?:（不?含[^（）]{0,6}）)?(?:以下|以内)"
)
# 30亿元或3亿美元以上项目: the same condition in another currency
_OTHER = r"(?:\d{1,5}(?:\.\d{1,2})?[-~—至]{1,2})?\d{1,5}(?:\.\d{1,2})?[百千]?[万亿](?:美元|元|欧元|港元|日元)"
_ALTERNATIVE = re.compile(rf"(?:或者?|/){_OTHER}|（{_OTHER}）")
_COUNT = re.compile(
    r"的?（?(?:不少于|不低于|至少|有|只有|仅有|共有?|分别有|分别为|分别|达|为|仅|就有|合计|约|近|超过|达到)?"
    r"(?:\d{1,6}|[一二两三四五六七八九十百]{1,5})[余多]?[个家户宗项]"
)
# 带动, 新增: a verb between the amount and the noun begins a new statement.
_STATEMENT = re.compile(r"带动|新增|实现|完成|吸[纳引]|安置|惠及|支持|用于|拉动|服务|投向|[可能将已共助等]")
_COUNTED = re.compile(
    r"[个家户](?:项目|企业)?(?:的?(?:投资额?|总投资|单体投资|投资规模))?(?:均|都|皆|全部)?(?:处)?在$"
)
_ALL_OF = re.compile(
    r"(?:投资额?|总投资|投资规模|单体投资|规模|项目)(?:全部)?(?:均|都|皆)(?:处|保持)?(?:在|为)?$"
)
_SOME_OF = re.compile(
    r"[\d一二两三四五六七八九十百][余多]?[个家户](?:项目|企业)?(?:的?(?:单体|单个)?投资(?:额|规模)?)?(?:均|都)?$"
)
_OPENS = frozenset("，、；。中（")
_GROUP_TOTAL = ("总投资", "总投资额", "总额", "投资总额", "协议投资", "合同投资")
_ONE_SIZE = re.compile(r"(?<!总)(?:投资|规模|体量)$")
_WITHIN = 14


@dataclass(slots=True)
class Threshold:
    """A condition of size. `min` and `max` are in 亿 of the currency; None where that end is open.

    `currency` is an ISO 4217 code; None for the yuan, in which sizes are told unless they say otherwise.
    """

    span: Span
    quote: str
    min: Decimal | None
    max: Decimal | None
    currency: str | None = None


@cache
def forms_of(role: str) -> tuple[str, ...]:
    """The forms of `thresholds.toml` that play `role`."""
    return tuple(
        form
        for entry in load("thresholds", THRESHOLD_KEYS)
        if role in entry.facts["role"].split()
        for form in entry.forms
    )


@cache
def _noun() -> re.Pattern[str]:
    modifiers = "|".join(sorted(map(re.escape, forms_of("modifier")), key=len, reverse=True))
    nouns = "|".join(sorted(forms_of("noun"), key=len, reverse=True))
    return re.compile(f"(?:{modifiers}){{0,6}}?(?:{nouns})")


@cache
def _any_noun() -> re.Pattern[str]:
    return re.compile(f"(?P<words>[^，。；：、（）！？\\d\\n]{{0,12}}?)(?:{'|'.join(forms_of('noun'))})")


@cache
def _grouped() -> re.Pattern[str]:
    modifiers = "|".join(sorted(map(re.escape, forms_of("modifier")), key=len, reverse=True))
    return re.compile(f"(?:{modifiers}){{1,4}}?(?={_COUNT.pattern})")


def is_tier(text: str, end: int) -> bool:
    """True when the scale that ends at `end` ranks a place, firm or trade: 千亿产业, 百亿企业."""
    return text.startswith(forms_of("tier"), end)


def read_threshold(
    text: str, start: int, end: int, low: Decimal, high: Decimal | None, led: bool
) -> Threshold | None:
    """The condition of size whose amount is printed at `start:end`, or None when it is an amount.

    `low` and `high` are in 亿; `led` says that the amount begins with a scale (亿元, 百亿).
    """
    other = _ALTERNATIVE.match(text, end)
    tail = _TAIL.match(text, other.end() if other else end)
    assert tail is not None  # every part of the pattern may be empty
    if other is not None and not (tail["over"] or tail["under"] or high is not None):
        return None  # 签约30亿元或3亿美元
    if high is not None:
        fits = _counts_or_names(text, tail.end())
        return _threshold(text, start, tail.end(), low, high) if fits else None
    if tail["grade"]:
        return _graded(text, start, tail.end(), low)
    band = _BAND.match(text, tail.end()) if tail["over"] else None
    if band is not None and _counts_or_names(text, band.end()):
        top = Decimal(band["high"]) * (1 if band["scale"] == "亿" else Decimal("0.0001"))
        return _threshold(text, start, band.end(), low, top) if top > low else None
    if tail["over"] or tail["under"]:
        named = _counts_or_names(text, tail.end()) and not _states(text, start, tail.end())
        if not (led or named or _is_predicate(text, start)) or text[max(0, start - 3) : start] == "控制在":
            return None
        ends = (low, None) if tail["over"] else (None, low)
        return _threshold(text, start, tail.end(), *ends)
    return _by_word_before(text, start, tail.end(), low, led)


def _graded(text: str, start: int, end: int, low: Decimal) -> Threshold | None:
    """百亿级项目 and 50亿元级的1个, but not 百亿级产业."""
    fits = _COUNT.match(text, end) or _project_follows(text, end) or not is_tier(text, end)
    return _threshold(text, start, end, low, None) if fits else None


def _project_follows(text: str, end: int) -> bool:
    noun = _any_noun().match(text, end)
    return noun is not None and noun.group().endswith("项目")


def _by_word_before(text: str, start: int, end: int, low: Decimal, led: bool) -> Threshold | None:
    """过亿元项目, 投资超5亿元的项目, 其余8个不足亿元, 亿元项目."""
    left = left_bound(text, start, True)
    if left.bound in ("over", "under"):
        ends = (low, None) if left.bound == "over" else (None, low)
        if _is_predicate(text, left.start):  # 引进项目6个，投资额均超过5000万元
            return _threshold(text, left.start, end, *ends)
        if _SOME_OF.search(text, max(0, left.start - _WITHIN), left.start):
            return _threshold(text, left.start, end, *ends) if led or left.bound == "under" else None
    before = text[max(0, left.start - 3) : left.start]
    count = _COUNT.match(text, end)
    alone = count is not None and text[count.end() : count.end() + 1] in "，、；。）"
    opens = before[-1:] in _OPENS or _ONE_SIZE.search(before) is not None
    opens = opens or (alone and before == "总投资")  # 其中总投资超10亿元的34个
    if left.bound in ("over", "under") and count is not None and opens:
        # 新签约项目中，超10亿元3个; 投资超亿元的34个; 不足亿元5个
        ends = (low, None) if left.bound == "over" else (None, low)
        return _threshold(text, left.start, end, *ends)
    noun = _noun().match(text, end)
    if noun is None or text[noun.end() - 2 : noun.end()] != "项目":
        return None
    if left.bound == "over":
        total = text[max(0, left.start - 5) : left.start].endswith(_GROUP_TOTAL)
        if total and not _COUNT.match(text, noun.end()):  # 投资总额过10亿元的项目有11个
            return None  # 总投资超100亿元的重大项目集中开工 sums them up
        return _threshold(text, left.start, end, low, None)
    return _threshold(text, start, end, low, None) if led and left.bound == "exact" else None


def _counts_or_names(text: str, at: int) -> bool:
    """True when a count, or a noun that is counted by size, follows at `at`."""
    if _COUNT.match(text, at) or _noun().match(text, at) or _grouped().match(text, at):
        return True
    noun = _any_noun().match(text, at)
    if noun is None:
        return text.startswith(("的，", "的；", "的、", "的。"), at)
    # 50亿元以上的某某新材料项目 names one project and its amount; a count behind it makes it a condition.
    if noun["words"].startswith("的") and not text[noun.end() : noun.end() + 1].isdecimal():
        return False
    return not _STATEMENT.search(noun["words"])


def _states(text: str, start: int, end: int) -> bool:
    """True when a predicate stands before the amount and no plain noun behind it: 收入达12亿元以上."""
    if _noun().match(text, end) or _COUNT.match(text, end):
        return False
    noun = _any_noun().match(text, end)  # 投资达一亿元以上的履约项目58个: what is counted is of that size
    if noun is not None and noun["words"].startswith("的") and _COUNT.match(text, noun.end()):
        return False
    return text[max(0, start - 6) : start].endswith(forms_of("verb"))


def _is_predicate(text: str, start: int) -> bool:
    """True when the amount says the size of what was counted: 其余7个在亿元以下."""
    begin = max(0, start - _WITHIN)
    return bool(_COUNTED.search(text, begin, start) or _ALL_OF.search(text, begin, start))


def _threshold(text: str, start: int, end: int, low: Decimal | None, high: Decimal | None) -> Threshold:
    return Threshold(Span(start, end), text[start:end], low, high, _foreign(text, start, end))


def _foreign(text: str, start: int, end: int) -> str | None:
    """The currency of 1000万美元以上; of 30亿元或3亿美元以上 the first, the yuan."""
    for at in range(start, end):
        found = unit_at(text, at)
        currency = found[0].currency if found is not None else None
        if currency is not None:
            return None if currency == "CNY" else currency
    return None

"""Rates that are no number with a unit: 三分之二, 百分之十二, 一半, 占比过半, 12.3:41.6:46.1."""

from __future__ import annotations

import re
from decimal import Decimal

from zhaoshang_extract.mention.figure import Quantity
from zhaoshang_extract.numeral import Numeral, plain, read_numeral
from zhaoshang_extract.span import Span

_HUNDRED = 2  # 百分之, 千分之, 万分之, 千万分之: powers of ten from this one on are exact
_RATIO = re.compile(r"\d{1,3}(?:\.\d{1,4})?(?:：\d{1,3}(?:\.\d{1,4})?){1,3}(?![：\d.])")
_MEMBER = re.compile(r"\d{1,3}(?:\.\d{1,4})?")
_SHARES = re.compile(r"结构|构成|比例|比重|占比|之比|比为|比$")
_STRUCTURE = re.compile(r"结构|构成|比重|占比|产业比例|产业之比|产业比")
_RATIO_WITHIN = 40
# 占比过半 and 同比翻番 are claims; 双过半 and 翻番计划 are slogans
_MAJORITY = re.compile(r"(?<=占比过|比重过|占比超|比重超|份额过)半数?")
_DOUBLING = re.compile(r"翻番(?=[，。；、）！ \n]|$|以上|增长)")
# 半成: half of a tenth; 半成品, 一成半 and 成半成 are none
_HALF_TENTH = re.compile(r"半成(?=[，。；、）！ \n左以多]|$)")
_NOT_HALF = ("天", "路", "生", "导体", "径")


def read_fraction(text: str, numeral: Numeral) -> Quantity | None:
    """三分之二 (66.6667), 百分之十二点三 (12.3) and 千分之三 (0.3) with `numeral` as denominator, or None.

    A spoken fraction is rough, so its step is one percent.
    """
    at = numeral.end
    if not text.startswith("分之", at) or not numeral.chinese:
        return None
    above = read_numeral(text, at + 2)
    if above is None or numeral.over or numeral.value <= 0 or above.value > numeral.value * 100:
        return None
    value = above.value * 100 / numeral.value
    power = numeral.value.adjusted()
    exact = power >= _HUNDRED and numeral.value == Decimal(1).scaleb(power)
    end = above.end
    return Quantity(
        "rate",
        Span(numeral.start, end),
        text[numeral.start : end],
        number=text[above.start : above.number_end],
        unit=text[numeral.start : at + 2],
        value=plain(value if exact else value.quantize(Decimal("0.0001"))),
        value_max=None if above.high is None else plain(above.high * 100 / numeral.value),
        bound="over" if above.over else "exact",
        step=plain(above.step * 100 / numeral.value) if exact else Decimal(1),
    )


def read_half(text: str, numeral: Numeral) -> Quantity | None:
    """一半 as 50 percent, known to the nearest ten; None for 一半天 and the like."""
    start, end = numeral.start, numeral.end + 1
    if text[start:end] != "一半" or text.startswith(_NOT_HALF, end):
        return None
    return Quantity("rate", Span(start, end), "一半", "一半", "", Decimal(50), step=Decimal(10))


def read_wordless(text: str, start: int) -> Quantity | None:
    """占比过半 as over 50 percent, 半成 as 5 and 翻番 as growth by 100: rates that print no numeral."""
    match = _MAJORITY.match(text, start)
    if match is not None:
        quote, value = match.group(), Decimal(50)
        return Quantity("rate", Span(*match.span()), quote, quote, "", value, bound="over", step=value)
    match = _HALF_TENTH.match(text, start)
    if match is not None:
        return Quantity("rate", Span(*match.span()), "半成", "半", "成", Decimal(5), step=Decimal(5))
    match = _DOUBLING.match(text, start)
    if match is not None:
        quote, value = match.group(), Decimal(100)
        return Quantity("rate", Span(*match.span()), quote, quote, "番", value, step=value)
    return None


def read_ratio(text: str, numeral: Numeral) -> list[Quantity]:
    """The members of 12.3：41.6：46.1 as shares in percent; empty where they are none.

    Members that do not make 100 are shares all the same where the words before tell of a structure: a
    misprint is for the checks to find.
    """
    match = _RATIO.match(text, numeral.start)
    if match is None or text[numeral.start - 1 : numeral.start] == "：":
        return []
    members = list(_MEMBER.finditer(text, match.start(), match.end()))
    values = [Decimal(member.group()) for member in members]
    left = text[max(0, match.start() - _RATIO_WITHIN) : match.start()]
    if not _are_shares(values, left, decimal="." in match.group()):
        return []
    return [
        Quantity(
            "rate", Span(*member.span()), member.group(), member.group(), "", plain(value),
            step=Decimal(1).scaleb(-len(member.group().partition(".")[2])),
        )
        for member, value in zip(members, values, strict=True)
    ]  # fmt: skip


def _are_shares(values: list[Decimal], left: str, *, decimal: bool) -> bool:
    if 99 <= sum(values) <= 101:
        return decimal or _SHARES.search(left) is not None  # 20：30：50 may be a time
    return len(values) > 2 and max(values) < 100 and _STRUCTURE.search(left) is not None

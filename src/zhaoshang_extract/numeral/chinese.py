"""Numerals in Chinese characters, plain and formal: 三百五十六点八, 壹仟贰佰, 三四百, 二〇二三."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from zhaoshang_extract.lexicon import load

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")
} | {"两": 2, "貳": 2, "參": 3, "陸": 6}  # fmt: skip


@cache
def scales() -> dict[str, int]:
    """The power of ten of each scale character: 十 1, 百 2, 千 3, 万 4, 亿 8."""
    entries = load("scales", frozenset({"power"}))
    return {form: int(entry.facts["power"]) for entry in entries for form in entry.forms}


def read_chinese_value(printed: str) -> tuple[Decimal, Decimal, Decimal | None] | None:
    """Value, step of the last printed digit and upper end (三四百) of `printed`; None if it is no numeral."""
    whole, point, fraction = printed.partition("点")
    if point:
        read = _integer(whole)
        if read is None or not all(char in DIGITS for char in fraction):
            return None
        digits = "".join(str(DIGITS[char]) for char in fraction)
        return Decimal(f"{read[0]}.{digits}"), Decimal(1).scaleb(-len(digits)), None
    if len(whole) >= 3 and all(char in DIGITS for char in whole):  # 二〇二三
        spelled = "".join(str(DIGITS[char]) for char in whole)
        return (Decimal(spelled), Decimal(1), None) if "0" in spelled else None
    pair = _neighbours(whole)
    if pair is None:
        read = _integer(whole)
        return None if read is None else (Decimal(read[0]), Decimal(read[1]), None)
    low, high = _integer(pair[0]), _integer(pair[1])
    if low is None or high is None or high[0] <= low[0]:
        return None
    return Decimal(low[0]), Decimal(low[1]), Decimal(high[0])


def _neighbours(printed: str) -> tuple[str, str] | None:
    """三四百 as (三百, 四百), 十七八 as (十七, 十八); None where no two digits stand side by side."""
    for at in range(len(printed) - 1):
        first, second = DIGITS.get(printed[at], 0), DIGITS.get(printed[at + 1], 0)
        if first and (second == first + 1 or (first, second) == (3, 5)):
            return printed[: at + 1] + printed[at + 2 :], printed[:at] + printed[at + 1 :]
    return None


def _integer(printed: str) -> tuple[int, int] | None:
    """Value and step of a whole Chinese numeral such as 一千二百零五万; None if it is none."""
    for power in (8, 4):
        at = max((printed.rfind(char) for char, value in scales().items() if value == power), default=-1)
        if at >= 0:
            return _around_scale(printed[:at], printed[at + 1 :], power)
    return _below_ten_thousand(printed)


def _around_scale(left: str, right: str, power: int) -> tuple[int, int] | None:
    """The value of `left` × 10^power + `right`, and the step of the last printed digit."""
    upper = _integer(left) if left else (1, 1)
    if upper is None:
        return None
    value = upper[0] * 10**power
    if not right:
        return value, upper[1] * 10**power
    if DIGITS.get(right):  # 一万二 is 12000
        return value + DIGITS[right] * 10 ** (power - 1), int(10 ** (power - 1))
    lower = _integer(right.lstrip("零〇")) if right[0] in DIGITS or right[0] in "十拾" else None
    if lower is None or lower[0] >= 10**power:
        return None
    return value + lower[0], lower[1]


def _below_ten_thousand(printed: str) -> tuple[int, int] | None:
    """千百十 and ones; the 一 of 十二 may be left out, and 三百五 is 350."""
    powers = scales()
    value, last, digit, zero = 0, 4, 0, False
    for at, char in enumerate(printed):
        if char in powers:
            if powers[char] >= last or (not digit and at and powers[char] > 1):
                return None
            last = powers[char]
            value, digit, zero = value + (digit or 1) * 10**last, 0, False
        elif digit or (zero and not DIGITS[char]):
            return None
        else:
            digit, zero = DIGITS[char], zero or not DIGITS[char]
    if not digit:
        return None if (zero and value) or not printed else (value, 10**last if value else 1)
    step = 10 ** (last - 1) if last in (2, 3) and not zero else 1
    return value + digit * step, step

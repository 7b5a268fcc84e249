"""Numerals in Chinese characters, plain and formal: 三百五十六点八, 壹仟贰佰, 三四百, 二〇二三.

The plain core of a numeral (三百五十六, 壹仟贰佰, 一万二) is converted by cn2an; which characters are one,
how exact it is, and what stands around it (亿 and 万亿, a point, 三四百) is decided here.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

import regex

from zhaoshang_extract.lexicon import load

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")
} | {"两": 2, "貳": 2, "參": 3, "陸": 6}  # fmt: skip

SCALE_KEYS = frozenset({"power", "before"})
# Few distinct numerals occur, each of them often: 三百, 二十, 十二.
_KEPT = 4096
_ZEROS = "".join(char for char, value in DIGITS.items() if not value)
_ONES = "".join(char for char, value in DIGITS.items() if value)
# Some digits stand for others in all texts; cn2an knows the ordinary ones.
_ORDINARY = str.maketrans("貳參陸", "贰叁陆")


@cache
def scales() -> dict[str, int]:
    """The power of ten of each scale character: 十 1, 百 2, 千 3, 万 4, 亿 8."""
    entries = load("scales", SCALE_KEYS)
    plain = (entry for entry in entries if "before" not in entry.facts)
    return {form: int(entry.facts["power"]) for entry in plain for form in entry.forms}


@cache
def great_scale() -> tuple[regex.Pattern[str], int]:
    """What is a scale only before the words of money, 3兆元 or 1兆2000亿元, and its power of ten."""
    (great,) = (entry for entry in load("scales", SCALE_KEYS) if "before" in entry.facts)
    money = great.facts["before"].split()
    behind = rf"(?:[\d{''.join(DIGITS)}{''.join(scales())}.]++)?+\L<money>"
    return regex.compile(rf"\L<great>(?={behind})", great=great.forms, money=money), int(great.facts["power"])


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
    if (core := _read_core(printed)) is not None:
        return core
    printed = _twice_wan().sub("亿", printed)
    for power in (8, 4):
        at = max((printed.rfind(char) for char, value in scales().items() if value == power), default=-1)
        if at >= 0:
            return _around_scale(printed[:at], printed[at + 1 :], power)
    return None


@cache
def _twice_wan() -> regex.Pattern[str]:
    """万万 behind a number: 四万万五千万 is 450000000."""
    return regex.compile(r"(?<=.)\L<wan>{2}", wan=_of_power(4))


def _around_scale(left: str, right: str, power: int) -> tuple[int, int] | None:
    """The value of `left` × 10^power + `right`, and the step of the last printed digit."""
    upper = _integer(left) if left else (1, 1)
    if upper is None:
        return None
    value = upper[0] * 10**power
    if not right:
        return value, upper[1] * 10**power
    if DIGITS.get(right):  # 一亿二 is 120000000
        return value + DIGITS[right] * 10 ** (power - 1), int(10 ** (power - 1))
    lower = _integer(right.lstrip(_ZEROS)) if right[0] in DIGITS or right[0] in "十拾" else None
    if lower is None or lower[0] >= 10**power:
        return None
    return value + lower[0], lower[1]


# -------- the core


@lru_cache(_KEPT)
def _read_core(printed: str) -> tuple[int, int] | None:
    """Value and step of a core; None for anything else."""
    if not printed or _core().fullmatch(printed) is None:
        return None
    if len(printed) == 1:  # 三, 百: to load cn2an takes a tenth of a cold start, and few articles need it
        digit = DIGITS.get(printed)
        return (int(10 ** scales()[printed]) if digit is None else digit), _step(printed)
    spelled = _needless_zero().sub("", printed.translate(_ORDINARY))
    led = scales().get(spelled[0], 0) > 1
    return int(_convert("一" + spelled if led else spelled)), _step(printed)


def _convert(spelled: str) -> int:
    from cn2an import cn2an

    value: int = cn2an(spelled, "normal")
    return value


@cache
def _core() -> regex.Pattern[str]:
    """Thousands, hundreds, tens and ones, and one digit behind a 万: 三百五十六, 百五, 一万二.

    Only the first scale may lack its digit, and 十 anywhere. 三百五万二 is none: its 五 would be fifty. What
    one part has taken is never given back.
    """
    zero, one = f"[{_ZEROS}]", f"[{_ONES}]"
    return regex.compile(
        rf"""(?: (?: \A | {zero}?+{one} ) \L<thousand> )?+
             (?: (?: \A | {zero}?+{one} ) \L<hundred> )?+
             (?: {zero}?+ {one}?+ \L<ten> )?+
             (?: {zero}?+ {one} )?+
             (?: (?<!\A | (?:\L<thousand>|\L<hundred>){one} ) \L<wan> {one} )?+
             | {zero}""",
        regex.VERBOSE,
        thousand=_of_power(3),
        hundred=_of_power(2),
        ten=_of_power(1),
        wan=_of_power(4),
    )


@cache
def _needless_zero() -> regex.Pattern[str]:
    """A 零 that cn2an does not expect: before anything but the last digit, or behind 十."""
    return regex.compile(
        rf"(?<=\L<ten>)[{_ZEROS}]|[{_ZEROS}](?!\Z|[{_ONES}](?:\L<wan>|\Z))",
        ten=_of_power(1),
        wan=_of_power(4),
    )


def _of_power(power: int) -> list[str]:
    return [char for char, value in scales().items() if value == power]


def _step(printed: str) -> int:
    """The size of one unit of the last digit: 1 of 三百零五, 10 of 三百五, 100 of 三百."""
    powers = scales()
    if printed[-1] in powers:
        return int(10 ** powers[printed[-1]])
    return int(10 ** max(powers.get(printed[-2:-1], 0) - 1, 0))

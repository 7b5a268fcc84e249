"""Numerals, Arabic and Chinese, plain, formal and mixed, read as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from zhaoshang_extract.fold import fold
from zhaoshang_extract.lexicon import load

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")
} | {"两": 2, "貳": 2, "參": 3, "陸": 6}  # fmt: skip

# 15 digits before the point and 8 behind it, times 万亿, still fit a Decimal of 28 places.
_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,8})?(?![\d])")
_SPACED = re.compile(r"(\d{1,3}(?: \d{3}){1,4})(?![\d])")
_DIGIT_RUN = re.compile(r"[0-9][0-9.,]*")
_LONGEST = 24  # characters of the longest Chinese numeral that anyone prints
_WAN, _YI = Decimal(10**4), Decimal(10**8)
_MORE = frozenset("余多来几")  # 三百余名, 十来个, 十几家
# A scale character that opens a unit's own name: 千瓦, 千克, 百分点, 百分之.
_UNIT_TAILS = {"千": frozenset("瓦克米伏卡赫帕"), "百": frozenset("分")}


class Numeral(NamedTuple):
    """A numeral at `text[start:end]`, with any 余 or 多 inside it.

    `number_end` is where a trailing 万 or 亿 begins. `step` is the size of one unit of the last
    printed digit, `high` the upper end of 三四百 or None. `over` says that 余 or 多 was printed,
    `led` that the numeral begins with a scale (千家, 亿元), `scaled` that it ends in 万 or 亿.
    """

    start: int
    end: int
    number_end: int
    value: Decimal
    step: Decimal
    high: Decimal | None
    over: bool
    led: bool
    chinese: bool
    scaled: bool


@cache
def scales() -> dict[str, int]:
    """The power of ten of each scale character: 十 1, 百 2, 千 3, 万 4, 亿 8."""
    return {
        form: int(entry.facts["power"]) for entry in load("scales", frozenset({"power"})) for form in entry.forms
    }


@cache
def run_pattern() -> re.Pattern[str]:
    """Matches each character that can begin a numeral."""
    return re.compile(f"[0-9{''.join(DIGITS)}{''.join(scales())}]")


@cache
def _chinese_run() -> re.Pattern[str]:
    digits, powers = "".join(DIGITS), "".join(scales())
    return re.compile(f"[{digits}{powers}]{{1,{_LONGEST}}}(?:点[{digits}]{{1,8}}[{powers}]{{0,3}})?")


def parse_number(text: str) -> Decimal:
    """The value of `text`, which must be one numeral and nothing else.

    Raises ValueError with the reason otherwise.

    >>> str(parse_number("三百五十六点八亿")), str(parse_number("3亿5000万"))
    ('35680000000', '350000000')
    """
    body = fold(text).strip()
    negative = body.startswith("-")
    body = body[1:] if negative else body
    if not body:
        raise ValueError(f"{text!r} holds no numeral")
    spaced = _SPACED.match(body)
    if spaced:  # 1 234 567: thousands set off by blanks
        body = spaced.group().replace(" ", "") + body[spaced.end() :]
    numeral = read_numeral(body, 0)
    if numeral is None or numeral.end != len(body):
        raise ValueError(f"{text!r} is not one numeral")
    if numeral.over or numeral.high is not None:
        raise ValueError(f"{text!r} is no exact numeral: it names a range")
    return -numeral.value if negative else numeral.value


def read_numeral(text: str, start: int) -> Numeral | None:
    """The longest numeral that begins at `start` of folded text, or None."""
    if start >= len(text):
        return None
    return _read_arabic(text, start) if "0" <= text[start] <= "9" else _read_chinese(text, start)


def skip_numeral(text: str, start: int) -> int:
    """Where the run of digits and scales that begins at `start` ends."""
    match = _DIGIT_RUN.match(text, start) or _chinese_run().match(text, start)
    return match.end() if match else start + 1


def plain(value: Decimal) -> Decimal:
    """`value` without trailing zeros and never in exponent form: 23000, 0.35."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short


# --- Arabic and mixed -------------------------------------------------------------------------


def _read_arabic(text: str, start: int) -> Numeral | None:
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    value, step = _decimal(match.group())
    number_end = match.end()
    power, end = read_scale(text, number_end)
    if power and text[end : end + 1].isdecimal():
        joined = _join_groups(text, value, power, end)
        if joined:
            value, end = joined
            number_end, power = end, 0
            step = Decimal(10) ** read_scale(text, end - 1)[0]
    return _finish(text, start, number_end, end, value, step, power, None)


def _decimal(printed: str) -> tuple[Decimal, Decimal]:
    plain_digits = printed.replace(",", "")
    places = len(plain_digits.partition(".")[2])
    return Decimal(plain_digits), Decimal(1).scaleb(-places)


def read_scale(text: str, start: int) -> tuple[int, int]:
    """The power of the scale at `start` (百万 6, 万亿 12) and where it ends; (0, start) if none."""
    powers = scales()
    total, at, last = 0, start, 0
    while at < len(text) and at < start + 3 and text[at] in powers:
        power = powers[text[at]]
        # 百万 and 万亿 multiply; 万千 (万千瓦) and 亿万 do not.
        if power <= last or (power < 4 and last) or opens_unit(text, at):
            break
        total, last, at = total + power, power, at + 1
    return total, at


def opens_unit(text: str, at: int) -> bool:
    """True when the scale character at `at` begins a unit's own name: 千瓦, 百分点."""
    return text[at + 1 : at + 2] in _UNIT_TAILS.get(text[at], ()) if at + 1 < len(text) else False


def _join_groups(text: str, value: Decimal, power: int, at: int) -> tuple[Decimal, int] | None:
    """The value of 3亿5000万 and 1万6千 with its end, given the first group; None if no group follows."""
    total = value.scaleb(power)
    for _ in range(3):
        match = _ARABIC.match(text, at)
        if match is None or not match.group().isdecimal() or len(match.group()) > 4:
            return None
        group = Decimal(match.group())
        next_power, end = read_scale(text, match.end())
        if group.scaleb(next_power) >= Decimal(1).scaleb(power):
            return None
        # 3万5000 is one numeral, 58亿2 is two: a last group without a scale fills all its places.
        if next_power == 0 and len(match.group()) != power:
            return None
        total += group.scaleb(next_power)
        if next_power == 0 or not text[end : end + 1].isdecimal():
            return total, end
        power, at = next_power, end
    return None


def _finish(
    text: str,
    start: int,
    number_end: int,
    end: int,
    value: Decimal,
    step: Decimal,
    power: int,
    high: Decimal | None,
    led: bool = False,
    chinese: bool = False,
) -> Numeral:
    """The numeral with a 余 or 多 behind it and a scale behind that: 8600多万, 1200余亿."""
    over = False
    if end < len(text) and text[end] in _MORE and (chinese or text[end] in "余多"):
        more, after = read_scale(text, end + 1)
        if more:
            number_end = end
        over, end, power = True, after, power + more
    if power:
        # 1亿3千多万: the last scale counts only what follows the 亿.
        base = value - value % _YI if value >= _YI and "亿" in text[start:number_end] else 0
        value, step = base + (value - base).scaleb(power), step.scaleb(power)
        high = None if high is None else high.scaleb(power)
    high = None if high is None else plain(high)
    scaled = power >= 4 or (value >= _WAN and text[end - 1] in scales())
    return Numeral(start, end, number_end, plain(value), step, high, over, led, chinese, scaled)


# --- Chinese ----------------------------------------------------------------------------------


def _read_chinese(text: str, start: int) -> Numeral | None:
    match = _chinese_run().match(text, start)
    if match is None:
        return None
    end = match.end()
    if end - start > 1 and opens_unit(text, end - 1):  # 三万千瓦
        end -= 1
    printed = text[start:end]
    number, power = _split_scale(printed)
    read = _chinese_value(number) if number else None
    if read is None:
        return None
    value, step, high = read
    led = printed[0] in scales() and printed[0] not in "十拾"
    return _finish(text, start, start + len(number), end, value, step, power, high, led, chinese=True)


def _split_scale(printed: str) -> tuple[str, int]:
    """三十二万 as (三十二, 4); 千亿 as (千, 8); a scale that stands alone (亿) stays a number."""
    number, power = printed, 0
    while len(number) > 1 and scales().get(number[-1], 0) >= 4 and power < 12:
        number, power = number[:-1], power + scales()[number[-1]]
    # 二十三亿五千万 keeps its 万: it counts only the 五千.
    return (printed, 0) if any(scales().get(char, 0) >= 4 for char in number[1:]) else (number, power)


def _chinese_value(printed: str) -> tuple[Decimal, Decimal, Decimal | None] | None:
    """Value, step and upper end (三四百) of a Chinese numeral; None if it is none."""
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

"""Numerals, Arabic and Chinese, plain, formal and mixed, read as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from zhaoshang_extract.decimals import PLACES
from zhaoshang_extract.numeral.chinese import DIGITS, great_scale, read_chinese_value, scales
from zhaoshang_extract.span import Span

# 15 digits before the point and 8 behind it, times 万亿, still fit a Decimal of 28 places.
# A longer one is no numeral, and the end of it is none either.
_ARABIC = re.compile(
    r"(?!\d{1,3}(?:,\d{3}){5}|\d{1,15}\.\d{9})(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,4}(?:,\d{4}){1,3}|\d{1,15})(?:\.\d{1,8})?(?!\d)"
)
# What every number in digits that is too long has, and what many in Chinese have.
_MAY_BE_ENDLESS, _TWICE_YI = re.compile(r"[\d.,][\d.,]{10}"), "亿亿"
_DIGIT_RUN = re.compile(r"[0-9][0-9.,]*")
LONGEST = 24  # characters of the longest Chinese numeral that anyone prints
_ONE, _WAN, _YI = Decimal(1), Decimal(10**4), Decimal(10**8)
_MORE = frozenset("余多来几")  # 三百余名, 十来个, 十几家
_MYRIAD = 4
_HALF_HUNDRED = "半百"
_TWICE = re.compile(r"万(?=[元人亩斤吨户两美港欧日]|$)")  # 4万万元, but 投资3万万达广场
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
def run_pattern() -> re.Pattern[str]:
    """Matches each character that can begin a numeral."""
    return re.compile(f"[0-9{''.join(DIGITS)}{''.join(scales())}]")


@cache
def _chinese_run() -> re.Pattern[str]:
    digits, powers = "".join(DIGITS), "".join(scales())
    run = f"[{digits}{powers}]"
    return re.compile(f"{run}{{1,{LONGEST}}}(?!{run})(?:点[{digits}]{{1,8}}[{powers}]{{0,3}})?")


@cache
def _long_run() -> re.Pattern[str]:
    return re.compile(f"[{''.join(DIGITS)}{''.join(scales())}]+")


@cache
def _long_chinese() -> re.Pattern[str]:
    one = _long_run().pattern.removesuffix("+")
    return re.compile(f"{one}{one}{{{LONGEST}}}")  # a pattern that begins with one set is sought fastest


@cache
def _endless() -> re.Pattern[str]:
    run, powers = _long_run().pattern, "".join(scales())
    endless = run.replace("+", f"{{{LONGEST + 1},}}")
    larger = run.replace("+", f"{{0,{LONGEST}}}亿亿") + run.replace("+", "*")
    return re.compile(
        r"(?<![\d.,])(?:\d{16,}|\d{1,3}(?:,\d{3}){5,})(?:\.\d+)?"
        rf"[{powers}]*|(?<![\d.,])\d{{1,15}}\.\d{{9,}}[{powers}]*|{endless}|{larger}"
    )


def endless(text: str) -> Iterator[Span]:
    """The numbers of folded text that are too long for `read_numeral`: 万亿亿亿, twenty digits in a row."""
    if not _MAY_BE_ENDLESS.search(text) and not _long_chinese().search(text) and _TWICE_YI not in text:
        return  # nearly always; to seek them all takes ten times as long
    for match in _endless().finditer(text):
        yield Span(match.start(), match.end())


def read_numeral(text: str, start: int) -> Numeral | None:
    """The longest numeral that begins at `start` of folded text, or None."""
    if start >= len(text):
        return None
    if text.startswith(_HALF_HUNDRED, start):
        end = start + len(_HALF_HUNDRED)
        return Numeral(start, end, end, Decimal(50), Decimal(10), None, False, False, True, False)
    return _read_arabic(text, start) if "0" <= text[start] <= "9" else _read_chinese(text, start)


def skip_numeral(text: str, start: int) -> int:
    """Where the run of digits and scales that begins at `start` ends."""
    match = _DIGIT_RUN.match(text, start) or _long_run().match(text, start)
    return match.end() if match else start + 1


def plain(value: Decimal) -> Decimal:
    """`value` without trailing zeros and with no positive exponent: 23000, 0.35; print it with format "f"."""
    printed = str(value)
    closed = printed[-1] == "0" and "." in printed
    if not closed and "E" not in printed and len(printed) <= PLACES:
        return value  # nearly all are plain as they are
    # By its letters: 28 digits and a unit of hundred (倍) make more than arithmetic keeps.
    return Decimal(f"{value.normalize():f}")


# --- Arabic and mixed --------


def _read_arabic(text: str, start: int) -> Numeral | None:
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    value, step = _decimal(match.group())
    number_end = match.end()
    power, end = read_scale(text, number_end)
    end = end if power else number_end
    if power and text[end : end + 1].isdecimal():
        joined = _join_groups(text, value, power, end)
        if joined:
            value, end = joined
            number_end, power = end, 0
            step = Decimal(10) ** read_scale(text, end - 1)[0]
    return _finish(text, start, number_end, end, value, step, power, None)


def _decimal(printed: str) -> tuple[Decimal, Decimal]:
    digits = printed.replace(",", "")
    point = digits.find(".")
    return Decimal(digits), _ONE if point < 0 else _ONE.scaleb(point + 1 - len(digits))


def read_scale(text: str, start: int) -> tuple[int, int]:
    """The power of the scale at `start` (百万 6, 万亿 12) and where it ends; (0, start) if none."""
    powers = scales()
    total, at, last = 0, start, 0
    while at < len(text) and at < start + 3 and text[at] in powers:
        power = powers[text[at]]
        # 百万 and 万亿 multiply; 万千 (万千瓦) and 亿万 do not.
        twice = power == last == _MYRIAD and _TWICE.match(text, at)
        if not twice and (power <= last or (power < 4 and last) or opens_unit(text, at)):
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
) -> Numeral | None:
    """The numeral with a 余 or 多 behind it and a scale behind that: 8600多万, 1200余亿.

    None where it is larger than anything that is reported: 万亿亿亿.
    """
    over = False
    great, tera = great_scale()
    if not power and great.match(text, end):
        above = value if high is None else high
        if above.adjusted() + tera >= PLACES:
            return None
        value, step, high = value.scaleb(tera), step.scaleb(tera), high and high.scaleb(tera)
        one = Numeral(start, end + 1, number_end, plain(value), step, high, over, led, chinese, True)
        return _with_rest(text, one, Decimal(1).scaleb(tera))
    if end < len(text) and text[end] in _MORE and (chinese or text[end] in "余多"):
        more, after = read_scale(text, end + 1)
        if more:
            number_end = end
        over, end, power = True, after, power + more
    if (value if high is None else high).adjusted() + power >= PLACES:
        return None
    if power:
        # 1亿3千多万: the last scale counts only what follows the 亿.
        base = value - value % _YI if value >= _YI and "亿" in text[start:number_end] else 0
        value, step = base + (value - base).scaleb(power), step.scaleb(power)
        high = None if high is None else high.scaleb(power)
    high = None if high is None else plain(high)
    scaled = power >= 4 or (value >= _WAN and text[end - 1] in scales())
    return Numeral(start, end, number_end, plain(value), step, high, over, led, chinese, scaled)


def _with_rest(text: str, great: Numeral, scale: Decimal) -> Numeral:
    """1兆2000亿: the numeral with a smaller one that goes on behind its great scale."""
    rest = read_numeral(text, great.end)
    if rest is None or rest.over or rest.led or not rest.scaled or rest.value >= scale:
        return great
    return rest._replace(start=great.start, value=great.value + rest.value, chinese=great.chinese)


# --- Chinese --------


def _read_chinese(text: str, start: int) -> Numeral | None:
    match = _chinese_run().match(text, start)
    if match is None:
        return None
    end = match.end()
    if end - start > 1 and opens_unit(text, end - 1):  # 三万千瓦
        end -= 1
    printed = text[start:end]
    number, power = _split_scale(printed)
    read = read_chinese_value(number) if number else None
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

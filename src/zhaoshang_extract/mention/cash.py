"""Sums in coins: 五元三毛, 3块5, 12元5角, 2毛钱."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from zhaoshang_extract.mention.figure import YI, Quantity
from zhaoshang_extract.numeral import Numeral, plain, read_numeral
from zhaoshang_extract.numeral.chinese import DIGITS
from zhaoshang_extract.span import Span

_NEAR = 32  # characters that a numeral and its first coin take at most
_COINS = re.compile("[角毛块]|分[钱整]|元零")
_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
_END = r"(?=[整正，。；、）！ \n/每]|$)"
_HALF = "半"


@cache
def _behind_yuan() -> re.Pattern[str]:
    """元 or 块 with what goes on in coins; a digit without a coin counts tenths behind 块 alone."""
    digit = f"[0-9{''.join(DIGITS)}]"
    return re.compile(
        rf"(?:元|圆|块)[零〇]?(?P<tenths>{digit})(?:角|毛)(?:(?P<more>{digit})分)?钱?"
        rf"|(?:元|圆|块)[零〇]?(?P<hundredths>{digit})分(?:钱|{_END})"
        rf"|块(?P<spoken>{digit}|{_HALF})(?:钱|{_END})"
    )


@cache
def _coins_alone() -> re.Pattern[str]:
    """Coins without a 元 before them: 2毛钱, 二角五分; 三角 and 五分 alone may be anything."""
    digit = f"[0-9{''.join(DIGITS)}]"
    return re.compile(
        rf"(?P<coin>[角毛])(?:(?P<more>{digit})分钱?|钱)|(?P<last>[角毛分])(?:钱|(?P<bare>{_END}))"
    )


def cash_at(text: str, start: int) -> Quantity | None:
    """The sum that begins at `start` and prints coins, None where none are printed."""
    numeral = read_numeral(text, start) if _COINS.search(text, start, start + _NEAR) else None
    if numeral is None or numeral.over or numeral.high is not None:
        return None
    match = _behind_yuan().match(text, numeral.end)
    if match is not None:
        return _sum(text, numeral, match.end(), *_yuan(numeral.value, match))
    match = _coins_alone().match(text, numeral.end)
    if match is None or numeral.value >= 100:
        return None
    if match["bare"] is not None and not _is_alone(text, numeral, match):
        return None
    unit = _HUNDREDTH if match["last"] == "分" else _TENTH
    value, step = numeral.value * unit, unit
    if match["more"]:
        value, step = value + _digit(match["more"]) * _HUNDREDTH, _HUNDREDTH
    return _sum(text, numeral, match.end(), value, step)


def _yuan(value: Decimal, match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The value in 元 of a number and the coins behind it, and the last coin."""
    if match["spoken"] == _HALF:
        return value + Decimal("0.5"), Decimal("0.5")
    if match["hundredths"]:
        return value + _digit(match["hundredths"]) * _HUNDREDTH, _HUNDREDTH
    value += _digit(match["tenths"] or match["spoken"]) * _TENTH
    if match["more"]:
        return value + _digit(match["more"]) * _HUNDREDTH, _HUNDREDTH
    return value, _TENTH


def _is_alone(text: str, numeral: Numeral, match: re.Match[str]) -> bool:
    """True for coins that are the whole text (五毛), or in figures (每度5角); never for 五分 of a mark."""
    whole = numeral.start == 0 and match.end() == len(text)
    return whole or (not numeral.chinese and match["last"] != "分")


def _digit(printed: str) -> int:
    return DIGITS[printed] if printed in DIGITS else int(printed)


def _sum(text: str, numeral: Numeral, end: int, value: Decimal, step: Decimal) -> Quantity:
    start = numeral.start
    return Quantity(
        "amount",
        Span(start, end),
        text[start:end],
        text[start : numeral.number_end],
        text[numeral.number_end : end],
        plain(value.scaleb(-YI)),
        currency="CNY",
        step=step.scaleb(-YI),
    )

"""The characters of numerals, for the brackets of patterns: 三、, 十二个."""

from __future__ import annotations

from zhaoshang_extract.lexicon.words import Words, by_id

_NUMERALS = Words(by_id("numerals"))
chars = _NUMERALS.chars


def ordinal() -> str:
    """What numbers the parts of a text, quarters and months: 三、, 四季度."""
    return chars("ones", "ten")


def small() -> str:
    """What counts up to some tens: 两天, 十五天."""
    return chars("ones", "pair", "ten")


def cardinal() -> str:
    """What counts up to some hundreds: 两个, 一百二十家."""
    return chars("ones", "pair", "ten", "hundred")


def written() -> str:
    """Any character of a number in words."""
    return chars("ones", "pair", "ten", "hundred", "thousand", "powers")


def multiplier() -> str:
    """What multiplies a number: 百, 千, 万, 亿."""
    return chars("hundred", "thousand", "powers")


def power() -> str:
    """What multiplies the number of an amount: 万, 亿."""
    return chars("powers")

"""What only the typesetting put inside figures and words: 完成 5. 2 亿元, 增长12.4 %, 1 - 9 月, 內（nèi）資.

One reader decides for all others. A blank is layout when what stands on both sides of it can only be
one figure; a blank that may part two cells or two items stays: 东县 12 西县 9, and 2. 5个 of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhaoshang_extract.mention.unit import unit_at

_LETTER = "[一-鿿]"
# 兰 溪 市: a line of single characters is a word spread out.
_SPREAD = re.compile(rf"{_LETTER}(?: {{1,3}}{_LETTER}){{1,7}}")
# A blank between digits and these never parts two figures.
_TIME = re.compile(r"(?:年|月|日|号|时|季度|世纪|周年)(?!报)")
_TAIL = re.compile(r"[余多][万亿个家户人名场次]|[百千万亿萬億](?!\d)|分之|成(?=以?上|左右|[，。；、）]|$)")
_BEHIND_DIGIT = re.compile(r"(?<=\d) (?=[^\s\d])")
_BEFORE_DIGIT = re.compile(rf"(?<={_LETTER}) (?=[+\-]?\d)|(?<=[+\-]) (?=\d)")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,9}){0,3}")
_MARKED = re.compile("[，。；、：]")
_BEHIND_SCALE = re.compile(r"(?<=\d)( ?(?:[百千]?万?[万亿]|个(?= 百分))) (?=\S)")
# 完成5. 2亿元: a point with a blank beside it, behind a word or a sign that no item's number stands behind.
_BEHIND_WORD = rf"(?:(?<={_LETTER})|(?<={_LETTER} ))"
_POINT = re.compile(
    rf"(?:{_BEHIND_WORD}|(?<=[，、（+\-])|(?<=[，、（] ))\d{{1,6}}(?: \.|\. | \. )\d{{1,4}}(?![\d.])"
    r"|(?<=[；：。] )\d{1,3}(?: \.|\. | \. )\d{1,3}(?= ?%)|(?<=[；：。])\d{1,3}(?: \.|\. | \. )\d{1,3}(?= ?%)"
)
# nèi in brackets behind one character: a syllable with its tone, which no abbreviation has
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_READING = re.compile(rf"(?<={_LETTER})（[a-zü]{{0,4}}[{_TONED}][a-zü]{{0,3}}）")
_RANGE = re.compile(r"(?<![\d.])\d{1,4}(?:\.\d{1,4})?( ?[-—~]{1,2} ?)\d{1,4}(?:\.\d{1,4})?")
_GROUPS = re.compile(rf"{_BEHIND_WORD}\d{{1,3}}(?: \d{{3}})+(?:\.\d{{1,4}})?(?! ?[\d.])")


def layout_blanks(text: str) -> list[int]:
    """The places of the blanks of folded `text` that stand inside a figure or between it and its words.

    >>> layout_blanks("完成 5. 2 亿元，增长3.1 %")
    [2, 5, 7, 15]
    """
    left = list(readings(text))
    if " " not in text:
        return left
    if _SPREAD.fullmatch(text):
        return [at for at, character in enumerate(text) if character == " "]
    return sorted({*left, *_beside_words(text), *_inside_numbers(text)})


def readings(text: str) -> Iterator[int]:
    """The places of readings that a converter of scripts left behind single characters: 內（nèi）資."""
    for match in _READING.finditer(text) if "（" in text else ():
        yield from range(*match.span())


def close_blanks(text: str) -> tuple[str, list[int]]:
    """`text` without its layout blanks, and the place in `text` of each character that is left."""
    gone = set(layout_blanks(text))
    places = [at for at in range(len(text)) if at not in gone]
    return "".join(text[at] for at in places), places


def _beside_words(text: str) -> Iterator[int]:
    """Blanks between digits and the words beside them, and between a scale and its unit."""
    for match in _BEHIND_DIGIT.finditer(text):
        if _goes_with_digits(text, match.end()):
            yield match.start()
    for match in _BEHIND_SCALE.finditer(text):
        if unit_at(text, match.end()) is not None:
            yield match.end(1)
    marked = _MARKED.search(text) is not None
    for match in _BEFORE_DIGIT.finditer(text):
        # 绿色建材产业 28个项目签约: in a headline without marks the blank is the mark, but not in 签约 28 个
        if marked or _spaced_behind(text, match.end()):
            yield match.start()


def _spaced_behind(text: str, at: int) -> bool:
    number = _NUMBER.match(text, at)
    end = number.end() if number else at
    return text[end : end + 1] == " " and _goes_with_digits(text, end + 1)


def _goes_with_digits(text: str, at: int) -> bool:
    """True when what begins at `at` belongs to the digits before the blank: a unit, a scale, 年, 余家."""
    return bool(unit_at(text, at) or _TIME.match(text, at) or _TAIL.match(text, at))


def _inside_numbers(text: str) -> Iterator[int]:
    """Blanks around a point, between groups of three digits, and around the dash of a range with a unit."""
    for pattern in (_POINT, _GROUPS):
        for match in pattern.finditer(text):
            if pattern is _POINT or _goes_with_digits(text, _past_blank(text, match.end())):
                yield from _blanks(text, *match.span())
    for match in _RANGE.finditer(text):
        if " " in match[1] and _closes(match[1]) and _goes_with_digits(text, _past_blank(text, match.end())):
            yield from _blanks(text, *match.span(1))


def _closes(dash: str) -> bool:
    """True for a dash with blanks on both sides or behind it; 12 -3.5 are two figures."""
    return dash.endswith(" ")


def _past_blank(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")


def _blanks(text: str, start: int, end: int) -> Iterator[int]:
    return (at for at in range(start, end) if text[at] == " ")

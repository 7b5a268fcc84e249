"""Line breaks inside a figure: pages that set each number on a line of its own, or wrap anywhere.

到位资金 / 12.6 / 亿元，增长 / 8 / % is one sentence; 到位资金 / 12.6 / 固定资产投资 / 40.2 is a table.
"""

from __future__ import annotations

import re

from zhaoshang_extract.layout.line import Line
from zhaoshang_extract.layout.shape import Shape
from zhaoshang_extract.mention.unit import unit_at

_MARK = re.compile("[，。；、：！？（）]")
_NUMBER = re.compile(r"[+\-]?\d{1,12}(?:[.,]\d{1,9}){0,3}%?")
_ENDS_DIGIT = re.compile(r"\d$")
_ENDS_POINT = re.compile(r"[^\s\d.]\s?\d{1,6}\.$")
_ENDS_AMOUNT = re.compile(r"\d[十百千万亿]{0,2}(?:美?元|%|个百分点)$")
# What can only go on from an amount: 其中50亿元 / 以上项目1个.
_BEHIND_AMOUNT = re.compile(r"(?:及以上|以上|以下|以内|左右|上下)(?=[^。]*[，。；项的])")
_WORD_AND_DIGITS = re.compile(r"[^\W\d]\s?\d{1,6}$")
_REST = re.compile(r"\.\d{1,4}|\d{1,6}(?:\.\d{1,4})?")
_ENDS_SCALE = re.compile(r"\d[余多]?[十百千]?[万亿]{1,2}$")
_FILLED, _SHORTEST = 0.75, 12  # of the width of its neighbours; characters
_SCALE_OR_MORE = re.compile(r"[余多]?[十百千万亿]{0,2}(?:[余多]|(?=[年月日]))")
_RUNNING = ("prose", "item", "short", "heading", "colon")


def cut_breaks(lines: list[Line], shapes: list[Shape]) -> list[bool]:
    """For each line, whether the break before it falls inside a figure or beside one of a sentence."""
    cut = [False] * len(lines)
    for at in range(1, len(lines)):
        above, line = lines[at - 1].plain, lines[at].plain
        if not above or not line:
            continue
        if _is_tail(line) and _ENDS_DIGIT.search(above):
            cut[at] = _in_sentence(lines, shapes, at, cut)
        elif _parts_figure(lines, at):
            cut[at] = cut[at - 1] or _is_running(shapes[at - 1], above)
        elif _opens_cut_number(lines, shapes, at):
            cut[at] = True
        elif _goes_on(above, line):
            cut[at] = cut[at - 1] or _is_running(shapes[at - 1], above)
    return cut


def _parts_figure(lines: list[Line], at: int) -> bool:
    """True where a line that fills its column ends in a figure that the next one goes on with.

    完成12 / 8.6亿元，… and 128 / .6亿元 are one number, 128.6亿 / 元，… one amount: marks show a sentence, in
    which no number stands beside another.
    """
    above, line = lines[at - 1].plain, lines[at].plain
    if lines[at].gap or not _MARK.search(line) or len(above) < _SHORTEST:
        return False
    width = max(one.width + one.indent for one in lines[max(0, at - 2) : at + 1])
    if lines[at - 1].width + lines[at - 1].indent < _FILLED * width:
        return False
    rest = _REST.match(line)
    if rest is not None and _WORD_AND_DIGITS.search(above):
        return _is_tail(line[rest.end() :])
    unit = unit_at(line, 0)
    return _ENDS_SCALE.search(above) is not None and unit is not None and unit[0].kind != "rate"


def _goes_on(above: str, line: str) -> bool:
    """True for 35. / 6%, for 50亿元 / 以上项目, and for a mark alone on its line."""
    decimal = line[0].isdigit() and _ENDS_POINT.search(above) is not None
    bound = _BEHIND_AMOUNT.match(line) is not None and _ENDS_AMOUNT.search(above) is not None
    return decimal or bound or (line in "。，；、！？" and (above[-1].isalnum() or above[-1] in "%）"))


def _is_tail(line: str) -> bool:
    """True for a line that begins with what stands behind digits: 亿元，…, %。, 个项目."""
    return unit_at(line, 0) is not None or _scaled_unit(line) or _SCALE_OR_MORE.match(line) is not None


def _scaled_unit(line: str) -> bool:
    scale = re.match("[百千]?[万亿]{1,2}", line)
    return scale is not None and unit_at(line, scale.end()) is not None


def _in_sentence(lines: list[Line], shapes: list[Shape], at: int, cut: list[bool]) -> bool:
    """True when marks beside the break show a sentence; a unit alone below a number may be a cell."""
    above, line = lines[at - 1].plain, lines[at].plain
    if not _NUMBER.fullmatch(above):
        return _is_running(shapes[at - 1], above) and bool(_MARK.search(above) or _MARK.search(line))
    return cut[at - 1]


def _opens_cut_number(lines: list[Line], shapes: list[Shape], at: int) -> bool:
    """True for a bare number between the words before it and its unit."""
    above, line = lines[at - 1].plain, lines[at].plain
    if not _NUMBER.fullmatch(line) or at + 1 >= len(lines):
        return False
    below = lines[at + 1].plain
    behind = lines[at + 2].plain if at + 2 < len(lines) else ""
    goes_on = _is_tail(below) and not line.endswith("%")
    marked = _MARK.search(below) is not None or (behind[:1] != "" and _MARK.match(behind) is not None)
    ended = line.endswith("%") and _MARK.match(below) is not None
    opens = above[-1].isalpha() and not above[-1].isascii()
    return opens and _is_running(shapes[at - 1], above) and ((goes_on and marked) or ended)


def _is_running(shape: Shape, text: str) -> bool:
    return shape.name in _RUNNING and (shape.name != "heading" or len(text) > 1)

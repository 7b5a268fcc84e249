"""Paragraphs: lines that a narrow column broke, joined again.

A line is joined to the one before when that one stops within a sentence and the page shows why: the
lines run to one width, or the break falls in the middle of a sentence already begun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhaoshang_extract.fold import fold
from zhaoshang_extract.layout.cut import cut_breaks
from zhaoshang_extract.layout.dateline import find_dateline
from zhaoshang_extract.layout.line import INVISIBLE, Line, item_mark
from zhaoshang_extract.layout.shape import Shape
from zhaoshang_extract.mention.blank import close_blanks, layout_blanks
from zhaoshang_extract.passage import Passage, PassageKind

_WIDEST_COLUMN = 100
_NARROWEST = 24
_STOPS = ("。", "；", "！", "？", "：")
_ENDING = ("。", "；", "！", "？")
_COLUMN = 3  # lines to one edge that make a column
# No sentence begins with these: a line that does goes on from the one before.
_GOES_ON = "，。、；：）》”’！？%"
# Whoever ends a line with these goes on in the next.
_RUNS_ON = "，、"
# …完成58.7亿元 may well be the end of a line of a list, 吸纳就业320余 is not.
_WHOLE_FIGURE = re.compile(
    r"\d[余多]?(?:%|‰|[十百千万亿]{0,2}(?:美?元|个|家|项|户|人|名|次|场|倍|位|亩|吨|公里|百分点))[）”]?$"
)
_FIGURE_END = re.compile(
    r"\d{0,6}(?:\.\d{1,4})?(?:%|‰|[十百千万亿]{0,2}(?:美?元|余|多|个|家|项|户|人|名|次|场|倍|位|亩))"
)
# 开工—29个，开工率63.0%: a label with its figure opens a line of a list.
_LABELLED = re.compile(r"[^，。；：、\d]{1,8}(?:—{1,2}|：)\s?\d")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph; the shape is that of its first line."""

    lines: list[Line]
    shape: Shape

    @property
    def plain(self) -> str:
        """The folded text, breaks taken out."""
        return "".join(line.plain for line in self.lines)

    @property
    def gap(self) -> int:
        """The blank lines before it."""
        return self.lines[0].gap


def join_lines(lines: list[Line], shapes: list[Shape]) -> list[Block]:
    """The paragraphs that the lines make, in order."""
    blocks: list[Block] = []
    widths = _run_widths(lines, shapes)
    closes = _closing(lines, shapes, widths)
    broken = _is_broken(lines, shapes)
    cut = cut_breaks(lines, shapes)
    for index, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        before = shapes[index - 1] if index else None
        if blocks and cut[index] and blocks[-1].lines[-1] is lines[index - 1]:
            _append(blocks[-1], line)
            continue
        if before and blocks and _continues(blocks[-1], before, line, shape):
            width = widths[index]
            if before.open and (line.plain[0] in _GOES_ON or _cut_figure(blocks[-1], line)):
                joined = True
            elif not line.gap and lines[index - 1].plain[-1] in _RUNS_ON:
                joined = True  # a post of short lines: 1—8月，全区新增项目9个， / 实际使用外资8640万美元
            elif line.gap:
                joined = closes[index] and _bridges(blocks[-1], before, line, broken)
            else:
                joined = _wraps(blocks[-1], before, line, width, closes[index])
            if joined:
                _append(blocks[-1], line)
                continue
        blocks.append(Block([line], shape))
    return blocks


def _append(block: Block, line: Line) -> None:
    """Add a line to a paragraph, which is running text from then on."""
    block.lines.append(line)
    if block.shape.name in ("short", "heading", "colon"):
        block.shape = replace(block.shape, name="prose")
    if block.shape.dateline and len(block.lines) == 2:
        block.shape = replace(block.shape, dateline=find_dateline(block.plain))


def passage_of(block: Block, kind: PassageKind, depth: int = 0) -> Passage:
    """The passage of a paragraph: its folded text without breaks, layout blanks and invisible characters."""
    line = block.lines[0]
    if len(block.lines) == 1 and _INVISIBLE.search(line.raw) is None and not layout_blanks(line.plain):
        return Passage(kind, line.plain, range(line.start, line.end), depth)
    raw: list[str] = []
    places: list[int] = []
    for line in block.lines:
        for at, char in enumerate(line.raw, line.start):
            if char not in INVISIBLE:
                raw.append(char)
                places.append(at)
    _, kept = close_blanks(fold("".join(raw)))
    text = "".join(raw[at] for at in kept)
    return Passage(kind, item_mark(text, fold(text)), [places[at] for at in kept], depth)


def _can_continue(line: Line, shape: Shape) -> bool:
    if _LABELLED.match(line.plain):
        return False
    return shape.name in ("prose", "short", "colon") and not shape.starts


def _continues(block: Block, before: Shape, line: Line, shape: Shape) -> bool:
    """True when nothing in the two lines' shapes forbids that the second goes on from the first."""
    if block.shape.name not in ("prose", "item", "short") or not _can_continue(line, shape):
        return False
    if before.name == "colon" or block.lines[-1].end >= line.start:
        return False
    # An indent opens a paragraph, unless the whole column stands indented.
    return line.indent <= max(1, block.lines[-1].indent if len(block.lines) > 1 else block.lines[0].indent)


def _cut_figure(block: Block, line: Line) -> bool:
    """True when the break falls inside a figure of running text: …，农业项目2 / 1个。"""
    above = block.lines[-1].plain
    running = re.search("[，。；、]", above) is not None
    return running and above[-1].isdigit() and _FIGURE_END.match(line.plain) is not None


def _wraps(block: Block, before: Shape, line: Line, width: int, closes: bool) -> bool:
    """True when a line directly below goes on: the line above filled the column, or broke a sentence off."""
    last = block.lines[-1]
    full = last.width + last.indent
    if not before.open:
        # 　　…，总量居全省第四位。\n其中…: the sentence ends with the column, the paragraph does not.
        indented = block.lines[0].indent >= 2 and line.indent < 2 and width <= _WIDEST_COLUMN
        return indented and full >= width - 3 and closes
    column = _NARROWEST <= width <= _WIDEST_COLUMN and full >= 0.75 * width
    if _WHOLE_FIGURE.search(last.plain) and not (column and full >= width - 6 and _begun(block)):
        return False
    if column and closes:
        return _begun(block) or re.search("[，、；：。]", block.plain) is not None
    return _begun(block) and full >= _NARROWEST and closes


def _bridges(block: Block, before: Shape, line: Line, broken: bool) -> bool:
    """True when a line below blank lines goes on in the middle of a sentence: 吸纳就业320余 / / 人次."""
    last = block.lines[-1]
    if not before.open or last.width < _NARROWEST or last.plain[-1] == "：":
        return False
    if last.plain[-1] == "；" and not broken:
        return False
    if not _begun(block) and not (broken and block.plain.count("，") >= 2):
        return False
    return broken or not _WHOLE_FIGURE.search(last.plain)


def _begun(block: Block) -> bool:
    """True when the paragraph is running text beyond doubt: a dateline, a full stop inside, many words."""
    if block.shape.dateline or len(block.lines) > 1:
        return True
    plain = block.plain
    return "。" in plain or (
        block.shape.name == "prose" and len(plain) > 42 and re.search("[，；、]", plain) is not None
    )


def _run_widths(lines: list[Line], shapes: list[Shape]) -> list[int]:
    """For each line, the greatest width in its run of running lines without a blank line between."""
    widths = [0] * len(lines)
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not lines[index].gap and shapes[index].name in ("prose", "short", "item"):
            continue
        widest = max((line.width + line.indent for line in lines[first:index]), default=0)
        widths[first:index] = [widest] * (index - first)
        first = index
    return widths


def _closing(lines: list[Line], shapes: list[Shape], widths: list[int]) -> list[bool]:
    """For each line, whether it or the lines that can go on from it come to the end of a sentence.

    Three lines that fill a column are running text, though a heading cuts the last one off.
    """
    closes = [False] * len(lines)
    for index in range(len(lines) - 1, -1, -1):
        shape = shapes[index]
        onward = index + 1 < len(lines) and _can_continue(lines[index + 1], shapes[index + 1])
        if not onward and index >= _COLUMN and _fills(lines[index - _COLUMN : index], widths[index]):
            closes[index] = True
            continue
        # …同比增长12.5% / 。: the mark stands alone on the next line
        marked = index + 1 < len(lines) and lines[index + 1].plain[:1] in _ENDING
        ended = not shape.open or marked or lines[index].plain[-1:] in "；："
        closes[index] = ended or (onward and closes[index + 1])
    return closes


def _fills(above: list[Line], width: int) -> bool:
    """True when lines with a comma, none ending in one sentence's end, all reach the column's edge."""
    column = _NARROWEST <= width <= _WIDEST_COLUMN
    full = all(line.width + line.indent >= width - 3 and not line.plain.endswith(_STOPS) for line in above)
    return column and full and all(re.search("[，、]", line.plain) for line in above[:2])


def _is_broken(lines: list[Line], shapes: list[Shape]) -> bool:
    """True when blank lines break at least two sentences of the text for certain."""
    breaks = 0
    for index in range(1, len(lines)):
        before = lines[index - 1].plain
        certain = shapes[index - 1].open and shapes[index - 1].name == "prose" and "。" in before
        if certain and lines[index].gap and _can_continue(lines[index], shapes[index]):
            breaks += not _WHOLE_FIGURE.search(before) and before[-1] not in "；："
    return breaks >= 2

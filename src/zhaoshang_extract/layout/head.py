"""Lines of a page's head that belong to a neighbour: a value below its label, a title before its date."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.layout.credit import (
    expects_value,
    is_record,
    is_summary,
    may_be_value,
    read_account,
    read_credit,
    title_label,
)
from zhaoshang_extract.layout.credit_name import is_media, is_site
from zhaoshang_extract.layout.furniture import find_furniture
from zhaoshang_extract.layout.line import Line, columns
from zhaoshang_extract.layout.shape import Shape, shape_line
from zhaoshang_extract.mention.period import full_days

# How many lines of a page may hold its title and its credits.
_HEAD = 16
_LONGEST = 140
# Lines of bars alone print nothing; a neighbour stands within so many lines.
_NEAR = 4
_BLANK = re.compile(r" {1,8}")
# Where what belongs to the page may begin behind a title without a blank: …再上台阶http：//…, …完成2016-07-08
_GLUED = re.compile(
    r"(?:https?：//|www\.)|(?<=[一-鿿”）！？])(?=(?:19|20)\d\d[年\-/.]\d{1,2}[月\-/.]\d{1,2})"
)
_NO_DAY = re.compile(r"[于在至到截止自从—\-]$")
_WORDS = re.compile(r"[一-鿿]")
# Bars, dots and dashes around a title: • …, … |
_MARKS_BEFORE = re.compile(r"(?:[|•·▪◆■●□◇○▲▶►❶①]\s{0,3})+")
_MARKS_BEHIND = re.compile(r"(?:\s{0,3}[|_·•])+$")
# _某某网, -某某政府网站: what a browser's window adds to a title
_SITE = re.compile(
    r"\s?(?:_|-{1,2}|[|｜]|—{1,2})\s?(?=[^_|｜\-—]{2,20}(?:[_|｜\-—]{1,2}[^_|｜\-—]{2,20}){0,3}$)"
)
_FEWEST_WORDS = 4
# 2023 / 11-08 / 10:26
_YEAR = re.compile(r"(?:19|20)\d\d[年\-/.]?")
_MONTH_DAY = re.compile(r"\d{1,2}(?:[\-/]\d{1,2}|月\d{1,2}日?)")
_HOUR = re.compile(r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?")


def join_days(lines: list[Line]) -> list[Line]:
    """The lines, a day of the head that stands on two or three of them made one: 2023 / 11-08 / 10:26."""
    for at in range(min(_HEAD, len(lines) - 1)):
        year, day = lines[at], lines[at + 1]
        if not _YEAR.fullmatch(year.plain) or not _MONTH_DAY.fullmatch(day.plain):
            continue
        hour = lines[at + 2 : at + 3]
        parts = [year, day, *(line for line in hour if _HOUR.fullmatch(line.plain))]
        plain = "-".join([year.plain.rstrip("年-/."), *re.findall(r"\d+", day.plain)])
        plain = " ".join([plain, *(line.plain for line in parts[2:])])
        joined = replace(year, end=parts[-1].end, raw=plain, plain=plain)
        return [*lines[:at], joined, *lines[at + len(parts) :]]
    return lines


def cut_titles(lines: list[Line]) -> list[Line]:
    """The lines, a title of the head cut from what the page printed before and behind it.

    青禾县上半年签约项目情况 2016-07-08 来源：青禾网 becomes two lines; so do 题名：…, • …, … |, …_青禾网,
    … 分享 微博, and a title printed twice.
    """
    cut: list[Line] = []
    titled, asked = False, 0  # whether one of the first lines of `cut` is a title, and how many were asked
    for at, line in enumerate(lines[:_HEAD]):
        beside = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
        alone = not any(_MARKS_BEFORE.match(other.plain) for other in beside)
        titled = titled or any(_is_title(above) for above in cut[asked:])
        asked = len(cut)
        record = any(is_record(other.plain) for other in [line, *beside])
        if _is_of_table(lines, at):
            cut.append(line)
            continue
        cut += _cut_line(line, first=alone and not titled, record=record)
        if _is_text(line):
            return cut + lines[at + 1 :]
    return cut + lines[_HEAD:]


def _is_of_table(lines: list[Line], at: int) -> bool:
    """True for a row with bars, a caption above one, and a cell of a table that stands one cell a line."""
    plain = lines[at].plain
    above = next((line.plain for line in reversed(lines[max(0, at - _NEAR) : at]) if line.plain), "")
    below = next((line.plain for line in lines[at + 1 : at + 1 + _NEAR] if line.plain), "")
    if plain.count("|") > 1 or below.count("|") > 1:
        return True
    if not plain.endswith("|") or not (above.endswith("|") or below.endswith("|")):
        return False
    bare = below.rstrip("| ")
    return not bare or read_credit(bare) is None


def _is_text(line: Line) -> bool:
    """True for running text, below which no title stands."""
    return len(line.plain) > 60 and "。" in line.plain and not is_summary(line.plain)


def _is_title(line: Line) -> bool:
    shape = shape_line(line).name
    return shape == "short" and len(_WORDS.findall(line.plain)) >= _FEWEST_WORDS


def _cut_line(line: Line, *, first: bool, record: bool) -> list[Line]:
    """The pieces of a line: what stands before its title, the title, and what stands behind it."""
    if len(line.plain) != len(line.raw) or not 6 < len(line.plain) <= _LONGEST:
        return [line]
    label = title_label(line.plain, record=record)
    if label is not None:
        start, end = label
        return _pieces(line, (0, start), (start, end), (end, len(line.plain)))
    if read_credit(line.plain) is not None or read_account(line.plain) is not None:
        return [line]
    if find_furniture(line.plain) is not None:
        return _cut_way(line)
    start, end = 0, len(line.plain)
    mark = _MARKS_BEFORE.match(line.plain)
    if mark is not None and (line.plain[0] == "|" or first):
        start = mark.end()
    behind = _MARKS_BEHIND.search(line.plain, start)
    title_end = behind.start() if behind else end
    rest = line.plain[start:title_end]
    if "|" in rest and (start or title_end < end):  # 指标 | 增长（%） |: a row of a table
        return [line]
    cuts = [at for at in (_tail(rest), _site_tail(rest), _again(rest)) if at is not None]
    if not cuts and title_end == end and not start:
        return [line]
    if _is_text(line) or len(_WORDS.findall(rest)) < _FEWEST_WORDS:
        return [line]
    cut = start + min(cuts) if cuts else title_end
    if len(_WORDS.findall(line.plain, start, cut)) < _FEWEST_WORDS:
        return [line]  # 2020年 2019年 2020年 2019年: the names of columns
    return _pieces(line, (0, start), (start, cut), (cut, title_end), (title_end, end))


def _pieces(line: Line, *bounds: tuple[int, int]) -> list[Line]:
    """The parts of a line between the bounds that print anything, each without blanks around it."""
    trimmed = [_trimmed(line.plain, *bound) for bound in bounds]
    return [_piece(line, begin, end) for begin, end in trimmed if begin < end]


def _cut_way(line: Line) -> list[Line]:
    """The way to a page, cut from the date behind it: 您的位置：南岭网 > 财经 > 2014-8-19 点击：21次."""
    tail = _tail(line.plain) if full_days(line.plain) else None
    if tail is None or read_credit(line.plain[tail:]) is None:
        return [line]
    return _pieces(line, (0, tail), (tail, len(line.plain)))


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """The part from `start` to `end` without blanks around it; (0, 0) for nothing."""
    part = plain[start:end]
    lead = len(part) - len(part.lstrip())
    return (start + lead, start + len(part.rstrip())) if part.strip() else (0, 0)


def _tail(plain: str) -> int | None:
    """Where a credit or buttons begin behind a title, or None."""
    if "。" in plain:
        return None
    places = [blank.end() for blank in _BLANK.finditer(plain, 4)]
    places += [
        glued.start() for glued in _GLUED.finditer(plain, 6) if not _NO_DAY.search(plain[: glued.start()])
    ]
    for place in sorted(places):
        if len(_WORDS.findall(plain[:place])) < _FEWEST_WORDS:
            continue
        credit = read_credit(plain[place:])
        told = credit is not None and (credit.issued or credit.labels or credit.shape == "people")
        if told or find_furniture(plain[place:]) in ("buttons", "way"):
            return place
    return None


def _site_tail(plain: str) -> int | None:
    """Where the name of the site begins behind a title (…报告_某网——某地门户), or None."""
    for mark in _SITE.finditer(plain, 6):
        names = re.split(r"[_|｜\-—]+", plain[mark.end() :])
        if all(is_media(name.strip()) or is_site(name.strip()) for name in names):
            return mark.start()
    return None


def _again(plain: str) -> int | None:
    """Where a title is printed a second time on its line, or None."""
    for blank in _BLANK.finditer(plain, 6):
        if plain[: blank.start()] == plain[blank.end() :]:
            return blank.start()
    return None


def _piece(line: Line, start: int, end: int) -> Line:
    """The part of a line from its character `start` to `end`, as a line of its own."""
    return replace(
        line,
        start=line.start + start,
        end=line.start + end,
        raw=line.raw[start:end],
        plain=line.plain[start:end],
        indent=line.indent + columns(line.raw[:start]),
        gap=line.gap if start == 0 else 0,
    )


def give_values(lines: list[Line], shapes: list[Shape]) -> list[Shape]:
    """The shapes; a line below a lone label (来源：) is a credit when another credit follows it."""
    given = list(shapes)
    for at in range(len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        labelled = given[at].name in ("credit", "furniture") and given[at].credit is not None
        if not labelled or given[at + 1].name not in ("short", "credit") or not expects_value(line.plain):
            continue
        goes_on = at + 2 < len(lines) and shapes[at + 2].credit is not None
        credit = read_credit(line.plain + below.plain) if goes_on and may_be_value(below.plain) else None
        if credit is not None:
            given[at + 1] = Shape("credit", credit=credit)
    for at in range(1, min(_HEAD, len(lines))):
        above, shape = given[at - 1], given[at]
        if above.name == "short" and shape.name == "short" and not lines[at].plain.startswith("—"):
            credit = read_account(lines[at].plain)
            if credit is not None:
                given[at] = Shape("credit", credit=credit)
    return given

"""Totals that the digits tell: figures printed in a row that make one printed near them.

41个、96.35亿元 … 工业32个、81.2亿元；农业9个、15.15亿元: whatever the slots say, a row of figures that comes
to a printed one to its last digit is mostly its division. Only rows with natural ends are tried (a sentence,
a clause of it, a column of equal rows), so that few sums are made, and only a sum that is hardly an accident
counts. It clears and never accuses, but for the column beside one that makes its total (`_beside`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import groupby, islice, pairwise

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.told import sum_of
from zhaoshang_extract.checking.words import says
from zhaoshang_extract.marks import CELL, EITHER_ITEM, EITHER_OPEN, HAN

_ACCIDENT = Fraction(1, 8)
# A sentence that lists so many figures and nothing else mostly lists the parts of something.
_LISTED, _ACCIDENT_OF_LIST = 5, Fraction(1, 5)
_RARE = Fraction(1, 200)
_FEW = Fraction(1, 100)
# So far from a column another one may stand beside it: 74个、161.28亿元，开工57个、到位46.15亿元.
_ASIDE = (-1, 1, -2, 2, -3, 3)
# Rows as short as this are also cut from the middle of a list: there are many, and few are divisions.
_WINDOW = 3
_WHOLES = 14
# A table of so many rows with a total row, one column of which comes to it so closely, is closed.
_ROWS, _COLUMN = 4, Fraction(1, 30)
_LONGEST = 60
_STRIDE = 8
_BETWEEN = 12

Row = tuple[Figure, ...]


def row_sums(field: Field) -> Iterator[Question]:
    """A question for each figure that a row makes, and for the one beside it that its own row just misses."""
    told: set[tuple[str, str]] = set()
    for row in rows(field):
        whole = _whole(row, field)
        if whole is None:
            continue
        beside = (*_columns_beside(whole, row, field), *_beside(whole, row, field))
        for question in (_question(whole, row, POSSIBLE), *beside):
            key = (question.reported.id, question.claims[0].operands["parts"][0].id)
            if key not in told:
                told.add(key)
                yield question


def _question(whole: Figure, row: Row, sure: int) -> Question:
    return Question("sum", whole, [sum_of(list(row), sure)])


# -------- rows


def rows(field: Field) -> Iterator[Row]:
    """The rows that the text closes: columns of equal rows first, then what a sentence lists."""
    seen: set[tuple[int, ...]] = set()
    for row in (*_columns(field), *_sentences(field)):
        if not 1 < len(row) <= _LONGEST:
            continue
        key = tuple([figure.place for figure in row])
        if key not in seen and min([figure.units for figure in row]) >= 0:
            seen.add(key)
            yield row


def _usable(figure: Figure) -> bool:
    own = figure.kind in ("amount", "count") and figure.role != "base"
    return own and figure.exact and not figure.mean and not figure.change


def _family(figure: Figure) -> tuple[str, str | None]:
    """What figures share that may stand in one column: the unit of a count, the currency of an amount."""
    return (figure.kind, figure.currency if figure.kind == "amount" else (figure.unit or "")[-1:])


def _columns(field: Field) -> Iterator[Row]:
    """The columns of rows that repeat one pattern of units: 个、亿元、%；个、亿元、%."""
    figures = field.figures
    families = [_family(figure) for figure in figures]
    for stride in range(1, _STRIDE + 1):
        at = 0
        while at + 2 * stride <= len(figures):
            end = at + stride
            while end < len(figures) and families[end] == families[end - stride]:
                end += 1
            height = (end - at) // stride
            if height > 1:
                for column in range(stride):
                    row = figures[at + column : end : stride]
                    yield from _whole_rows(row)
            at = max(at + 1, end - stride + 1) if height > 1 else at + 1


def _whole_rows(row: Sequence[Figure]) -> Iterator[Row]:
    """A column, and what is left of it without a total in front or behind."""
    for cut in (row, row[1:], row[:-1]):
        if all(_usable(figure) for figure in cut):
            yield tuple(cut)


def _sentences(field: Field) -> Iterator[Row]:
    """The figures of one family in a sentence: all, those behind the first, those before the last."""
    for _, found in groupby(field.figures, key=lambda figure: figure.sentence):
        sentence = [figure for figure in found if _usable(figure)]
        for family in dict.fromkeys(_family(figure) for figure in sentence):
            every = [figure for figure in sentence if _family(figure) == family]
            goals = [figure for figure in every if figure.role == "goal"]
            if len(goals) > 1:
                yield tuple(goals)
                yield from ((one, other) for one, other in zip(goals, goals[2:], strict=False))
            run = [figure for figure in every if figure.role != "goal"]
            for cut in (run, run[1:], run[:-1], run[2:]):
                yield tuple(cut)
            plain = [figure for figure in run if not _is_within(figure)]
            yield tuple(plain)
            yield tuple(plain[1:])
            for first in range(len(run) - 1):
                yield tuple(run[first : first + 2])
                if first + 3 <= len(run):
                    yield tuple(run[first : first + 3])
                    yield (run[first], run[first + 2])


def _is_within(figure: Figure) -> bool:
    """其中 or a bracket: a part of the figure before it."""
    words = figure.before.lstrip(EITHER_ITEM)
    return figure.before.startswith(EITHER_OPEN) or says("among", words[:2])


# -------- wholes


def _whole(row: Row, field: Field) -> Figure | None:
    """The nearest figure that the row makes though no accident would; None where there is none."""
    made = sum([figure.units for figure in row])  # a list is added up faster, and most rows end here
    slack = sum([figure.slack for figure in row])
    if not field.may_make(row[0].alike, made, slack):
        return None
    for tried, whole in enumerate(_near(row, field), 1):
        # usable figures are exact: each is off by half its slack at most
        if whole.units and 2 * abs(made - whole.units) <= slack + whole.slack:
            most = _ACCIDENT_OF_LIST if _is_list(row, field) else _ACCIDENT
            if len(row) <= _WINDOW and not _is_joined(whole, row, field):
                most = _RARE
            return whole if _accident(whole, row) * tried <= most else None
    return None


def _is_joined(whole: Figure, row: Row, field: Field) -> bool:
    """True where no other figure of the family stands between the whole and the row, nor in the row.

    亿元以上55个，其中10亿元以上8个 far from 63个: of sums so coarse as that one in eight is an accident.
    """
    places = sorted(figure.place for figure in (whole, *row))
    between = field.figures[places[0] : places[-1] + 1]
    family = [figure for figure in between if figure.role != "base" and _family(figure) == _family(row[0])]
    return whole.place in (places[0], places[-1]) and len(family) == len(places)


def _is_list(row: Row, field: Field) -> bool:
    """True where no other figure stands in the row's sentence, nor another member before or behind."""
    first, last = field.previous(row[0]), field.following(row[-1])
    alone = all(end is None or end.sentence != row[0].sentence for end in (first, last))
    return alone and len(row) >= _LISTED and row[-1].place - row[0].place == len(row) - 1


def _near(row: Row, field: Field) -> Iterator[Figure]:
    """Figures of the row's family before and behind it, the nearest first."""
    largest, goal = max(part.units for part in row), row[0].role == "goal"
    before = (figure for figure in field.before(row[0]) if _may_be_whole(figure, largest, goal=goal))
    behind = (
        figure for figure in field.after(row[-1], row[0].alike) if _may_be_whole(figure, largest, goal=goal)
    )
    near = [*islice(before, _WHOLES), *islice(behind, _BETWEEN)]
    near.sort(key=lambda figure: min(abs(figure.place - row[0].place), abs(figure.place - row[-1].place)))
    return iter(near)


def _may_be_whole(figure: Figure, largest: int, *, goal: bool) -> bool:
    # larger than each, so it is none of the row
    return figure.units > largest and (figure.role == "goal") == goal and _usable(figure)


def _accident(whole: Figure, row: Row) -> Fraction:
    """How likely figures of this size would make the whole by chance."""
    return Fraction(sum(figure.slack for figure in row) + whole.unit_step, abs(whole.units))


# -------- the column beside


def _beside(whole: Figure, row: Row, field: Field) -> Iterator[Question]:
    """358.6亿元 is the sum of its column; the 75个 beside it must be that of the counts beside.

    Directly behind its whole, or before it, the column leaves no doubt; else the digits must be many.
    """
    if min(part.units for part in row) <= whole.slack + sum(part.slack for part in row):
        return  # 86.4元 among 亿元: with or without it the column makes its total
    joined = _accident(whole, row) <= _FEW and _is_joined(whole, row, field)
    if not joined and (len(row) < 3 or _accident(whole, row) > _RARE):
        return
    for aside in _ASIDE:
        places = [whole.place + aside, *(figure.place + aside for figure in row)]
        if row[-1].lead is row[0] and row[0].place > whole.place and aside == -1:
            places[1:] = [
                figure.place - len(row) for figure in row
            ]  # 分别为20个、74个，分别为70亿元、248亿元
        if min(places) < 0 or max(places) >= len(field.figures):
            continue
        other, *parts = (field.figures[place] for place in places)
        if not all(_usable(figure) and _family(figure)[0] == other.kind for figure in (other, *parts)):
            continue
        if _family(parts[0]) == _family(row[0]) or not _is_one_column(parts) or other in parts:
            continue
        pairs = list(zip((other, *parts), (whole, *row), strict=True))
        if all(one.sentence == two.sentence for one, two in pairs):
            told = joined and _is_of_one_thing((other, *parts))
            if told or (len(row) > 2 and _accident(whole, row) <= _RARE):
                claim = sum_of(parts, CERTAIN if told else LIKELY)
                claim.told = told
                yield Question("sum", other, [claim])


def _columns_beside(whole: Figure, row: Row, field: Field) -> Iterator[Question]:
    """合计 687 2367000 over ten rows: where one column of a table makes its last row, so do the others."""
    stride = row[1].place - row[0].place
    regular = all(later.place - one.place == stride for one, later in pairwise(row))
    total = whole.place - row[-1].place == stride or row[0].place - whole.place == stride
    if not (
        regular and total and len(row) >= _ROWS and _is_cell(row[1]) and _accident(whole, row) <= _COLUMN
    ):
        return
    for aside in range(1 - stride, stride):
        places = [figure.place + aside for figure in (whole, *row)]
        if not aside or min(places) < 0 or max(places) >= len(field.figures):
            continue
        if not all(_in_one_row(figure.place, figure.place + aside, field) for figure in (whole, *row)):
            continue
        other, *parts = (field.figures[place] for place in places)
        if all(_usable(one) and one.kind == other.kind for one in (other, *parts)) and _is_one_column(parts):
            claim = sum_of(parts, LIKELY)
            claim.vouched = True
            yield Question("sum", other, [claim])


def _in_one_row(one: int, other: int, field: Field) -> bool:
    """True where no label of a row stands between two cells."""
    first, last = sorted((one, other))
    return not any(_labelled().search(cell.before) for cell in field.figures[first + 1 : last + 1])


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]")


def _is_cell(figure: Figure) -> bool:
    return not figure.before or any(mark in figure.before for mark in CELL)


def _is_of_one_thing(figures: Sequence[Figure]) -> bool:
    """No goals beside deeds, no investment beside what was paid of it, no cells of a table."""
    if any(mark in figure.before for figure in figures for mark in CELL):
        return False
    return (
        _is_one_column(figures)
        and len({(figure.target, figure.measure, figure.role) for figure in figures}) == 1
    )


def _is_one_column(parts: Sequence[Figure]) -> bool:
    return all(_family(one) == _family(two) for one, two in pairwise(parts))

"""Sums that words close: 其中A个、B个，其他C个; bands without a gap; A、B、C，合计T个.

A whole is followed by figures of its kind and unit, or they by their total, with none but companions of
another kind between (个、亿元; 占比). The words put such a sum together, so it needs no slip to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import total
from zhaoshang_extract.checking.pair.closed import are_bands, is_complement, is_division, of_other_set
from zhaoshang_extract.checking.pair.told import is_of_rest, is_telling
from zhaoshang_extract.checking.relation import added
from zhaoshang_extract.checking.slots import INVESTMENT, is_like, lies_within, same_measure, same_period
from zhaoshang_extract.checking.words import (
    chars,
    count_word,
    divides,
    forms,
    last_clause,
    says,
    starts,
)
from zhaoshang_extract.marks import CELL, CLOSE, EITHER_COMMA, EITHER_OPEN, EITHER_SEMICOLON, LIST

_MOST, _FAR = 12, 36
CLOSES = (CLOSE, ")")
# So many steps of projects are tried for which of them hold the others.
_MOST_STEPS = 5
# 全市县（市、区）合计: so few words stand before a total of what is listed.
_TOTAL = 12

Figures = list[Figure]
# How sure it is, the whole, its parts.
Sum = tuple[int, Figure, Figures]


def closed_sums(field: Field) -> Iterator[Question]:
    """A question for each whole whose parts the words close, and each total of a list before it."""
    for figure in field.quantities():
        if figure.role != "head" or figure.change or figure.mean or not figure.exact or figure.units <= 0:
            continue
        for sure, whole, parts in (*_parts_behind(figure, field), *_parts_before(figure, field)):
            yield Question("sum", whole, [Claim({"parts": tuple(parts)}, added, sure, told=True)])


# -------- parts behind their whole


def _parts_behind(whole: Figure, field: Field) -> Iterator[Sum]:
    """The parts of 其中A个、B个，其他C个, and those of the money beside; none where nothing closes them."""
    found = _members(whole, field)
    if len(found) < 2:
        return
    if _opens_complement(whole, found):
        yield CERTAIN, whole, found[:2]
        return
    found = _outside_brackets(found, field)  # 已开工22个（其中竣工12个），剩余62个
    if len(found) < 2 or not all(_may_be_part(part, whole) for part in found):
        return
    if any(_is_inside(part) or _tells_anew(part) for part in found[1:]):
        return
    sure = _closed(found, whole, field)
    if sure is not None:
        yield sure, whole, found
    made = sum(part.units for part in found) == whole.units
    if whole.counted and made and (sure is not None or is_division(found)):
        yield from _money_beside(whole, found, field)


def _outside_brackets(found: Figures, field: Field) -> Figures:
    """The members that stand in no bracket: 续建49个（省级11个、市县38个），新建48个."""
    kept: Figures = []
    inside = False
    for part in found:
        words = part.before if not kept else field.words_between(kept[-1], part)
        opened, closed = (max(words.rfind(mark) for mark in marks) for marks in (EITHER_OPEN, CLOSES))
        inside = opened > closed and bool(kept)
        if not inside:
            kept.append(part)
    return kept


def _opens_complement(whole: Figure, found: Figures) -> bool:
    """49个（省级11个、市县38个）, whatever stands behind: the first two are all of the whole beside them."""
    pair = found[:2]
    if (
        len(pair) < 2
        or pair[1].place != whole.place + 2
        or not all(_may_be_part(part, whole) for part in pair)
    ):
        return False
    if of_other_set(pair[0], whole):
        return False
    opener = pair[0].before.lstrip(EITHER_COMMA)
    opened = opener.startswith(EITHER_OPEN) or starts("among", opener)
    if sum(part.units for part in found[:3]) == whole.units:
        return False  # 新引进17个，往年结转3个，资本回归1个 are all of 21
    joined = pair[1].before.startswith((LIST, *EITHER_COMMA))
    return opened and joined and not _tells_anew(pair[1]) and is_complement(pair, whole)


def _closed(found: Figures, whole: Figure, field: Field) -> int | None:
    """How sure the words close the list, None where they do not."""
    opener = field.words_between(whole, found[0])
    if of_other_set(found[0], whole):
        return None
    if found[0].before.startswith((LIST, *EITHER_OPEN, *forms("and"))) or any(
        mark in opener for mark in EITHER_SEMICOLON
    ):
        return None
    if are_bands(found, whole) and all(same_measure(part, whole) for part in found):
        return CERTAIN
    if max(part.units for part in found) >= whole.units:
        return None
    led = says("among", found[0].before) or divides(found[0].before) or _is_first(whole, field)
    own = led and all(same_measure(part, whole) for part in found)
    others = "".join(part.before for part in found[:-1])
    steps = {part.stage for part in found[:-1]}
    if own and says("remainder", found[-1].before) and not says("rest", others):
        # 28个已开工，15个已投产，其余35个: of several steps one may hold another
        return CERTAIN if len(steps) == 1 or not _some_make(found, whole) else None
    if (
        led
        and _is_rest(found[-1])
        and not says("rest", others)
        and not _some_make(found, whole, all_too=True)
    ):
        return CERTAIN  # 39个已开工，17个已办手续，其余82个: of whatever measure they were taken for
    if led and len(found) == 2 and is_complement(found, whole):
        return CERTAIN
    beside = found[-1].place - whole.place == len(found)
    return LIKELY if led and beside and is_division(found) and is_telling(found, whole) else None


def _is_rest(part: Figure) -> bool:
    """，其余82个正在洽谈, not 其余6个县区: what is left is of the things counted."""
    clause = last_clause(part.before)
    return starts("remainder", clause) and not part.after.startswith(tuple(chars("place_ending")))


def _some_make(found: Figures, whole: Figure, *, all_too: bool = False) -> bool:
    """True where the last part makes the whole with some of the others: those that hold the rest of them."""
    others, left = found[:-1], whole.interval - found[-1].interval
    sizes = range(1, len(others) + all_too)
    if len(others) > _MOST_STEPS:
        return True
    return any(
        total(one.interval for one in some).meets(left) for n in sizes for some in combinations(others, n)
    )


def _is_first(whole: Figure, field: Field) -> bool:
    """No member of a list that was opened before it: 从体量看，50亿元以上1个，10亿至50亿元6个，其余11个."""
    if divides(whole.before) or says("among", whole.before) or whole.threshold is not None:
        return False
    before = field.before(whole)
    return whole.industry is None and not any(
        figure.sentence == whole.sentence and is_like(figure, whole) for figure in before
    )


def _tells_anew(part: Figure) -> bool:
    """共69个, 从体量看: no further member."""
    return says("together", part.before) or divides(part.before)


def _money_beside(whole: Figure, parts: Figures, field: Field) -> Iterator[Sum]:
    """42个、268.4亿元，其中合同27个、186.2亿元，协议15个、82.2亿元: the counts add up, so must the money."""
    beside = [field.following(figure) for figure in (whole, *parts)]
    money = [figure for figure in beside if figure is not None and figure.kind == "amount" and figure.exact]
    if len(money) < len(beside) or len({figure.alike for figure in money}) > 1:
        return
    plain = all(figure.role == "head" and not figure.mean and not figure.change for figure in money)
    measures = {figure.measure for figure in money}
    if plain and (len(measures) == 1 or measures <= INVESTMENT):
        yield CERTAIN, money[0], money[1:]


def _members(whole: Figure, field: Field) -> Figures:
    """All figures like the whole in the rest of its sentence, or in the next one where that divides it."""
    figures, like = field.figures, whole.counted_as
    start, limit = whole.place + 1, min(whole.place + 1 + _FAR, len(field.figures))
    end = _end_of_sentence(figures, start, limit, whole.sentence)
    own = [figure for figure in figures[start:end] if figure.counted_as == like]
    if own or end == limit:
        return own
    opener = figures[end].before
    if not (says("among", opener[:4]) or divides(opener)) or not _is_first(whole, field):
        return []
    start, end = end, _end_of_sentence(figures, end, limit, figures[end].sentence)
    return [figure for figure in figures[start:end] if figure.counted_as == like]


def _end_of_sentence(figures: Figures, start: int, limit: int, sentence: int) -> int:
    """The place behind the last figure of the sentence that goes on at `start`, `limit` at most."""
    end = start
    while end < limit and figures[end].sentence == sentence:
        end += 1
    return end


def _may_be_part(part: Figure, whole: Figure) -> bool:
    plain = part.exact and part.role == "head" and not part.change and not part.mean
    return plain and part.target == whole.target and lies_within(part.region, whole.region)


def _is_inside(part: Figure) -> bool:
    """（亿元以上22个）, ，其中化工8个, 其余89个中，开工16个: a part of a part."""
    return part.before.startswith((*EITHER_OPEN, *forms("inside"))) or says("among", part.before)


# -------- parts before their total


def _parts_before(whole: Figure, field: Field) -> Iterator[Sum]:
    """The members of A、B、C，合计T, with how sure they are all; nothing where the words tell no total."""
    opener = _total_opener(whole, field)
    if opener is None or is_of_rest(opener, field) or _is_of_some(opener.before):
        return
    if says("since", opener.before):  # 分别为132个、158个，累计: of those years, or since the first day
        near = field.figures[max(0, opener.place - _MOST) : opener.place]
        listed = [figure for figure in near if figure.lead is near[-1].lead]
        plain = len(listed) > 2 and all(is_like(figure, whole) and figure.exact for figure in listed)
        if plain:  # less than what was listed can be neither
            most, least = whole.interval.high, total(figure.interval for figure in listed).low
            less = None not in (most, least) and most is not None and least is not None and most < least
            yield CERTAIN if less else LIKELY, whole, listed
        return
    found: Figures = []
    for figure in reversed(field.figures[max(0, opener.place - _FAR) : opener.place]):
        if figure.sentence != whole.sentence or (is_like(figure, whole) and figure.units >= whole.units):
            break
        if is_like(figure, whole):
            found.append(figure)
            if says("among", figure.before):
                break
    else:
        if opener.place > _FAR:
            return  # more figures than are looked at
    number = _told_number(found, opener, field)
    if number is not None and len(found) > number:
        found = found[:number]
    parts = found[::-1]
    own = all(_may_be_part(part, whole) and same_period(part.period, whole.period) for part in parts)
    if _is_in_all(opener) and not all(same_measure(part, whole) for part in parts):
        return  # 新建41个，续建28个，共培育企业90个
    if len(parts) < 2 or not own or (number is not None and len(parts) != number):
        return
    if any(says("rest", part.before) for part in parts[:-1]):
        return  # 已投产33个，其余78个中，开工15个、前期63个，共计111个
    if number is None and says("among", parts[0].before):
        return  # 新开工41个，其中省级8个、市县33个，总计60个: of those listed, or of all before them
    if not any(_is_inside(part) for part in parts[1:]) and not any(map(_is_cell, (*parts, whole))):
        yield CERTAIN, whole, parts


def _is_of_some(words: str) -> bool:
    """合计占全部, 其中甲县、乙县合计: a share of the total, or a total of those it names."""
    return says("share", words) or says("among", words) or LIST in words.lstrip(LIST)


def _is_cell(figure: Figure) -> bool:
    """A figure of a table: its rows and columns say what is summed, not the order of the words."""
    return any(mark in figure.before for mark in CELL) or not figure.before


def _told_number(found: Figures, opener: Figure, field: Field) -> int | None:
    """How many members the words say there are: 五地合计, 这5个项目合计."""
    counts = field.figures[found[0].place + 1 : opener.place] if found else []
    told = [figure for figure in counts if figure.counted and figure.alike != opener.alike]
    return int(told[-1].value) if told else count_word(opener.before)


def _is_in_all(whole: Figure) -> bool:
    """，共69个, ，共完成投资137.8亿元: the clause begins so, and names neither place nor more."""
    clause = whole.before.lstrip(EITHER_COMMA)
    return len(clause) <= _TOTAL // 2 and len(clause) < len(whole.before) and starts("in_all", clause)


def _total_opener(whole: Figure, field: Field) -> Figure | None:
    """The first figure behind 合计: 共计39个、195.7亿元 tells two totals."""
    if _is_in_all(whole):
        return whole
    if len(whole.before) <= _TOTAL and (says("summed", whole.before) or says("since", whole.before)):
        return whole
    before = field.previous(whole)
    if before is None or before.kind == whole.kind or before.sentence != whole.sentence:
        return None
    own = whole.before.startswith((LIST, *EITHER_COMMA)) and len(whole.before) <= _TOTAL // 2
    return before if own and len(before.before) <= _TOTAL and says("summed", before.before) else None

"""A part is not larger than its whole, and projects of a size are worth at least that size."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import Interval
from zhaoshang_extract.checking.relation import Operands, part
from zhaoshang_extract.checking.slots import INVESTMENT, broader, covers, same_measure, same_slot
from zhaoshang_extract.checking.words import says
from zhaoshang_extract.marks import SEMICOLON

_COUNT = ("count", None)
_EDGE = Fraction(99, 100)
_RUNGS = 2
_LEAP = 10


def subsets(field: Field) -> Iterator[Question]:
    """A question for each part that is larger than the whole of its 其中 list."""
    for figure in field.quantities():
        if figure.role != "head" or figure.change or figure.mean or not figure.exact:
            continue
        whole = _whole(figure, field)
        if whole is None or (whole.unit != figure.unit and whole.kind == "count"):
            continue
        if not whole.exact or whole.mean or _fits(figure, whole):
            continue
        if says("summed", figure.before):
            continue  # 续建68个，新建27个，其中省级14个，总计95个: of all
        if says("apart_from", whole.before) and says("besides", field.words_between(whole, figure)):
            continue  # 除28个内资项目外，47个外资项目: they stand beside each other
        if figure.value > _LEAP * whole.value:
            continue  # 3个功能区引进，其中……260个: no slip of one digit, another thing
        nested = _wider_size(whole, figure) and SEMICOLON not in field.words_between(whole, figure)
        _, mark, behind = field.words_between(whole, figure).rpartition(SEMICOLON)
        if not nested and mark and not says("among", behind[:2]):
            continue  # 新签52个，总投资87亿元；在建96个，总投资371亿元
        if nested or not _has_other_whole(figure, whole, field):
            yield Question("subset", whole, [Claim({"part": (figure,)}, part, LIKELY)])


def _has_other_whole(figure: Figure, whole: Figure, field: Field) -> bool:
    """240个中，二产156个、一产12个，其中亿元以上198个: 其中 is of the 240 before, not of the last 12."""
    for other in field.before(whole):
        if other.sentence != figure.sentence:
            return False
        if same_measure(other, figure) and _fits(figure, other):
            return True
    return False


def _fits(figure: Figure, whole: Figure) -> bool:
    low, high = figure.interval.low, whole.interval.high
    return low is None or high is None or low <= high


def _whole(figure: Figure, field: Field) -> Figure | None:
    """The whole that 其中 or a size within a size names, in the same sentence."""
    linked = figure.whole
    if linked is not None and same_measure(linked, figure) and linked.sentence == figure.sentence:
        return linked if covers(linked, figure) and linked.role == "head" else None
    for whole in field.before(figure):
        if whole.sentence != figure.sentence:
            return None
        if not same_measure(whole, figure) or whole.role != "head" or whole.change:
            continue
        if not covers(whole, figure) or not same_slot(whole, figure, "region"):
            continue
        nested = broader(whole, figure) and _wider_size(whole, figure)
        among = says("among", field.words_between(whole, figure))
        return whole if nested or (among and not _restarted(whole, figure, field)) else None
    return None


def _wider_size(whole: Figure, figure: Figure) -> bool:
    """亿元以上21个, 5亿元以上24个: the second must be among the first."""
    if whole.threshold is None or figure.threshold is None or whole.threshold == figure.threshold:
        return False
    return whole.industry == figure.industry and whole.stage == figure.stage


def _restarted(whole: Figure, figure: Figure, field: Field) -> bool:
    """True where another figure of the kind stands between 其中 and this one."""
    between = field.figures[whole.place + 1 : figure.place]
    return any(other.alike == whole.alike and other.role == "head" for other in between)


# -------- the ladder of sizes


def ladders(field: Field) -> Iterator[Question]:
    """亿元以上56个，10亿元以上21个，50亿元以上3个: the least that all of them are worth."""
    for money in field.quantities():
        if money.measure not in INVESTMENT or money.currency not in (None, "CNY") or not money.exact:
            continue
        if money.role != "head" or money.target or money.change or money.mean or money.threshold is None:
            continue
        if says("partial_money", money.before + money.indicator):
            continue
        rungs = _rungs(money, field)
        if rungs:
            # With one size above the base a single project counted by its first phase explains the rest.
            refusal = None if len(rungs) > _RUNGS else "unlike"
            claim = Claim({"parts": tuple(rungs)}, least_worth(rungs), CERTAIN, refusal)
            yield Question("threshold_total", money, [claim])


def _rungs(money: Figure, field: Field) -> list[Figure]:
    """The counts of one ladder, the widest size first; [] where there is none."""
    base = next((count for count, _ in zip(field.before(money, _COUNT), range(2), strict=False)), None)
    if base is None or base.sentence != money.sentence or not _is_rung(base, money):
        return []
    if base.threshold != money.threshold or money.place - base.place > 2:
        return []
    rungs = [base]
    for count in field.after(base, _COUNT):
        if count.sentence > money.sentence + 1 or count.place - base.place > 12:
            break
        if _is_rung(count, money) and _above(count, rungs[-1]):
            rungs.append(count)
    return rungs


def _is_rung(count: Figure, money: Figure) -> bool:
    if count.measure != "project_count" or not (count.exact and count.counted) or count.role != "head":
        return False
    if count.threshold is None or count.threshold[0] is None or count.threshold[1] is not None:
        return False
    return not count.change and all(
        same_slot(count, money, slot) for slot in ("region", "period", "stage", "industry")
    )


def _above(count: Figure, last: Figure) -> bool:
    if count.threshold is None or last.threshold is None:
        return False
    low, before = count.threshold[0], last.threshold[0]
    return low is not None and before is not None and low > before and count.value <= last.value


def least_worth(rungs: list[Figure]):  # type: ignore[no-untyped-def]
    """The relation from the counts of a ladder to the least that their projects are worth."""
    sizes = [figure.threshold[0] if figure.threshold else None for figure in rungs]

    def relation(operands: Operands) -> Interval | None:
        counts = [interval.low for interval in operands["parts"]]
        least, above = Fraction(0), Fraction(0)
        for size, count in zip(reversed(sizes), reversed(counts), strict=True):
            if size is None or count is None:
                return None
            # Practice counts a project of 49.6亿元 among those of 50亿元.
            least += _EDGE * size * max(count - above, Fraction(0))
            above = count
        return Interval(least, None)

    return relation

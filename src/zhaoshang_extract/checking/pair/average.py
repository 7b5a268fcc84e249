"""平均每个项目4.4亿元: a total over a count, or a change spread over years."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.relation import average, spread, yearly_change
from zhaoshang_extract.checking.slots import alike, end_year, same_measure, same_scope, start_year
from zhaoshang_extract.checking.words import groups, says

_COUNTED = {
    "average_project": "project_count",
    "average_enterprise": "enterprise_count",
    "average_person": "person_count",
}
_COUNT = ("count", None)
# So many figures before an average, and so many characters, its operands and its name stand at most.
_NEAR, _SAID = 6, 16


def averages(field: Field) -> Iterator[Question]:
    """A question for each printed average whose total and count are printed."""
    for figure in field.quantities():
        words = (figure.before + figure.indicator)[-40:]
        question = Question("average", figure)
        question.claims.extend(_beside(figure, field))
        if figure.kind != "amount":
            pass  # 平均每家企业吸纳就业65人: only where its operands stand beside it
        elif says("average_year", words):
            question.claims.extend(_yearly(figure, field))
        else:
            counted = next((code for word, code in _COUNTED.items() if says(word, words)), None)
            if counted is not None:
                question.claims.extend(_over_count(figure, counted, field))
            if counted == "project_count":
                question.claims.extend(_over_pairs(figure, field))
        if question.claims:
            question.claims.sort(key=lambda claim: -claim.sure)
            yield question


def _beside(figure: Figure, field: Field) -> Iterator[Claim]:
    """入库税收3.64亿元，占地1456亩，亩均税收25万元: the one sum and the one count of its sentence."""
    words = figure.before[-_SAID:]
    if not says("mean_sign", words):
        return
    unit = next((unit for word, unit in _units() if word in words), None)
    if unit is None:
        return
    near = field.figures[max(0, figure.place - _NEAR) : figure.place]
    near = [one for one in near if one.sentence == figure.sentence]
    counts = [one for one in near if one.kind == "count" and (one.unit or "").endswith(unit)]
    sums = [
        one for one in near if one.alike == figure.alike and one not in counts and one.value > figure.value
    ]
    sums = [one for one in sums if one.kind == "amount" or one.unit == figure.unit]
    if len(counts) != 1 or len(sums) != 1 or not all(one.role == "head" for one in (*counts, *sums)):
        return
    if any(one.mean or one.change or one.target != figure.target for one in (*counts, *sums)):
        return
    beside = figure.place - min(counts[0].place, sums[0].place) == len((*counts, *sums))
    operands = {"total": tuple(sums), "count": tuple(counts)}
    yield Claim(operands, average, CERTAIN if beside else LIKELY, told=beside)


@cache
def _units() -> tuple[tuple[str, str], ...]:
    """Words of an average with the unit that it is over: 亩均 and 亩, 每平方公里 and 平方公里."""
    return tuple((word, unit) for word, unit in groups("per_unit"))


def _over_count(figure: Figure, counted: str, field: Field) -> Iterator[Claim]:
    for sum_of, _ in zip(_totals(figure, field), range(3), strict=False):
        for count in _counts(sum_of, figure, counted, field):
            near = figure.sentence - min(sum_of.sentence, count.sentence)
            same = alike(sum_of, count) and alike(sum_of, figure)
            sure = CERTAIN if same and near == 0 else LIKELY if same and near <= 2 else POSSIBLE
            if counted == "person_count":
                sure = POSSIBLE  # by which population, and at which day, the text does not say
            yield Claim({"total": (sum_of,), "count": (count,)}, average, sure)


def _over_pairs(figure: Figure, field: Field) -> Iterator[Claim]:
    """签约44个、总投资580亿元，其中制造业21个、126亿元，项目平均投资6亿元: of one of the pairs."""
    near = field.figures[max(0, figure.place - _NEAR) : figure.place + _NEAR]
    own = [one for one in near if one.sentence == figure.sentence and one is not figure]
    if any(one.kind == "rate" or one.change or one.mean or not one.exact or one.target for one in own):
        return
    pairs = [pair for pair in pairwise(own) if _is_pair(*pair, figure)]
    if 2 * len(pairs) == len(own):
        for count, sum_of in pairs:
            yield Claim({"total": (sum_of,), "count": (count,)}, average, CERTAIN, told=True)


def _is_pair(count: Figure, sum_of: Figure, figure: Figure) -> bool:
    beside = sum_of.place - count.place == 1 and sum_of.alike == figure.alike
    # 其中制造业项目平均投资, 开工项目平均投资, 亿元以上项目平均投资: of other projects
    own = figure.stage in (None, count.stage) and figure.industry is None and figure.threshold is None
    own = own and figure.region == count.region and not says("among", figure.before)
    return beside and own and count.measure == "project_count" and count.value > 0


def _totals(figure: Figure, field: Field) -> Iterator[Figure]:
    for sum_of in field.before(figure):
        if same_measure(sum_of, figure) and sum_of.role == "head" and sum_of.value > figure.value:
            yield sum_of


def _counts(sum_of: Figure, figure: Figure, counted: str, field: Field) -> Iterator[Figure]:
    found = 0
    near = [count for count, _ in zip(field.before(figure, _COUNT), range(20), strict=False)]
    if counted == "person_count":
        near += [count for count, _ in zip(field.after(figure, _COUNT), range(40), strict=False)]
    for count in near:
        if count.measure == counted and count.role == "head" and same_scope(count, sum_of):
            yield count
            found += 1
            if found == 3:
                return


def _yearly(figure: Figure, field: Field) -> Iterator[Claim]:
    """累计3920万美元，年均784万美元; 由8651亿元增加到18914亿元，年均增加2053亿元."""
    for current, _ in zip(field.before(figure), range(2), strict=False):
        if not same_measure(current, figure) or current.role != "head":
            continue
        before = field.previous(current)
        if before is not None and before.sentence == current.sentence and same_measure(before, current):
            years = _between(before, current, figure)
            if years:
                operands = {"current": (current,), "previous": (before,)}
                yield Claim(operands, yearly_change(years), _sure_of_years(figure, current))
        first, last = start_year(current.period), end_year(current.period)
        if first is not None and last is not None and last > first:
            sure = _sure_of_years(figure, current)
            yield Claim({"total": (current,)}, spread(last - first + 1), sure)


def _sure_of_years(figure: Figure, current: Figure) -> int:
    """How many years a span counts is never certain: 十一五 may be five or six figures apart."""
    beside = figure.sentence == current.sentence and figure.place - current.place <= 2
    return LIKELY if beside else POSSIBLE


def _between(before: Figure, current: Figure, figure: Figure) -> int | None:
    first, last = end_year(before.period), end_year(current.period)
    if first is None or last is None or first >= last:
        first, last = start_year(figure.period), end_year(figure.period)
        first = None if first is None else first - 1
    return last - first if first is not None and last is not None and 0 < last - first <= 30 else None

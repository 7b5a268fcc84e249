"""Lists of figures that may be the parts of one whole: by place, by sector, by size, or as told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.slots import lies_within, same_measure
from zhaoshang_extract.checking.words import divides, forms, says, starts

# Members of one list stand no further apart than this.
_FIGURES_APART, _SENTENCES_APART = 12, 3
_LONGEST = 60


@dataclass(slots=True, eq=False)
class Listing:
    """Figures alike in all but one slot, `axis`, in the order of the text; `rest` closes the list."""

    axis: str
    parts: list[Figure]
    rest: Figure | None = None

    @property
    def members(self) -> list[Figure]:
        """The parts that bear a label of their own: all but 其余."""
        return [part for part in self.parts if part is not self.rest]

    @property
    def first(self) -> Figure:
        return self.parts[0]

    @property
    def last(self) -> Figure:
        return self.parts[-1]


def listings(field: Field) -> Iterator[Listing]:
    """All lists by place, sector and size with two members or more."""
    for heads in field.all_heads():
        usable = [f for f in heads if f.role == "head" and not f.change and not f.mean]
        for axis in ("region", "industry", "threshold", "label"):
            yield from _along(axis, usable)


def _along(axis: str, heads: list[Figure]) -> Iterator[Listing]:
    open_lists: dict[tuple[object, ...], Listing] = {}
    latest: Listing | None = None
    rest = False  # 其余 was said since the latest list grew
    for figure in heads:
        rest = says("rest", figure.before) or (rest and latest is not None)
        if latest is not None and rest and _ends(latest, figure):
            # 其余11个, whatever its slots
            latest.parts.append(figure)
            latest.rest, latest, rest = figure, None, False
            continue
        if axis != "label" and getattr(figure, axis) is None:
            if latest is not None and same_measure(figure, latest.last):
                latest = None  # another list has begun: 其余 behind it closes that one
            continue
        key = _key(figure, axis)
        running = open_lists.get(key)
        leads = axis == "region" and running is not None and len(running.parts) == 1
        if running is not None and figure.whole in running.parts and not leads:
            continue  # 制造业42310万美元，其中食品11846万美元: inside a member
        if running is not None and figure.whole is None and _is_row_within(running, figure):
            continue
        if running is not None and _joins(running, figure) and not _opens_anew(figure, running):
            running.parts.append(figure)
            latest, rest = running, False
            continue
        if running is not None and len(running.parts) > 1:
            yield running
        latest = open_lists[key] = Listing(axis, [figure])
    yield from (running for running in open_lists.values() if len(running.parts) > 1)


def _is_row_within(running: Listing, figure: Figure) -> bool:
    """A row 其中：汽车零部件 of a table is of the row above it."""
    row = figure.before.lstrip("|｜-")
    return starts("row_of_which", row) and figure.sentence == running.last.sentence


def _opens_anew(figure: Figure, running: Listing) -> bool:
    """工业总产值2486亿元。分行业看，纺织业1012亿元: the first figure is the whole of those behind."""
    return len(running.parts) == 1 and divides(figure.before)


def _ends(running: Listing, figure: Figure) -> bool:
    last = running.last
    near = figure.sentence == last.sentence and figure.place - last.place <= 5
    return near and same_measure(last, figure) and last.target == figure.target


def _key(figure: Figure, axis: str) -> tuple[object, ...]:
    slots = {
        "region": figure.region,
        "industry": figure.industry,
        "threshold": figure.threshold,
        "stage": figure.stage,
        "period": figure.period,
    }
    measure = "gdp" if figure.measure == "value_added" else figure.measure
    return (measure, figure.target, *(value for slot, value in slots.items() if slot != axis))


def _joins(running: Listing, figure: Figure) -> bool:
    last = running.last
    if (
        running.rest is not None
        or figure.place - last.place > _FIGURES_APART
        or figure.sentence - last.sentence > _SENTENCES_APART
    ):
        return False
    if len(running.parts) >= _LONGEST or (figure.sentence != last.sentence and _off_beat(running, figure)):
        return False
    return all(_apart(running.axis, member, figure) for member in running.parts)


def _off_beat(running: Listing, figure: Figure) -> bool:
    """True for a figure of a later sentence that stands further off than the list's members do."""
    places = [part.place for part in running.parts]
    strides = [later - earlier for earlier, later in pairwise(places)]
    return len(strides) > 1 and figure.place - places[-1] > max(strides)


def _apart(axis: str, one: Figure, other: Figure) -> bool:
    """True for two members that share nothing: two places, two sectors, two bands of size."""
    if axis == "label":
        return one.sentence == other.sentence
    if axis == "region":
        return not (lies_within(one.region, other.region) or lies_within(other.region, one.region))
    if axis == "industry":
        wide = forms("wide_sector")
        mixed = (one.industry in wide) != (other.industry in wide) and one.sentence != other.sentence
        return one.industry != other.industry and not mixed  # 纺织9个、电子6个。工业项目有20个
    return _bands_apart(one, other)


def _bands_apart(one: Figure, other: Figure) -> bool:
    if one.threshold is None or other.threshold is None:
        return one.threshold != other.threshold
    (low, high), (least, most) = one.threshold, other.threshold
    below = high is not None and least is not None and high <= least
    above = most is not None and low is not None and most <= low
    return below or above


def told_after(whole: Figure, field: Field) -> list[Figure]:
    """新引进71个、上年结转143个: the figures like the whole that its sentence goes on with.

    Where the next sentence opens with 其中, its figures too.
    """
    found: list[Figure] = []
    for figure in field.after(whole):
        if figure.sentence > whole.sentence + 1 or len(found) >= 12:
            break
        begun = bool(found) and found[0].sentence == figure.sentence
        if figure.sentence > whole.sentence and not begun and (found or not _opens(figure, field)):
            break
        if figure.role in ("goal",) or figure.change or figure.mean or not same_measure(figure, whole):
            continue
        if any(figure.whole is member for member in found):
            continue
        found.append(figure)
    return found


def _opens(figure: Figure, field: Field) -> bool:
    """True where the sentence of `figure` goes on with parts of what stands before: 其中, 分产业看."""
    first = field.first_of(figure.sentence)
    return says("among", first.before[:6]) or divides(first.before) or says("first_phase", first.before)


def told_before(whole: Figure, field: Field) -> list[Figure]:
    """甲项目60亿元、乙项目52亿元，合计112亿元: the figures like the whole that lead up to it."""
    found: list[Figure] = []
    for figure in field.before(whole):
        # 新引进5个，结转3个。8个项目共到位…
        taken_up = len(whole.before) <= 2 and whole.sentence - figure.sentence == 1
        if (figure.sentence != whole.sentence and not taken_up) or len(found) >= 30:
            break
        if figure.role != "head" or figure.change or figure.mean or not same_measure(figure, whole):
            continue
        if figure.target != whole.target:
            continue  # a row of a table: the goal, then what was done
        found.append(figure)
    return found[::-1]

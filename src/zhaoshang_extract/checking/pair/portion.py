"""The figures whose share is told: the one before it, its sector's or place's, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.slots import same_measure, same_period, same_slot
from zhaoshang_extract.checking.words import chars, forms, says, share_tail

_BACK = 60


def portions(rate: Figure, field: Field) -> Iterator[tuple[tuple[Figure, ...], int]]:
    """The figures that a share may be told of, the likeliest first, with how sure that is."""
    lead = rate.lead or rate
    if says("from", share_tail(lead.before) or ""):
        return  # 占比由上年的46.1%: of another year's figures
    together = listed(rate, field) if says("together", lead.before) else None
    if together is not None:
        yield together, LIKELY
    named = _of_places(rate, field)
    if named is not None:
        yield named, POSSIBLE
    if together is not None or says("together", lead.before):
        return
    yield from _single(rate, field)
    several = listed(rate, field)
    if several is not None:
        yield several, POSSIBLE


def _single(rate: Figure, field: Field) -> Iterator[tuple[tuple[Figure, ...], int]]:
    of = quantity_of(rate)
    seen: list[Figure] = []
    if of is not None and not of.mean and not _of_other_size(rate, of):
        agrees = rate.industry in (None, of.industry) and same_slot(rate, of, "region")
        agrees = agrees and same_period(rate.period, of.period)
        near = of.sentence == rate.sentence
        # 20个省市参展，其中境外展商的家数占36%: what is told behind 其中 is no share of the 26.
        agrees = agrees and not (near and says("among", (rate.lead or rate).before))
        seen.append(of)
        yield (of,), CERTAIN if agrees and near else LIKELY if agrees else POSSIBLE
    twin = twin_of(rate, field, seen)
    if twin is not None:
        adjacent = of is None and twin.place == rate.place - 1
        yield (twin,), LIKELY if rate.industry or adjacent else POSSIBLE
        seen.append(twin)
    head = head_before(rate, field)
    if head is not None and head not in seen and not _of_other_size(rate, head):
        yield (head,), LIKELY if of is None and head.place == rate.place - 1 else POSSIBLE
    behind = field.following(rate)
    if behind is not None and behind.kind in ("amount", "count") and behind.sentence == rate.sentence:
        yield (behind,), LIKELY if of is None and behind.before in forms("reaches") else POSSIBLE


def _of_other_size(rate: Figure, part: Figure) -> bool:
    """10亿元以上项目9个，5000万元以下项目占18%: the share of other projects."""
    return None not in (rate.threshold, part.threshold) and rate.threshold != part.threshold


def quantity_of(rate: Figure) -> Figure | None:
    """The amount or count that a rate was said of, through other rates of it."""
    of = rate.of
    for _ in range(4):
        if of is None or of.kind != "rate":
            break
        of = of.of
    return of if of is not None and of.kind in ("amount", "count") else None


def twin_of(rate: Figure, field: Field, seen: list[Figure]) -> Figure | None:
    """有色金属业占全部的36%: the last figure of that sector or place."""
    if rate.industry is None and rate.region is None:
        return None
    measures = ("gdp", "value_added") if rate.measure in ("gdp", "value_added") else (rate.measure,)
    for figure in reversed(field.figures[max(0, rate.place - _BACK) : rate.place]):
        if figure.kind not in ("amount", "count") or figure.role != "head" or figure in seen or figure.mean:
            continue
        slots = ("industry", "region", "threshold", "period")
        if figure.measure in measures and all(same_slot(rate, figure, slot) for slot in slots):
            return figure
    return None


def head_before(rate: Figure, field: Field) -> Figure | None:
    """The quantity last printed before a rate, in its sentence."""
    for figure in reversed(field.figures[max(0, rate.place - 4) : rate.place]):
        if figure.sentence == rate.sentence and figure.kind in ("amount", "count") and figure.role == "head":
            return figure
    return None


def listed(rate: Figure, field: Field) -> tuple[Figure, ...] | None:
    """甲县21个、乙县19个、丙县17个，三地合计占六成: the list directly before."""
    last = head_before(rate, field)
    if last is None:
        return None
    run = [last]
    for figure in field.before(last):
        if figure.sentence != rate.sentence or not same_measure(figure, last) or figure.role != "head":
            break
        if figure.region == last.region and figure.industry == last.industry:
            break
        run.append(figure)
    return tuple(reversed(run)) if len(run) > 1 else None


def _of_places(rate: Figure, field: Field) -> tuple[Figure, ...] | None:
    """龙海、漳浦两地占全市的49.9%: the figures of the places that the words before the share name."""
    words, home = (rate.lead or rate).before, rate.region
    if home is None or len(words) < 6:
        return None
    found: dict[str, Figure] = {}
    for figure in reversed(field.figures[max(0, rate.place - _BACK) : rate.place]):
        place = figure.region
        if place is None or place == home or not place.startswith(home) or place in found:
            continue
        short = place[len(home) :].rstrip(chars("place_ending"))
        own = figure.measure == rate.measure and figure.role == "head" and not figure.target
        if own and len(short) > 1 and short in words and same_period(figure.period, rate.period):
            found[place] = figure
    return tuple(sorted(found.values(), key=lambda figure: figure.place)) if len(found) > 1 else None

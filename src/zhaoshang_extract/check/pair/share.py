"""其中工业项目31个，占32%: a part, its whole, and the share between them."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.check.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.check.field import Field
from zhaoshang_extract.check.figure import Figure
from zhaoshang_extract.check.relation import share
from zhaoshang_extract.check.slots import broader, covers, lies_within, same_measure, same_period, same_slot
from zhaoshang_extract.check.words import (
    levels_of,
    named_whole,
    says,
    share_tail,
    without_levels,
)

_MOST_WHOLES = 5


def shares(field: Field) -> Iterator[Question]:
    """A question for each share whose part is printed."""
    for rate in field.rates("share"):
        tail = _tail(rate, field)
        if tail is None and field.has_text:
            continue
        question = Question("share", rate)
        for parts, certain in _parts(rate, field):
            for whole, sure in _wholes(parts, rate, tail, field):
                operands = {"part": parts, "whole": (whole,)}
                question.claims.append(Claim(operands, share, min(certain, sure)))
        question.claims.sort(key=lambda claim: -claim.sure)
        if question.claims:
            yield question


def stage_rates(field: Field) -> Iterator[Question]:
    """A question for each rate of a step (开工率, 注册率) whose part is printed."""
    for rate in field.rates("stage_rate"):
        question = Question("stage_rate", rate)
        part = rate.of if rate.of is not None and rate.of.kind != "rate" else _head_before(rate, field)
        if part is None or part.target != rate.target:
            continue
        near = part.sentence == rate.sentence and rate.place - part.place <= 3
        for whole, sure in _upstream(part, rate, field):
            operands = {"part": (part,), "whole": (whole,)}
            question.claims.append(Claim(operands, share, sure if near else POSSIBLE))
        question.claims.sort(key=lambda claim: -claim.sure)
        if question.claims:
            yield question


def _tail(rate: Figure, field: Field) -> str | None:
    """The words behind 占 before the first rate of the list, None where no share is told so."""
    lead = rate.lead or rate
    words = lead.before
    tail = share_tail(words)
    if tail is None and lead.place:
        # 占财政收入的比重由46.1%提高到52.4%: the words stand before the first rate.
        first = field.figures[lead.place - 1]
        if first.kind == "rate" and first.sentence == lead.sentence:
            tail = share_tail((first.lead or first).before)
    return tail


# -------- the part


def _parts(rate: Figure, field: Field) -> Iterator[tuple[tuple[Figure, ...], int]]:
    """The figures whose share is told, the likeliest first."""
    lead = rate.lead or rate
    if says(lead.before, "from") and says(lead.before, "share"):
        return
    together = _listed(rate, field) if says(lead.before, "together") else None
    if together is not None:
        yield together, LIKELY
        return
    of = rate.of
    while of is not None and of.kind == "rate" and of.of is not None:
        of = of.of
    seen: list[Figure] = []
    if of is not None and of.kind in ("amount", "count"):
        agrees = rate.industry in (None, of.industry) and same_slot(rate, of, "region")
        near = of.sentence == rate.sentence
        seen.append(of)
        yield (of,), CERTAIN if agrees and near else LIKELY if agrees else POSSIBLE
    twin = _twin(rate, field, seen)
    if twin is not None:
        seen.append(twin)
        yield (twin,), LIKELY if rate.industry or not seen[:-1] else POSSIBLE
    head = _head_before(rate, field)
    if head is not None and head not in seen:
        yield (head,), POSSIBLE
    behind = field.following(rate)
    if behind is not None and behind.kind in ("amount", "count") and behind.sentence == rate.sentence:
        yield (behind,), POSSIBLE
    listed = _listed(rate, field)
    if listed is not None:
        yield listed, POSSIBLE


def _twin(rate: Figure, field: Field, seen: list[Figure]) -> Figure | None:
    """有色金属业占全部的36%: the last figure of that sector or place."""
    if rate.industry is None and rate.region is None:
        return None
    for figure in reversed(field.figures[max(0, rate.place - 40) : rate.place]):
        if figure.kind not in ("amount", "count") or figure.role != "head" or figure in seen:
            continue
        slots = ("industry", "region", "threshold", "period")
        if figure.measure in _measures(rate) and all(same_slot(rate, figure, slot) for slot in slots):
            return figure
    return None


def _measures(rate: Figure) -> tuple[str, ...]:
    return ("gdp", "value_added") if rate.measure in ("gdp", "value_added") else (rate.measure,)


def _head_before(rate: Figure, field: Field) -> Figure | None:
    for figure in reversed(field.figures[max(0, rate.place - 4) : rate.place]):
        if figure.sentence == rate.sentence and figure.kind in ("amount", "count") and figure.role == "head":
            return figure
    return None


def _listed(rate: Figure, field: Field) -> tuple[Figure, ...] | None:
    """甲县21个、乙县19个、丙县17个，三地合计占六成: the list directly before."""
    last = _head_before(rate, field)
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


# -------- the whole


def _wholes(
    parts: tuple[Figure, ...], rate: Figure, tail: str | None, field: Field
) -> Iterator[tuple[Figure, int]]:
    """What the parts may be a share of, with how sure that is."""
    part, levels = parts[-1], levels_of(tail or "")
    name = named_whole(without_levels(tail)) if tail else ""
    first, found = True, 0
    for whole in (*_linked(part), *field.before(parts[0]), *_next_few(rate, field)):
        if whole in parts or whole.role in ("goal", "base") and not whole.target or whole.change != part.change:
            continue
        if levels is not None and whole.level is not None and not _of_level(whole, levels):
            continue
        sure = _trust(whole, parts, name, tail, levels, first, field)
        if sure is None:
            continue
        yield whole, sure
        first, found = False, found + 1
        if found == _MOST_WHOLES:
            return


def _of_level(whole: Figure, levels: tuple[str, ...]) -> bool:
    return whole.level in levels


def _linked(part: Figure) -> Iterator[Figure]:
    seen = part
    for _ in range(4):
        if seen.whole is None:
            return
        seen = seen.whole
        yield seen


def _next_few(rate: Figure, field: Field) -> list[Figure]:
    kinds = {figure.alike for figure in (rate.of,) if figure is not None and figure.kind != "rate"}
    return [whole for kind in kinds for whole, _ in zip(field.after(rate, kind), range(30), strict=False)]


def _trust(
    whole: Figure,
    parts: tuple[Figure, ...],
    name: str,
    tail: str | None,
    levels: tuple[str, ...] | None,
    first: bool,
    field: Field,
) -> int | None:
    """How sure it is that this is the whole; None where it cannot be."""
    part = parts[-1]
    if not same_period(whole.period, part.period) or not lies_within(part.region, whole.region):
        return None
    overlap = _overlap(name, whole) if name else 0
    if not same_measure(whole, part):
        if overlap < 2 or whole.alike != part.alike:
            return None
        return CERTAIN if overlap >= min(len(name), 3) and whole.sentence == part.sentence else POSSIBLE
    if not covers(whole, part):
        return POSSIBLE if overlap >= 2 else None
    after = whole.place > part.place
    if not first or after:
        return POSSIBLE
    if name:
        return CERTAIN if overlap >= min(len(name), 2) else POSSIBLE
    if whole in _linked(part):
        return CERTAIN
    if len(parts) > 1 or broader(whole, part):
        near = whole.sentence == part.sentence
        return CERTAIN if near or levels is not None else LIKELY
    among = whole.sentence == part.sentence and says(field.words_between(whole, part), "among")
    return CERTAIN if among else POSSIBLE


def _overlap(name: str, whole: Figure) -> int:
    """How long a run of the whole's own words the name of the whole holds."""
    words = whole.before[-24:] + whole.indicator + (whole.industry or "") + (whole.region or "")
    best = 0
    for start in range(len(name)):
        end = start + best + 1
        while end <= len(name) and name[start:end] in words:
            best, end = end - start, end + 1
    return best


def _upstream(part: Figure, rate: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """新签约的115个中，注册的有69个: the count before it, at an earlier step of the same projects."""
    linked = list(_linked(part))
    found = 0
    for whole in (*linked, *field.before(part)):
        if whole is part or whole.role in ("goal", "base") or whole.change or not _may_hold(whole, part):
            continue
        if whole in linked:
            sure = CERTAIN
        elif found:
            sure = POSSIBLE
        elif not all(same_slot(whole, part, slot) for slot in ("region", "threshold", "industry", "period")):
            sure = POSSIBLE
        else:
            near = part.sentence - whole.sentence
            sure = CERTAIN if not near else LIKELY if near <= 3 else POSSIBLE
        yield whole, sure
        found += 1
        if found == _MOST_WHOLES:
            return


def _may_hold(whole: Figure, part: Figure) -> bool:
    if whole.alike != part.alike or not lies_within(part.region, whole.region):
        return False
    if whole.kind == "count" and not same_measure(whole, part):
        return False
    # 已落地74个；已开工63个: two steps of one count are no whole of each other.
    return whole.stage != part.stage or whole.stage is None or whole.value > part.value

"""其中工业项目31个，占32%: a part, its whole, and the share between them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhaoshang_extract.check.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.check.field import Field
from zhaoshang_extract.check.figure import Figure
from zhaoshang_extract.check.pair.portion import portions
from zhaoshang_extract.check.relation import share
from zhaoshang_extract.check.slots import (
    alike,
    broader,
    covers,
    holds_period,
    lies_within,
    same_measure,
    same_period,
)
from zhaoshang_extract.check.words import levels_of, named_whole, says, share_tail, without_levels

_MOST_WHOLES = 12
_NEAR = 12
_NAME = 4


def shares(field: Field) -> Iterator[Question]:
    """A question for each share whose part is printed."""
    for rate in field.rates("share"):
        tail = _tail(rate, field)
        if tail is None and field.has_text:
            continue
        levels = levels_of(tail or "")
        name = named_whole(without_levels(tail)) if tail else ""
        elsewhere = says(tail or "", "whole_elsewhere")
        question = Question("share", rate)
        for claim in _claims(rate, name, levels, field):
            if elsewhere:
                claim.sure = POSSIBLE  # 占去年全年的: of a whole of another time
            question.claims.append(claim)
            if settles(question, claim):
                break
        question.claims.sort(key=lambda claim: -claim.sure)
        if question.claims:
            yield question


def _claims(rate: Figure, name: str, levels: tuple[str, ...] | None, field: Field) -> Iterator[Claim]:
    lead = rate.lead or rate
    printed = field.previous(lead) if lead.before == "的" else None
    for parts, certain in portions(rate, field):
        for whole, sure in _wholes(parts, rate, name, levels, field):
            trust = CERTAIN if whole is printed else sure
            yield Claim({"part": parts, "whole": (whole,)}, share, min(certain, trust))


def settles(question: Question, claim: Claim) -> bool:
    """True for a pairing of exact figures that agrees: further ones would change nothing."""
    computed = claim.computed()
    if computed is None or not computed.meets(question.reported.interval):
        return False
    return all(figure.exact for figure in claim.figures())


def _tail(rate: Figure, field: Field) -> str | None:
    """The words behind 占 before the first rate of the list, None where no share is told so."""
    lead = rate.lead or rate
    tail = share_tail(lead.before)
    if tail is None and lead.place:
        # 占财政收入的比重由46.1%提高到52.4%: the words stand before the first rate.
        first = field.figures[lead.place - 1]
        whole = lead.before == "的"  # 占全市到位资金61.2亿元的69.4%: the whole is printed between
        if (first.kind == "rate" or whole) and first.sentence == lead.sentence:
            tail = share_tail((first.lead or first).before)
    return tail


def _wholes(
    parts: tuple[Figure, ...], rate: Figure, name: str, levels: tuple[str, ...] | None, field: Field
) -> Iterator[tuple[Figure, int]]:
    """What the parts may be a share of, with how sure that is, at most a dozen."""
    linked = linked_wholes(parts[-1])
    only = _only_larger(parts[-1], field)
    largest = max(part.value for part in parts)
    found, first = 0, True
    for whole in (*linked, *field.before(parts[0]), *field.after(parts[-1])):
        if not whole.exact and whole not in linked:
            continue
        if whole in parts or whole.mean or whole.role == "base" or whole.change != parts[-1].change:
            continue
        if levels is not None and whole.level is not None and whole.level not in levels:
            continue
        if whole not in linked and whole.value < largest:
            continue
        sure = _trust(whole, parts, name, levels, only, first, field)
        if sure is None or (sure == POSSIBLE and found >= _MOST_WHOLES):
            continue
        yield whole, sure
        # A whole of the same scope as its part (内资, 外资) keeps no other from being the nearest.
        first = first and sure == POSSIBLE and not broader(whole, parts[-1])
        found += 1


def linked_wholes(part: Figure) -> list[Figure]:
    """What the figure is a part of, and what that is a part of."""
    found: list[Figure] = []
    while part.whole is not None and len(found) < 4:
        part = part.whole
        found.append(part)
    return found


def _trust(
    whole: Figure,
    parts: tuple[Figure, ...],
    name: str,
    levels: tuple[str, ...] | None,
    only: Fraction | None,
    first: bool,
    field: Field,
) -> int | None:
    """How sure it is that this is the whole; None where it cannot be."""
    part = parts[-1]
    if whole.target != part.target or (not name and not same_measure(whole, part)):
        return None
    overlap = _overlap(name, whole) if name else 0
    together = whole.sentence == part.sentence
    if not _in_reach(whole, part, name, overlap):
        return None
    if not same_measure(whole, part):
        if overlap < 2:
            return None
        return CERTAIN if _names(name, overlap) and together else POSSIBLE
    if not covers(whole, part):
        named = overlap >= 2 or levels is not None
        if _names(name, overlap) and together and whole.place < part.place:
            return CERTAIN  # 总投资35亿元，累计完成投资9.8亿元，占总投资的28%
        return POSSIBLE if named or covers(whole, part, longer=True) else None
    if whole.place > part.place or (name and not _names(name, overlap)):
        return POSSIBLE
    if name or whole in linked_wholes(part):
        return CERTAIN if first or whole in linked_wholes(part) else POSSIBLE
    if not first:
        return POSSIBLE
    if len(parts) > 1 or broader(whole, part):
        if field.has_text and (together or levels is not None):
            return CERTAIN
        return POSSIBLE if is_label(whole, field) else LIKELY
    among = together and says(field.words_between(whole, part), "among")
    if among:
        return CERTAIN
    return LIKELY if whole.value == only else POSSIBLE


def _names(name: str, overlap: int) -> bool:
    """True where the whole's own words hold its name, but for a character: not 投资 for 规划投资."""
    return len(name) == 1 == overlap or overlap >= max(2, len(name) - 1) or overlap >= _NAME


def _only_larger(part: Figure, field: Field) -> Fraction | None:
    """韩国28964万美元，占比38.5%: the one larger value of its kind before it, None where there are more."""
    found: Fraction | None = None
    for other in field.before(part):
        if other.value <= part.value or not same_measure(other, part) or not alike(other, part):
            continue
        if found is not None and found != other.value:
            return None
        found = other.value
    return found


def is_label(whole: Figure, field: Field) -> bool:
    """True where a larger figure of the very same slots stands shortly before: 5126, of them 独资3318."""
    return any(
        whole.place - other.place <= _NEAR
        and other.value > whole.value
        and other.role == whole.role
        and not other.mean
        and same_measure(other, whole)
        and alike(other, whole)
        for other in field.before(whole)
    )


def _in_reach(whole: Figure, part: Figure, name: str, overlap: int) -> bool:
    """Time and place: the whole's hold the part's, or the text names the whole outright."""
    if overlap >= 2 and whole.sentence == part.sentence:
        return True
    place = lies_within(part.region, whole.region) or (overlap >= 2 and (whole.region or "").endswith(name))
    return place and (same_period(whole.period, part.period) or holds_period(whole.period, part.period))


def _overlap(name: str, whole: Figure) -> int:
    """How long a run of the whole's own words the name of the whole holds."""
    words = f"{whole.before[-24:]}\0{whole.indicator}\0{whole.industry}\0{whole.region}"
    best = 0
    for start in range(min(len(name), 40)):
        end = start + best + 1
        while end <= len(name) and name[start:end] in words:
            best, end = end - start, end + 1
    return best

"""工业233个，非工业158个, in all 391: parts, and the whole that they make."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import total
from zhaoshang_extract.checking.pair.closed import (
    has_phases,
    has_rest,
    is_complement,
    is_partition,
    names_all_places,
    shares_make_all,
)
from zhaoshang_extract.checking.pair.lists import Listing, listings, told_after, told_before
from zhaoshang_extract.checking.pair.whole import is_label
from zhaoshang_extract.checking.relation import added
from zhaoshang_extract.checking.slots import lies_within, same_measure, same_period, same_slot
from zhaoshang_extract.checking.twice import is_misprint, odd_print
from zhaoshang_extract.checking.words import says

_WHOLES = 3
_INVESTMENT = ("agreed_investment", "contracted_investment", "total_investment")
# A list told as a division (分产业看) that falls short by more than this leaves something out.
_NEARLY = 10
_FINE = 400


def sums(field: Field) -> Iterator[Question]:
    """A question for each whole whose parts are listed; several divisions of one whole are several."""
    best: dict[tuple[str, ...], Question] = {}
    for question in (*_of_lists(field), *_of_told(field)):
        claim = question.claims[0]
        key = (question.kind, question.reported.id, next(iter(claim.operands.values()))[0].id)
        if key not in best:
            best[key] = question
        else:
            best[key].claims.append(claim)
            best[key].claims.sort(key=lambda claim: -claim.sure)
    made = {_parts(question) for question in best.values() if question.kind == "sum" and _agreed(question)}
    for question in best.values():
        # 38.03亿元, of it 4.83亿元; 城镇32.25亿元，乡村5.78亿元: a list that makes one whole is no other's.
        if question.kind != "sum" or _agreed(question) or _parts(question) not in made:
            yield question


def _parts(question: Question) -> tuple[str, ...]:
    return tuple(part.id for part in question.claims[0].operands["parts"])


def _agreed(question: Question) -> bool:
    return any(_agree(question.reported, list(claim.operands["parts"])) for claim in question.claims)


# -------- lists by place, sector and size


def _of_lists(field: Field) -> Iterator[Question]:
    found = [(listing, _wholes(listing, field)) for listing in listings(field)]
    agreeing = {
        _labels(listing) for listing, wholes in found if any(_agree(w, listing.parts) for w in wholes)
    }
    agreeing = {labels for labels in agreeing if len(labels) > 3}  # an axis and three members
    for listing, wholes in found:
        if not wholes:
            continue
        agreed = [whole for whole in wholes if _agree(whole, listing.parts)]
        made = sum(part.value for part in listing.parts)
        nearest = min(wholes, key=lambda whole: abs(whole.value - made) / whole.value)
        for whole in agreed or [nearest]:
            sure = _trust(listing, whole, field, twin=_labels(listing) in agreeing)
            yield Question("sum", whole, [_claim(listing.parts, sure)])
        yield from _odd(listing, wholes, agreed)
        whole = (agreed or wholes)[0]
        behind = _total_behind(listing, field)
        if behind is not None and behind is not whole:
            yield Question("sum", behind, [_claim(listing.parts, LIKELY)])


def _odd(listing: Listing, wholes: list[Figure], agreed: list[Figure]) -> Iterator[Question]:
    """签约的368个项目中… where the list makes the 386 printed before."""
    for whole in wholes:
        twin = next((other for other in agreed if is_misprint(whole, other)), None)
        opens = whole.sentence == listing.first.sentence and whole.place < listing.first.place
        if twin is not None and opens and whole not in agreed:
            yield odd_print(whole, twin)


def _claim(parts: list[Figure], sure: int) -> Claim:
    return Claim({"parts": tuple(parts)}, added, sure)


def _labels(listing: Listing) -> tuple[str, ...]:
    """The members' places or sectors: a list of counts and one of amounts may go in parallel."""
    names = (str(getattr(part, listing.axis, part.id)) for part in listing.parts)
    return (listing.axis, *sorted(names))


def _agree(whole: Figure, parts: list[Figure]) -> bool:
    return total(part.interval for part in parts).meets(whole.interval)


def _wholes(listing: Listing, field: Field) -> list[Figure]:
    """What the list may divide, the nearest before it first, then the nearest behind."""
    found: list[Figure] = []
    for near in (field.before(listing.first), field.after(listing.last)):
        for whole in near:
            if _divides(whole, listing):
                found.append(whole)
                if len(found) == _WHOLES:
                    return found
    return found


def _divides(whole: Figure, listing: Listing) -> bool:
    part = listing.first
    if not (same_measure(whole, part) or _of_family(whole, part)) or whole.mean:
        return False
    if not whole.exact or whole.change or whole.role != "head" or whole.target != part.target:
        return False
    if whole.value < max(member.value for member in listing.parts):
        return False
    if whole in listing.parts or not same_period(whole.period, part.period):
        return False
    if whole.stage not in (None, part.stage) and part.stage is not None:
        return False
    others = {"region", "industry", "threshold"} - {listing.axis}
    if not all(same_slot(whole, part, slot) for slot in others):
        return False
    return _wider(whole, listing)


def _of_family(whole: Figure, part: Figure) -> bool:
    """合同投资额 of the parts, 协议投资总额 of the whole: they may agree, and accuse nobody."""
    return whole.measure in _INVESTMENT and part.measure in _INVESTMENT and whole.alike == part.alike


def _wider(whole: Figure, listing: Listing) -> bool:
    if listing.axis == "label":
        return all(same_slot(whole, listing.first, slot) for slot in ("region", "industry", "threshold"))
    if listing.axis == "region":
        inside = all(lies_within(part.region, whole.region) for part in listing.members)
        return inside and whole.region not in {part.region for part in listing.members}
    if listing.axis == "industry":
        return whole.industry is None or whole.industry not in {part.industry for part in listing.members}
    least = [part.threshold[0] for part in listing.members if part.threshold]
    low = whole.threshold[0] if whole.threshold else None
    return low is None or (None not in least and low <= min(bound for bound in least if bound is not None))


def _trust(listing: Listing, whole: Figure, field: Field, *, twin: bool) -> int:
    parts = listing.parts
    if not (all(part.exact for part in parts) and whole.exact and same_measure(whole, parts[0])):
        return POSSIBLE
    if has_rest(parts) or is_complement(parts, whole):
        return LIKELY if has_rest(parts) or not field.has_text else CERTAIN
    if listing.axis == "label" or is_label(whole, field):
        return POSSIBLE
    if twin or (listing.axis == "region" and names_all_places(parts, whole)):
        return LIKELY
    made = sum(part.value for part in parts)
    if made > whole.value and _is_exclusive(listing):
        return LIKELY
    if shares_make_all(parts, field):
        return LIKELY
    nearly = (whole.value - made) * 100 <= whole.value * _NEARLY
    return LIKELY if is_partition(parts) and (nearly or _is_fine(parts, whole)) else POSSIBLE


def _is_exclusive(listing: Listing) -> bool:
    """Places and sizes share nothing; sectors only where the text divides by them."""
    if listing.axis != "industry":
        return True
    if any(says(part.industry or "", "cross_cutting") for part in listing.parts):
        return False
    one_whole = len({part.part_of_id for part in listing.parts} - {None}) == 1
    return is_partition(listing.parts) or (one_whole and all(part.whole for part in listing.parts))


def _is_fine(parts: list[Figure], whole: Figure) -> bool:
    """True for figures of so many digits that one slip hardly mends a sum by accident."""
    width = total(part.interval for part in parts).width
    return whole.kind == "amount" and width is not None and width * _FINE <= whole.value


def _total_behind(listing: Listing, field: Field) -> Figure | None:
    """五地合计551.59亿元, or the last row of a table."""
    for figure in field.after(listing.last):
        if figure.sentence != listing.last.sentence or figure.place - listing.last.place > _WHOLES * 3:
            return None
        own = same_measure(figure, listing.first) and figure.target == listing.first.target
        if not own or not same_period(figure.period, listing.first.period) or figure.change:
            continue
        words = field.words_between(listing.last, figure)
        if says(words, "together") and not says(words, "rest"):
            return figure
    return None


# -------- lists as the sentence tells them


def _of_told(field: Field) -> Iterator[Question]:
    for whole in field.quantities():
        if whole.role != "head" or whole.change or whole.mean or _is_of_rest(whole, field):
            continue
        yield from _behind(whole, field)
        if says(whole.before + whole.indicator, "together") or (field.has_text and len(whole.before) <= 2):
            yield from _before(whole, field)


def _is_of_rest(whole: Figure, field: Field) -> bool:
    """其余6个县合计44个, 另外4个项目合计9亿元: what is left, not the sum of what stands before."""
    if says(whole.before, "rest"):
        return True
    counted = field.figures[whole.place - 1] if whole.place else None
    if counted is None or counted.kind != "count" or counted.sentence != whole.sentence:
        return False
    between = field.words_between(counted, whole)
    return says(counted.before, "rest") and not any(mark in between for mark in "，,；;、")


def _behind(whole: Figure, field: Field) -> Iterator[Question]:
    parts = [part for part in told_after(whole, field) if part.target == whole.target]
    parts = [part for part in parts if lies_within(part.region, whole.region)]
    best = _prefix(parts, whole)
    if best is not None:
        yield Question("sum", whole, [_claim(best, POSSIBLE)])
        return
    for size in (2, 3):
        if len(parts) >= size and max(p.value for p in parts[:size]) > whole.value:
            return
        if len(parts) >= size and is_complement(parts[:size], whole):
            yield Question("sum", whole, [_claim(parts[:size], CERTAIN if field.has_text else LIKELY)])
            return
    phases = [part for part in parts if part.sentence == parts[0].sentence]
    if has_phases(phases):
        yield Question("sum", whole, [_claim(phases, LIKELY)])
        return
    own = [part for part in parts if part.whole is whole]
    if len(own) > 1 and has_rest(own):
        yield Question("sum", whole, [_claim(own, LIKELY)])


def _prefix(parts: list[Figure], whole: Figure) -> list[Figure] | None:
    """The first parts that make the whole, None where no number of them does."""
    made = None
    for size, part in enumerate(parts, 1):
        made = part.interval if made is None else made + part.interval
        if made.low is None or made.high is None or whole.interval.high is None:
            return None
        if size > 1 and made.meets(whole.interval) and all(p.exact for p in parts[:size]):
            return parts[:size]
        if made.low > whole.interval.high:
            return None
    return None


def _before(whole: Figure, field: Field) -> Iterator[Question]:
    parts = told_before(whole, field)
    best = _prefix(parts[::-1], whole)
    if best is not None:
        yield Question("sum", whole, [_claim(best[::-1], POSSIBLE)])
    elif len(parts) > 1 and parts[0].sentence == whole.sentence and whole.before:
        yield Question("sum", whole, [_claim(parts, LIKELY)])

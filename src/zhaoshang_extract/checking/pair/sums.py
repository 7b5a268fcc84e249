"""工业233个，非工业158个, in all 391: parts, and the whole that they make."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure, make_up
from zhaoshang_extract.checking.interval import total
from zhaoshang_extract.checking.pair.closed import (
    are_bands,
    has_rest,
    is_complement,
    is_division,
    is_open,
    is_partition,
    names_all_places,
    of_other_set,
    shares_make_all,
)
from zhaoshang_extract.checking.pair.exceeding import surpasses
from zhaoshang_extract.checking.pair.lists import Listing, listings
from zhaoshang_extract.checking.pair.told import is_telling, sum_of, told_sums
from zhaoshang_extract.checking.pair.whole import is_label
from zhaoshang_extract.checking.slots import INVESTMENT, lies_within, same_measure, same_period, same_slot
from zhaoshang_extract.checking.suggest import is_mended
from zhaoshang_extract.checking.twice import is_misprint, odd_print
from zhaoshang_extract.checking.words import forms, says

_WHOLES = 3
_FEWEST = 2  # parts that are left when one is no part of the whole
# Two amounts of so many digits that differ in one of them are hardly two facts.
_DIGITS = 4
_LABELS = frozenset({"industry"})
# A list told as a division (分产业看) that falls short by more than this leaves something out.
_NEARLY = 10
_FAR = 200
_FINE = 400
# A sum that is off by chance can be mended by one digit in some forty of (whole ÷ width) cases.
_VERY_FINE = 2000


def sums(field: Field) -> Iterator[Question]:
    """A question for each whole whose parts are listed; several divisions of one whole are several."""
    best: dict[tuple[str, ...], Question] = {}
    for question in (*_of_lists(field), *told_sums(field)):
        claim = question.claims[0]
        key = (question.kind, question.reported.id, next(iter(claim.operands.values()))[0].id)
        if key not in best:
            best[key] = question
        else:
            best[key].claims.append(claim)
            best[key].claims.sort(key=lambda claim: -claim.sure)
    made = {_parts(question) for question in best.values() if question.kind == "sum" and _agreed(question)}
    totals = {
        _parts(question)
        for question in best.values()
        if question.kind == "sum" and _agreed(question) and _is_total_row(question, field)
    }
    for question in best.values():
        # 38.03亿元, of it 4.83亿元; 城镇32.25亿元，乡村5.78亿元: a list that makes one whole is no other's.
        others = question.kind == "sum" and not _agreed(question) and _is_of_other(question, made)
        if not others or (_is_total_row(question, field) and _parts(question) not in totals):
            yield question


def _is_of_other(question: Question, made: set[tuple[str, ...]]) -> bool:
    """True for a list that makes another whole, or whose first words name one."""
    first = question.claims[0].operands["parts"][0]
    return _parts(question) in made or of_other_set(first, question.reported)


def _parts(question: Question) -> tuple[str, ...]:
    return tuple(part.id for part in question.claims[0].operands["parts"])


def _is_total_row(question: Question, field: Field) -> bool:
    """The last row of a table is the sum of its rows, whatever else the list makes."""
    last, whole = question.claims[0].operands["parts"][-1], question.reported
    return whole.place > last.place and says("together", field.words_between(last, whole))


def _agreed(question: Question) -> bool:
    return any(_agree(question.reported, list(claim.operands["parts"])) for claim in question.claims)


# -------- lists by place, sector and size


def _of_lists(field: Field) -> Iterator[Question]:
    found = [(listing, _wholes(listing, field)) for listing in listings(field)]
    agreeing = {
        _labels(listing, field) for listing, wholes in found if any(_agree(w, listing.parts) for w in wholes)
    }
    agreeing = {labels for labels in agreeing if len(labels) > 3}  # an axis and three members
    for listing, wholes in found:
        if not wholes:
            continue
        agreed = [whole for whole in wholes if _agree(whole, listing.parts)]
        if not agreed and any(_holds_nested(listing.parts, whole) for whole in wholes):
            continue
        twin = _labels(listing, field) in agreeing
        for whole in agreed or [_likeliest(listing, wholes, field, twin=twin)]:
            sure = _trust(listing, whole, field, twin=twin)
            claim = sum_of(listing.parts, sure)
            doubts = whole.doubts.union(*(part.doubts for part in listing.parts))
            claim.vouched = sure == CERTAIN and doubts <= _LABELS  # the words name the sectors, 一产 and 二产
            if surpasses(listing, whole, field):
                claim.sure, claim.told = CERTAIN, True
            yield Question("sum", whole, [claim])
        yield from _odd(listing, wholes, agreed)
        whole = (agreed or wholes)[0]
        behind = _total_behind(listing, field)
        if behind is not None and behind is not whole:
            yield Question("sum", behind, [sum_of(listing.parts, LIKELY)])


def _holds_nested(parts: list[Figure], whole: Figure) -> bool:
    """34家：第二产业6家，工业4家，第三产业28家: without a part of a part the list makes its whole."""
    if len(parts) <= _FEWEST:
        return False
    return any(
        before.value >= part.value and _agree(whole, [one for one in parts if one is not part])
        for before, part in pairwise(parts)
    )


def _likeliest(listing: Listing, wholes: list[Figure], field: Field, *, twin: bool) -> Figure:
    """The whole that one slip would make agree, else the one that the list comes nearest to."""
    for whole in wholes:
        sure = _trust(listing, whole, field, twin=twin)
        if sure > POSSIBLE and is_mended(whole, sum_of(listing.parts, sure)):
            return whole
    made = sum(part.value for part in listing.parts)
    return min(wholes, key=lambda whole: abs(whole.value - made) / whole.value)


def _odd(listing: Listing, wholes: list[Figure], agreed: list[Figure]) -> Iterator[Question]:
    """签约的368个项目中… where the list makes the 386 printed before."""
    for whole in wholes:
        twin = next((other for other in agreed if is_misprint(whole, other)), None)
        opens = whole.sentence == listing.first.sentence and whole.place < listing.first.place
        telling = whole.kind == "amount" and sum(char.isdigit() for char in whole.number) >= _DIGITS
        if twin is not None and (opens or telling) and whole not in agreed:
            yield odd_print(whole, twin)


def _labels(listing: Listing, field: Field) -> tuple[str, ...]:
    """The members' places or sectors: a list of counts and one of amounts may go in parallel."""
    if listing.axis == "label":
        return (listing.axis, *(str(_row(part, field)) for part in listing.parts))
    return (listing.axis, *sorted(str(getattr(part, listing.axis)) for part in listing.parts))


def _row(part: Figure, field: Field) -> int:
    """合同项目21个，投资96.2亿元: an amount stands in the row of the count directly before it."""
    before = field.previous(part)
    return part.place - 1 if part.kind == "amount" and before and before.kind == "count" else part.place


def _agree(whole: Figure, parts: list[Figure]) -> bool:
    return make_up(parts, whole)


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
    if whole.units <= 0:
        return False
    if _is_exceeded(whole, listing) and not _leads(whole, listing):
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
    return whole.measure in INVESTMENT and part.measure in INVESTMENT and whole.alike == part.alike


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
    """How sure it is that the list leaves nothing out of the whole."""
    parts = listing.parts
    if not (all(part.exact for part in parts) and whole.exact and same_measure(whole, parts[0])):
        return POSSIBLE
    if has_rest(parts) or is_complement(parts, whole):
        return LIKELY if has_rest(parts) or not field.has_text else CERTAIN
    led = _leads(whole, listing) and _is_alone(whole, listing, field)
    made = sum(part.value for part in parts)
    divided = is_division(parts) and is_telling(parts, whole)
    if divided or are_bands(parts, whole) or twin:
        return LIKELY if led or not is_label(whole, field, _FAR) else POSSIBLE
    if is_open(parts):
        return POSSIBLE
    nearly = (whole.value - made) * 100 <= whole.value * _NEARLY
    if is_partition(parts) and listing.axis != "label" and (nearly or _is_fine(parts, whole, _FINE)):
        return POSSIBLE if is_label(whole, field) else LIKELY
    if _is_exceeded(whole, listing):
        return POSSIBLE
    if led and _is_fine(parts, whole, _VERY_FINE):
        return LIKELY
    if listing.axis == "label" or is_label(whole, field):
        return POSSIBLE
    closed = listing.axis == "region" and names_all_places(parts, whole)
    closed = closed or (made > whole.value and _is_exclusive(listing) and not is_label(whole, field, _FAR))
    return LIKELY if closed or shares_make_all(parts, field) else POSSIBLE


def _is_exceeded(whole: Figure, listing: Listing) -> bool:
    """True where one part alone is more than the whole: a digit has slipped, or they are apart."""
    return whole.units < max(part.units for part in listing.parts)


def _leads(whole: Figure, listing: Listing) -> bool:
    """True for a whole of the sentence of its list, or of the one before."""
    return whole.place < listing.first.place and listing.first.sentence - whole.sentence <= 1


def _is_alone(whole: Figure, listing: Listing, field: Field) -> bool:
    """True where no figure of the kind stands between the whole and its list."""
    between = field.figures[whole.place + 1 : listing.first.place]
    cross = any(says("cross_cutting", part.industry or "") for part in listing.parts)
    return not cross and not any(figure.alike == whole.alike for figure in between)


def _is_exclusive(listing: Listing) -> bool:
    """Places and sizes share nothing; sectors only where the text divides by them."""
    if listing.axis != "industry":
        return True
    if any(says("cross_cutting", part.industry or "") for part in listing.parts):
        return False
    wide = forms("wide_sector")
    if len({part.industry in wide for part in listing.members}) > 1:
        return False  # 制造业93个，装备制造20个: the second is of the first
    one_whole = len({part.part_of_id for part in listing.parts} - {None}) == 1
    return is_partition(listing.parts) or (one_whole and all(part.whole for part in listing.parts))


def _is_fine(parts: list[Figure], whole: Figure, fineness: int) -> bool:
    """True for figures of so many digits that one slip hardly mends a sum by accident."""
    width = total(part.interval for part in parts).width
    return whole.kind == "amount" and width is not None and width * fineness <= whole.value


def _total_behind(listing: Listing, field: Field) -> Figure | None:
    """五地合计551.59亿元, the last row of a table, or a sentence behind it: 以上8个乡镇合计39774万元."""
    for figure in field.after(listing.last):
        apart = figure.sentence - listing.last.sentence
        if apart > 1 or figure.place - listing.last.place > _WHOLES * 3:
            return None
        if apart and not _opens_above(figure, field):
            continue
        own = same_measure(figure, listing.first) and figure.target == listing.first.target
        if not own or not same_period(figure.period, listing.first.period) or figure.change:
            continue
        words = field.words_between(listing.last, figure)
        if says("together", words) and not says("rest", words):
            return figure
    return None


def _opens_above(figure: Figure, field: Field) -> bool:
    """以上8个乡镇……合计: the sentence opens with what the list before told."""
    near = field.figures[max(0, figure.place - _WHOLES) : figure.place + 1]
    opener = next(one for one in near if one.sentence == figure.sentence)
    return says("all_above", opener.before[:4])

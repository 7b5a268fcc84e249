"""签约98个，其中甲县45个、乙县63个: parts that share nothing and make more than the whole they are told of.

A list may leave parts out, so one that falls short shows nothing. One that exceeds its whole cannot be: where
the words open it directly behind the whole, and its members are places or sectors that their own words name.
"""

from __future__ import annotations

from itertools import combinations

from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import total
from zhaoshang_extract.checking.pair.closed import are_bands, is_complement, is_division
from zhaoshang_extract.checking.pair.lists import Listing
from zhaoshang_extract.checking.slots import is_like, lies_within, same_measure
from zhaoshang_extract.checking.words import chars, divides, forms, last_clause, says
from zhaoshang_extract.marks import CELL

_SHORTEST = 2
# So many places listed in a row are mostly all there are.
_ALL = 5


def surpasses(listing: Listing, whole: Figure, field: Field) -> bool:
    """True where the parts cannot be of the whole beside them, whatever else it holds."""
    parts = listing.parts
    if not _exceeds(parts, whole) or not all(map(_is_plain, (whole, *parts))):
        return False
    if any(mark in part.before for part in (whole, *parts) for mark in CELL):
        return False
    return _follows(listing, whole, field) and _share_nothing(listing, whole)


def _exceeds(parts: list[Figure], whole: Figure) -> bool:
    low, high = total(part.interval for part in parts).low, whole.interval.high
    return low is not None and high is not None and low > high


def _is_plain(figure: Figure) -> bool:
    return figure.exact and not figure.change and not figure.mean and figure.role == "head"


def _follows(listing: Listing, whole: Figure, field: Field) -> bool:
    """True where the words open the list behind the whole, and nothing else of its kind is told meanwhile."""
    first, last = listing.first, listing.last
    if whole.place >= first.place or first.sentence - whole.sentence > 1:
        return False
    opener = field.words_between(whole, first)
    if not (says("among", opener) or divides(opener) or says("each_in_turn", opener)):
        return False
    if whole.industry is not None or says("among", whole.before):
        return False
    if divides(whole.before) and last_clause(whole.before):
        return False  # 从来源看，江浙沪25亿元；从产业看，二产32亿元: itself a member of a list
    between = field.figures[whole.place + 1 : last.place + 1]
    return all(one in listing.parts or not is_like(one, whole) for one in between)


def _share_nothing(listing: Listing, whole: Figure) -> bool:
    parts = listing.parts
    if len({part.stage for part in parts}) > 1 or not all(same_measure(part, parts[0]) for part in parts):
        return False
    if any(says("among", part.before) for part in parts[1:]):
        return False
    if is_complement(parts, whole) or is_division(parts) or are_bands(parts, whole):
        return True
    named = [part for part in parts if not says("rest", part.before)]
    if listing.axis == "region":
        apart = all(
            not lies_within(one.region, other.region) and not lies_within(other.region, one.region)
            for one, other in combinations(named, 2)
        )
        # A zone beside counties may be counted with one of them, but not where all are listed.
        alike = len({part.level for part in named}) == 1 or len(named) >= _ALL
        return apart and alike and all(map(_names_place, named))
    if listing.axis == "industry":
        return _are_apart(named) and all(map(_names_sector, named))
    return False


def _are_apart(parts: list[Figure]) -> bool:
    """No sector lies in another: 工业 holds 化工, and none of 农业, 商贸 and 旅游."""
    wide = [part for part in parts if part.industry in forms("wide_sector")]
    if len(wide) in (0, len(parts)):
        return True
    others = [part for part in parts if part not in wide]
    return all(_holds_none(part.industry or "", others) for part in wide)


def _holds_none(wide: str, others: list[Figure]) -> bool:
    named = [part.industry or "" for part in others]
    if says("industry", wide):
        return all(says("not_industrial", name) for name in named)
    return says("farming", wide) and not any(says("farming", name) for name in named)


def _names_place(part: Figure) -> bool:
    name = (part.region or "").rstrip(chars("place_ending"))
    return (
        any(name[at:] in part.before for at in range(max(0, len(name) - _SHORTEST), 0, -1)) and len(name) > 1
    )


def _names_sector(part: Figure) -> bool:
    return (part.industry or "-") in part.before and not says("cross_cutting", part.industry or "")

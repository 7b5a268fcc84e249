"""What a part is a share of: the figure that the words behind 占 name, or the nearest that is wider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.slots import (
    alike,
    broader,
    covers,
    holds_industry,
    holds_period,
    holds_threshold,
    lies_within,
    same_measure,
)
from zhaoshang_extract.checking.words import (
    forms,
    groups,
    last_clause,
    levels_of,
    named_of,
    named_whole,
    says,
    up_to_former,
    without_levels,
    without_time,
)
from zhaoshang_extract.marks import EITHER_PHRASE, LIST
from zhaoshang_extract.mention.term import find_terms

_MOST_WHOLES = 12
# No slip of one digit makes a whole ten times smaller than its part.
_LEAP = 10
_NEAR = 12
_NAME = 4
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Sought:
    """What the words behind 占 say of the whole: its own name, its place's level, its time.

    `elsewhere` is a whole of another time (占去年全年的), `timed` one whose time is told (占1-11月总量的).
    """

    name: str
    levels: tuple[str, ...] | None
    elsewhere: bool
    timed: bool


def sought_whole(tail: str, words: str) -> Sought:
    """Read the words behind 占; `words` are all those before the share."""
    told = up_to_former(tail)  # 占比由上年的46.1%提高到: not of last year's whole
    plain = without_levels(told)
    untimed = without_time(plain)
    name = named_whole(untimed)
    if says("each_of", words) and (LIST in told or says("and", told)) and _is_all_measures(name):
        name = ""  # 分别占签约项目总数和总投资的: each of its own
    clause = re.split(f"[{EITHER_PHRASE}]", words[: len(words) - len(tail)])[-1]
    elsewhere = says("whole_elsewhere", told) or says("whole_elsewhere", clause)  # 上年这一比重为32.8%
    return Sought(name, levels_of(told), elsewhere, untimed != plain)


def _is_all_measures(name: str) -> bool:
    left = name
    for term in find_terms(name):
        left = left.replace(term.quote, "") if term.kind == "measure" else left
    return left == ""


def wholes(parts: tuple[Figure, ...], sought: Sought, field: Field) -> Iterator[tuple[Figure, int]]:
    """What the parts may be a share of, with how sure that is, at most a dozen."""
    linked = linked_wholes(parts[-1])
    largest = max(part.units for part in parts)
    only, headline = _only_larger(parts[-1], field), _headline(parts[-1], field)
    sector = {f.industry for f in field.before(parts[0]) if f.industry and f.industry in sought.name}
    found, first = 0, True
    for whole in (*linked, *field.before(parts[0]), *field.after(parts[-1])):
        if not whole.exact and whole not in linked:
            continue
        if whole in parts or whole.mean or whole.role == "base" or whole.change != parts[-1].change:
            continue
        if sought.levels is not None and whole.level is not None and whole.level not in sought.levels:
            continue
        sure = _trust(whole, parts, sought, field, first=first)
        if sure == POSSIBLE and not sought.name and whole in (only, headline) and covers(whole, parts[-1]):
            sure = LIKELY if whole.place < parts[0].place else sure
        if sure is not None and sector and whole.industry not in sector:
            sure = POSSIBLE  # 占制造业实际利用外资的: not of all sectors together
        if whole.units * _LEAP < largest:
            continue
        if whole.units < largest and whole not in linked:
            # Too small to be the whole, unless the words make it one: then a digit has slipped.
            together = whole.sentence == parts[-1].sentence or whole is headline
            if sure is not None and sure > POSSIBLE and together and (sought.name or whole.industry is None):
                yield whole, LIKELY
            continue
        if sure is None or (sure == POSSIBLE and found >= _MOST_WHOLES):
            continue
        yield whole, sure
        # A whole of the same scope as its part (内资, 外资) keeps no other from being the nearest.
        near = same_measure(whole, parts[-1]) and broader(whole, parts[-1]) and not is_label(whole, field)
        first = first and sure == POSSIBLE and not near
        found += 1


def linked_wholes(part: Figure) -> list[Figure]:
    """What the figure is a part of, and what that is a part of."""
    found: list[Figure] = []
    while part.whole is not None and len(found) < 4:
        part = part.whole
        found.append(part)
    return found


def _trust(
    whole: Figure, parts: tuple[Figure, ...], sought: Sought, field: Field, *, first: bool
) -> int | None:
    """How sure it is that this is the whole; None where it cannot be."""
    part = parts[-1]
    own = same_measure(whole, part)
    if whole.target != part.target or (not sought.name and not own):
        return None
    overlap = _overlap(sought.name, whole) if sought.name else 0
    if not _in_reach(whole, part, sought, overlap):
        return None
    together = whole.sentence == part.sentence
    named = _names(sought.name, overlap)
    if not own:
        return None if overlap < 2 else CERTAIN if named and together else POSSIBLE
    named = named or (sought.name != "" and describes(sought.name, whole))
    if not covers(whole, part):
        if named and together and whole.place < part.place:
            return CERTAIN  # 总投资35亿元，累计完成投资9.8亿元，占总投资的28%
        if sought.timed and first and covers(whole, part, longer=True):
            return LIKELY  # 11月到位7215万美元，占前11个月总量的10.5%
        if named and sought.levels is not None and first and _covers_place(whole, part):
            return LIKELY
        if len(sought.name) > 1 and (whole.region or "").endswith(sought.name) and first:
            return LIKELY  # 某开发区到位930万美元，占某区的42.6%
        known = overlap >= 2 or sought.levels is not None
        return POSSIBLE if known or covers(whole, part, longer=True) else None
    if whole.place > part.place or (sought.name and not named):
        return POSSIBLE
    if sought.name or whole in linked_wholes(part):
        return CERTAIN if first or whole in linked_wholes(part) else POSSIBLE
    return _trust_unnamed(whole, parts, sought, field) if first else POSSIBLE


def _covers_place(whole: Figure, part: Figure) -> bool:
    """True for a whole that differs from what may hold the part only in its time."""
    return (
        lies_within(part.region, whole.region)
        and whole.stage in (None, part.stage)
        and holds_industry(whole, part)
        and holds_threshold(whole, part)
    )


def _trust_unnamed(whole: Figure, parts: tuple[Figure, ...], sought: Sought, field: Field) -> int:
    part = parts[-1]
    together = whole.sentence == part.sentence
    if len(parts) > 1 or broader(whole, part):
        if is_label(whole, field):
            return CERTAIN if field.has_text and together else POSSIBLE
        return CERTAIN if field.has_text and (together or sought.levels is not None) else LIKELY
    among = together and says("among", field.words_between(whole, part))
    return CERTAIN if among else POSSIBLE


def describes(name: str, whole: Figure) -> bool:
    """True where the name says no more than the whole's measure and sector: 规上工业总产值, 合同外资."""
    left = name
    measures = [term for term in find_terms(name) if term.kind == "measure"]
    if says("planned", name) or any(term.code != whole.measure for term in measures[-1:]):
        return False
    if not measures and whole.industry is None:
        return False
    steps = [term for term in find_terms(name) if term.kind == "stage" and term.code == whole.stage]
    for term in (*measures, *steps):
        left = left.replace(term.quote, "")
    for words in (whole.industry or "", *forms("wide_sector"), *forms("above_size")):
        own = words and (whole.industry or "") in (words, *forms("industry"))
        left = left.replace(words, "") if own else left
    return len(left) <= len(measures[:1])


def names_another(name: str, among: str | None, whole: Figure) -> bool:
    """占一期投资的80%, beside 总投资39亿元; 新签约项目中工业到位…: words that the whole does not bear."""
    if among is not None and _overlap(among, whole) < _PAIR:
        return True
    words = whole.before + whole.indicator
    wanted, own = named_of("origin", name), named_of("origin", last_clause(whole.before))
    if name and own and not wanted & own:
        return True  # 省外229亿元 is no whole of 占市外资金的, nor 外资企业到位 of 占全部到位资金的
    return any(phase in name and phase not in words for group in groups("phases") for phase in group)


def _names(name: str, overlap: int) -> bool:
    """True where the whole's own words hold its name, but for a character: not 投资 for 规划投资."""
    return len(name) == 1 == overlap or overlap >= max(2, len(name) - 1) or overlap >= _NAME


def _only_larger(part: Figure, field: Field) -> Figure | None:
    """韩国28964万美元，占比38.5%: the one larger value of its kind before it, None where there are more."""
    found: Figure | None = None
    for other in field.before(part):
        if other.units <= part.units or not same_measure(other, part) or not alike(other, part):
            continue
        if found is not None and found.units != other.units:
            return None
        found = found or other
    return found


def _headline(part: Figure, field: Field) -> Figure | None:
    """The largest figure before the part that may hold it: what the document is about."""
    held = [
        whole
        for whole in field.before(part)
        if same_measure(whole, part) and covers(whole, part) and whole.role == "head" and not whole.mean
    ]
    return max(held, key=lambda whole: whole.units, default=None)


def is_label(whole: Figure, field: Field, near: int = _NEAR) -> bool:
    """True where a larger figure of the very same slots stands shortly before: 5126, of them 独资3318."""
    return any(
        whole.place - other.place <= near
        and other.units > whole.units
        and other.role == whole.role
        and not other.mean
        and same_measure(other, whole)
        and alike(other, whole)
        for other in field.before(whole)
    )


def _in_reach(whole: Figure, part: Figure, sought: Sought, overlap: int) -> bool:
    """Time and place: the whole's hold the part's, or the text names the whole outright."""
    if overlap >= 2 and whole.sentence == part.sentence:
        return True
    place = lies_within(part.region, whole.region)
    place = place or (overlap >= 2 and (whole.region or "").endswith(sought.name))
    return place and (
        holds_period(whole.period, part.period)
        or (sought.name != "" and holds_period(part.period, whole.period))  # the fourth quarter, and its day
    )


def _overlap(name: str, whole: Figure) -> int:
    """How long a run of the whole's own words the name of the whole holds."""
    own = named_whole(whole.before[-24:])
    words = f"{whole.before[-24:]}\0{own}\0{whole.indicator}\0{whole.industry}\0{whole.region}"
    best = 0
    for start in range(min(len(name), 40)):
        end = start + best + 1
        while end <= len(name) and name[start:end] in words:
            best, end = end - start, end + 1
    return best

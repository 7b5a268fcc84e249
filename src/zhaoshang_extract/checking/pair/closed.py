"""Does a list name all the parts there are? Only then can a sum that falls short be a fault."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, permutations

from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import point, total
from zhaoshang_extract.checking.words import (
    among_name,
    divides,
    either,
    forms,
    group_names,
    groups,
    last_clause,
    organisation,
    says,
)
from zhaoshang_extract.gazetteer.table import rows
from zhaoshang_extract.marks import CLOSE, EITHER_OPEN


def _phases() -> tuple[str, ...]:
    """一期, 二期 …, in the order in which they come."""
    return groups("phases")[0]


def has_rest(parts: list[Figure]) -> bool:
    """其余14个: the list says itself that it is complete."""
    return any(says("rest", part.before) or says("rest", part.industry or "") for part in parts[1:])


def is_open(parts: list[Figure]) -> bool:
    """其余为基础设施项目, 等, 三期尚未启动: words behind the list that tell of more than it counts."""
    behind = parts[-1].after
    if says("and_others", behind[:2]) or says("rest", behind):
        return True
    named = "".join(part.before for part in parts)
    return any(phase in behind and phase not in named for phase in _phases())


def is_complement(parts: list[Figure], whole: Figure) -> bool:
    """工业 and 非工业, 出口 and 进口: labels that leave nothing out."""
    if not _names_any("complement_", parts):
        return False
    labels = [_label(part) for part in parts]
    if is_open(parts) or any(says("with_one_place", label) for label in labels) or _are_of_several(parts):
        return False
    own = _label(whole)
    for both in forms("both_ways_of_trade"):
        own = own.replace(both, "")
    return any(
        len(group) == len(parts) and not any(name in own for name in group) and _name_each(group, labels)
        for group in groups("complement_")
    )


def is_division(parts: list[Figure]) -> bool:
    """Labels that mostly leave nothing out: 正式合同 and 框架协议, 工业 and 服务业 and 农业."""
    if not _names_any("division_", parts) or is_open(parts) or parts[0].measure in ("gdp", "value_added"):
        return False  # 工业 is not all of the second sector
    labels = [_label(part) for part in parts]
    return any(len(group) == len(parts) and _name_each(group, labels) for group in groups("division_"))


def _names_any(prefix: str, parts: list[Figure]) -> bool:
    words = "".join(f"{part.industry or ''}{part.before or part.indicator}" for part in parts)
    return group_names(prefix).search(words) is not None


def _name_each(group: tuple[str, ...], labels: list[str]) -> bool:
    """True where the labels can be told apart by the names, one each in any order."""
    together = "\n".join(labels)
    if not all(name in together for name in group):
        return False
    return any(
        all(name in label for name, label in zip(order, labels, strict=True)) for order in permutations(group)
    )


def are_bands(parts: list[Figure], whole: Figure) -> bool:
    """1-5亿元, 5-10亿元, 10亿元以上 of the projects over 1亿元: bands that leave no size out."""
    bands = sorted(
        (part.threshold for part in parts if part.threshold is not None),
        key=lambda band: band[0] or 0,
    )
    if len(bands) != len(parts) or len(bands) < 2 or bands[-1][1] is not None:
        return False
    if any(high is None or high != low for (_, high), (low, _) in pairwise(bands)):
        return False
    least = whole.threshold[0] if whole.threshold else None
    return bands[0][0] in (None, least) or (least is None and bands[0][0] == 0)


@cache
def _counties_in_full() -> re.Pattern[str]:
    inside = f"[^{CLOSE})]*"
    return re.compile(rf"{either('counties')}|[{''.join(EITHER_OPEN)}]{either('included')}{inside}[{CLOSE})]")


def _label(part: Figure) -> str:
    words = _counties_in_full().sub(forms("counties")[-1], part.before)
    for mark in "，,；;（(。、：:":
        words = words.rpartition(mark)[2] if mark in words else words
    return f"{part.industry or ''} {words}" if part.before else f"{part.industry or ''} {part.indicator}"


def is_partition(parts: list[Figure]) -> bool:
    """分产业看: the list is told as the division of a whole."""
    return divides(parts[0].before)


def has_phases(parts: list[Figure]) -> bool:
    """一期、二期、三期分别投资: as many phases as figures."""
    words = "".join(part.before for part in parts)
    if _are_of_several(parts):
        return False
    named = [phase for phase in _phases() if phase in words]
    return len(parts) > 1 and named == list(_phases()[: len(parts)])


def _are_of_several(parts: list[Figure]) -> bool:
    """甲公司一期项目、乙公司二期项目: of two owners, so of no one whole."""
    return len({organisation(part.before) for part in parts} - {None}) > 1


def shares_make_all(parts: list[Figure], field: Field) -> bool:
    """True where the shares printed for the parts add up to 100."""
    own = {part.id: part for part in parts}
    shares = [
        rate
        for rate in field.figures[parts[0].place : parts[-1].place + 2 * len(parts) + 2]
        if rate.kind == "rate" and rate.rate_kind == "share" and rate.of is not None and rate.of.id in own
    ]
    if len(shares) != len(parts) or len({rate.of_id for rate in shares}) != len(parts):
        return False
    return total(rate.interval for rate in shares).meets(point(100))


def names_all_places(parts: list[Figure], whole: Figure) -> bool:
    """True when every county of the whole's place is named, and a zone beside them."""
    codes = {part.adcode for part in parts if part.level == "county"}
    if whole.adcode is None or not any(part.level == "zone" for part in parts):
        return False
    return bool(codes) and _counties().get(whole.adcode, frozenset({None})) <= codes


@cache
def _counties() -> dict[str, frozenset[str | None]]:
    """The codes that now lie directly under each code."""
    under: dict[str, set[str | None]] = {}
    for row in rows():
        if row.until is None and row.parent:
            under.setdefault(row.parent, set()).add(row.adcode)
    return {parent: frozenset(codes) for parent, codes in under.items()}


def of_other_set(part: Figure, whole: Figure) -> bool:
    """新开工27个、续建68个，新开工项目中省级10个、市县级17个: of the 27, which the words name."""
    inside = among_name(last_clause(part.before))
    return inside is not None and inside not in whole.before

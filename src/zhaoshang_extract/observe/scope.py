"""What a clause itself says of the projects that a figure is about: step, size and sector."""

from __future__ import annotations

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.measure import OF_FIRMS
from zhaoshang_extract.observe.said_sector import of_count_before, said_sector, sector_behind
from zhaoshang_extract.observe.said_step import said_step
from zhaoshang_extract.observe.zone import Zone, said, terms
from zhaoshang_extract.span import Span

# A sector word before these counts belongs to the thing counted: 发电装机容量, 医务人员.
NO_SECTOR = frozenset(
    {"other_count", "person_count", "place_count", "duration", "visit_count", "organization_count"}
)


def said_scope(zone: Zone, measure: str | None) -> Scope:
    """What the figure's own clause says of step, size and sector."""
    # 工业用电量2.13亿千瓦时: what a sector uses up, though no thing of the sector is counted
    of_thing = measure in NO_SECTOR and not zone.quantity.unit.endswith(words.forms("energy_unit"))
    industry = Slot[str]() if of_thing else said_sector(zone, zone.near)
    if measure in ("project_count", "enterprise_count") and (not industry.value or of_count_before(zone)):
        behind = sector_behind(zone)
        industry = behind if behind.value else industry
    # 外资过1000万美元的县38个: a size of places
    size = Slot[Threshold]() if measure == "place_count" else _said_threshold(zone)
    return Scope(said_step(zone, measure), size, industry)


def _said_threshold(zone: Zone) -> Slot[Threshold]:
    """亿元以上项目3个; 其余7个在亿元以下: before the figure, or as what is said of it."""
    sizes = [size for size in said(zone, zone.sentence.thresholds, zone.near) if not _is_of_firm(zone, size)]
    behind = said(zone, zone.sentence.thresholds, zone.after)
    if zone.quantity.kind == "count" and behind and behind[0].span.start == zone.after.start:
        return Slot(behind[0], "said", "size_to_the_right")  # 3个百亿级项目、4个50亿级项目
    if sizes:
        return Slot(sizes[-1], "said", "size_to_the_left")
    return Slot(behind[0], "said", "size_to_the_right") if behind else Slot()


def _is_of_firm(zone: Zone, size: Threshold) -> bool:
    """产值5000万元以上企业, 纳税200万元以上, 进出口过千万美元: how much it makes, no size of a project."""
    before = Span(zone.reach.start, size.span.start)
    named = [t for t in terms(zone, before, "measure") if t.span.end + 2 >= size.span.start]
    return bool(named) and named[-1].code in OF_FIRMS

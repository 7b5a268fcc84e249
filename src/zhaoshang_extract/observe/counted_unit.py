"""What the unit of a count says: which nouns it fits, and what it counts by itself."""

from __future__ import annotations

from functools import cache

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone, terms

KEYS = frozenset({"measures"})


@cache
def _measures_of(unit: str) -> frozenset[str]:
    """What may be counted in the unit, as far as it fits some nouns only; empty for all others."""
    entry = next((one for one in load("counted_units", KEYS) if unit in one.forms), None)
    return frozenset(entry.facts["measures"].split()) if entry is not None else frozenset()


def fits(zone: Zone, code: str) -> bool:
    unit = base_unit(zone)
    if code == "visit_count" and not words.is_form("unit_of_visits", unit):
        return False
    other = bool(unit) and not words.is_form("unit_of_projects", unit)
    if code == "project_count" and zone.quantity.kind == "count" and other:
        return False
    fixed = zone.quantity.unit_measure
    allowed = _measures_of(unit)
    if allowed:
        return code in allowed
    return words.is_form("unit_of_anything", unit) or fixed is None or fixed == code


def base_unit(zone: Zone) -> str:
    """The measure word without its scale: 万户 → 户."""
    return zone.quantity.unit.lstrip("十百千万亿")


def is_plain(zone: Zone) -> bool:
    """项目9个: the unit that counts anything and tells nothing."""
    return words.is_form("plain_unit", base_unit(zone))


def counts_visits(zone: Zone) -> bool:
    """批次, 人次, 趟: a unit that may count visits."""
    return words.is_form("unit_of_visits", base_unit(zone))


def capacity(zone: Zone, context: Context) -> Slot[str] | None:
    """年产20万套汽车座椅项目: what a project makes, and no count of projects."""
    near = zone.near_text()
    other = not words.is_form("unit_of_anything", base_unit(zone))
    made = words.ends("making", near) or (other and words.says("making", near))
    return Slot("other_count", "said", "capacity") if made else None


def _tells_homes(zone: Zone) -> bool:
    """80万户农村危房, 惠及居民2.9万户, 电话用户: households are no firms."""
    end = zone.quantity.span.end
    behind = zone.sentence.quantities[zone.index + 1 : zone.index + 2]
    if behind and behind[0].span.start == end and behind[0].unit_measure == "person_count":
        return True  # 7860户23415人
    around = zone.near_text() + zone.quantity.quote[-1:] + zone.after_text()
    return words.says("home_noun", around)


def unit_decides(zone: Zone, context: Context) -> Slot[str] | None:
    """510余家, 180余批次: the unit itself says what is counted."""
    if counts_visits(zone) and words.ends("visiting", zone.near_text()):
        return Slot("visit_count", "said", "visiting")
    if words.is_form("unit_of_homes", base_unit(zone)):
        people = [t for t in terms(zone, zone.near, "head") if t.code in ("person_count", "other_count")]
        people += [t for t in terms(zone, zone.after, "head") if t.code in ("person_count", "other_count")]
        if people or _tells_homes(zone):
            return Slot("other_count", "said", "households")
    part = context.whole
    of_visits = part is not None and part.measure.value == "visit_count"
    if of_visits and words.is_form("unit_of_visitors", base_unit(zone)):
        return Slot("visit_count", "carried", "part_of_visits")  # 走出去293人次，其中领导带队71人次
    if zone.quantity.unit_measure:
        return Slot(zone.quantity.unit_measure, "said", "unit")
    return None


def of_visits(zone: Zone, fact: Fact) -> bool:
    """外出招商231批次，甲县38次: visits are counted by several units."""
    units = (base_unit(zone), fact.quantity.unit)
    return fact.measure.value == "visit_count" and all(
        words.is_form("unit_of_visits", unit) for unit in units
    )

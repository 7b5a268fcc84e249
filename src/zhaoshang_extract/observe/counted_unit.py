"""What the unit of a count says: which nouns it fits, and what it counts by itself."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import VISITING
from zhaoshang_extract.observe.zone import Zone, terms

# Units that fit any noun: the noun decides. Others decide by themselves unless the noun says better.
_ANY_NOUN = frozenset(
    {"个", "项", "宗", "件", "类", "座", "处", "所", "批", "支", "条", "次", "户", "家", "对", "组"}
)
_WITH_UNIT = {
    "家": frozenset({"enterprise_count", "organization_count", "place_count"}),
    "户": frozenset({"enterprise_count", "other_count"}),
    "支": frozenset({"organization_count", "other_count"}),
    "条": frozenset({"lead_count", "other_count"}),
    "次": frozenset({"visit_count", "event_count", "other_count"}),
    "人次": frozenset({"visit_count", "person_count", "other_count"}),
    "批次": frozenset({"visit_count"}),
    "批": frozenset({"visit_count", "project_count", "other_count"}),
    "场": frozenset({"event_count"}),
    "场次": frozenset({"event_count"}),
}
# 项目 are counted by these; 5万辆, 860件 count something else.
_OF_PROJECTS = frozenset({"个", "项", "宗", "批", "类", "大", "多", "支", "家", "座", "处", ""})
_MAKING = (
    "年产",
    "日产",
    "年加工",
    "年处理",
    "日处理",
    "年产能",
    "年产能达",
    "年可加工",
    "年可处理",
    "年吞吐",
)
_VISIT_UNITS = frozenset({"次", "批次", "批", "人次", "趟", "轮", "轮次", "场", "场次"})


def fits(zone: Zone, code: str) -> bool:
    unit = base_unit(zone)
    if code == "visit_count" and unit not in _VISIT_UNITS:
        return False
    if code == "project_count" and zone.quantity.kind == "count" and unit not in _OF_PROJECTS:
        return False
    fixed = zone.quantity.unit_measure
    allowed = _WITH_UNIT.get(unit)
    if allowed is not None:
        return code in allowed
    return unit in _ANY_NOUN or fixed is None or fixed == code


def base_unit(zone: Zone) -> str:
    """The measure word without its scale: 万户 → 户."""
    return zone.quantity.unit.lstrip("十百千万亿")


def counts_visits(zone: Zone) -> bool:
    """批次, 人次, 趟: a unit that may count visits."""
    return base_unit(zone) in _VISIT_UNITS


def capacity(zone: Zone, context: Context) -> Slot[str] | None:
    """年产20万套汽车座椅项目: what a project makes, and no count of projects."""
    near = zone.near_text()
    made = near.endswith(_MAKING) or (base_unit(zone) not in _ANY_NOUN and any(w in near for w in _MAKING))
    return Slot("other_count", "said", "capacity") if made else None


def _tells_homes(zone: Zone) -> bool:
    """80万户农村危房, 惠及居民2.9万户, 电话用户: households are no firms."""
    end = zone.quantity.span.end
    behind = zone.sentence.quantities[zone.index + 1 : zone.index + 2]
    if behind and behind[0].span.start == end and behind[0].unit_measure == "person_count":
        return True  # 7860户23415人
    words = ("户家庭", "居民", "农户", "危房", "用户", "贫困户", "牧民", "移民", "住户", "群众", "改造")
    around = zone.near_text() + zone.quantity.quote[-1:] + zone.after_text()
    return any(word in around for word in words)


def unit_decides(zone: Zone, context: Context) -> Slot[str] | None:
    """510余家, 180余批次: the unit itself says what is counted."""
    if base_unit(zone) in _VISIT_UNITS and zone.near_text().endswith(VISITING):
        return Slot("visit_count", "said", "visiting")
    if base_unit(zone) == "户":
        people = [t for t in terms(zone, zone.near, "head") if t.code in ("person_count", "other_count")]
        people += [t for t in terms(zone, zone.after, "head") if t.code in ("person_count", "other_count")]
        if people or _tells_homes(zone):
            return Slot("other_count", "said", "households")
    part = context.whole
    if base_unit(zone) == "人次" and part is not None and part.measure.value == "visit_count":
        return Slot("visit_count", "carried", "part_of_visits")  # 走出去293人次，其中领导带队71人次
    if zone.quantity.unit_measure:
        return Slot(zone.quantity.unit_measure, "said", "unit")
    return None


def of_visits(zone: Zone, fact: Fact) -> bool:
    """外出招商231批次，甲县38次: visits are counted by several units."""
    units = (base_unit(zone), fact.quantity.unit)
    return fact.measure.value == "visit_count" and all(unit in _VISIT_UNITS for unit in units)

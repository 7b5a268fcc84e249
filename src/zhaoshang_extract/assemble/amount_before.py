"""What an amount was before it was adjusted, and what was only spent so far.

总投资由40亿元调整为32亿元: the later one is the project's; 当年完成投资2亿元 is no project's amount.
"""

from __future__ import annotations

from zhaoshang_extract.assemble.draft import Draft, Findings
from zhaoshang_extract.assemble.named import past_phase
from zhaoshang_extract.assemble.step import behind_site
from zhaoshang_extract.assemble.words import says
from zhaoshang_extract.observe.zone import Zone, find_zone


def adjusted_from(zone: Zone, found: Findings) -> Zone | None:
    """总投资由|40亿元|调整为32亿元: what the amount of one project was before, or None."""
    before = zone.sentence.quantities[zone.index - 1] if zone.index else None
    fact = found.facts.get(id(before)) if before is not None else None
    if fact is None or fact.role != "base" or before is None or before.kind != "amount":
        return None
    was = find_zone(zone.sentence, zone.index - 1)
    return was if says("size", zone.sentence.text, was.near.start, before.span.start) else None


def is_spent(zone: Zone) -> bool:
    """某某项目当年完成投资|3亿元: what was spent within a time is not what the project costs."""
    return says("spends", zone.sentence.text, zone.near.start, zone.quantity.span.start)


def step_of_spending(draft: Draft) -> str:
    """The step told behind the name, else that money spent builds the project."""
    text = draft.sentence.text
    hit = behind_site(text, past_phase(text, draft.name.end), draft.sentence.span.end)
    return hit.what if hit is not None else "under_construction"

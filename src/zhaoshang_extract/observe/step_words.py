"""The words of steps and of projects in a clause: which of them count, and what stands between them."""

from __future__ import annotations

from functools import cache

from zhaoshang_extract.discourse import words
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.zone import Zone, terms
from zhaoshang_extract.span import Span


def denied_step(zone: Zone) -> str | None:
    """24个项目尚未开工: the step that the things counted have not come to."""
    if leads_to_count(zone):
        return None
    text, start = zone.sentence.text, zone.sentence.span.start
    steps = terms(zone, zone.near, "stage")[-1:] + terms(zone, zone.after, "stage")[:1]
    return next((s.id for s in steps if words.ends("not_yet", text, start, s.span.start)), None)


@cache
def _course() -> tuple[str, ...]:
    """The steps in the order in which a project takes them."""
    return tuple(entry.id for entry in load("stages"))


def comes_before(one: str, other: str) -> bool:
    """True when projects at step `one` may still have `other` before them."""
    return _course().index(one) < _course().index(other)


def are_joined(zone: Zone, one: Term, other: Term) -> bool:
    between = zone.sentence.text[one.span.end : other.span.start]
    return between in words.forms("and") and one.id != other.id


def leads_to_count(zone: Zone) -> bool:
    """这186个项目已注册公司153个: the step behind the first count is that of the second."""
    later = zone.index + 1
    if later >= len(zone.sentence.quantities):
        return False
    following = zone.sentence.quantities[later]
    return following.kind == "count" and following.span.start == zone.after.end


def steps_in(zone: Zone, part: Span) -> list[Term]:
    """Life-cycle words in `part` that are no part of a rate's name (开工率) and not denied (还没开工)."""
    text, start = zone.sentence.text, zone.sentence.span.start
    return [
        t
        for t in terms(zone, part, "stage")
        if not words.starts("of_step", text, t.span.end)
        and not words.ends("not_yet", text, start, t.span.start)
    ]


def projects_named(zone: Zone, part: Span) -> list[Term]:
    return [t for t in terms(zone, part, "head") if t.code == "project_count"]


def counted_noun(zone: Zone) -> str | None:
    """The noun for projects in a count's clause, as printed: 重点项目; None where it is left out.

    In 150项重大项目开工141项 the noun is that of the count before.
    """
    named = projects_named(zone, zone.near)
    steps = steps_in(zone, zone.near)
    touches = zone.index > 0 and zone.near.start == zone.sentence.quantities[zone.index - 1].span.end
    if named and steps and touches and named[-1].span.end <= steps[-1].span.start:
        return None
    named = named or projects_named(zone, zone.after)
    return named[-1].quote if named else None

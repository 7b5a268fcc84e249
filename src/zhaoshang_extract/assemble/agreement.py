"""Signings of two parties on one day, an occasion without a name: 3月6日，甲县与乙公司签订丙项目协议.

The day, the two sides and what is signed prove it together; what the sides mean to build is its project,
and a sum or count is the event's only where the text tells one of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.assemble.event_merge import Event
from zhaoshang_extract.assemble.project import Project
from zhaoshang_extract.assemble.scene import Scene
from zhaoshang_extract.assemble.scene_figures import is_day, is_invested
from zhaoshang_extract.assemble.step import is_planned, is_undone
from zhaoshang_extract.assemble.words import either, pattern, says, starts, steps, terms
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.marks import ALL_CLAUSES
from zhaoshang_extract.mention.period_range import resolve
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

# So many pieces behind the signing the text may go on about it.
_FARTHEST = 3
_NEAR = 6
# A side has at least so many characters, and between a place and its 政府 stand no more than that.
_SIDE = 2


@cache
def _sides() -> re.Pattern[str]:
    return re.compile(either("with", "with_whom"))


def read_agreements(
    reading: Reading, scenes: list[Scene], projects: Sequence[Project], told: Sequence[Event]
) -> Iterator[Event]:
    """The signings of two parties that no event of `told` holds: none was on the day of another occasion."""
    days = [event.date for event in told]
    for number, scene in enumerate(scenes):
        event = _agreement(reading, scenes, number, projects) if scene.occasion is None else None
        if event is not None and event.date not in days:
            days.append(event.date)
            yield event


def _agreement(
    reading: Reading, scenes: list[Scene], number: int, projects: Sequence[Project]
) -> Event | None:
    scene = scenes[number]
    signed = _signing(scene)
    if signed is None:
        return None
    about = _about(scenes, number)
    day = _day(reading, scene, signed, [fact for part in about for fact in part.facts])
    if day is None:
        return None
    passage = scene.sentence.passage
    place = Span(passage.span(*scene.piece).start, passage.span(*about[-1].piece).end)
    named = [project for project in projects if place.touches(project.span) and project.stage == "signed"]
    counts = _counts(about, day)
    amount = _amount(about, named, bool(counts))
    if not named and amount is None:
        return None
    facts = [*counts, *([amount] if amount is not None else [])]
    span = passage.span(scene.piece.start, signed.end)
    return Event(
        Span(span.start, max([span.end, *(fact.span.end for fact in facts)])),
        None,
        None,
        passage.kind == "title",
        date=day,
        region=_region(reading, scene, signed),
        count=int(counts[0].quantity.value) if counts else None,
        amount=amount,
        facts=facts,
    )


def _signing(scene: Scene) -> Span | None:
    """The clause up to its word for signing, where it names both sides and the day stands before the word."""
    text, piece = scene.sentence.text, scene.piece
    for hit in steps().scan(text, *piece):
        if hit.what != "signed":
            continue
        start = max([text.rfind(mark, piece.start, hit.start) + 1 for mark in ALL_CLAUSES])
        start = max(start, piece.start)
        sides = list(_sides().finditer(text, start + _SIDE, hit.start - _SIDE))
        if sides and says("kind", text, start, sides[0].start()):
            continue  # 某项目3月8日与县政府签约，5月开工: the course of a project
        if not sides or is_planned(text[start : hit.start]) or is_undone(text, start, hit.start):
            continue
        if not starts("never", text, hit.end) or text[hit.end].isdecimal():
            return Span(start, hit.end)
    return None


def _about(scenes: list[Scene], number: int) -> list[Scene]:
    """The piece of the signing and those behind it in its paragraph, up to another signing or occasion."""
    scene = scenes[number]
    about = [scene]
    for behind in scenes[number + 1 : number + 1 + _FARTHEST]:
        other = behind.occasion is not None or _signing(behind) is not None
        if behind.sentence.passage is not scene.sentence.passage or other:
            break
        about.append(behind)
    return about


def _day(reading: Reading, scene: Scene, signed: Span, facts: list[Fact]) -> Range | None:
    """The day that the text gives before the word for signing, as the figures about it have it."""
    before = Span(scene.piece.start, signed.end)
    days = [
        period
        for period in inside(scene.sentence.periods, before)
        if period.role == "during" and says("day_sign", period.quote)
    ]
    text = scene.sentence.text
    if not days or says("announces", text, days[-1].span.end, max(days[-1].span.end, signed.start)):
        return None  # 1月18日|公告，公司与某区签了合同: the day of the paper
    for fact in facts:
        period = fact.period.value
        if period is not None and is_day(period) and period.start == period.end:
            return period
    clock = reading.clock_of.get(id(scene.sentence.passage))
    day = resolve(days[-1], clock) if clock is not None else None
    return day if day is not None and is_day(day) else None


def _counts(about: list[Scene], day: Range) -> list[Fact]:
    """双方将共建两个项目: the count of what was signed, with no other time of its own."""
    counts = [f for part in about for f in part.facts if f.measure.value == "project_count"]
    counts = [f for f in counts if f.scope.stage.value in (None, "signed") and f.period.value in (day, None)]
    return [f for f in counts if f.role == "head" and not f.aside][:1]


def _amount(about: list[Scene], named: list[Project], several: bool) -> Fact | None:
    """The amount of the one project, or the sum that is told of all and of none alone."""
    priced = [project.fact for project in named if project.fact is not None]
    if len(named) == 1 and not several:
        return priced[0] if priced else None
    sums = [fact for part in about for fact in part.facts if is_invested(fact)]
    sums = [fact for fact in sums if not any(fact is one for one in priced)]
    sums = [fact for fact in sums if not (named and fact.single)]
    return sums[0] if len(sums) == 1 else None


def _region(reading: Reading, scene: Scene, signed: Span) -> Region | None:
    """The place that signed: the side that is a government, else the document's own."""
    text = scene.sentence.text
    for mention in inside(scene.sentence.regions, signed):
        end = mention.span.end
        ruled = any(hit.start <= end + _SIDE for hit in terms("office").scan(text, end, end + _NEAR))
        side = any(starts(role, text, end) for role in ("government", "with", "with_whom"))
        if mention.region is not None and (ruled or side or pattern("agrees").match(text, end)):
            return mention.region
    return reading.home

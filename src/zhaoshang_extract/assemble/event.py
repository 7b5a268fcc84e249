"""Signing events: who signed how many projects where, told once for headline, lead and body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from zhaoshang_extract.assemble.agreement import read_agreements
from zhaoshang_extract.assemble.draft import Refusal
from zhaoshang_extract.assemble.event_merge import Event, merged
from zhaoshang_extract.assemble.held import date_of, host_around, region_of
from zhaoshang_extract.assemble.project import Project
from zhaoshang_extract.assemble.scene import Scene, read_scenes
from zhaoshang_extract.assemble.scene_course import going_on, is_gathering, is_sum, next_to
from zhaoshang_extract.assemble.scene_figures import (
    amount_of,
    counts_of,
    figures_of,
    is_count,
    is_invested,
    is_total,
)
from zhaoshang_extract.assemble.step import is_meant
from zhaoshang_extract.assemble.words import either, says, starts, terms
from zhaoshang_extract.discourse.occasion_name import is_bare
from zhaoshang_extract.marks import LEADING
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span


@cache
def _covers() -> re.Pattern[str]:
    return re.compile(either("covers"))


def find_events(reading: Reading, projects: Sequence[Project] = ()) -> list[Event]:
    """The signing events of a document in the order of the text."""
    return read_events(reading, projects)[0]


def read_events(reading: Reading, projects: Sequence[Project] = ()) -> tuple[list[Event], list[Refusal]]:
    """The signing events, and the occasions that are none."""
    scenes = list(read_scenes(reading))
    events: list[Event] = []
    refusals: list[Refusal] = []
    for number, scene in enumerate(scenes):
        if scene.occasion is None and not is_gathering(scene):
            continue
        event = _event(reading, scenes, number, projects)
        if isinstance(event, Event):
            events.append(event)
            events += _ours(reading, scenes, number, event)
            events += _all(reading, scenes, number, event)
        elif scene.occasion is not None:
            refusals.append(Refusal(scene.sentence, scene.occasion.name, "occasion", event))
    events = merged(events)
    events += read_agreements(reading, scenes, projects, events)
    return sorted(events, key=lambda event: event.span), refusals


def _event(reading: Reading, scenes: list[Scene], number: int, projects: Sequence[Project]) -> Event | str:
    """The event of a scene, or why it is none."""
    scene = scenes[number]
    if is_meant(scene.sentence, scene.piece.start, _told_from(scene)):
        return "meant, not held"
    told = [scene, *going_on(scenes, number)]
    counts: list[Fact] = []
    amount: Fact | None = None
    used = told[:1]
    for place, part in enumerate(told):
        counts = counts_of(part)
        if (counts or part is scene) and is_sum(part, counts):
            if part is scene:
                return "sums up several occasions"
            counts = []
            break
        amount = amount_of(part, counts)
        if counts and amount is None:
            amount = _told_later(told[place + 1 :], counts, projects)
        elif amount is not None and not counts:
            amount = _total(told[place:]) or amount
            counts = counts_of(told[place + 1]) if _counts_there(told, place) else []
        if counts or amount:
            used = told[: place + 1]
            break
    if not counts and amount is None:
        amount = _of_one_project(scene, reading, projects) or _of_its_only_project(told)
        if amount is None:
            return "nothing signed is told of it"
    return _made(reading, scene, [*told, *next_to(scenes, number)], used, counts, amount)


def _ours(reading: Reading, scenes: list[Scene], number: int, event: Event) -> Iterator[Event]:
    """全省签约86个项目。|我市有6个项目签约: the document's own place has a part of its own."""
    scene = scenes[number]
    if event.count is None or scene.occasion is None or event.region == reading.home:
        return
    for part in next_to(scenes, number):
        text = part.sentence.text
        counts = [fact for fact in part.facts if is_count(part, fact)][:1]
        if counts and says("ours", text, part.piece.start, counts[0].quantity.span.start):
            yield _made(reading, scene, [scene, part], [part], counts, amount_of(part, counts))


def _all(reading: Reading, scenes: list[Scene], number: int, event: Event) -> Iterator[Event]:
    """我市有6个项目签约。|全省这次签约的项目共有88个: what all signed there, told behind our own part."""
    scene = scenes[number]
    host = host_around(scene, event.region)
    if event.count is None or host is None:
        return
    for part in next_to(scenes, number):
        counts = [fact for fact in part.facts if is_count(part, fact)][:1]
        text, start = part.sentence.text, part.piece.start
        place = next(iter(terms("whole_place").scan(text, *part.piece)), None)
        if not counts or place is None or place.start > counts[0].quantity.span.start:
            continue
        if says("there", text, start, part.piece.end) and counts[0].quantity.value > event.count:
            made = _made(reading, scene, [scene, part], [part], counts, amount_of(part, counts))
            made.region = host
            yield made


def _told_from(scene: Scene) -> int:
    """Where what an occasion was starts to be told: its name, or without one what was signed."""
    if scene.occasion is not None:
        return scene.occasion.name.start
    return min((f.quantity.span.start for f in scene.facts if is_count(scene, f)), default=scene.piece.end)


def _counts_there(told: list[Scene], place: int) -> bool:
    """揽金142亿元。|现场签约的14个项目里: the count of what won the sum, told behind it as of there."""
    if place > 0 or len(told) < 2 or told[0].occasion is not None:
        return False
    text, piece = told[1].sentence.text, told[1].piece
    return starts("gathered", text, piece.start) or starts("there", text, piece.start)


def _total(told: list[Scene]) -> Fact | None:
    """The sum of all, told behind its parts: 签约项目投资总额逾4500亿元."""
    for part in told:
        amount = None if counts_of(part) else amount_of(part, [])
        if amount is not None and is_total(part, amount):
            return amount
    return None


def _told_later(told: list[Scene], counts: list[Fact], projects: Sequence[Project]) -> Fact | None:
    """共签约项目23个。签约金额98.5亿元: the sum behind, told alone or with the same count again."""
    of_one = [project.fact for project in projects if project.fact is not None]
    for part in told:
        again = counts_of(part)
        if not again or again[0].quantity.value == counts[0].quantity.value:
            amount = amount_of(part, again)
            if amount is not None and not any(amount is fact for fact in of_one):
                return amount
    return None


def _of_one_project(scene: Scene, reading: Reading, projects: Sequence[Project]) -> Fact | None:
    """The amount of the one project that was signed at the occasion, told of no other."""
    if not _is_signing(scene):
        return None
    place = scene.sentence.passage.span(*scene.sentence.span)
    here = [p for p in projects if place.touches(p.span) and p.stage == "signed" and p.fact is not None]
    return here[0].fact if len(here) == 1 else None


def _of_its_only_project(told: list[Scene]) -> Fact | None:
    """某县与某集团举行新材料项目签约仪式，项目总投资50亿元: a signing of one project."""
    if not _is_signing(told[0]):
        return None
    sums = [fact for fact in figures_of(told[0]) if is_invested(fact)]
    return sums[0] if len(sums) == 1 else None


def _is_signing(scene: Scene) -> bool:
    """True when the occasion is called a signing, or has no name."""
    if scene.occasion is None:
        return True
    return any(True for _ in terms("signing").scan(scene.sentence.text, *scene.occasion.name))


def _made(
    reading: Reading,
    scene: Scene,
    told: list[Scene],
    used: list[Scene],
    counts: list[Fact],
    amount: Fact | None,
) -> Event:
    facts = [*counts, *([amount] if amount is not None else [])]
    passage, text = scene.sentence.passage, reading.document.text

    def printed(span: Span | None) -> str | None:
        if span is None:
            return None
        place = passage.span(*span)
        return "".join(line.strip() for line in text[place.start : place.end].split("\n"))

    first = _first_place(scene, facts)
    last = max([f.span.end for f in facts], default=first)
    occasion_end = passage.span(scene.piece.start, scene.occasion.name.end).end if scene.occasion else first
    lead = facts[0]
    return Event(
        Span(first, max(last, occasion_end)),
        printed(scene.occasion.name) if scene.occasion else None,
        printed(scene.occasion.venue) if scene.occasion else None,
        passage.kind == "title",
        scene.occasion is None or is_bare(scene.sentence, scene.occasion.name),
        date_of(reading, scene, used, lead),
        region_of(reading, scene, used, lead),
        int(sum((f.quantity.value for f in counts), Decimal(0))) if counts else None,
        amount,
        lead.scope.threshold.value,
        _industries(scene, used),
        facts,
    )


def _first_place(scene: Scene, facts: list[Fact]) -> int:
    """Where the telling begins: at the time in the piece, else at the place, the name or the first figure."""
    text, piece = scene.sentence.text, scene.piece
    start = piece.start
    while start < piece.end - 1 and text[start] in LEADING:
        start += 1
    first = scene.sentence.passage.span(start, start + 1).start
    return min([first, *(f.span.start for f in facts)])


def _industries(scene: Scene, used: list[Scene]) -> tuple[str, ...]:
    """The sectors in the occasion's name, and those that 涵盖 or 涉及 lists."""
    labels: list[str] = []
    for part in used:
        covers = _covers().search(part.sentence.text, *part.piece)
        zones = [Span(covers.end(), part.piece.end)] if covers else []
        zones += [part.occasion.name] if part.occasion and part is scene else []
        for zone in zones:
            labels += [m.label for m in inside(part.sentence.industries, zone) if not m.inside_name]
    return tuple(dict.fromkeys(labels))

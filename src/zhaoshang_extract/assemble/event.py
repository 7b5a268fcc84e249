"""Signing events: who signed how many projects where, told once for headline, lead and body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from zhaoshang_extract.assemble.occasion import Occasion, find_occasion
from zhaoshang_extract.assemble.project import Project
from zhaoshang_extract.assemble.step import is_meant
from zhaoshang_extract.assemble.words import forms
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

_AMOUNTS = frozenset({"total_investment", "agreed_investment", "contracted_investment"})
_STEPS = frozenset({"signed", "landed", "introduced", None})
_PIECE = re.compile(r"[；。！？…]+")
_GATHERED = re.compile(r"集中签约|现场签约|集体签约|当场签约|同时签约")
_COVERS = re.compile(r"涵盖|涉及|聚焦|覆盖|主要集中在|囊括")
_BROUGHT = re.compile(r"带回|达成|敲定|收获|斩获|揽")
_SAME_DAY = re.compile(r"\s*(?:当天|当日|同日)")
_FARTHEST = 3


@dataclass(slots=True)
class Event:
    """An occasion with what was signed at it; `span` counts in the document.

    `facts` are the figures it was read from, `amount` the one that gives its sum.
    """

    span: Span
    name: str | None
    venue: str | None
    title: bool
    date: Range | None = None
    region: Region | None = None
    count: int | None = None
    amount: Fact | None = None
    threshold: Threshold | None = None
    industries: tuple[str, ...] = ()
    facts: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class _Scene:
    """A piece of a sentence that may tell an event, and the figures in it."""

    sentence: Sentence
    piece: Span
    occasion: Occasion | None
    facts: list[Fact]


def find_events(reading: Reading, projects: Sequence[Project] = ()) -> list[Event]:
    """The signing events of a document in the order of the text."""
    scenes = list(_scenes(reading))
    events: list[Event] = []
    for number, scene in enumerate(scenes):
        if scene.occasion is None and not _is_gathering(scene):
            continue
        event = _event(reading, scenes, number, projects)
        if event is not None:
            events.append(event)
    return _merged(events)


def _scenes(reading: Reading) -> Iterator[_Scene]:
    facts = {id(fact.quantity): fact for fact in reading.facts}
    for sentence in reading.sentences:
        if sentence.passage.kind not in ("title", "prose", "item", "heading"):
            continue
        start = sentence.span.start
        ends = [match.end() for match in _PIECE.finditer(sentence.text, *sentence.span)]
        for end in [*ends, sentence.span.end]:
            if end > start:
                piece = Span(start, end)
                here = [facts[id(q)] for q in inside(sentence.quantities, piece) if id(q) in facts]
                yield _Scene(sentence, piece, find_occasion(sentence, piece), here)
            start = end


def _is_gathering(scene: _Scene) -> bool:
    """3月5日，18个项目集中签约: a day and a gathering, without a name."""
    if not _GATHERED.search(scene.sentence.text, *scene.piece) or _is_sum(scene):
        return False
    dates = [p for p in scene.sentence.periods if scene.piece.holds(p.span) and "日" in p.quote]
    return bool(dates) and any(_is_count(fact) for fact in scene.facts)


def _is_sum(scene: _Scene) -> bool:
    text = scene.sentence.text[slice(*scene.piece)]
    return any(word in text for word in forms("many"))


def _event(
    reading: Reading, scenes: list[_Scene], number: int, projects: Sequence[Project]
) -> Event | None:
    scene = scenes[number]
    if is_meant(scene.sentence, scene.piece.start, _occasion_start(scene)):
        return None
    told = [scene, *_going_on(scenes, number)]
    counts: list[Fact] = []
    amount: Fact | None = None
    used = told[:1]
    for part in told:
        if _is_sum(part) and not counts:
            return None
        counts = counts or _counts(part)
        amount = amount or _amount(part, counts)
        if counts or amount:
            used = told[: told.index(part) + 1]
            break
    if not counts and amount is None:
        amount = _of_one_project(scene, reading, projects)
        if amount is None:
            return None
    return _made(reading, scene, used, counts, amount)


def _occasion_start(scene: _Scene) -> int:
    return scene.occasion.name.start if scene.occasion else scene.piece.end


def _going_on(scenes: list[_Scene], number: int) -> Iterator[_Scene]:
    """The pieces behind that go on about the occasion: 会上，……; 36个项目现场签约."""
    first = scenes[number]
    for scene in scenes[number + 1 : number + 1 + _FARTHEST]:
        there = _says_there(scene)
        if scene.occasion is not None and not there:
            return
        if scene.sentence.passage is not first.sentence.passage and not there:
            return
        if first.sentence.passage.kind == "title":
            return
        if there or _GATHERED.search(scene.sentence.text, *scene.piece):
            yield scene


def _says_there(scene: _Scene) -> bool:
    text = scene.sentence.text[slice(*scene.piece)].lstrip(" 　“")
    return text.startswith(tuple(sorted(forms("there"))))


def _is_count(fact: Fact) -> bool:
    return (
        fact.measure.value == "project_count"
        and fact.role == "head"
        and not fact.aside
        and fact.modality.value == "actual"
        and fact.scope.stage.value in _STEPS
    )


def _counts(scene: _Scene) -> list[Fact]:
    """The count of what was signed; several when the text joins them: 30个重点项目、15个转化项目."""
    text, counts = scene.sentence.text, [f for f in scene.facts if _is_count(f)]
    # 竹城县在某博览会上签约9个 is an event of its own, though a part of what the province signed
    own = [f for f in counts if f.whole is None or scene.occasion is not None and f.whole not in counts]
    signed = [f for f in own if f.scope.stage.value is not None or _is_brought(text, f)]
    if _has_day(scene):  # 6月1日召开大会，通报1—5月签约61个: not what was signed there
        signed = [f for f in signed if f.period.value is None or _is_day(f.period.value)]
    if not signed:
        return []
    chosen = [signed[0]]
    for fact in signed[1:]:
        between = text[chosen[-1].quantity.span.end : fact.quantity.span.start]
        if not between.endswith("、") or len(between) > 12 or "，" in between:
            break
        chosen.append(fact)
    return chosen


def _is_brought(text: str, fact: Fact) -> bool:
    """21名乡贤带回项目8个: brought to the occasion, so signed at it."""
    start = fact.quantity.span.start
    return _BROUGHT.search(text, max(0, start - 8), start) is not None


def _has_day(scene: _Scene) -> bool:
    end = _occasion_start(scene)
    return any("日" in p.quote for p in scene.sentence.periods if scene.piece.start <= p.span.start < end)


def _is_day(period: Range) -> bool:
    return period.start is not None and period.start.day is not None


def _amount(scene: _Scene, counts: list[Fact]) -> Fact | None:
    """The sum of what was signed, told beside the count."""
    for fact in scene.facts:
        fits = fact.measure.value in _AMOUNTS and fact.role == "head" and not fact.aside and not fact.single
        if fits and (fact.whole is None or counts and fact.whole is counts[0].whole) and fact.modality.value == "actual" and fact.scope.stage.value in _STEPS:
            later = [f for f in scene.facts if f.quantity.kind == "count" and _between(counts, f, fact)]
            if counts and not later:
                return fact
            if not counts and fact.scope.stage.value == "signed":
                return fact
    return None


def _between(counts: list[Fact], fact: Fact, amount: Fact) -> bool:
    """True when a count of other projects stands between the event's count and the amount."""
    if not counts or fact in counts or fact.measure.value != "project_count":
        return False
    return counts[-1].quantity.span.end <= fact.quantity.span.start < amount.quantity.span.start


def _of_one_project(scene: _Scene, reading: Reading, projects: Sequence[Project]) -> Fact | None:
    """The amount of the one project that was signed at the occasion, told of no other."""
    place = scene.sentence.passage.span(*scene.sentence.span)
    here = [p for p in projects if place.touches(p.span) and p.stage == "signed" and p.fact is not None]
    return here[0].fact if len(here) == 1 else None


def _made(
    reading: Reading, scene: _Scene, used: list[_Scene], counts: list[Fact], amount: Fact | None
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
    same_day = _day_before(reading, scene) if _SAME_DAY.match(scene.sentence.text, *scene.piece) else None
    return Event(
        Span(first, max(last, occasion_end)),
        printed(scene.occasion.name) if scene.occasion else None,
        printed(scene.occasion.venue) if scene.occasion else None,
        passage.kind == "title",
        same_day or lead.period.value,
        lead.region.value,
        int(sum((f.quantity.value for f in counts), Decimal(0))) if counts else None,
        amount,
        lead.scope.threshold.value,
        _industries(scene, used),
        facts,
    )


def _day_before(reading: Reading, scene: _Scene) -> Range | None:
    """The day of the last dated fact before 当天下午."""
    first = scene.sentence.passage.span(*scene.piece).start
    days = [
        fact.period.value
        for fact in reading.facts
        if fact.span.end <= first and fact.period.value is not None and _is_day(fact.period.value)
    ]
    return days[-1] if days else None


def _first_place(scene: _Scene, facts: list[Fact]) -> int:
    """Where the telling begins: at the time in the piece, else at the place, the name or the first figure."""
    text, piece = scene.sentence.text, scene.piece
    start = piece.start
    while start < piece.end - 1 and text[start] in " 　；，。":
        start += 1
    first = scene.sentence.passage.span(start, start + 1).start
    return min([first, *(f.span.start for f in facts)])


def _industries(scene: _Scene, used: list[_Scene]) -> tuple[str, ...]:
    """The sectors in the occasion's name, and those that 涵盖 or 涉及 lists."""
    labels: list[str] = []
    for part in used:
        covers = _COVERS.search(part.sentence.text, *part.piece)
        zones = [Span(covers.end(), part.piece.end)] if covers else []
        zones += [part.occasion.name] if part.occasion and part is scene else []
        for zone in zones:
            labels += [m.label for m in inside(part.sentence.industries, zone) if not m.inside_name]
    return tuple(dict.fromkeys(labels))


def _merged(events: list[Event]) -> list[Event]:
    """One record for an event that headline, lead and body tell."""
    kept: list[Event] = []
    for event in events:
        same = next((n for n, other in enumerate(kept) if _same(other, event)), None)
        if same is None:
            kept.append(event)
        elif kept[same].title and not event.title:
            kept[same] = event
    return kept


def _same(one: Event, other: Event) -> bool:
    if one.date is not None and other.date is not None and one.date != other.date:
        return one.title != other.title and _agree(one, other)
    return _agree(one, other)


def _agree(one: Event, other: Event) -> bool:
    """True when a figure agrees and none differs."""
    pairs = [(one.count, other.count), (_sum(one), _sum(other))]
    told = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(told) and all(a == b for a, b in told)


def _sum(event: Event) -> Decimal | None:
    return event.amount.quantity.value if event.amount is not None else None

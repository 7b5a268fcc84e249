"""The pieces of a text that may tell a signing event, and the figures in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhaoshang_extract.assemble.step import step_behind
from zhaoshang_extract.assemble.words import either, ends, forms, says, steps, terms
from zhaoshang_extract.discourse.occasion import pieces
from zhaoshang_extract.discourse.occasion_name import (
    Named,
    is_bare,
    kind_pointed_at,
    points_back,
    signed_at,
)
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.marks import CLAUSE, COLON, COMMA, LIST, SEMICOLON
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import TELLING
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

_AMOUNTS = frozenset({"total_investment", "agreed_investment", "contracted_investment"})
_STEPS = frozenset({"signed", "landed", "introduced", None})
# Figures that a sentence about something else would tell of projects.
_TOLD = _AMOUNTS | {"project_count"}
# So many pieces behind its name an occasion may still be spoken of.
_FARTHEST = 6
# What is counted stands so near behind its count: 等76个|重点产业项目.
_NEAR = 20


@cache
def _one_month() -> re.Pattern[str]:
    return re.compile(f"^(?!.*(?:[—~～-]|{either('spans_time')})).*{either('month_sign')}")


@dataclass(slots=True)
class Scene:
    """A piece of a sentence that may tell an event, and the figures in it."""

    sentence: Sentence
    piece: Span
    occasion: Named | None
    facts: list[Fact]


def read_scenes(reading: Reading) -> Iterator[Scene]:
    facts = {id(fact.quantity): fact for fact in reading.facts}
    for sentence in reading.sentences:
        if sentence.passage.kind not in TELLING:
            continue
        for piece in pieces(sentence):
            here = [facts[id(q)] for q in inside(sentence.quantities, piece) if id(q) in facts]
            named = reading.occasions.named.get((id(sentence), piece.start), [])
            yield Scene(sentence, piece, signed_at(sentence, piece, named), here)


def is_gathering(scene: Scene) -> bool:
    """3月5日，18个项目集中签约: a day and a gathering, without a name."""
    if is_sum(scene) or not (_gathers(scene) or _is_trip(scene)):
        return False
    if _is_trip(scene):
        return any(_is_count(scene, fact) for fact in scene.facts)
    dates = [p for p in scene.sentence.periods if scene.piece.holds(p.span) and says("day_sign", p.quote)]
    return bool(dates) and any(_is_count(scene, fact) for fact in scene.facts)


def _is_trip(scene: Scene) -> bool:
    """3月份省领导带队到北京，签了57个项目: hosts on the road, in one month or on a day."""
    text, piece = scene.sentence.text, scene.piece
    away = next(iter(terms("trip").scan(text, *piece)), None)
    if away is None or any(q.unit in forms("times") for q in inside(scene.sentence.quantities, piece)):
        return False
    when = [p for p in inside(scene.sentence.periods, piece) if _one_month().search(p.quote)]
    signed = any(hit.what == "signed" for hit in steps().scan(text, away.end, piece.end))
    won = says("brought", text, away.end, piece.end)
    return bool(when) and (signed or won or _gathers(scene))


def _gathers(scene: Scene) -> bool:
    text = scene.sentence.text[slice(*scene.piece)]
    return says("gathered", text)


def is_sum(scene: Scene, counts: list[Fact] | None = None) -> bool:
    """True when the words of a piece, up to its count or occasion, sum up a whole time: 历届, 先后."""
    first = counts[0].quantity.span.start if counts else occasion_start(scene)
    text = scene.sentence.text[scene.piece.start : first]
    return says("many", text)


def occasion_start(scene: Scene) -> int:
    return scene.occasion.name.start if scene.occasion else scene.piece.end


def going_on(scenes: list[Scene], number: int) -> Iterator[Scene]:
    """The pieces behind that go on about the occasion.

    会上，……; 36个项目现场签约; the very next sentence with what was signed: 共签约项目23个.
    """
    first, next_to_it, last = scenes[number], True, scenes[number]
    for scene in scenes[number + 1 : number + 1 + _FARTHEST]:
        if scene.occasion is not None and not _says_there(scene):
            return
        if _is_of_another(first, scene):
            continue
        same = scene.sentence.passage is first.sentence.passage
        goes_on = scene.sentence is last.sentence and last is not first
        if (
            _says_there(scene)
            or goes_on
            or (same and (_gathers(scene) or (next_to_it and _only_counts(scene))))
        ):
            last = scene
            yield scene
        next_to_it = next_to_it and not any(fact.measure.value in _TOLD for fact in scene.facts)


def _is_of_another(first: Scene, scene: Scene) -> bool:
    """本届论坛共签约64个 behind a signing that was only a part of the forum, called by no forum itself."""
    kind = kind_pointed_at(scene.sentence, scene.piece)
    if kind is None or first.occasion is None or is_bare(first.sentence, first.occasion.name):
        return False
    text, (start, end) = first.sentence.text, first.occasion.name
    return kind not in text[start:end] and kind in text[first.piece.start : start]


def next_to(scenes: list[Scene], number: int) -> list[Scene]:
    """The piece directly behind, in the same paragraph and with no occasion of its own; [] for none."""
    behind = scenes[number + 1] if number + 1 < len(scenes) else None
    same = behind is not None and behind.sentence.passage is scenes[number].sentence.passage
    return [behind] if behind is not None and same and behind.occasion is None else []


def _says_there(scene: Scene) -> bool:
    if scene.occasion is None and _signed_here(scene):
        return True
    figures = [fact.quantity.span.start for fact in scene.facts if _is_count(scene, fact)]
    return points_back(scene.sentence, scene.piece, figures[0] if figures else scene.piece.end)


def _signed_here(scene: Scene) -> bool:
    """另外，全市|这次集中签约|项目31个: what was signed is pointed at."""
    text = scene.sentence.text
    return any(
        terms("gathered").at(text, hit.end) is not None
        for role in ("there", "pointer")
        for hit in terms(role).scan(text, *scene.piece)
    )


def _only_counts(scene: Scene) -> bool:
    """共签约项目23个，……; 签约项目总投资近百亿元: signed, and with no time of its own."""
    counts = counts_of(scene)
    lead = counts[0] if counts else amount_of(scene, [])
    if lead is None or lead.scope.stage.value != "signed" or lead.scope.stage.how != "said":
        return False
    before = Span(scene.piece.start, lead.quantity.span.start)
    return not any(before.holds(period.span) for period in scene.sentence.periods)


def _is_count(scene: Scene, fact: Fact) -> bool:
    return (
        (fact.measure.value == "project_count" or _counts_signed(scene, fact))
        and fact.role == "head"
        and not fact.aside
        and fact.modality.value == "actual"
        and fact.scope.stage.value in _STEPS
    )


def _counts_signed(scene: Scene, fact: Fact) -> bool:
    """甲、乙等76个重点产业项目签约: the noun and the step say what is counted."""
    if fact.quantity.unit not in forms("unit_signed"):
        return False
    text, end = scene.sentence.text, fact.quantity.span.end
    for hit in terms("group").scan(text, end, min(scene.piece.end, end + _NEAR)):
        step = step_behind(text, hit.end, scene.piece.end)
        if step is not None:
            return step.what == "signed" and not any(
                mark in text[end : hit.start] for mark in (COMMA, SEMICOLON, COLON)
            )
    return False


def figures_of(scene: Scene) -> list[Fact]:
    """The figures that may be the occasion's: those behind 其中5月18日集中签约仪式, where it is told so."""
    if scene.occasion is None:
        return scene.facts
    start = occasion_start(scene)
    parts = [hit.end for hit in terms("part_of").scan(scene.sentence.text, scene.piece.start, start)]
    floor = parts[-1] if parts else scene.piece.start
    return [fact for fact in scene.facts if fact.quantity.span.start >= floor]


def counts_of(scene: Scene) -> list[Fact]:
    """The count of what was signed; several when the text joins them: 30个重点项目、15个转化项目."""
    text = scene.sentence.text
    counts = [f for f in figures_of(scene) if _is_count(scene, f)]
    # 竹城县在某博览会上签约9个 is an event of its own, though a part of what the province signed
    own = [
        f
        for f in counts
        if f.whole is None or _is_of_unsigned(f) or (scene.occasion is not None and f.whole not in counts)
    ]
    signed = [
        f for f in own if f.scope.stage.value is not None or _is_brought(scene, f) or _counts_signed(scene, f)
    ]
    signed = [f for f in signed if not _is_of_other_days(scene, f)]
    if not signed:
        return []
    chosen = [signed[0]]
    for fact in signed[1:]:
        between = text[chosen[-1].quantity.span.end : fact.quantity.span.start]
        if not between.endswith(LIST) or len(between) > 12 or COMMA in between:
            break
        chosen.append(fact)
    return chosen


def _is_of_unsigned(fact: Fact) -> bool:
    """97个项目参加。其中，集中签约项目|36个: a part of what was not all signed."""
    whole = fact.whole
    own = fact.scope.stage.value == "signed" and fact.scope.stage.how == "said"
    return own and whole is not None and whole.scope.stage.value is None


def _is_brought(scene: Scene, fact: Fact) -> bool:
    """21名乡贤带回项目8个, 本届博览会共签约投资项目42个: won there, or signed in its clause."""
    text, start = scene.sentence.text, fact.quantity.span.start
    if says("brought", text, max(0, start - 8), start):
        return True
    clause = max(text.rfind(mark, scene.piece.start, start) + 1 for mark in CLAUSE) or scene.piece.start
    return any(hit.what == "signed" for hit in steps().scan(text, clause, start))


def _has_day(scene: Scene) -> bool:
    end = occasion_start(scene)
    return any(
        says("day_sign", p.quote) for p in scene.sentence.periods if scene.piece.start <= p.span.start < end
    )


def is_day(period: Range) -> bool:
    return period.start is not None and period.start.day is not None


def amount_of(scene: Scene, counts: list[Fact]) -> Fact | None:
    """The sum of what was signed, told beside the count; without one the total, else the first."""
    sums = [f for f in figures_of(scene) if _is_sum_signed(f, counts) and not _is_of_other_days(scene, f)]
    sums = [f for f in sums if not _is_raised(scene, f)]
    if not counts:
        signed = [f for f in sums if f.scope.stage.value == "signed"]
        return next((f for f in signed if is_total(scene, f)), signed[0] if signed else None)
    for fact in sums:
        between = [f for f in scene.facts if f.quantity.kind == "count" and _between(counts, f, fact)]
        if _are_all(counts, between) or not (between or _is_of(counts, fact)):
            return fact
    return None


def _is_of(counts: list[Fact], fact: Fact) -> bool:
    return any(fact.whole is count for count in counts)


def _are_all(counts: list[Fact], parts: list[Fact]) -> bool:
    """签约18个，其中到场11个、连线7个，|总投资142亿元: the parts make the whole, and the sum is its."""
    whole = sum((f.quantity.value for f in counts), Decimal(0))
    return len(parts) > 1 and sum((f.quantity.value for f in parts), Decimal(0)) == whole


def is_total(scene: Scene, fact: Fact) -> bool:
    """签约项目投资总额累计|逾4500亿元."""
    text, start = scene.sentence.text, fact.quantity.span.start
    return any(True for _ in terms("total").scan(text, max(scene.piece.start, start - _NEAR), start))


def is_invested(fact: Fact) -> bool:
    """True for an investment that stands and is said of nothing else."""
    return fact.measure.value in _AMOUNTS and fact.role == "head" and not fact.aside and fact.whole is None


def _is_sum_signed(fact: Fact, counts: list[Fact]) -> bool:
    return (
        fact.measure.value in _AMOUNTS
        and fact.role == "head"
        and not fact.aside
        and not fact.single
        and (fact.whole is None or bool(counts and fact.whole is counts[0].whole) or _is_of(counts, fact))
        and fact.modality.value == "actual"
        and fact.scope.stage.value in _STEPS
    )


def _is_raised(scene: Scene, fact: Fact) -> bool:
    """投资总额由1200万美元增加到|4800万美元: what one firm has, and not what was signed."""
    start = fact.quantity.span.start
    return ends("raised", scene.sentence.text, scene.piece.start, start)


def _is_of_other_days(scene: Scene, fact: Fact) -> bool:
    """6月1日召开大会，通报1—5月签约61个: not what was signed there."""
    period = fact.period.value
    other = _has_day(scene) and period is not None and not is_day(period)
    if other and period is not None and fact.period.how != "said" and period.start == period.end:
        other = period.start is None or period.start.month is None  # the month of the paper tells no day
    return other and not _is_told_after(scene, fact)


def _is_told_after(scene: Scene, fact: Fact) -> bool:
    """9月17日，“2013年某签约会”上签约|12个: behind the occasion's name, and no other time between."""
    if scene.occasion is None:
        return False
    between = Span(scene.occasion.name.end, fact.quantity.span.start)
    return len(between) > 0 and not inside(scene.sentence.periods, between)


def _between(counts: list[Fact], fact: Fact, amount: Fact) -> bool:
    """True when a count of other projects stands between the event's count and the amount."""
    if not counts or fact in counts or fact.aside or fact.measure.value != "project_count":
        return False
    return counts[-1].quantity.span.end <= fact.quantity.span.start < amount.quantity.span.start

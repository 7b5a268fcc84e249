"""Which pieces of a text tell a signing without a name, and which go on about the one named before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.assemble.scene import Scene, occasion_start
from zhaoshang_extract.assemble.scene_figures import AMOUNTS, amount_of, counts_of, is_count, is_day
from zhaoshang_extract.assemble.words import either, forms, says, steps, terms
from zhaoshang_extract.discourse.occasion_name import is_bare
from zhaoshang_extract.discourse.occasion_pointer import kind_pointed_at, points_back
from zhaoshang_extract.marks import CLAUSE, ITEM
from zhaoshang_extract.mention.period_form import PeriodMention
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

# Figures that a sentence about something else would tell of projects.
_TOLD = AMOUNTS | {"project_count"}
# So many pieces behind its name an occasion may still be spoken of.
_FARTHEST = 6
# What proves a signing without a name, and what each word of it is worth.
_PROOF, _GATHERED, _DAY, _LATELY = 3, 2, 2, 1


@cache
def _one_month() -> re.Pattern[str]:
    return re.compile(f"^(?!.*(?:[—~～-]|{either('spans_time')})).*{either('month_sign')}")


@cache
def _gone() -> re.Pattern[str]:
    return re.compile(f"{either('went')}[^{ITEM}]{{1,8}}?{either('woos')}")


def is_gathering(scene: Scene) -> bool:
    """3月5日，18个项目集中签约: a signing without a name, which several words together prove.

    A word for a gathering tells as much as a day; 近日 and 当天 tell less, and so does the count of what was
    signed, told of the day itself.
    """
    counts = [fact for fact in scene.facts if is_count(scene, fact)]
    if is_sum(scene, counts):
        return False
    if _is_trip(scene):
        return bool(counts) or amount_of(scene, []) is not None
    if not counts:
        return False
    points = _GATHERED * _gathers(scene) + max(_points_of_time(scene, counts[0]))
    return points + _is_signed_itself(scene, counts[0]) >= _PROOF


def _points_of_time(scene: Scene, count: Fact) -> Iterator[int]:
    """What the times before the count are worth: 2月26日; 近日, 当天."""
    text = scene.sentence.text
    yield 0
    for period in inside(scene.sentence.periods, scene.piece):
        if _is_one_day(period):
            yield _DAY
    end = count.quantity.span.end
    gathered = (hit.start for hit in terms("gathered").scan(text, end, scene.piece.end))
    clause = min([scene.piece.end, *(at for mark in CLAUSE if (at := text.find(mark, end)) >= 0)])
    before = Span(scene.piece.start, min(clause, next(gathered, end)))  # 其中7个项目|近日|集中签约
    if any(True for role in ("lately", "same_day") for _ in terms(role).scan(text, *before)):
        yield _LATELY


def _is_one_day(period: PeriodMention) -> bool:
    spans = says("spans_time", period.quote) or says("lately", period.quote)
    return says("day_sign", period.quote) and not spans


def _is_signed_itself(scene: Scene, count: Fact) -> int:
    """6月15日，某镇|签约2个项目: the count is of the day, and 签约 stands before it in its clause."""
    period, stage = count.period, count.scope.stage
    own = stage.value == "signed" and stage.how == "said" and count.whole is None
    told = period.how == "said" and period.value is not None and is_day(period.value)
    meeting = says("held", scene.sentence.text, scene.piece.start, count.quantity.span.start)
    return int(own and told and not meeting)


def _is_trip(scene: Scene) -> bool:
    """3月份省领导带队到北京，签了57个项目: hosts on the road, in one month or on a day."""
    text, piece = scene.sentence.text, scene.piece
    on_the_road = next(iter(terms("trip").scan(text, *piece)), None)
    gone = _gone().search(text, *piece)
    away = on_the_road.end if on_the_road is not None else gone.end() if gone is not None else None
    if away is None or any(q.unit in forms("times") for q in inside(scene.sentence.quantities, piece)):
        return False
    when = [
        p for p in inside(scene.sentence.periods, piece) if _one_month().search(p.quote) or _is_one_day(p)
    ]
    signed = any(hit.what == "signed" for hit in steps().scan(text, away, piece.end))
    won = says("brought", text, away, piece.end)
    return bool(when) and (signed or won or _gathers(scene))


def _gathers(scene: Scene) -> bool:
    text = scene.sentence.text[slice(*scene.piece)]
    return says("gathered", text)


def is_sum(scene: Scene, counts: list[Fact] | None = None) -> bool:
    """True when the words of a piece, up to its count or occasion, sum up a whole time: 历届, 先后."""
    first = counts[0].quantity.span.start if counts else occasion_start(scene)
    text = scene.sentence.text[scene.piece.start : first]
    return says("many", text)


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
        next_to_it = next_to_it and not _tells_of_others(first, scene)


def _tells_of_others(first: Scene, scene: Scene) -> bool:
    """True when a piece tells figures of other projects: 开工项目18个, but not behind 集中签约、开工活动."""
    told = [fact for fact in scene.facts if fact.measure.value in _TOLD]
    if first.occasion is None:
        return bool(told)
    own = {hit.what for hit in steps().scan(first.sentence.text, *first.occasion.name)}
    joint = len(own) > 1 and scene.sentence.passage is first.sentence.passage
    return any(not joint or fact.scope.stage.value not in (None, *own) for fact in told)


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
    figures = [fact.quantity.span.start for fact in scene.facts if is_count(scene, fact)]
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

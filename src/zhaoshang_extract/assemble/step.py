"""Life-cycle steps told of what stands before or behind them."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.words import (
    behind_last,
    either,
    forms,
    maybe,
    says,
    starts,
    step_forms,
    steps,
    terms,
)
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.marks import CLAUSE, COMMA, ITEM, LIST, PHRASE, SEMICOLON
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Hit, Terms
from zhaoshang_extract.tokenize import words as cut

# Steps at which nothing is agreed yet.
TALKED = frozenset(("in_talks", "reserved", "promoted"))
# How far behind a part of the works its doing stands, and how long adverbs are.
_NEAR = 10
_SHORT = 5
# The time and place between a name and its step have at most so many characters.
_FAR = 24
_ADVERBS = frozenset(("d", "ad", "t", "p", "c", "nt", "v"))
_WORKS = frozenset(("started", "under_construction", "completed", "in_production"))
_TO_TAKE = frozenset(("reserved", "in_talks", "promoted"))


@cache
def _site() -> re.Pattern[str]:
    """The time and place between a name and its step: 项目|也|去年3月底|在某县|开工."""
    year = rf"(?:{either('this_or_last_year')}|\d{{4}}{either('year_sign')})?"
    time = f"{year}(?:{_month('third_of_month', 'end_or_start')}|{either('season')})?{maybe('just_now')}"
    place = f"(?:{either('at')}[^{CLAUSE}]{{2,16}}?)?"
    told = f"{maybe('project_word')}{maybe('too')}{maybe('at_time')}(?:{either('latest_times')}|{time})?"
    return re.compile(f"{told}{place}(?={either('step_begins')})")


@cache
def _still() -> re.Pattern[str]:
    # 仍在|某高新区|建设, 还在赶工
    return re.compile(f"{either('still')}{either('at')}[^{CLAUSE}{LIST}]{{0,12}}?{either('works_on')}")


@cache
def _further() -> re.Pattern[str]:
    return re.compile(f"[^{CLAUSE}]{{1,12}}?(?={either('step_begins')})")


def _month(*parts: str) -> str:
    """A part of a pattern for a month with its day or one of its parts: 3月5日, 3月底."""
    day = rf"\d{{1,2}}{either('day_sign')}"
    return rf"\d{{1,2}}{either('month_sign')}(?:{day}|{either(*parts)})?"


@cache
def _then() -> re.Pattern[str]:
    """What stands between two steps of one project: 开工|、次年3月底|投产."""
    joined = f"(?:{LIST}|{COMMA}?{maybe('also')})"
    time = f"{maybe('that_year')}(?:{_month('mid_month', 'end_or_start')})?"
    return re.compile(f"{joined}{time}{maybe('step_adverb')}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"{either('before')}{{0,8}}")


@cache
def _never() -> re.Pattern[str]:
    # 开工率, 签约仪式, 落户后: the step names a rate, an occasion or a time, and tells nothing
    return re.compile(either("never"))


@cache
def _going() -> re.Pattern[str]:
    return re.compile(f"{maybe('built')}{either('pace')}{either('works_on')}")


def step_behind(text: str, at: int, end: int) -> Hit[str] | None:
    """The step told of a name that ends at `at`: 已相继|开工, 先后签约|落户; None when none is told.

    What is done to a part of the works (设备安装|完成) builds the project.
    """
    part = terms("part").at(text, at)
    if part is not None and part.end < end:
        return _of_part(text, part.end, end)
    still = _still().match(text, at, end)
    if still is not None:
        return Hit(still.start(), still.end(), "under_construction")
    adverbs = _before().match(text, at, end)
    place = adverbs.end() if adverbs else at
    going = _going().match(text, at, end)
    hit = steps().at(text, place) or next((h for p in range(at, place) if (h := steps().at(text, p))), None)
    if hit is None and going is None:
        hit = _behind_adverbs(text, place, end)
    if hit is None and going is not None:
        return Hit(going.start(), going.end(), "under_construction")
    if hit is None or hit.end > end or _never().match(text, hit.end):
        return None
    following = steps().at(text, hit.end)
    if following is not None and hit.what == "signed" and following.end <= end:
        return following if not _never().match(text, following.end) else hit  # 签约|落户
    return hit


def _of_part(text: str, at: int, end: int) -> Hit[str] | None:
    """设备安装|基本完成, 厂房|封顶: within a few characters and the same clause."""
    for hit in terms("in_work").scan(text, at, min(end, at + _NEAR)):
        if not any(mark in text[at : hit.start] for mark in ITEM):
            return Hit(at, hit.end, "under_construction")
    return None


def _behind_adverbs(text: str, at: int, end: int) -> Hit[str] | None:
    """项目|跟着|签约: words that no list holds and that say how or when."""
    hit = next(steps().scan(text, at + 1, min(end, at + _NEAR)), None)
    if hit is None or hit.start - at > _SHORT or says("of", text, at, hit.start):
        return None
    if any(mark in text[at : hit.start] for mark in ITEM):
        return None
    if _holds(text[at : hit.start], "plan", "far_plan", "drive", "ahead", "not_done"):
        return None
    if not any(word.span.start == hit.start for word in cut(text, at, min(end, hit.end + _SHORT))):
        return None  # 分开|建设 holds no 开建
    return hit if all(word.tag in _ADVERBS for word in cut(text, at, hit.start)) else None


def _since_break(sentence: Sentence, floor: int) -> str:
    """The clauses before `floor` that still say what shall be: those behind the last 已 or ；."""
    text = sentence.text
    start = max(sentence.span.start, floor - 60, text.rfind(SEMICOLON, sentence.span.start, floor) + 1)
    return text[max(start, behind_last(text, start, floor, "already")) : floor]


def may_tell(text: str, start: int, end: int) -> bool:
    """True when a step may be told in `text[start:end]`: one compiled scan, for most sentences tell none."""
    return _any_step().search(text, start, end) is not None


@cache
def _any_step() -> re.Pattern[str]:
    return re.compile(f"{'|'.join(sorted({form[:2] for form in step_forms()}))}|{_going().pattern}")


def goes_on(text: str, start: int, end: int) -> bool:
    """True when something in `text[start:end]` is being built: 建设加快推进."""
    return _going().search(text, start, end) is not None


def latest_step(sentence: Sentence, at: int, told: Slot[str]) -> str | None:
    """The step of a project whose amount was told the step `told`.

    The one directly behind the name, which ends at `at` (…项目在某县签约), is surer; where steps follow each
    other, the last is meant (1月签约、10月投产).
    """
    text, end = sentence.text, sentence.span.end
    told = _standing(sentence, at, told)
    behind = behind_site(text, at, end)
    if behind is not None:
        told = Slot(behind.what, "said", "step_behind")
    if told.rule != "step_behind":
        return told.value
    hits = [hit for hit in steps().scan(text, at, end) if not _never().match(text, hit.end)]
    first = next((n for n, hit in enumerate(hits) if hit.what == told.value), None)
    latest = told.value
    for hit, following in zip(hits[first:], hits[first + 1 :], strict=False) if first is not None else ():
        if not _then().fullmatch(text, hit.end, following.start):
            break
        latest = following.what
    return latest


def last_of_row(text: str, hit: Hit[str], end: int) -> str:
    """当年开工|当年投产: the last of steps that follow each other."""
    for following in steps().scan(text, hit.end, end):
        if not _then().fullmatch(text, hit.end, following.start) or _never().match(text, following.end):
            break
        hit = following
    return hit.what


def _standing(sentence: Sentence, at: int, told: Slot[str]) -> Slot[str]:
    """`told`, unless the sentence tells it only of a time to come (完工|后) or behind ；, of another one."""
    text = sentence.text
    hits = [hit for hit in steps().scan(text, *sentence.span) if hit.what == told.value]
    semicolon = text.find(SEMICOLON, at, sentence.span.end)
    stop = semicolon if semicolon >= 0 else sentence.span.end
    own = told.value in _WORKS  # 签约 is told once for all items, 投产 of its own
    real = [
        hit
        for hit in hits
        if (hit.start < stop or not own)
        and terms("afterwards").at(text, hit.end) is None
        and not _is_of_another(text, at, hit)
        and not _is_of_part(text, at, hit)
        and not _is_hoped(text, at, hit)
    ]
    return told if real or not hits or told.how != "said" else Slot()


def _is_of_another(text: str, floor: int, hit: Hit[str]) -> bool:
    """与在建|的|铸件项目互不相干; but 是本次开工的最大项目 tells it of the project itself."""
    if hit.start < floor or not starts("of", text, hit.end):
        return False
    start = max(text.rfind(mark, floor, hit.start) + 1 for mark in ITEM)
    return not says("is", text, max(start, floor), hit.start)


def _is_hoped(text: str, floor: int, hit: Hit[str]) -> bool:
    """正加紧磋商，争取早|落户: a clause behind another one says what shall be."""
    start = max(text.rfind(mark, floor, hit.start) for mark in PHRASE) + 1
    return start > floor and _holds(text[start : hit.start], "far_plan", "hope")


def _is_of_part(text: str, floor: int, hit: Hit[str]) -> bool:
    """主体工程已|完工: only a part of the works is done."""
    near = max(floor, hit.start - _SHORT)
    start = max((text.rfind(mark, near, hit.start) + 1 for mark in ITEM), default=0) or near
    parts = [
        part for at in range(max(floor, start - _SHORT), hit.start) if (part := terms("part").at(text, at))
    ]
    return any(start <= part.end <= hit.start for part in parts)


def is_planned(words: str) -> bool:
    """True for words that speak of what shall be: 拟|开工, 即将|签约."""
    return _holds(words, "plan", "far_plan", "ahead", "not_done")


def is_undone(text: str, start: int, end: int) -> bool:
    """True when the words say that it did not happen: 没能|开工."""
    return _holds(text[start:end], "not_done")


def behind_site(text: str, at: int, end: int) -> Hit[str] | None:
    """The step told of a name that ends at `at`, over the place and time between: 在某县|签约."""
    if _still().match(text, at, end) is not None:
        return step_behind(text, at, end)
    site = _site().match(text, at, end)
    hit = step_behind(text, site.end() if site else at, end)
    while hit is None and site is not None and says("at", text, at, site.end()):
        site = _further().match(text, site.end(), min(end, at + _FAR))  # 在某某经|开区|开工
        hit = step_behind(text, site.end(), end) if site is not None else None
    return hit


def step_before(text: str, floor: int, at: int, *, talks: bool = False) -> Hit[str] | None:
    """The step whose object begins at `at`: 引进了|, 推进落地|, 开工建设|; None when none is told.

    `talks`: 正在洽谈| too, which takes nothing yet.
    """
    ends = (at, at - 1) if text[at - 1 : at] in forms("done_particle") else (at,)
    for start in range(max(floor, at - 7), at - 1):
        hit = steps().at(text, start)
        taken = hit is not None and (hit.what not in _TO_TAKE or (talks and hit.what == "in_talks"))
        if hit is not None and hit.end in ends and taken:
            return hit
    return None


def is_meant(sentence: Sentence, floor: int, at: int, step: Span | None = None) -> bool:
    """True when the words before `at` speak of what shall be: 力争, 将.

    推动 and its kin do so unless 了 follows or the words before the step (`step`) say that it is done.
    """
    text = sentence.text
    planned = _holds(text[floor:at], "plan", "far_plan") or _holds(_since_break(sentence, floor), "far_plan")
    told = text[slice(*step)] if step is not None else ""
    if planned and not says("told_done", told):
        return True
    if _holds(told, "done"):
        return False
    driven = (hit for hit in _words_of_aim().scan(text, floor, at) if hit.what == "drive")
    return any(not starts("done_particle", text, hit.end) for hit in driven)


def _holds(text: str, *roles: str) -> bool:
    """True when `text` holds a form of `roles`; 重要 holds no 要."""
    return any(hit.what in roles for hit in _words_of_aim().scan(text))


@cache
def _words_of_aim() -> Terms[str]:
    roles = ("plan", "far_plan", "no_plan", "done", "drive", "ahead", "not_done", "hope")
    return Terms((form, role) for role in roles for form in sorted(forms(role)))

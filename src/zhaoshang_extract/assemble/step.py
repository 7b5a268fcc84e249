"""Life-cycle steps told of what stands before or behind them."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.words import step_forms, steps
from zhaoshang_extract.observe.fact import Slot
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Hit

_ADVERBS = re.compile(
    r"(?:的?建设)?(?:已经|已|均已|都已|均|都|现已|业已|先后|相继|陆续|成功|顺利|实现|正式|集中|现场|纷纷|全部|双双|分别|同步|全面|全线|率先|如期|提前|签约并|近日|日前|目前|正|于|也|又|今天|昨天|当日|当天|同日|同时|先行|完成|一举|一并|基本|在此|在会上|今年|去年|年内)*"
)
# 开工率, 签约仪式, 落户后, 投产的: the step names a rate, an occasion or a time, and tells nothing.
_NO_PREDICATE = re.compile(r"[率后前时的量额点者和与及会0-9]|仪式|活动|现场会|大会|推进会|条件|准备|手续|计划|目标|任务|项目|企业|资金|难|问题|建设的")
_GOES_ON = re.compile(r"(?:建设)?(?:正在|正)?(?:加快|全面|有序|稳步|扎实|顺利|加紧|快速)(?:推进|建设|实施|施工)")
_PLANS = re.compile(
    r"将|力争|确保|计划|争取|(?<![虚模草])拟|预计|有望|即将|(?<![主重需首必概纪])要(?![素闻点])|努力|尽快|早日|未来|今后|如果|(?<![招接等对])待|为了"
)
# What reaches over the clauses behind it: 他说，将抓好服务，确保要素，……项目开工
_AHEAD = re.compile(r"(?<!即)将(?![军士帅])|力争|确保|争取|(?<![主重需首必概纪])要(?![素闻点])|努力")
# Done to see a thing happen; that it happened, 已 or 实现 must say: 推动甲项目开工 and 推动甲项目实现开工.
_DRIVES = ("推动", "促进", "推进", "保障", "助力", "抓好", "促使", "服务", "加快", "支持")
_DONE = re.compile(r"已|实现|先后|相继|陆续|成功|顺利|正式|全部")
_SITE = re.compile(r"(?:项目)?(?:上周|上个?月|本月|不久前|日前|近日|\d{1,2}月(?:\d{1,2}日)?)?(?:在[^，。；：]{2,16}?)?(?=已|正式|开|动|签|投|落|竣|建)")
_THEN = re.compile(r"(?:、|，|并|，并)?(?:当年|次年|同年)?(?:\d{1,2}月(?:\d{1,2}日|底|初|中旬)?)?(?:已|正式|顺利)?")
_TO_TAKE = frozenset(("reserved", "in_talks", "promoted"))


def step_behind(text: str, at: int, end: int) -> Hit[str] | None:
    """The step told of a name that ends at `at`: 已相继|开工, 先后签约|落户; None when none is told."""
    adverbs = _ADVERBS.match(text, at, end)
    place = adverbs.end() if adverbs else at
    going = _GOES_ON.match(text, at, end)
    hit = steps().at(text, place) or next((h for p in range(at, place) if (h := steps().at(text, p))), None)
    if hit is None and going is not None:
        return Hit(going.start(), going.end(), "under_construction")
    if hit is None or hit.end > end or _NO_PREDICATE.match(text, hit.end):
        return None
    following = steps().at(text, hit.end)
    if following is not None and hit.what == "signed" and following.end <= end:
        return following if not _NO_PREDICATE.match(text, following.end) else hit  # 签约|落户
    return hit


def _since_break(sentence: Sentence, floor: int) -> str:
    """The clauses of the sentence before `floor` that still say what shall be: those behind its last 已 or ；."""
    text = sentence.text
    start = max(sentence.span.start, floor - 60, text.rfind("；", sentence.span.start, floor) + 1)
    return text[max(start, text.rfind("已", start, floor) + 1) : floor]


def may_tell(text: str, start: int, end: int) -> bool:
    """True when a step may be told in `text[start:end]`: one compiled scan, for most sentences tell none."""
    return _any_step().search(text, start, end) is not None


@cache
def _any_step() -> re.Pattern[str]:
    return re.compile(f"{'|'.join(sorted({form[:2] for form in step_forms()}))}|{_GOES_ON.pattern}")


def goes_on(text: str, start: int, end: int) -> bool:
    """True when something in `text[start:end]` is being built: 建设加快推进."""
    return _GOES_ON.search(text, start, end) is not None


def latest_step(sentence: Sentence, at: int, told: Slot[str]) -> str | None:
    """The step of a project that is told `told`: a later one where several follow each other (1月签约、10月投产),
    else the one told behind the name that ends at `at`."""
    text, end = sentence.text, sentence.span.end
    if told.value is None:
        site = _SITE.match(text, at, end)
        behind = step_behind(text, site.end() if site else at, end)
        return behind.what if behind is not None else None
    if told.rule != "step_behind":
        return told.value
    hits = [hit for hit in steps().scan(text, at, end) if not _NO_PREDICATE.match(text, hit.end)]
    first = next((n for n, hit in enumerate(hits) if hit.what == told.value), None)
    latest = told.value
    for hit, following in zip(hits[first:], hits[first + 1 :], strict=False) if first is not None else ():
        if not _THEN.fullmatch(text, hit.end, following.start):
            break
        latest = following.what
    return latest


def step_before(text: str, floor: int, at: int) -> Hit[str] | None:
    """The step whose object begins at `at`: 引进了|, 推进落地|, 开工建设|; None when none is told."""
    end = at - 1 if text[at - 1 : at] == "了" else at
    for start in range(max(floor, end - 6), end - 1):
        hit = steps().at(text, start)
        if hit is not None and hit.end == end and hit.what not in _TO_TAKE:
            return hit
    return None


def is_meant(sentence: Sentence, floor: int, at: int, step: Span | None = None) -> bool:
    """True when the words before `at` speak of what shall be: 力争, 将.

    推动 and its kin do so unless 了 follows or the words before the step (`step`) say that it is done.
    """
    text = sentence.text
    before = text[floor:at]
    plan = _PLANS.search(before) or _AHEAD.search(_since_break(sentence, floor))
    if plan is not None and not (step is not None and re.search("已|实现了", text[slice(*step)])):
        return True
    if step is not None and _DONE.search(text, *step):
        return False
    return any(word in before and word + "了" not in before for word in _DRIVES)

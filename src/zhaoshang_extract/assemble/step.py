"""Life-cycle steps told of what stands before or behind them."""

from __future__ import annotations

import re

from zhaoshang_extract.assemble.words import steps
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.terms import Hit

_ADVERBS = re.compile(
    r"(?:的?建设)?(?:已经|已|均已|都已|均|都|现已|业已|先后|相继|陆续|成功|顺利|实现|正式|集中|现场|纷纷|全部|双双|分别|同步|全面|全线|率先|如期|提前|签约并|近日|日前|目前|正|于|也|又|今天|昨天|当日|当天|同日|同时|先行|完成|一举|一并|基本|在此|在会上|今年|去年|年内)*"
)
# 开工率, 签约仪式, 落户后, 投产的: the step names a rate, an occasion or a time, and tells nothing.
_NO_PREDICATE = re.compile(r"[率后前时的量额率点者]|仪式|活动|现场会|大会|推进会|条件|准备|手续|计划|目标|任务|项目|企业|资金|难|问题|建设的")
_GOES_ON = re.compile(r"(?:建设)?(?:正在|正)?(?:加快|全面|有序|稳步|扎实|顺利|加紧|快速)(?:推进|建设|实施|施工)")
_PLANS = ("将", "力争", "确保", "计划", "争取", "拟", "预计", "有望", "即将", "加快推动", "要", "推动", "促进", "努力", "尽快", "早日", "保障", "助力", "抓好", "推进", "未来", "今后", "如果", "若", "待", "促使", "为了")
_TO_TAKE = frozenset(("reserved", "in_talks", "promoted"))


def step_behind(text: str, at: int, end: int) -> Hit[str] | None:
    """The step told of a name that ends at `at`: 已相继|开工, 先后签约|落户; None when none is told."""
    adverbs = _ADVERBS.match(text, at, end)
    place = adverbs.end() if adverbs else at
    going = _GOES_ON.match(text, at, end)
    hit = steps().at(text, place)
    if hit is None and going is not None:
        return Hit(going.start(), going.end(), "under_construction")
    if hit is None or hit.end > end or _NO_PREDICATE.match(text, hit.end):
        return None
    following = steps().at(text, hit.end)
    if following is not None and hit.what == "signed" and following.end <= end:
        return following if not _NO_PREDICATE.match(text, following.end) else hit  # 签约|落户
    return hit


def step_before(text: str, floor: int, at: int) -> Hit[str] | None:
    """The step whose object begins at `at`: 引进了|, 推进落地|, 开工建设|; None when none is told."""
    end = at - 1 if text[at - 1 : at] == "了" else at
    for start in range(max(floor, end - 6), end - 1):
        hit = steps().at(text, start)
        if hit is not None and hit.end == end and hit.what not in _TO_TAKE:
            return hit
    return None


def is_meant(sentence: Sentence, floor: int, at: int) -> bool:
    """True when the words before `at` speak of what shall be: 力争, 将, 推动."""
    before = sentence.text[floor:at]
    return any(word in before for word in _PLANS)

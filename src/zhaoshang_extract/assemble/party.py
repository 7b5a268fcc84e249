"""Investors: who puts the money into a project."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.list import split_items
from zhaoshang_extract.assemble.words import closing, either, forms, terms
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_HARD = "，。；：！？\n）"
_LONGEST = 36
# The name of a firm that joins another one (华为和某公司) is seldom longer.
_PRODUCT = 5
_SITE = re.compile(r"(?:在|来|赴|到|落户)$")
_NO_INVESTOR = re.compile(
    r"[的了是将把被我你他这那元%]|\d{2}|项目|工程|产业园|推进|完成|实现|同比|增长|政府$|局$|县$|市$|区$|镇$|省$|乡$|会议|资金"
)


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"{either('adverb_of')}{{1,5}}$")


@cache
def _kind() -> re.Pattern[str]:
    # The company's own kind: 国家级高新技术企业|某某集团, 台资企业|某轮胎公司
    return re.compile(f"^.{{0,14}}?{either('firm_kind')}(?=.{{2}})")


def investors_before(sentence: Sentence, floor: int, end: int) -> list[Span]:
    """The investors whose name ends at `end`, a verb such as 投资 standing behind; [] when none is named."""
    text = sentence.text
    end = _before_site(sentence, floor, end)
    start = end
    while start > floor and end - start < 2 * _LONGEST:
        bracket = text.rfind("（", max(floor, start - 8), start) if text[start - 1] == "）" else -1
        if bracket < 0 and text[start - 1] in _HARD:
            break
        start = bracket if bracket >= 0 else start - 1
    start = _past_times(sentence, start, end)
    opener = terms("opener").at(text, start)
    start = opener.end if opener is not None and opener.end < end - 1 else start  # 引进|某某公司
    for stop in (end, *_sites(text, start, end)):
        found = [item for part in split_items(text, start, stop) if (item := _investor(sentence, part))]
        if found and (stop == end or is_company(text, found[-1])):
            return found
    return []


def _sites(text: str, start: int, end: int) -> list[int]:
    """Where 在 or 来 with a place may follow the name: 某某株式会社|在园区."""
    return [at for at in range(end - 2, max(start + 2, end - 14), -1) if text[at] in "在来赴到与"]


def _past_times(sentence: Sentence, start: int, end: int) -> int:
    for period in sentence.periods:
        if period.span.start == start and period.span.end < end:
            start = period.span.end
    text = sentence.text
    while (
        (hit := terms("edge").at(text, start))
        and len(hit.what)
        and hit.end < end - 1
        and hit.end - hit.start > 1
    ):
        start = hit.end
    return start + (text[start : start + 1] in ("由", "与", "和"))


def _before_site(sentence: Sentence, floor: int, end: int) -> int:
    """香港甲集团在大竹县投资: the end of the name before adverbs and 在 with a place."""
    text = sentence.text
    adverbs = _adverbs().search(text, max(floor, end - 12), end)
    end = adverbs.start() if adverbs else end
    for region in sentence.regions:
        if region.span.end == end and _SITE.search(text, floor, region.span.start):
            end = region.span.start - 1
            adverbs = _adverbs().search(text, max(floor, end - 12), end)
            return adverbs.start() if adverbs else end
    return end


def _investor(sentence: Sentence, span: Span) -> Span | None:
    text = sentence.text
    for at in range(span.end - 2, span.start, -1):
        if text[at] in "和与及" and closing(text, span.start, at, "tail"):
            span = Span(at + 1, span.end)  # 某电站项目和|某公司
            break
        # 高档亚麻纱和|某服饰公司: what stands before 和 is no company, and was told of another one
        left, right = Span(span.start, at), Span(at + 1, span.end)
        if (
            text[at] == "和"
            and len(left) >= _PRODUCT
            and is_company(text, right)
            and not is_company(text, left)
        ):
            span = right
            break
    kind = _kind().match(text[slice(*span)])
    if kind:
        span = Span(span.start + kind.end(), span.end)
    return span if is_investor(sentence, span) else None


def is_investor(sentence: Sentence, span: Span) -> bool:
    """True for words that can name a company or people who invest."""
    text = sentence.text
    printed = text[slice(*span)]
    if not 2 <= len(printed) <= _LONGEST or _is_nobody(printed):
        return False
    if any(r.span.holds(span) for r in sentence.regions) or any(
        p.span.touches(span) for p in sentence.periods
    ):
        return False
    if is_company(text, span):
        return not re.search(r"[的了将把被]|\d{3}", printed)
    return not _NO_INVESTOR.search(printed) and len(printed) <= 12


def _is_nobody(printed: str) -> bool:
    """项目, 包括, 引进: words that stand before 投资 and invest nothing."""
    return any(printed in forms(role) for role in ("nobody", "opener", "edge", "generic"))


def is_company(text: str, span: Span) -> bool:
    """True when the words end like a company or like investors: 浙江某控股, 温州客商."""
    if text[slice(*span)] in forms("nobody"):
        return False
    for role in ("company", "people"):
        length = closing(text, *span, role)
        if length and len(span) > length:
            return True
    return False

"""Investors: who puts the money into a project."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.list import split_items
from zhaoshang_extract.assemble.words import closing, either, form_set, forms, opening, terms
from zhaoshang_extract.marks import ALL_CLAUSES, CLOSE, OPEN
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_HARD = f"{ALL_CLAUSES}\n{CLOSE}"
_LONGEST = 36
# The name of a firm that joins another one (华为和某公司) is seldom longer.
_PRODUCT = 5
# A name behind its parties has at least so many characters.
_SHORTEST = 5


@cache
def _no_investor() -> re.Pattern[str]:
    return re.compile(rf"{either('no_investor')}|\d{{2}}")


@cache
def _no_company() -> re.Pattern[str]:
    return re.compile(rf"{either('no_company')}|\d{{3}}")


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
        bracket = text.rfind(OPEN, max(floor, start - 8), start) if text[start - 1] == CLOSE else -1
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


def past_parties(text: str, name: Span, floor: int) -> int:
    """Where a name begins behind those who sign it: 县政府与甲集团、乙公司|8GW组件项目签约.

    `floor`: where its clause begins.
    """
    last = max((text.rfind(firm, *name) + len(firm) for firm in forms("firm_close")), default=0)
    if last - 2 <= name.start or not closing(text, last, name.end, "tail"):
        return name.start
    agreed = any(text.find(word, floor, last) > 0 for word in forms("with_whom"))
    return last if agreed and name.end - last >= _SHORTEST else name.start


def _sites(text: str, start: int, end: int) -> list[int]:
    """Where 在 or 来 with a place may follow the name: 某某株式会社|在园区."""
    places = forms("to_place", "with_whom")
    return [at for at in range(end - 2, max(start + 2, end - 14), -1) if text[at] in places]


def _past_times(sentence: Sentence, start: int, end: int) -> int:
    for period in sentence.periods:
        if period.span.start == start and period.span.end < end:
            start = period.span.end
    text = sentence.text
    start += opening(text, start, "owner_label")  # 投资方|某某公司
    while (
        (hit := terms("edge").at(text, start))
        and len(hit.what)
        and hit.end < end - 1
        and hit.end - hit.start > 1
    ):
        start = hit.end
    return start + (text[start : start + 1] in forms("by", "with_whom", "plain_and"))


def _before_site(sentence: Sentence, floor: int, end: int) -> int:
    """香港甲集团在大竹县投资: the end of the name before adverbs and 在 with a place."""
    text = sentence.text
    adverbs = _adverbs().search(text, max(floor, end - 12), end)
    end = adverbs.start() if adverbs else end
    for region in sentence.regions:
        if region.span.end == end and closing(text, floor, region.span.start, "to_place", "settled_in"):
            end = region.span.start - 1
            adverbs = _adverbs().search(text, max(floor, end - 12), end)
            return adverbs.start() if adverbs else end
    return end


def _investor(sentence: Sentence, span: Span) -> Span | None:
    text = sentence.text
    for at in range(span.end - 2, span.start, -1):
        if text[at] in forms("and") and closing(text, span.start, at, "tail"):
            span = Span(at + 1, span.end)  # 某电站项目和|某公司
            break
        # 高档亚麻纱和|某服饰公司: what stands before 和 is no company, and was told of another one
        left, right = Span(span.start, at), Span(at + 1, span.end)
        if (
            text[at] in forms("plain_and")
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
        return not _no_company().search(printed)
    return not _no_investor().search(printed) and len(printed) <= 12


def _is_nobody(printed: str) -> bool:
    """项目, 包括, 引进: words that stand before 投资 and invest nothing."""
    return printed in form_set("nobody", "opener", "edge", "generic")


def is_company(text: str, span: Span) -> bool:
    """True when the words end like a company or like investors: 浙江某控股, 温州客商."""
    if text[slice(*span)] in form_set("nobody"):
        return False
    for role in ("company", "people"):
        length = closing(text, *span, role)
        if length and len(span) > length:
            return True
    return False

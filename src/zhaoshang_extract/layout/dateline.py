"""The head of a newspaper report: 本报讯（记者 …）, 某网北京3月5日电 （记者 …）."""

from __future__ import annotations

import re

from zhaoshang_extract.gazetteer import lookup

# The day of a dateline, in figures or as 十月二十三日.
DAY = r"(?:\d{4}年)?(?:\d{1,2}月\d{1,2}|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3})日"
_HEAD = re.compile(
    r"[？\s]{0,8}[【（〔\[]?(?P<name>[一-鿿A-Za-z·\-]{0,24}?(?:（[一-鿿]{2,10}）)?[一-鿿]{0,6}?)"
    rf"(?:(?P<day>{DAY})(?P<place>[一-鿿]{{2,6}}?)?)?(?P<mark>讯|电|消息)[】）〕\]]?(?=[^一-鿿】）〕\]]|记者|通讯员)"
)
# What every dateline has near its beginning; most paragraphs have none of it.
_TRACE = re.compile("[讯电]|消息|记者|通讯员")
_FARTHEST = 60
_HOUSE = re.compile(r"(?:本报|本网|本站|本台|本刊)(?![一-鿿]*[，。])")
_MEDIUM = re.compile(r"报|网|社|台|媒|刻|在线|新闻|客户端|发布|中心")
_BRACKET = re.compile(r"\s{0,4}（[^（）]{1,120}(?:）|\Z)")
_REPORTER = re.compile(
    r"\s{0,4}(?:本报|见习|实习|全媒体|特约)?(?:记者|通讯员)[^，。：；（）\d]{1,40}(?:报道|摄影报道)?："
)
_TODAY = re.compile(
    rf"(?:今天|今日|昨天|昨日|日前|近日|{DAY})?（[^（）]{{0,8}}(?:记者|通讯员)[^（）]{{1,80}}）"
)
_BY_REPORTER = re.compile(
    r"[一-鿿·]{2,16}(?:报|网|台|新闻|客户端|社)(?:全媒体|融媒体|首席)?记者\s?[一-鿿\s、]{2,30}报道(?=[\s：])：?"
)


def find_dateline(plain: str) -> str | None:
    """The dateline with which a folded paragraph begins, up to the bracket of names; None otherwise.

    A bracket that the line's end cuts off counts as far as it stands.

    >>> find_dateline("本报讯（记者 苗青）全市新签约项目9个。")
    '本报讯（记者 苗青）'
    """
    if _TRACE.search(plain, 0, _FARTHEST) is None:
        return None
    head = _HEAD.match(plain)
    if head is None or not _is_head(head):
        other = _TODAY.match(plain) or _BY_REPORTER.match(plain)
        # A bracket of names alone on its line is a byline.
        return other[0] if other and other.end() < len(plain) else None
    names = _BRACKET.match(plain, head.end()) or _REPORTER.match(plain, head.end())
    return plain[: names.end() if names else head.end()]


def _is_head(head: re.Match[str]) -> bool:
    """True for the mark of a house or a medium; 充电, 供电, 通讯 and 快讯 are none."""
    name, dated = head["name"], head["day"] is not None
    if _HOUSE.match(name):
        return len(name) <= 12
    if head["mark"] == "讯":
        placed = bool(lookup(name)) and _BRACKET.match(head.string, head.end()) is not None
        medium = _MEDIUM.search(name[1:]) is not None and not name.endswith("通")
        return (dated and not name) or medium or placed  # 银川讯（记者 某某）
    if head["mark"] == "电":
        return dated and len(name) >= 2
    # 据某网3月2日消息 only quotes: the medium's name stands alone before 消息：.
    # 某网3月2日甲市消息 tells whence it was sent.
    own = name.endswith(("网", "台", "社", "报")) and name[0] != "据"
    return own and (head["place"] is not None or head.string[head.end()] == "：")

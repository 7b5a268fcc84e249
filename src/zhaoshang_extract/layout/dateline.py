"""The head of a newspaper report: 本报讯（记者 …）, 某网北京3月5日电 （记者 …）."""

from __future__ import annotations

import re

# 电 and 消息 end many words (充电, 供电): before them stands a date or 本报. 讯 wants a medium's name.
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_HEAD = re.compile(
    r"[（【]?(?:(?:本报|本网|本站|本台|本刊)(?:[一-鿿]{2,6})?(?:" + _DAY + r")?(?:综合)?(?:讯|电|消息)"
    r"|[一-鿿A-Za-z·]{1,10}(?:报|网|社|台|刻|媒|媒体|在线|新闻|客户端|发布|中心)(?:[一-鿿]{2,6})?(?:"
    + _DAY
    + r")?讯"
    r"|[一-鿿]{2,12}" + _DAY + r"(?:讯|电|消息)"
    r"|本报记者|新华社记者)(?![一-鿿])[】]?"
)
_OPEN_HEAD = re.compile(r"本报讯|本网讯|本站讯|本台讯")
_BRACKET = re.compile(r"\s{0,4}（[^（）]{1,120}(?:）|\Z)")
_REPORTER = re.compile(
    r"\s{0,4}(?:本报|见习|实习|全媒体|特约)?(?:记者|通讯员)[^，。：；（）\d]{1,40}(?:报道|摄影报道)?："
)
_TODAY = re.compile(
    r"(?:今天|今日|昨天|昨日|日前|近日|" + _DAY + r")?（[^（）]{0,8}(?:记者|通讯员)[^（）]{1,80}）"
)


def find_dateline(plain: str) -> str | None:
    """The dateline with which a folded paragraph begins, up to the bracket of names; None otherwise.

    A bracket that the line's end cuts off counts as far as it stands.

    >>> find_dateline("本报讯（记者 苗青）全市新签约项目9个。")
    '本报讯（记者 苗青）'
    """
    head = _HEAD.match(plain) or _OPEN_HEAD.match(plain)
    if head is None:
        today = _TODAY.match(plain)
        return today[0] if today else None
    names = _BRACKET.match(plain, head.end()) or _REPORTER.match(plain, head.end())
    if names is not None:
        return plain[: names.end()]
    # Without names only the house's own mark is sure: 本报讯 7月3日，….
    return (
        plain[: head.end()]
        if head[0].strip("【】（").startswith(("本报", "本网", "本站", "本台")) and "记者" not in head[0]
        else None
    )

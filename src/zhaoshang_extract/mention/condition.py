"""Figures that only say which things are meant: 合同外资过7000万美元的市有7个, 增幅不低于50%的有6个县.

Of projects such a figure is a threshold, a slot of its own (`threshold.py`); of firms, places and whatever
else it is nothing that a record has.
"""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.mention.bound import Left
from zhaoshang_extract.mention.threshold import forms_of

_BEHIND = re.compile(r"[及或]?以[上下内]")
_NUMBER = r"(?:\d{1,6}|[一二两三四五六七八九十百千]{1,6})[余多]?[个家户]"
_IS = r"(?:共?有|达到?|为|只有|仅有|还有)"
# 的市有7个, 的有6个县
_OF_WHICH = re.compile(rf"的[^，。；、：\d]{{0,8}}?{_IS}{_NUMBER}")
_WITHIN = 20
# 13家企业产值过亿元
_OF_FIRMS = re.compile(
    r"[\d一二两三四五六七八九十百][余多]?[家户](?:企业|公司)?[^，。；、\d]{0,6}?(?:均|都)?$"
)


# 18-59岁人口, 60岁及以上人口, （不满16周岁）: of which age; but 平均预期寿命77岁
_OF_AGE = re.compile(
    r"(?:（[^（）\n]{0,10}）)?(?:[及或]?以[上下])?的?(?:[^，。；、\d]{0,4}?(?:人|老年|儿童|青年)|\d)"
)
_NOT_YET = re.compile(r"(?:不满|未满|年满)$")


@cache
def _counted_class() -> re.Pattern[str]:
    """超50亿元企业6家, 超过3000万美元的3个县: the class behind the figure, and its number."""
    named = "|".join(forms_of("class"))
    return re.compile(rf"的?(?:{named}){_IS}?{_NUMBER}|的{_NUMBER}(?:{named})")


def is_age(text: str, start: int, end: int, *, ranges: bool) -> bool:
    """True where the years of age printed at `start:end` say which people are counted."""
    before = text[max(0, start - 2) : start]
    return ranges or _NOT_YET.search(before) is not None or _OF_AGE.match(text, end) is not None


def is_condition(text: str, start: int, end: int, left: Left, *, led: bool) -> bool:
    """True where the figure printed at `start:end` says which things are counted.

    `left` is what bounds it from the left, `led` says that it is a scale alone (亿元, 百亿).
    """
    behind = _BEHIND.match(text, end)
    last = behind.end() if behind else end
    before = text[max(0, left.start - _WITHIN) : left.start]
    if led and left.bound == "over" and _OF_FIRMS.search(before):
        return True
    bounded = behind is not None or left.bound in ("over", "under") or text[start - 1 : start] == "上"
    if not bounded:
        return False
    return _OF_WHICH.match(text, last) is not None or _counted_class().match(text, last) is not None

"""The words and points of place.toml."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon.rules import Rules

_PLACE = Rules("place")
table, points, forms, either = _PLACE.table, _PLACE.points, _PLACE.forms, _PLACE.either


# Places that one enumeration names behind one of them, at the most.
_ITEMS = 40


@cache
def summed() -> re.Pattern[str]:
    """合计 and its kin."""
    return re.compile(either("total_is_home"))


@cache
def later_phase() -> re.Pattern[str]:
    """二期 at the start of a bracket."""
    return re.compile(either("later_phase"))


@cache
def when_done() -> re.Pattern[str]:
    """项目全部达产后, 全部达产以后 at the start of a sentence."""
    subject, wholly, step = either("done_subject"), either("done_wholly"), either("done_step")
    return re.compile(rf"\s*{subject}?{wholly}?{step}[^\W\d]?后")


@cache
def of_all() -> re.Pattern[str]:
    """合计占 at the start of a clause, but not 占比分别."""
    return re.compile(
        f"{either('those_places')}?{either('share_of_list', 'total_is_home')}?占(?!{either('one_by_one')})"
    )


@cache
def compared() -> re.Pattern[str]:
    """What follows a place that is only compared with: 全市平均, 全省第三."""
    return re.compile(f"{either('compared_behind', 'on_average')}|第(?!.{either('counted_time')})")


@cache
def average() -> re.Pattern[str]:
    """平均, 平均水平 between a place and the figure that is its mean."""
    return re.compile(rf"{either('on_average')}{either('mean', 'grows')}?[^\W\d]?")


@cache
def seen() -> re.Pattern[str]:
    """看到, 采访时了解到 behind a place where a reporter stood."""
    return re.compile(either("seen"))


@cache
def next_item() -> re.Pattern[str]:
    """；2.商务局（到位资金1亿元）, ；市直单位：项目4个: one more item, with a name of its own."""
    return re.compile(r"；\s*(?:\d{1,2}[.．、]\D|[^，。；：\d]{2,8}：)")


@cache
def has() -> re.Pattern[str]:
    """现有, 拥有 behind the place with which a sentence begins."""
    return re.compile(either("has"))


@cache
def adverb() -> re.Pattern[str]:
    """共 between a place and what it did."""
    return re.compile(either("adverb", "share_of_list"))


@cache
def amounts() -> re.Pattern[str]:
    """A figure directly behind a place, or behind 为 or 实施."""
    return re.compile(rf"{either('amounts_to', 'acts', 'adverbial')}?\d")


@cache
def grows_by() -> re.Pattern[str]:
    """增长 and a figure directly behind a place."""
    return re.compile(rf"{either('grows')}\d")


@cache
def outdoes() -> re.Pattern[str]:
    """高出, 超出: a clause that measures one place by others."""
    return re.compile(either("outdoes"))


@cache
def goes_on_as_name() -> re.Pattern[str]:
    """What makes a place the beginning of a name: 中国500强, 汶川地震; or of a dateline: 南昌电（记者."""
    return re.compile(
        rf"{either('best_firms')}?{either('company')}?\d{{2,3}}强|[冬夏]?{either('name_of_occasion')}"
        rf"|{either('sent')}[（\s]"
    )


@cache
def manner() -> re.Pattern[str]:
    """同步 between a place and what is done there."""
    return re.compile(either("manner"))


@cache
def bounds_all() -> re.Pattern[str]:
    """都不低于, 均超过 before a figure that each item of a list keeps."""
    return re.compile(rf"{either('each')}[^\W\d]{{1,4}}\Z")


@cache
def acts_on_ground() -> re.Pattern[str]:
    """原纺织厂址|建设, 高铁片区|兴建 behind a place: a plot of it and what is built there."""
    return re.compile(rf"[^\W\d]{{2,8}}?{either('acts')}")


@cache
def item_of_sorts(*, last: bool) -> re.Pattern[str]:
    """、老城、其他区县三个板块: more items behind a place, and the word for what all of them are.

    Behind the `last` item there is none.
    """
    items = f"{{{0 if last else 1},{_ITEMS}}}"
    return re.compile(
        rf"(?:{either('attributive')}[^，。；：、\d]{{1,8}}?)?(?:、[^，。；：、\d]{{1,12}}?){items}[两二三四五六七八九十]大?个?{either('sorts')}"
    )


@cache
def sums_items() -> re.Pattern[str]:
    """等, 等重点项目 at the end of what stands before a figure."""
    return re.compile(rf"{either('and_so_on')}[^\W\d]{{0,6}}$")


@cache
def firm_of() -> re.Pattern[str]:
    """某光伏企业, 一家公司 behind a place: a firm that comes from there."""
    return re.compile(rf"[^\W\d]{{0,8}}?{either('company', 'firm')}")


@cache
def building() -> re.Pattern[str]:
    """办公楼, 中心卫生院 directly behind a place."""
    return re.compile(rf"[一-鿿]{{0,2}}?{either('building')}")

"""What a text says about a time, before anything is known about 今年."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhaoshang_extract.span import Span

Role = Literal["during", "as_of", "since", "deadline", "base", "aside"]
NearUnit = Literal["day", "today", "lately", "week", "month", "now_month", "quarter"]


@dataclass(slots=True, unsafe_hash=True)
class Year:
    """How a year is named.

    printed: `number` is the year. now: steps from 今年. told: steps from the year reported on (上年).
    same: steps from the year in force (当年). unsaid: not at all.
    """

    kind: Literal["printed", "now", "told", "same", "unsaid"]
    number: int = 0


UNSAID = Year("unsaid")


@dataclass(slots=True, unsafe_hash=True)
class Moment:
    """A year, month or day as named; `month` is None also where only a day is (15日)."""

    year: Year
    month: int | None = None
    day: int | None = None


@dataclass(slots=True, unsafe_hash=True)
class Calendar:
    """From `first` to the end of `last`. `edge` is the half that 初 or 底 takes of it.

    `total` marks a run of months that counts from January (1—9月, 前三季度), which no text reports
    before its end.
    """

    first: Moment
    last: Moment
    edge: Literal["", "start", "end"] = ""
    total: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Years:
    """`count` years that end with the year reported on (过去五年) or follow it (`ahead`, 今后五年)."""

    count: int
    ahead: bool = False
    over: bool = False  # 过去: the year that is still running is not among them
    bare: bool = False  # 五年累计: past or to come, as the text around it says


@dataclass(slots=True, unsafe_hash=True)
class Present:
    """The time of writing: 目前, 截至目前, 截至发稿."""


@dataclass(slots=True, unsafe_hash=True)
class SameStretch:
    """The stretch in force, moved to `year`: unsaid is one year back (比同期), same not at all (占同期的)."""

    year: Year


@dataclass(slots=True, unsafe_hash=True)
class Near:
    """A day, week, month or quarter, `steps` from the one in force.

    The units today (昨日), lately (日前: the month of it), week and now_month (上个月) count from the
    publication; `weekday` (1 is Monday) is the day of a week that is told (本周五). `first` and `last` are
    the days of a month (本月28日至30日), 0 where it is the whole.
    """

    unit: NearUnit
    steps: int
    weekday: int = 0
    first: int = 0
    last: int = 0


Form = Calendar | Years | Present | SameStretch | Near


@dataclass(slots=True)
class PeriodMention:
    """A time named in a text. `since` runs from `form` to the present, or has no end (`open_end`).

    `ahead` says that the words beside it look forward (力争, 确保, 将), so the coming one is meant.
    `so_far` says that a bare 今年 reports (今年签约的115个), so that it ends with the report.
    `local` says that it belongs to the words behind it alone (年度目标, 全年任务) and is not carried on.
    The role `aside` is of a time that dates no fact at all: 记者昨日获悉, 落实2020年度办法.
    """

    span: Span
    quote: str
    role: Role
    form: Form
    ahead: bool = False
    open_end: bool = False
    local: bool = False
    so_far: bool = False

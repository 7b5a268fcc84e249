"""Goals against what was done, beside the share of the time that is over (时序进度)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from zhaoshang_extract.checking.interval import Interval, point, printed
from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.area import name_of
from zhaoshang_extract.ledger.board import Board, best
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.layout import Layout
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.span import Span, told_span

_HUNDRED = 100
Standing = Literal["ahead", "behind", "even", "doubtful"]
# Who is told to have done so many times the goal was more likely held against another one's.
_FAR = 3 * _HUNDRED


@dataclass(frozen=True, slots=True)
class Progress:
    """A goal and what was done of it up to `until`: shares in percent, `ahead` in points.

    `done_interval` and `ahead_interval` are all values that the printed digits allow; `standing` is even
    where they allow either, doubtful where a slot of either figure is, or three times the goal were done.
    """

    place: str
    region: str
    goal: Printed
    actual: Printed
    until: Span
    done: Decimal
    done_interval: tuple[Decimal | None, Decimal | None]
    calendar: Decimal
    ahead: Decimal
    ahead_interval: tuple[Decimal | None, Decimal | None]
    standing: Standing


def progress_of(figures: Iterable[Printed], period: str | None = None) -> list[Progress]:
    """Each goal with what was done in `period` (EDTF), or else up to the latest print.

    A goal is held against what bears its key and coverage and begins with its time. Of several goals for
    one time the one that was set last counts. Raises ValueError for a period that is no time.
    """
    span = None if period is None else told_span(period)
    return _on(Board.of_figures(figures), span)


def progress_in(layout: Layout, period: str | None = None) -> Iterator[Progress]:
    """The goals of a layout, one after the other, as `progress_of` has them."""
    span = None if period is None else told_span(period)
    for board in layout.boards("goals"):
        yield from _on(board, span)


def may_tell_progress(key: FigureKey) -> bool:
    """True for what is a goal or what is held against one."""
    return key.transformation == "level" and key.kind in ("amount", "count")


@own_decimals()
def _on(board: Board, span: Span | None) -> list[Progress]:
    return [found for goal in _goals(board) if (found := _measure(board, goal, span)) is not None]


def _goals(board: Board) -> Iterator[Fact]:
    for key in board.keys:
        if key.modality != "target" or not may_tell_progress(key):
            continue
        for span, facts in board.spans(key).items():
            if span.first == span.last:
                continue  # what is planned on one day is the price of a project, no goal with a calendar
            covers = dict.fromkeys(fact.cover for fact in facts)
            for cover in covers:
                yield best(fact for fact in facts if fact.cover == cover)


def _measure(board: Board, goal: Fact, wanted: Span | None) -> Progress | None:
    key = goal.key._replace(modality="actual")
    told = [
        (span, mine)
        for span, facts in board.spans(key).items()
        if goal.span is not None and _within(span, goal.span) and wanted in (None, span)
        for mine in [[fact for fact in facts if fact.cover == goal.cover]]
        if mine
    ]
    if not told or goal.span is None:
        return None
    span, facts = max(told, key=lambda one: one[0].last)
    return _progress(goal, best(facts), calendar_share(span, goal.span), span)


def _within(span: Span, goal: Span) -> bool:
    return span.first == goal.first and span.last <= goal.last


def calendar_share(done: Span, goal: Span) -> Fraction:
    """How much of the goal's time is over, in percent: by months where both are of such, else by days."""
    over, whole = done.whole_months, goal.whole_months
    if over is not None and whole is not None:
        return Fraction(_HUNDRED * over, whole)
    return Fraction(_HUNDRED * ((done.last - goal.first).days + 1), (goal.last - goal.first).days + 1)


def _progress(goal: Fact, actual: Fact, calendar: Fraction, span: Span) -> Progress | None:
    # 力争100亿元以上 is a goal of 100亿元: it is reached with what is printed.
    aim = goal.figure.interval if goal.figure.exact else point(goal.figure.value)
    done = actual.figure.interval.over(aim, _HUNDRED)
    if done is None or goal.figure.value <= 0:
        return None
    middle = actual.figure.value / goal.figure.value * _HUNDRED
    ahead = done - point(calendar)
    return Progress(
        place=name_of(goal.key.place) if goal.key.place else "",
        region=goal.key.place[0] if goal.key.place else "",
        goal=goal.printed,
        actual=actual.printed,
        until=span,
        done=printed(middle),
        done_interval=_ends(done),
        calendar=printed(calendar),
        ahead=printed(middle - calendar),
        ahead_interval=_ends(ahead),
        standing="doubtful" if _in_doubt(goal, actual, middle) else _standing(ahead),
    )


def _ends(interval: Interval) -> tuple[Decimal | None, Decimal | None]:
    low, high = interval.low, interval.high
    return (None if low is None else printed(low), None if high is None else printed(high))


def _in_doubt(goal: Fact, actual: Fact, done: Fraction) -> bool:
    return bool(goal.printed.doubtful or actual.printed.doubtful) or done > _FAR


def _standing(ahead: Interval) -> Standing:
    if ahead.low is not None and ahead.low > 0:
        return "ahead"
    return "behind" if ahead.high is not None and ahead.high < 0 else "even"

"""Is one of two prints a revision of the other?"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from zhaoshang_extract.checking.slots import REVISED
from zhaoshang_extract.ledger.fact import Fact

# Without a word a publisher revises by little; more is rather a slip of the pen.
_LITTLE = Fraction(3, 100)
# Figures that statistics revise are revised when the next year is told.
_DAYS = 180


def in_order(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    """The two, the one that was printed first in front; one whose day is not told comes first."""
    return (one, other) if one.order <= other.order else (other, one)


def revision_words(earlier: Fact, later: Fact) -> tuple[str, ...]:
    """The ids of the words of a revision: the later print calls itself revised, the earlier preliminary.

    () where none does. Where a day is not told either may be the later one.
    """
    known = bool(earlier.printed.published and later.printed.published)
    words = []
    if earlier.preliminary or (not known and later.preliminary):
        words.append("words.preliminary")
    if later.revised or (not known and earlier.revised):
        words.append("words.revised")
    return tuple(words)


def unsaid_revision(earlier: Fact, later: Fact) -> bool:
    """True where one publisher later prints a figure that is off by little, without a word."""
    if not same_publisher(earlier, later) or earlier.printed.published == later.printed.published:
        return False
    first, second = earlier.figure.value, later.figure.value
    return abs(first - second) <= _LITTLE * max(abs(first), abs(second))


def same_publisher(one: Fact, other: Fact) -> bool:
    """True where both documents name one publisher, or neither does and both are of one place."""
    first, second = one.printed, other.printed
    if first.publisher or second.publisher:
        return first.publisher == second.publisher
    return first.home is not None and first.home == second.home


def statistics_revise(earlier: Fact, later: Fact) -> bool:
    """True for a measure whose totals statistics revise, told again half a year later or more."""
    if earlier.key.measure not in REVISED or not (earlier.printed.published and later.printed.published):
        return False
    days = date.fromisoformat(later.printed.published) - date.fromisoformat(earlier.printed.published)
    return days.days >= _DAYS

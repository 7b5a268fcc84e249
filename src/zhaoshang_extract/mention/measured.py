"""A number together with its unit, and the range of two of them: 180余批次, 50至100亿元, 三四百亿."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from zhaoshang_extract.mention.unit import Unit, sign_before, unit_at
from zhaoshang_extract.numeral import Numeral, plain, read_numeral, read_scale
from zhaoshang_extract.numeral.chinese import DIGITS

_TO = re.compile(r"至|到|—{1,2}|-{1,2}|~")
_TO_BEGINS = frozenset("至到—-~")
_FROM = re.compile(r"[从由自][^，。；！？\n]{0,20}$")
_FROM_WITHIN = 22
_MORE = re.compile("[余多来几+]")
# The scales of informal posts, and where they may stand without a unit.
LETTERS = {"k": 3, "K": 3, "w": 4, "W": 4}
_LONE_LETTER = re.compile(r"\+?(?:[，。；！？、）\s]|$)")
_PRICED = frozenset("薪资价费")
_MINUS = re.compile(r"(?<![\dA-Za-z%）~—-])-$")


class Measured(NamedTuple):
    """A number at `text[start:end]`, its unit inside; `unit` is None for a bare number such as 58亿.

    `value` is in base units (35亿元 is 3500000000), not yet times the unit's factor.
    """

    start: int
    end: int
    unit: Unit | None
    value: Decimal
    high: Decimal | None
    step: Decimal
    number: str
    unit_text: str
    over: bool
    led: bool
    scaled: bool
    chinese: bool


class _One(NamedTuple):
    numeral: Numeral
    unit: Unit | None
    end: int
    over: bool


def read_measured(text: str, numeral: Numeral) -> Measured | None:
    """The number whose digits are `numeral`, with its unit, and its range if one is printed.

    None where neither unit nor 万 or 亿 makes a figure of it.
    """
    first = _with_unit(text, numeral)
    second = _second_end(text, first) if text[first.end : first.end + 1] in _TO_BEGINS else None
    if (
        second is None
        and first.unit is None
        and not first.numeral.scaled
        and not sign_before(text, numeral.start)
    ):
        return None
    return _measured(text, first, second)


def _with_unit(text: str, numeral: Numeral) -> _One:
    at, over = numeral.end, numeral.over
    # 500+家: a plus before a unit means more; 3+1 has no unit behind it.
    if text[at : at + 1] == "+" and at + 1 < len(text) and not text[at + 1].isascii():
        over, at = True, at + 1
    numeral, at = _with_letter(text, numeral, at)
    found = unit_at(text, at)
    if found is None or not _fits(text, numeral, found[0]):
        return _One(numeral, None, numeral.end, numeral.over)
    unit, end = found
    if unit.currency == "CNY" and (foreign := unit_at(text, end)) and foreign[0].kind == "amount":
        unit, end = foreign  # 3亿元港币, 5万元欧元
    if unit.id == "tenth" and numeral.chinese and text[end : end + 1] in DIGITS:
        end += 1  # 一成八
    elif unit.id in ("multiple", "year", "tenth") and numeral.chinese and text[end : end + 1] == "半":
        end += 1  # 一倍半, 九成半
    return _One(numeral, unit, end, over)


def _with_letter(text: str, numeral: Numeral, at: int) -> tuple[Numeral, int]:
    """The numeral with the k or w of informal posts as its scale (3w人, 月薪8k), and where a unit begins."""
    power = LETTERS.get(text[at : at + 1], 0) if not numeral.chinese and not numeral.scaled else 0
    if not power:
        return numeral, at
    counted = unit_at(text, at + 1)
    if counted is not None:
        fits = counted[0].kind != "rate" and not text[at + 1].isascii()
    else:
        fits = _LONE_LETTER.match(text, at + 1) is not None and (power == 4 or _is_price(text, numeral.start))
    if not fits:
        return numeral, at
    value, step = plain(numeral.value.scaleb(power)), numeral.step.scaleb(power)
    return numeral._replace(end=at + 1, value=value, step=step, scaled=True), at + 1


def _is_price(text: str, start: int) -> bool:
    """True behind 月薪 or ￥: a k that stands alone names pictures (4k) and runs (10k) elsewhere."""
    return text[start - 1 : start] in _PRICED or sign_before(text, start) is not None


def _fits(text: str, numeral: Numeral, unit: Unit) -> bool:
    if not unit.alone and not numeral.scaled:
        return False
    digit_alone = numeral.chinese and numeral.end - numeral.start == 1 and text[numeral.start] in DIGITS
    return unit.after_digit or not digit_alone


def _second_end(text: str, first: _One) -> _One | None:
    """The upper end of the range that begins with `first`, or None."""
    if first.numeral.high is not None or first.over:
        return None
    to = _TO.match(text, first.end)
    numeral = read_numeral(text, to.end()) if to else None
    if to is None or numeral is None or numeral.high is not None:
        return None
    second = _with_unit(text, numeral)
    if second.unit is None and not (numeral.scaled and first.unit is None):
        return None
    if first.unit is not None and (second.unit is None or second.unit.id != first.unit.id):
        return None
    # 从2.1%到2.5% tells of two times, not of a range.
    start, spoken = first.numeral.start, to.group() in ("至", "到")
    if spoken and first.unit is not None and _FROM.search(text, max(0, start - _FROM_WITHIN), start):
        return None
    return second if _low_end(text, first, second) is not None else None


def _low_end(text: str, first: _One, second: _One) -> Decimal | None:
    """The lower end with the scale of the upper one where it is carried (50至100亿元); None if no range."""
    low, high = first.numeral, second.numeral
    if low.scaled or first.unit is not None:
        return low.value if low.value < high.value else None
    powers = [read_scale(text, high.number_end)[0], 0]
    if low.chinese and low.value < 10 and high.chinese:  # 五至八千万 is 五千万至八千万
        powers.insert(0, len(str(int(high.value))) - 1 if str(int(high.value)).endswith("0") else powers[0])
    for power in powers:
        value = low.value.scaleb(power)
        if value < high.value:
            return plain(value)
    return None


def _measured(text: str, first: _One, second: _One | None) -> Measured:
    numeral = first.numeral
    last = second or first
    start = numeral.start - 1 if _is_minus(text, numeral.start, last.unit) else numeral.start
    value, high, step = numeral.value, numeral.high, numeral.step
    if second is not None:
        low = _low_end(text, first, second)
        value, high, step = numeral.value if low is None else low, second.numeral.value, second.numeral.step
    end_numeral = last.numeral
    number_end, unit_start = numeral.number_end, end_numeral.number_end
    if last.unit is not None and (text[last.end - 1] in DIGITS or text[last.end - 1] == "半"):
        value, step = _printed_tail(text, last, value, step)
        if last.unit.id == "tenth":
            number_end, unit_start = last.end, last.end - 2
    unit_text = text[unit_start : last.end]
    return Measured(
        start=start,
        end=last.end,
        unit=last.unit,
        value=-value if start < numeral.start else value,
        high=high,
        step=step,
        number=text[start:number_end],
        unit_text="成" if number_end > numeral.end else _MORE.sub("", unit_text),
        over=last.over,
        led=numeral.led,
        scaled=end_numeral.scaled,
        chinese=numeral.chinese,
    )


def _printed_tail(text: str, last: _One, value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """The digit behind a unit: 一成八 is 1.8 tenths, 一倍半 is 1.5 times."""
    tail = text[last.end - 1]
    if tail == "半":
        return value + Decimal("0.5"), Decimal("0.5")
    if last.unit is not None and last.unit.id == "tenth" and tail in DIGITS:
        return value + Decimal(DIGITS[tail]) / 10, Decimal("0.1")
    return value, step


def _is_minus(text: str, start: int, unit: Unit | None) -> bool:
    """True when the hyphen before a percentage is its sign and no dash of a range or of a date."""
    return (
        unit is not None and unit.kind == "rate" and text[start - 1 : start] == "-"
        and _MINUS.search(text, max(0, start - 3), start) is not None
    )  # fmt: skip

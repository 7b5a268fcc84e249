"""Quantities of a text: every number with a unit, in order; conditions of size are kept apart."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.bare_number import counts_people
from zhaoshang_extract.mention.blank import close_blanks
from zhaoshang_extract.mention.bound import Left, is_decline, left_bound, right_bound
from zhaoshang_extract.mention.cash import cash_at
from zhaoshang_extract.mention.condition import is_age, is_condition
from zhaoshang_extract.mention.figure import YI, Bound, Kind, Quantity
from zhaoshang_extract.mention.leftover import has_strange_unit
from zhaoshang_extract.mention.measured import Measured, read_measured
from zhaoshang_extract.mention.not_number import Quotes, phrase_end, reports_nothing
from zhaoshang_extract.mention.rank import read_bare, read_first, read_listed, read_rank
from zhaoshang_extract.mention.rate_form import read_fraction, read_half, read_ratio, read_wordless
from zhaoshang_extract.mention.shared_unit import find_sharing, share_points
from zhaoshang_extract.mention.threshold import Threshold, is_tier, read_threshold
from zhaoshang_extract.mention.unit import currency_before, first_characters
from zhaoshang_extract.numeral import Numeral, plain, read_numeral, run_pattern, skip_numeral
from zhaoshang_extract.span import Span

__all__ = ["Bound", "Kind", "Quantity", "find_numbers", "find_quantities", "quantities"]

Found = tuple[list[Quantity], Threshold | None, int]

# 3+1, 2/3, 0731-8296, 1�2: a character that ties the numeral behind it to something else.
_TIED = frozenset("+/×*#_@=&\\^\ufffd")
_DASHES = frozenset("-~—")
_ALONE_BEFORE = frozenset("，。；、！？）” \n…大的")  # 突破千亿大关
_ITEM_MARK = re.compile(r"\d{1,2}\.(?=\d{2,8}0[万亿元个家])")  # 1.5000万元以上项目: the 1. numbers the item
_GARBLED = re.compile(r"[+0-9A-Za-z]")  # 3万5个, and 阅读10万+ at the foot of a page
# what may stand inside a number: 三十余个, 三至五家, 三万千瓦
_INSIDE = "角毛兆余多来几+分半点：至到—-~ 瓦克米伏卡赫帕"
_SPOKEN = frozenset("分半：")  # 三分之二, 一半, 12：41：47
# 净利润为负3.5亿元; but 减负5亿元, 自负3万元
_NEGATIVE = re.compile(r"(?:^|[为是达得，、；：（ \n润流额值])负$")
_TO_DOUBLE = re.compile(r"翻了?(?:近|约|超|不到|将近|超过)?$")


@own_decimals()
def quantities(text: str) -> list[Quantity]:
    """The quantities of a text as printed, in order; spans count in `text` itself.

    >>> [(q.quote, str(q.value)) for q in quantities("到位资金３.5亿元，增长百分之十二")]
    [('３.5亿元', '3.5'), ('百分之十二', '12')]
    """
    closed, places = close_blanks(fold(text))
    found = find_quantities(closed)
    for quantity in found:
        start, end = quantity.span
        quantity.span = Span(places[start], places[end - 1] + 1)
        quantity.quote = text[quantity.span.start : quantity.span.end]
    return found


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of folded text, sorted, without overlaps and without thresholds."""
    return find_numbers(text)[0]


def find_numbers(text: str) -> tuple[list[Quantity], list[Threshold]]:
    """The quantities and the thresholds of folded text, each sorted and without overlaps."""
    found: list[Quantity] = []
    thresholds: list[Threshold] = []
    quotes = Quotes(text)
    search, at = _starts().search, 0
    while match := search(text, at):
        some, threshold, at = _read_at(text, match.start())
        found += [one for one in some if not quotes.make_slogan(text, one)]
        if threshold is not None:
            thresholds.append(threshold)
    share_points(text, found)
    return found, thresholds


@cache
def _starts() -> re.Pattern[str]:
    """Matches where a number may stand: a digit, or a Chinese numeral with a unit or scale behind it.

    Most Chinese digits of prose (进一步, 统一) are passed over here, in one compiled scan.
    """
    numeral = run_pattern().pattern.replace("0-9", "")
    behind = re.escape(f"{first_characters()}{_INSIDE}")
    begins = numeral.replace("[", "[0-9首半翻", 1)
    # one set of characters first: what begins so is sought three times as fast as one of many alternatives
    return re.compile(
        f"{begins}(?:(?<=[0-9首])|(?<=[过超]半)|(?<=半)[成百]|(?<=翻)番|(?<=[第前]{numeral})"
        f"|(?<={numeral}){numeral}{{0,23}}+(?:(?<=[万亿])|(?=[{behind}])))"
    )


def _read_at(text: str, start: int) -> Found:
    """What begins at `start`, and where to go on."""
    if text[start] == "首":
        first = read_first(text, start)
        return ([first] if first else []), None, start + 1 + (first is not None)
    if text[start] in "半翻" and not text.startswith("半百", start):
        wordless = read_wordless(text, start)
        return ([wordless] if wordless else []), None, start + 1
    if (cash := cash_at(text, start)) is not None:
        cash.bound = left_bound(text, start, True).bound
        return [cash], None, cash.span.end
    after_phrase = None if text[start].isascii() else phrase_end(text, start)
    if after_phrase is not None:
        return [], None, after_phrase
    item = _ITEM_MARK.match(text, start) if text[start - 1 : start] in ("", "\n", " ") else None
    numeral = None if item else read_numeral(text, start)
    if numeral is None:
        return [], None, item.end() if item else skip_numeral(text, start)
    if text[start - 1 : start] in ("第", "前"):
        rank = read_rank(text, numeral)
        if rank or text[start - 1] == "第":
            return ([rank], None, rank.span.end) if rank else ([], None, numeral.end)
    placed = read_listed(text, numeral) or read_bare(text, numeral)
    if placed is not None:
        return [placed], None, placed.span.end
    if text[numeral.end : numeral.end + 1] in _SPOKEN:
        rates = _spoken_rates(text, numeral)
        if rates:
            return rates, None, rates[-1].span.end
    measured = read_measured(text, numeral)
    if measured is None or _is_tied(text, measured):
        return [], None, measured.end if measured else numeral.end
    return _typed(text, measured)


def _spoken_rates(text: str, numeral: Numeral) -> list[Quantity]:
    for rate in (read_fraction(text, numeral), read_half(text, numeral)):
        if rate is not None:
            left = left_bound(text, rate.span.start, False)
            if rate.bound == "exact":
                rate.bound = left.bound if left.bound != "exact" else right_bound(text, rate.span.end)
            rate.value = -rate.value if is_decline(text, left.start) else rate.value
            return [rate]
    return read_ratio(text, numeral)


def _is_tied(text: str, measured: Measured) -> bool:
    before = text[measured.start - 1 : measured.start]
    if before == "+" and _is_sign(text, measured):
        return False
    if before == "/" and not text[measured.start - 2 : measured.start - 1].isascii():
        return False  # 1亿元至10亿元项目73个/10亿元以上项目9个
    if before in _DASHES:
        return text[measured.start - 2 : measured.start - 1].isalnum() and text[measured.start - 2].isascii()
    if before.isascii() and before.isalpha():  # GDP突破 may touch its number, 维生素D3 may not
        return measured.unit is not None and measured.unit.kind == "count"
    return before in _TIED


def _is_sign(text: str, measured: Measured) -> bool:
    """True for the plus of 纺织业12亿元（+16.3%） and 同比+8.2%; 3+1个 and 招商+5个 print none."""
    ahead = text[measured.start - 2 : measured.start - 1]
    rate = measured.unit is not None and measured.unit.kind == "rate"
    return ahead in ("（", "，", "、", " ", "") or (rate and not (ahead.isascii() and ahead.isalnum()))


def _typed(text: str, measured: Measured) -> Found:
    """A measured number as the quantity or the threshold that it is; nothing where it reports nothing."""
    unit, end = measured.unit, measured.end
    money = unit is None or unit.kind == "amount"
    if money:
        low, high = _value(measured, measured.value), measured.high and _value(measured, measured.high)
        threshold = read_threshold(text, measured.start, end, low, high, measured.led)
        if threshold is not None:
            return [], threshold, threshold.span.end
        if (measured.led and is_tier(text, end)) or text.startswith("级", end):
            return [], None, end
    if unit is None and (_GARBLED.match(text, end) or has_strange_unit(text, end)):
        return [], None, end
    if unit is not None and unit.id == "doubling":
        doubled = _doubled(text, measured)
        return ([doubled] if doubled else []), None, end
    left = left_bound(text, measured.start, measured.led or money)
    if measured.led and not _stands_alone(text, measured, left):
        return [], None, end
    if unit is not None and unit.kind == "count" and reports_nothing(text, measured, left):
        return [], None, end
    if (
        unit is not None
        and unit.id == "age"
        and is_age(text, measured.start, end, ranges=measured.high is not None)
    ):
        return [], None, end
    if is_condition(text, measured.start, end, left, led=measured.led):
        return [], None, end
    quantity = _quantity(text, measured, left)
    return [*find_sharing(text, quantity), quantity], None, end


def _stands_alone(text: str, measured: Measured, left: Left) -> bool:
    """True when a scale with no digit is a figure: 近千家, 合同额百亿元。; but not 百名, 几千 or 数百."""
    before, behind = text[measured.start - 1 : measured.start], text[measured.end : measured.end + 1]
    if before in ("数", "几", "成", "若"):
        return False
    # 单位：亿元 heads a table, and 百名 alone is rhetoric.
    money = measured.unit is None or measured.unit.kind == "amount"
    return left.bound != "exact" or (money and before.isalpha() and (not behind or behind in _ALONE_BEFORE))


def _value(measured: Measured, base: Decimal) -> Decimal:
    """`base` in the units of the contract: 亿 for money, percent for a rate, ones for a count."""
    unit = measured.unit
    if unit is None:
        return plain(base.scaleb(-YI))
    value = base if unit.factor == 1 else base * unit.factor
    return plain(value.scaleb(-YI) if unit.kind == "amount" else value)


def _quantity(text: str, measured: Measured, left: Left) -> Quantity:
    unit = measured.unit
    value = _value(measured, measured.value)
    high = None if measured.high is None else _value(measured, measured.high)
    kind: Kind = unit.kind if unit else "amount"
    if kind == "rate" and measured.start and value > 0 and is_decline(text, left.start):
        value, high = (-value, None) if high is None else (-high, -value)
    if kind == "amount" and value > 0 and _NEGATIVE.search(text, max(0, measured.start - 2), measured.start):
        value, high = (-value, None) if high is None else (-high, -value)
    bound: Bound = left.bound
    if bound == "exact":
        bound = "over" if measured.over else right_bound(text, measured.end)
    quantity = Quantity(
        kind,
        Span(measured.start, measured.end),
        text[measured.start : measured.end],
        measured.number,
        measured.unit_text,
        value,
        high,
        bound,
        _currency(text, measured) if kind == "amount" else None,
        _value(measured, measured.step),
        unit is None,
        unit.measure if unit else None,
    )
    if unit is None and counts_people(text, measured.start, measured.end):
        return quantity.as_count()
    return quantity


def _currency(text: str, measured: Measured) -> str | None:
    """The currency of the unit, or the one named before the number: 港币5亿元, 美元3000万."""
    if measured.unit is None or measured.unit.currency == "CNY":
        named = currency_before(text, measured.start)
        if named is not None:
            return named[0]
    return measured.unit.currency if measured.unit else "CNY"


def _doubled(text: str, measured: Measured) -> Quantity | None:
    """翻了一番 is growth by 100 percent, 翻两番 by 300; None where nothing 翻 stands before."""
    turn = _TO_DOUBLE.search(text, max(0, measured.start - 5), measured.start)
    times = measured.value
    if turn is None or times not in (1, 2, 3, 4, 5) or measured.high is not None:
        return None
    growth = Decimal(100 * (2 ** int(times) - 1))
    # 翻了近一番 has its bound inside, 近翻一番 before, 翻了一番多 behind.
    inside = left_bound(text, measured.start, False).bound
    around = inside if inside != "exact" else left_bound(text, turn.start(), False).bound
    return Quantity(
        "rate",
        Span(turn.start(), measured.end),
        text[turn.start() : measured.end],
        measured.number,
        measured.unit_text,
        growth,
        bound=around if around != "exact" else right_bound(text, measured.end),
        step=Decimal(100),
    )

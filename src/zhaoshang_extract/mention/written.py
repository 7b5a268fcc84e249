"""`parse_number`: one number as people write it, with sign, currency, coins, blanks and commas."""

from __future__ import annotations

import re
from decimal import Decimal

from zhaoshang_extract.decimals import PLACES, own_decimals
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.figure import YI, Quantity
from zhaoshang_extract.mention.measured import LETTERS
from zhaoshang_extract.mention.quantity import find_numbers
from zhaoshang_extract.mention.unit import currency_before, unit_at
from zhaoshang_extract.numeral import LONGEST, plain, read_numeral
from zhaoshang_extract.numeral.chinese import great_scale

_SHOWN = 40  # characters of a wrong numeral that its error prints
_SIGN = re.compile(r"[-+负]")
_NEGATIVE = frozenset("-负")
_CURRENCY_NAME = 6
_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,4}(?!\d)")
# Blanks beside anything but two digits are the writer's: 3. 5 亿元, 三百 五十六.
_BLANK = re.compile(r" +(?!(?<=\d )\d)|(?<=\D) +")
_COMMAS = re.compile(r"\d{1,3}(?:，\d{3})+(?!\d)|\d{1,4}(?:[,，]\d{4})+(?!\d)")
_WHOLE = re.compile(r"[整正]$")
_VAGUE = re.compile("[几数上好约近超以左余多来]")
_OF = "分之"
_RATIO = re.compile(r"\d+/\d+")


@own_decimals()
def parse_number(text: str) -> Decimal:
    """The value of `text`, which must be one number and nothing else, as people write one.

    Signs, blanks, commas, traditional and formal characters are read; of money the value in its unit
    (五元三毛 is 5.3, US$3亿 is 300000000), of a rate the number that it is (七成六 is 0.76, 12.5% is 0.125;
    `quantities` tells rates in percent). 兆 is 10^12. Raises ValueError with the reason otherwise,
    TypeError for what is no str.

    >>> str(parse_number("三百五十六点八亿")), str(parse_number("3亿5000万")), str(parse_number("负五元三毛"))
    ('35680000000', '350000000', '-5.3')
    """
    if not isinstance(text, str):
        raise TypeError(f"a numeral is {type(text).__name__}, not str; write it out, as in '3.5亿'")
    shown = repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
    body = _tidy(fold(text).strip())
    if not body:
        raise ValueError(f"{shown} holds no numeral")
    negative, rest = _unsigned(body)
    value = _bare(rest)
    if value is None:
        value = _measured(rest, shown)
    return plain(-value) if negative else plain(value)


def _tidy(body: str) -> str:
    """The number without the blanks and commas that only part its digits."""
    sign = _SIGN.match(body)
    lead = body[: sign.end()].strip() if sign else ""
    body = body[sign.end() :].strip() if sign else body
    spaced = _SPACED.match(body)
    if spaced:  # 1 234 567: thousands set off by blanks
        body = spaced.group().replace(" ", "") + body[spaced.end() :]
    body = _BLANK.sub("", body)
    return lead + _COMMAS.sub(lambda match: re.sub("[,，]", "", match.group()), body, count=1)


def _unsigned(body: str) -> tuple[bool, str]:
    """Whether it is negative, and the number without its sign and the currency before it."""
    negative = body[:1] in _NEGATIVE
    body = body[1:] if _SIGN.match(body) else body
    for length in range(min(_CURRENCY_NAME, len(body) - 1), 0, -1):
        named = currency_before(body, length)
        if named is not None and named[1] == 0:
            return negative, body[length:]
    return negative, body


def _bare(body: str) -> Decimal | None:
    """The value of a numeral without a unit, with the scales that are one only alone: 3兆, 5k."""
    numeral = read_numeral(body, 0)
    if numeral is None or numeral.over or numeral.high is not None:
        return None
    behind = body[numeral.end :]
    if not behind:
        return numeral.value
    power = LETTERS.get(behind, 0) if not numeral.chinese else 0
    power = great_scale()[1] if behind in _great() else power
    return numeral.value.scaleb(power) if power and numeral.value.adjusted() + power < PLACES else None


def _great() -> tuple[str, ...]:
    return tuple(great_scale()[0].named_lists["great"])


def _measured(body: str, shown: str) -> Decimal:
    """The value of a sum of money or of a rate. Raises ValueError with the reason for anything else."""
    body = _WHOLE.sub("", body)
    found = find_numbers(body)[0]
    whole = found[0] if len(found) == 1 and found[0].span == (0, len(body)) else None
    if whole is None:
        raise ValueError(f"{shown} is not one numeral{_why_not(body, found)}")
    if whole.bound != "exact" or whole.value_max is not None:
        raise ValueError(f"{shown} is no exact numeral: it names a range")
    if whole.kind == "amount":
        return whole.value.scaleb(YI)
    if whole.kind == "rate":
        if not _is_exact(whole, body):
            raise ValueError(f"{shown} is no exact numeral: no decimal is that fraction, it would be rounded")
        return whole.value.scaleb(-2)
    raise ValueError(f"{shown} is not one numeral: {whole.unit!r} counts; leave it out, or ask quantities()")


def _is_exact(rate: Quantity, body: str) -> bool:
    """False for 三分之二, which no decimal is."""
    above, below = body.rfind(_OF) + len(_OF), read_numeral(body, 0)
    part = read_numeral(body, above) if _OF in body else None
    return part is None or below is None or rate.value * below.value == part.value * 100


def _why_not(body: str, found: list[Quantity]) -> str:
    """What is wrong with it, as far as it can be told, and the mend."""
    if len(found) > 1:
        return f": it holds {len(found)} numbers; give them one by one, or ask quantities()"
    if _RATIO.fullmatch(body):
        return ": a fraction has no exact decimal; write 三分之二, or divide"
    numeral = read_numeral(body, 0)
    if numeral is not None and (numeral.over or numeral.high is not None):
        return ": it names a range"
    if _VAGUE.search(body):
        return ": it is vague, or a bound stands beside it; quantities() reads those"
    if numeral is not None and numeral.end < len(body):
        rest = body[numeral.end :]
        unit = unit_at(body, numeral.end)
        counts = unit is not None and unit[0].kind == "count"
        told = "is a unit that counts; leave it out" if counts else "is no part of it"
        return f": {rest[:_SHOWN]!r} {told}"
    return f" (at most 15 digits or {LONGEST} characters, below 10^{PLACES})"

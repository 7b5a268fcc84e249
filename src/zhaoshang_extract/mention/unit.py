"""Units: what stands behind a number, as `lexicon/units.toml` lists it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.terms import Hit, Terms

UNIT_KEYS = frozenset({"kind", "currency", "measure", "factor", "chinese", "scaled", "not_before", "signs"})


@dataclass(slots=True, frozen=True)
class Unit:
    """A base unit. `factor` is what one is worth, in percent for a rate.

    `after_digit` is False where one Chinese digit before the unit makes a word of it (三元), `alone`
    is False where the unit needs 万 or 亿 before it (亿度). `not_before` are the words that show the
    character to belong to something else (个体, 家渠).
    """

    id: str
    kind: Literal["amount", "count", "rate"]
    currency: str | None
    measure: str | None
    factor: Decimal
    after_digit: bool
    alone: bool
    not_before: tuple[str, ...]


@cache
def _units() -> Terms[Unit]:
    entries = load("units", UNIT_KEYS)
    return Terms((form, unit) for entry in entries for unit in (_unit(entry),) for form in entry.forms)


def _unit(entry: Entry) -> Unit:
    facts = entry.facts
    return Unit(
        id=entry.id,
        kind=cast(Literal["amount", "count", "rate"], facts["kind"]),
        currency=facts.get("currency"),
        measure=facts.get("measure"),
        factor=Decimal(facts.get("factor", "1")),
        after_digit=facts.get("chinese") != "no",
        alone=facts.get("scaled") != "yes",
        not_before=tuple(facts.get("not_before", "").split()),
    )


# 元/平方米, 万吨/年: what a unit is counted by belongs to the unit as printed.
_PER = re.compile(
    r"/(?:平方米|平方公里|平方|立方米|公顷|公斤|千克|\d{3}克|千瓦时|人次|标箱|小时"
    r"|[年亩吨人户天日月度斤辆台米升只头个件次套株盒瓶箱袋桶张])(?!\d)"
)
_LETTER = re.compile(r"[A-Za-z]")
_LONGEST_NAME = 6  # 菲律宾比索


@cache
def first_characters() -> str:
    """The characters that some unit begins with, sorted."""
    return "".join(sorted({form[0] for entry in load("units", UNIT_KEYS) for form in entry.forms}))


@cache
def _signs() -> dict[str, str]:
    """The currency of each sign that stands before a number: ￥, HK$, USD."""
    return {
        sign: entry.facts["currency"]
        for entry in load("units", UNIT_KEYS)
        for sign in entry.facts.get("signs", "").split()
    }


@cache
def _names() -> dict[str, str]:
    """The same of the names that do: 港币5亿元, 美元3000万."""
    named = (
        entry for entry in load("units", UNIT_KEYS) if "currency" in entry.facts and entry.id != "cny_spoken"
    )
    return {form: entry.facts["currency"] for entry in named for form in entry.forms if len(form) > 1}


def sign_before(text: str, end: int) -> tuple[str, int] | None:
    """The currency whose sign ends at `end`, and where the sign begins; a sign makes money of any number."""
    return _ending(_signs(), _last_letters(_signs), text, end)


def currency_before(text: str, end: int) -> tuple[str, int] | None:
    """The same of a sign or a name."""
    return sign_before(text, end) or _ending(_names(), _last_letters(_names), text, end)


@cache
def _last_letters(words: Callable[[], dict[str, str]]) -> frozenset[str]:
    return frozenset(word[-1] for word in words())


def _ending(words: dict[str, str], last: frozenset[str], text: str, end: int) -> tuple[str, int] | None:
    """The longest of the words that ends at `end`: HK$ before $; `last` are the letters they end with."""
    if text[end - 1 : end] not in last:
        return None
    for start in range(max(0, end - _LONGEST_NAME), end):
        currency = words.get(text[start:end])
        # the end of a longer word in letters is none: CAD of ARCAD
        if currency and not (text[start].isascii() and _LETTER.match(text[start - 1 : start])):
            return currency, start
    return None


def unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """The longest unit that begins at `start` and where it ends, or None."""
    hit = _units().at(text, start)
    while hit is not None and not _is_whole(text, hit.what, hit.end):
        # 3个亿元以上项目: 个亿 is none there, but 个 is.
        shorter = _units().at(text[start : hit.end - 1], 0)
        hit = shorter and Hit(start, start + shorter.end, shorter.what)
    if hit is None:
        return None
    per = _PER.match(text, hit.end) if hit.what.kind != "rate" else None
    return hit.what, per.end() if per else hit.end


def _is_whole(text: str, unit: Unit, end: int) -> bool:
    """False where the characters belong to another word: 个体, 家渠, or 5kmh for km."""
    if unit.not_before and text.startswith(unit.not_before, end):
        return False
    return not (_LETTER.match(text, end - 1) and _LETTER.match(text, end))

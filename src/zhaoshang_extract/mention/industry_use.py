"""What stands behind a sector's name where all of the sector is measured or its projects are counted."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.industry_words import never
from zhaoshang_extract.mention.term import term_at
from zhaoshang_extract.terms import Terms

# 外贸, 贸易: the last letters of names that say what the measure says
_TRADE = "贸易"
# 金融贷款, 蔬菜价格: what banks do, and what goods cost, is said of no sector
_OF_NONE = ("loan_deposit", "other_rate")
# No more words stand between a name and what is measured of it.
_MOST = 3


def is_measured_or_counted(text: str, end: int) -> bool:
    """纺织服装|累计出口3亿美元, 食品加工|实现销售收入12亿元; 半导体|上下游项目21个."""
    place = end
    for _ in range(_MOST):
        bridge = _bridges().at(text, place)
        if bridge is None:
            break
        place = bridge.end
    return _measures(text, place, text[end - 1]) or _counted().match(text, end) is not None


def _measures(text: str, place: int, last: str) -> bool:
    """The name of a measure; 投资 and other generic words are what companies do, 外贸 is itself traded."""
    named = term_at(text, place)
    if named is None or named.kind != "measure":
        return False
    if named.code == "trade_value":
        return last not in _TRADE
    return not named.generic and named.code not in _OF_NONE


@cache
def _bridges() -> Terms[str]:
    entries = load("industry_behind", frozenset({"part"}))
    forms = (form for entry in entries if entry.facts["part"] in ("bridge", "goods") for form in entry.forms)
    return Terms((form, form) for form in forms)


@cache
def _counted() -> re.Pattern[str]:
    """外资项目14个: words that say which projects are meant, and how many there are."""
    whole, within = never()
    marks = "|".join(sorted(map(re.escape, whole | within), key=lambda form: (-len(form), form)))
    return re.compile(
        rf"(?:{marks}){{1,3}}项目(?:数|共|有|为|达|达到)?(?:\d|[一二两三四五六七八九十百]{{1,4}}[个项])"
    )

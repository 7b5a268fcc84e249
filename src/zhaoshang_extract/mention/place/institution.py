"""Companies, papers and schools that are named after a place: none of them is that place."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.mention.place import words

_TITLE_WORD = 8  # how far an institution's kind may stand from the place that opens its name


def in_institution(text: str, end: int) -> bool:
    """True when the name goes on to a company, paper or school: 深圳|某某科技股份, 黄冈|日报."""
    match = _institution().match(text, end)
    return match is not None and not words.broken(_trades().sub("", match[1]))


@cache
def _trades() -> re.Pattern[str]:
    """建材 of 恒通建材有限公司: a trade in the name of a firm, though 建 is a verb."""
    return re.compile("|".join(words.forms("trade_of_firm")))


@cache
def _institution() -> re.Pattern[str]:
    kinds = "|".join(words.forms("institution"))
    # 产投 is a company, 固定资产|投资 is not
    return re.compile(rf"([一-鿿]{{0,{_TITLE_WORD}}}?)(?:{kinds})(?!资)")

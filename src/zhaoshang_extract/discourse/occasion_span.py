"""Words that speak of all days of an occasion: 会议期间, 合作周期间, 洽谈会会期."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from zhaoshang_extract.discourse import words
from zhaoshang_extract.marks import ALL_CLAUSES
from zhaoshang_extract.sentence import Sentence


def find_throughout(sentence: Sentence) -> Literal["its", "named"] | None:
    """`its` for the days of the occasion told before (活动期间), `named` for those of a fair by its name.

    春节期间 and 两会期间 are of no fair, “十四五”期间 of no occasion.
    """
    start, end = sentence.span
    for match in _clauses().finditer(sentence.text, start, end):
        if words.starts("throughout_occasion", sentence.text, match.end(), end):
            return "its"
    for match in words.pattern("throughout_fair").finditer(sentence.text, start, end):
        if not words.ends("no_fair", sentence.text, start, match.start() + 1):
            return "named"
    return None


@cache
def _clauses() -> re.Pattern[str]:
    """Where a clause of a sentence begins."""
    return re.compile(rf"(?:^|[{ALL_CLAUSES}])[\s“]*", re.MULTILINE)

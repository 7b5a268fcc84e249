"""Places that only common knowledge tells: of a medium without one in its name, a fair, a division."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.lexicon.media import medium_adcode
from zhaoshang_extract.lexicon.numerals import ordinal
from zhaoshang_extract.region import Region


def place_of_medium(name: str, year: int | None) -> Region | None:
    """浙江省 of 钱江晚报; None for a medium that no table knows."""
    code = medium_adcode(name)
    return next(iter(lookup(code, year=year)), None) if code is not None else None


def places_of_fairs(text: str, year: int | None) -> list[Region]:
    """The provinces whose yearly fairs a text names (甘肃省 for 兰洽会), each once."""
    codes = dict.fromkeys(
        entry.facts["adcode"]
        for entry in _fairs()
        if _is_held(entry, year) and any(form in text for form in entry.forms)
    )
    return [place for code in codes for place in lookup(code, year=year)[:1]]


def _is_held(entry: Entry, year: int | None) -> bool:
    """True when the fair was the place's in that year; of one that moved the later place holds for none."""
    since, until = entry.facts.get("since"), entry.facts.get("until")
    if year is None:
        return until is None
    return (since is None or int(since) <= year) and (until is None or year <= int(until))


def places_of_divisions(text: str, year: int | None) -> list[Region]:
    """The cities of the divisions that a text of the corps names: 石河子市 for 第八师, each once."""
    codes = dict.fromkeys(_divisions()[match[0]] for match in division().finditer(text))
    return [place for code in codes for place in lookup(code, year=year)[:1]]


@cache
def _divisions() -> dict[str, str]:
    entries = load("divisions", frozenset({"adcode"}))
    return {form: entry.facts["adcode"] for entry in entries for form in entry.forms}


@cache
def division() -> re.Pattern[str]:
    """第八师, 八师, but not the end of 十八师 and not 八师范."""
    forms = "|".join(sorted(_divisions(), key=len, reverse=True))
    return re.compile(rf"(?<![{ordinal()}])(?:{forms})(?!{home_words.either('no_division')})")


@cache
def _fairs() -> tuple[Entry, ...]:
    return load("fairs", frozenset({"adcode", "since", "until"}), roles=True)

"""The Xinjiang corps: its divisions with the cities that they run, and the whole of it as a home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.home_edges import Heard
from zhaoshang_extract.discourse.outside import division, places_of_divisions
from zhaoshang_extract.discourse.page import Page
from zhaoshang_extract.discourse.ruling import Evidence, sums
from zhaoshang_extract.mention.place.words import abroad
from zhaoshang_extract.region import Region

_CODES = "659"  # the codes of the cities that the corps runs


def hear_corps(page: Page, heard: Sequence[Heard]) -> Iterator[Heard]:
    """师市 and 第八师 speak for the cities that the divisions of the corps run."""
    if not home_words.pattern("corps").search(page.text):
        return
    divisions = places_of_divisions(page.title + page.text, page.year)
    for place in divisions:
        yield Evidence(place, "division", home_words.points("division"))
    for place in dict.fromkeys([*sums(heard), *divisions]):
        if (place.adcode or "").startswith(_CODES):
            yield Evidence(place, "corps", home_words.points("corps"))


def whole_corps(page: Page) -> Region | None:
    """The corps, where it opens clauses before any division does: 兵团召开调度会，各师市签约项目152个.

    It is told oftener than its divisions are, or all of them together (各师市); none calls itself 全师.
    """
    text = f"{page.title}\n{page.text}"
    if home_words.pattern("corps_whole").search(text) is None or _is_division(text):
        return None
    opening = [match.start() for match in _whole().finditer(text)]
    parts = [match.start() for match in division().finditer(text)]
    first = bool(opening) and (not parts or opening[0] < parts[0])
    together = home_words.pattern("all_divisions").search(text) is not None
    said = first and (together or len(opening) > max(1, len(parts)))
    return abroad()[home_words.forms("corps_whole")[0]] if said else None


@cache
def _whole() -> re.Pattern[str]:
    """兵团, 新疆生产建设兵团 at the head of a clause, but no 兵团第八师 and no 兵团日报."""
    names = home_words.either("corps_whole")
    other = rf"{home_words.either('paper')}|{division().pattern}|[^\W\d]{{0,2}}{home_words.either('medium')}"
    return re.compile(rf"(?<![^\W\d]){names}(?!{other})")


def _is_division(text: str) -> bool:
    """True for 全师, 我师, and 师市 without 各 before it: a division speaks of itself."""
    own = home_words.pattern("own_division").finditer(text)
    return any(not text.endswith(home_words.forms("every"), 0, match.start()) for match in own)

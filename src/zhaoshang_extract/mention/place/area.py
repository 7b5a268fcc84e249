"""Groups of cities that bear a name of their own: 宜荆荆|城市群, 武汉|都市圈."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.region import Region


def sign() -> str:
    """Without this no such group is found."""
    return "|".join(words.forms("area"))


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(sign())


@cache
def _group() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[^一-鿿]))([一-鿿]{{2,5}}?)(?:{sign()})(?![一-鿿]{{0,2}}[群圈带])")


def find_areas(text: str) -> Iterator[Named]:
    """The groups that open a clause; they have no code, and the name that is printed."""
    if _sign().search(text) is None:
        return
    for match in _group().finditer(text):
        if not words.broken(match[1]) and not match[1].startswith(words.forms("area_of_any")):
            yield Named(match.start(), match.end(), Region(match[0], None, "other"), None, False)


def is_area(name: str) -> bool:
    """True for the name of such a group."""
    return name.endswith(words.forms("area"))

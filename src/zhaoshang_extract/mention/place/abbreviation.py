"""Provinces by one character (来鄂, 在湘) and runs of them (湘鄂赣)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.region import Region

# 在川 may be a river, 在港 a port: what follows must be something done or found in a province.
_THING = (
    r"(?=投资|考察|洽谈|签约|创业|兴业|落户|发展|企业|客商|外资|参会|参展|招商|经贸|注册|项目|举办|举行|召开|"
    r"央企|浙商|推介|布局|设立|商会|世界|产业|粤商|的|$|[，。、；）])"
)
# Characters that are hardly ever part of another word beside one another.
_STRONG = "冀晋沪皖闽赣鲁豫鄂湘粤桂琼渝黔滇陕浙"
_ANY = _STRONG + "京津辽吉黑苏川蜀贵云藏甘青宁新港澳台疆蒙"


_RUN = re.compile(rf"[{_ANY}]{{2,7}}")
_HANZI = re.compile(r"[一-鿿]")
_REGION_WORD = re.compile(r"等|地区|[两三四]省|[两三四]地|边界|经贸")
_PARTNERS = re.compile(r"协作|合作|两地|两省|边界|扶贫")


@cache
def _single() -> re.Pattern[str]:
    characters = "".join(words.abbreviations())
    return re.compile(rf"[来在赴驻入返离]([{characters}]){_THING}")


@cache
def _listed() -> re.Pattern[str]:
    """赴粤、闽、浙招商: provinces by one character each, in a list behind a word of motion."""
    one = f"[{''.join(words.listed_abbreviations())}]"
    return re.compile(rf"[来在赴驻到向往从]({one}(?:、{one}){{1,8}})(?![一-鿿]{0, 3}、)")


def sign() -> str:
    """Without this no abbreviation is found."""
    return f"[来在赴驻入返离到向往从][{''.join(words.listed_abbreviations())}]|[{_ANY}]{{2}}"


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(sign())


def find_abbreviations(text: str) -> Iterator[Named]:
    """The abbreviations of the text; a run of them is a region of its own, without a code."""
    if _sign().search(text) is None:
        return
    for match in _single().finditer(text):
        yield Named(match.start(1), match.end(1), words.abbreviations()[match[1]], None, False)
    for match in _listed().finditer(text):
        for at in range(match.start(1), match.end(1), 2):
            yield Named(at, at + 1, words.listed_abbreviations()[text[at]], None, False)
    for match in _RUN.finditer(text):
        if _is_run(text, match):
            yield Named(match.start(), match.end(), Region(match[0], None, "other"), None, False)


def _is_run(text: str, match: re.Match[str]) -> bool:
    """True for 鲁渝 in 鲁渝|协作 and for three or more that stand free or before 等 or 三省."""
    run, end = match[0], match.end()
    if len(set(run)) < len(run) or len(run) > 6:
        return False
    strong = sum(character in _STRONG for character in run)
    if len(run) == 2:
        return strong == 2 and _PARTNERS.match(text, end) is not None
    free = not _HANZI.match(text, match.start() - 1) if match.start() else True
    return strong >= 2 and (
        _REGION_WORD.match(text, end) is not None or (free and not _HANZI.match(text, end))
    )

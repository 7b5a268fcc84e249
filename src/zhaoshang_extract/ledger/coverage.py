"""What a figure holds by the words around it: which name, with or without what, preliminary or revised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from zhaoshang_extract.checking.words import form_set as form_set_of_checks
from zhaoshang_extract.checking.words import last_clause, printed_year
from zhaoshang_extract.checking.words import says as checks_say
from zhaoshang_extract.fold import fold
from zhaoshang_extract.ledger.coverage_words import either, form_set, forms, says, terms
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.marks import CLOSE, EITHER_ITEM, OPEN, SENTENCE
from zhaoshang_extract.mention.term import find_terms

# Words that a statement makes of all figures of its sentence, not of the next one alone.
_STATUS = ("preliminary", "revised", "dated")


@dataclass(frozen=True, slots=True)
class Cover:
    """What a figure holds. Two figures of one key go together where their covers are equal.

    `name` is what its name says beside its measure, place, time, sector and size; `words` the words of
    coverage around it (规上, 省外, 含框架协议), in their order of sorting.
    """

    name: str
    words: tuple[str, ...]

    def told(self) -> str:
        """The words in one line, for messages; "" where none stands there."""
        return "、".join((*((self.name,) if self.name else ()), *self.words))


@dataclass(frozen=True, slots=True)
class Said:
    """The cover of a figure, and whether its words call it preliminary or revised, and name its year.

    `dated` is true where the title or the sentence names a year, or last year; and where no words are told.
    """

    cover: Cover
    preliminary: bool
    revised: bool
    dated: bool


def read_covers(document: Sequence[Printed]) -> Iterator[Said]:
    """What the words say of each figure of one document, which stand in the order of its text."""
    title = fold(document[0].title or "") if document else ""
    whole = {name for name in ("preliminary", "dated") if _says(name, title)}
    carried: set[str] = set()
    for printed in document:
        before, after = fold(printed.words_before or ""), fold(printed.words_after or "")
        indicator = fold(printed.indicator or "")
        behind = _bracket(after)
        carried |= {name for name in _STATUS if _says(name, f"{before}|{indicator}|{behind}")}
        cover = _cover(printed, indicator, last_clause(before), behind)
        found = carried | whole
        revised = "revised" in found
        dated = "dated" in found or printed.words_before is None
        # 由初步数调整为: what takes the place of a preliminary figure is none.
        yield Said(cover, "preliminary" in found and not revised, revised, dated)
        if any(mark in after for mark in SENTENCE):
            carried = set()


def _says(status: str, text: str) -> bool:
    if status == "dated":
        return printed_year().search(text) is not None or checks_say("whole_elsewhere", text)
    return says(status, text)


def _bracket(after: str) -> str:
    """The bracket that opens directly behind a figure: （含框架协议）."""
    if not after.startswith(OPEN):
        return ""
    end = after.find(CLOSE)
    return after[1 : end if end > 0 else len(after)]


def _cover(printed: Printed, indicator: str, clause: str, behind: str) -> Cover:
    place = printed.region_name or ""
    name = plain_name(indicator, place, printed.industry or "")
    # Of the words before a figure the last clause tells what it is, without the names of places and sectors.
    near = "|".join(_without(words, place, printed.industry or "") for words in (indicator, clause, behind))
    words = {hit for role in ("coverage", "origin") for hit in _named(role, near)}
    words |= {f"{role}{what}" for role, what in _held(near)}
    if printed.modality == "target":  # 预计全年660亿元 is a forecast and no goal
        words |= set(_named("preliminary", near))
    return Cover(name, tuple(sorted(words)))


def _named(role: str, text: str) -> Iterable[str]:
    return (text[hit.start : hit.end] for hit in terms(role).scan(text))


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(f"({either('holds')})([^{EITHER_ITEM}|（）()]{{1,12}})")


def _held(text: str) -> Iterator[tuple[str, str]]:
    for found in _holding().finditer(text):
        yield found.group(1), found.group(2)


def plain_name(indicator: str, place: str, industry: str) -> str:
    """What is left of an indicator's name when all is taken out that its slots tell.

    >>> plain_name("新签约亿元以上项目", "", ""), plain_name("实际到位省外资金", "", "")
    ('', '')
    >>> plain_name("一般公共预算收入", "", ""), plain_name("重点技改项目", "", "")
    ('一般公共预算收入', '重点技改')
    """
    return _plain_name(_without(indicator, place, industry))


@lru_cache(maxsize=65536)
def _plain_name(words: str) -> str:
    left = list(words)
    for term in find_terms(words):
        if term.id in form_set("plain_measure") or term.kind in ("stage", "state", "relation", "cue", "head"):
            left[term.span.start : term.span.end] = " " * (term.span.end - term.span.start)
    rest = "".join(left)
    for role in ("size", "coverage", "origin", "plain"):
        for hit in reversed(list(terms(role).scan(rest))):
            rest = rest[: hit.start] + " " + rest[hit.end :]
    return "".join(char for char in rest if char.isalpha())


def _without(words: str, place: str, industry: str) -> str:
    """The words without the place, its parts, the sector and the name of the trade."""
    for part in (*_parts(place), fold(industry), *forms("trade")):
        if part:
            words = words.replace(part, "|")
    return words


@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[str, ...]:
    """The names of a path and of its parts, the longest first, with and without what closes them."""
    cuts = [0, *(at for at in range(1, len(path) + 1) if path[at - 1] in _closers() or at == len(path))]
    names = {path[start:end] for start in cuts for end in cuts if end - start > 1}
    names |= {name[:-1] for name in names if len(name) > 2 and name[-1] in _closers()}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _closers() -> frozenset[str]:
    return form_set_of_checks("place_ending")

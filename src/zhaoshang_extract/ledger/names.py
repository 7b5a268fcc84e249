"""Names of projects and companies taken apart: what is their own, and what half of all names say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from zhaoshang_extract.fold import fold
from zhaoshang_extract.gazetteer.table import by_full_name, by_short_name
from zhaoshang_extract.ledger import words
from zhaoshang_extract.ledger.place import wide_names
from zhaoshang_extract.lexicon.numerals import chars, multiplier, written
from zhaoshang_extract.marks import CLOSE, OPEN
from zhaoshang_extract.mention.written import parse_number

_LEAST = 2
# What is no name by itself: 朝阳锂电科技 is the company 朝阳, wherever it sits.
_COMMON = ("bland", "sector", "tail", "legal", "branch", "company")
_LONGEST = 80
_LONGEST_COUNTY = 12
# Words that open a name may also stand in it; so much must be left of it then.
_OPENING, _OWN = 4, 4
_NO_LETTERS = re.compile(r"[\s“”‘’《》〈〉·•\-—_/、，,。:：;；+&]+")
_LATIN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project's name: what is left of it, phase (None: not told), size, whether it is an enlargement.

    `core` is the name without place, phase, size and tails such as 产业园项目.
    """

    core: str
    phase: int | None = None
    size: tuple[str, str] | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """A company's name, the same without its legal form and place (`core`), and the part of its own."""

    full: str
    core: str
    brand: str

    @property
    def rest(self) -> str:
        """What the company says that it deals in: 新材料科技."""
        return self.core[len(self.brand) :]


def project_name(name: str | None, places: Sequence[str] = ()) -> ProjectName:
    """A name taken apart; `places` are the names of the place that it is in, the longest first."""
    text = _plain(name or "")
    text, phase = _phase(text)
    text, size = _size(text)
    more = words.says("more", text)
    text = words.pattern("more").sub("", text) if more else text
    text = text.replace(OPEN, "").replace(CLOSE, "")
    own = _without_places(_without_opener(_without_company_before(text, places)), places)
    return ProjectName(words.without_ends(own, "tail", "legal", least=_LEAST), phase, size, more)


@cache
def company(name: str, places: tuple[str, ...] = ()) -> Company | None:
    """A company's name taken apart; None for 温州客商 and the like, which name nobody.

    `places` are the names of the place that its project is in, the longest first.
    """
    text = _plain(name)
    if not text or words.ends("anybody", text) or text in words.forms("pronoun"):
        return None
    inner = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
    text = _without_host(inner.sub("", text) or text)
    core = _without_places(text, (*places, *wide_names(), *words.forms("wide")))
    core = words.without_ends(_without_places(_without_county(core), places), "legal")
    return Company(text, core, words.without_ends(core, "legal", "branch", "company"))


@cache
def _openings(one: Company) -> tuple[str, ...]:
    """What a company is called for short, the longest first: 锐碳新能源 and 锐碳 of 锐碳新能源科技."""
    lengths = range(len(one.core), max(len(one.brand), _LEAST) - 1, -1)
    whole = (length for length in lengths if words.is_made_of(one.core[len(one.brand) : length], *_COMMON))
    return tuple(one.core[:length] for length in whole)


def without_company(core: str, companies: Iterable[Company]) -> str:
    """A name without the companies that stand in it, in full or by their brand."""
    for one in companies:
        form = next((form for form in (one.full, *_openings(one)) if form in core), None)
        if form is not None:
            before, _, behind = core.partition(form)
            core = before + _without_legal(behind)
    return core


def bears(core: str, one: Company) -> bool:
    """True where a name says whose project it is: by the brand, or by its first characters at the start."""
    return len(one.brand) >= _LEAST and (one.brand in core or core.startswith(one.brand[:_LEAST]))


def is_vague(core: str) -> bool:
    """True for what many projects of a place are called: 新材料产业, 物流; and for nothing at all."""
    return words.is_made_of(core, "bland", "sector", "tail")


def is_bland(core: str) -> bool:
    """True for what may stand for any project of a company: 新材料产业; and for nothing at all."""
    return words.is_made_of(core, "bland", "tail")


def _plain(name: str) -> str:
    return _NO_LETTERS.sub("", fold(name))[:_LONGEST]


def _without_legal(text: str) -> str:
    """What stands behind the rest of a company's name: 科技有限公司负极材料 without 科技有限公司."""
    found = re.match(f"(?:{words.pattern('branch', 'company').pattern}){{0,3}}{words.either('legal')}", text)
    return text[found.end() :] if found else text


def _without_places(text: str, places: Sequence[str]) -> str:
    """The text without the places that it begins with, as long as they leave something of its own."""
    while True:
        found = next((place for place in places if text.startswith(place)), None)
        rest = text[len(found) :] if found else text
        if found is None or len(rest) < _LEAST or words.is_made_of(rest, *_COMMON):
            return text
        text = rest


def _without_host(text: str) -> str:
    """A company without the place that it came to terms with: 资兴市与华晟 is 华晟."""
    for found in re.finditer(words.either("with"), text):
        before, behind = text[: found.start()], text[found.end() :]
        if len(behind) > _LEAST and (before in by_full_name() or before in by_short_name()):
            return behind
    return text


def _without_county(text: str) -> str:
    """The text without the full name of a county that it begins with."""
    for length in range(min(len(text) - _LEAST, _LONGEST_COUNTY), _LEAST, -1):
        if text[:length] in by_full_name() and not words.is_made_of(text[length:], *_COMMON):
            return text[length:]
    return text


def owner_in(name: str | None) -> str | None:
    """The company that a name closes or opens with: 瑞恒有限公司投建的负极材料项目 has 瑞恒有限公司."""
    text = _plain(name or "")
    if words.ends("legal", text):
        return text
    found = re.search(words.either("full_legal"), text)
    return text[: found.end()] if found else None


def _without_company_before(text: str, places: Sequence[str]) -> str:
    """The name without the places and the company in full that it opens with."""
    found = re.search(words.either("full_legal"), text)
    behind = text[found.end() :] if found else ""
    return _without_places(behind if len(behind) >= _LEAST else text, places)


def _without_opener(text: str) -> str:
    """What stands behind the last word that opens a name: 有意建设, 最受关注的是."""
    bare = words.without_ends(text, "tail", least=_LEAST)
    # They may overlap: 永兴建设 has 兴建 and 建设.
    cuts = sorted(found.end(1) for found in re.finditer(f"(?=({words.either('opener')}))", bare))
    fitting = [cut for cut in cuts if len(bare) - cut >= (_OWN if cut > _OPENING else _LEAST)]
    return text[fitting[-1] :] if fitting else text


@cache
def _phases() -> re.Pattern[str]:
    ordinals = f"{chars('ones', 'ten')}1-9{words.chars('roman')}{words.chars('first')}IVX"
    return re.compile(f"{OPEN}?{words.maybe('nth')}([{ordinals}]{{1,3}}){words.either('phase')}{CLOSE}?")


def _phase(text: str) -> tuple[str, int | None]:
    found = list(_phases().finditer(text))
    if len(found) != 1:  # 一期、二期 are the whole
        return _phases().sub("", text), None
    told = found[0][1]
    return text[: found[0].start()] + text[found[0].end() :], _ordinal(told)


def _ordinal(told: str) -> int | None:
    roman = words.chars("roman")
    if told in words.forms("first"):
        return 1
    if told in roman:
        return roman.index(told) + 1
    if told in _LATIN:
        return _LATIN[told]
    try:
        return int(parse_number(told))
    except ValueError:
        return None


@cache
def _sizes() -> re.Pattern[str]:
    digits, in_words = f"[0-9][0-9.,]*[{multiplier()}]*", f"[{written()}]+"
    number = f"(?:{words.maybe('output')}(?P<digits>{digits})|{words.either('output')}(?P<words>{in_words}))"
    return re.compile(f"{number}{words.maybe('over')}(?P<unit>{words.either('measure')})")


def _size(text: str) -> tuple[str, tuple[str, str] | None]:
    found = _sizes().search(text)
    if found is None:
        return words.pattern("output").sub("", text), None
    told = found["digits"] or found["words"]
    try:
        value = f"{parse_number(told):f}"
    except ValueError:
        value = told
    left = text[: found.start()] + text[found.end() :]
    return (left if len(left) >= _LEAST else text), (value, found["unit"])

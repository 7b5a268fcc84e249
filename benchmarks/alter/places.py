"""Another home for an article: its city (or county) and what lies inside it get names of a like place.

A swap is fair when the new city stands in the same province, its name is of the same kind (市, 区, 自治县)
and means no more places than the old one, when neither it nor any place put in is named in the text already
or is an ordinary word, and when each county and town that the text names finds a like one inside it. All
vintages hold in the years that the article speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

import jieba

from score.values import Record
from zhaoshang_extract.gazetteer.table import Row, at, by_code, by_full_name, by_short_name, rows
from zhaoshang_extract.gazetteer.towns import counties_by_town

_KINDS = ("自治州", "地区", "盟", "自治县", "自治旗", "林区", "特区", "市", "区", "县", "旗")
_TOWN_KINDS = ("街道办事处", "街道", "镇", "民族乡", "乡")
_RESIDENTS = "企业|投资|客商|创业|兴业|发展"  # behind a place of one character
_YEAR = re.compile(r"\b(?:19|20)\d\d")


class NoSwapError(Exception):
    """The article has no fair swap; the message says why."""


@dataclass(slots=True)
class Swap:
    """Old and new words, and old and new codes."""

    words: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def pattern(self, text: str) -> re.Pattern[str]:
        """Finds every word to be replaced, and longer names around them that are to stay."""
        words = set(self.words) | set(_names_around(self.words, text))
        return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))

    def apply(self, text: str) -> str:
        """The text with the new names."""
        return self.pattern(text).sub(lambda found: self.words.get(found[0], found[0]), text)


@dataclass(slots=True, frozen=True)
class Scene:
    """What a swap must respect: the text, the years that it speaks of, and the codes in its gold."""

    text: str
    years: tuple[int, ...]
    codes: frozenset[str]

    def holds(self, row: Row) -> bool:
        """True when the name held in all the years."""
        return all(row.holds(year) for year in self.years) if self.years else row.until is None

    def named(self, row: Row) -> bool:
        """True when the text or the gold speaks of the place."""
        shorts = [short for short in row.shorts if len(short) > 1 and short not in _ordinary()]
        full = [row.name] if len(row.name) > 2 else []
        return row.adcode in self.codes or any(name in self.text for name in full + shorts)


def find_swap(text: str, gold: Record, published: str | None, random: Random) -> Swap:
    """The names to put in. Raises NoSwapError."""
    home = gold["document"].get("region")
    if not home or not home.get("adcode") or home["level"] in ("province", "country"):
        raise NoSwapError("its home is no city, county or place inside one")
    scene = Scene(text, tuple(_years(gold, published)), frozenset(_codes(gold)))
    root = _top(_row(home["adcode"], scene))
    if not any(word in text for word in (root.name, *root.shorts)) and not _any_inside(root, scene):
        raise NoSwapError(f"the text does not name {root.name}")
    if any(short in _row(root.parent, scene).shorts for short in root.shorts):
        raise NoSwapError(f"{root.name} bears the name of its province")
    others = [row for row in rows() if row.parent == root.parent and _alike(root, row, scene)]
    random.shuffle(others)
    for loose in (False, True):
        for other in sorted(others, key=lambda row: _unlike(root, row)):
            pairs = [] if _unlike(root, other)[0] else _paired(root, other, home["adcode"], scene, loose)
            swap = _swap(pairs, scene, random)
            if swap:
                return swap
    raise NoSwapError(f"no place like {root.name} in its province")


# -------- what the article speaks of


def _years(gold: Record, published: str | None) -> Iterator[int]:
    """The years of the actual facts, without those long ago, and of the publication."""
    told = published or gold["document"].get("published") or ""
    dates = [record.get("period") or "" for record in gold["observations"]]
    years = sorted(int(year) for date in [*dates, told] for year in _YEAR.findall(date))
    last = int(told[:4]) if told[:4].isdigit() else None
    return iter(sorted({year for year in years if last is None or last - 3 <= year <= last}))


def _codes(gold: Record) -> Iterator[str]:
    held = [
        gold["document"],
        *(one for part in ("observations", "signing_events", "projects") for one in gold[part]),
    ]
    for record in [*held, *gold["regions"]]:
        region = record.get("region")
        if region and region.get("adcode"):
            yield region["adcode"]


def _row(code: str, scene: Scene) -> Row:
    vintages = by_code().get(code)
    if not vintages:
        raise NoSwapError(f"the table has no code {code}")
    return at(vintages, scene.years[-1] if scene.years else None)[0]


def _top(row: Row) -> Row:
    """The city that a place lies in, or the place itself where no city is above it."""
    while True:
        upper = by_code().get(row.parent, ())
        if not upper or upper[0].level in ("province", "country"):
            return row
        row = upper[0]


def _any_inside(root: Row, scene: Scene) -> bool:
    return any(row.parent == root.adcode and row.name in scene.text for row in rows())


# -------- like places


def _kind(name: str, kinds: Sequence[str]) -> str:
    return next((kind for kind in kinds if name.endswith(kind)), "")


def _alike(old: Row, new: Row, scene: Scene) -> bool:
    if new.adcode == old.adcode or new.level != old.level or not scene.holds(new) or scene.named(new):
        return False
    if any(word in scene.text or word in _ordinary() for word in new.shorts) or new.name in scene.text:
        return False
    return bool(new.shorts) >= bool(old.shorts) and _meanings(new, scene) <= _meanings(old, scene)


def _unlike(old: Row, new: Row) -> tuple[bool, bool]:
    """What sets two alike places apart still: the kind of their names, and the length."""
    return _kind(old.name, _KINDS) != _kind(new.name, _KINDS), len(old.name) != len(new.name)


def _meanings(row: Row, scene: Scene) -> int:
    """How many places the row's names may mean."""
    year = scene.years[-1] if scene.years else None
    shorts = [len(at(by_short_name().get(short, ()), year)) for short in row.shorts]
    return max([len(at(by_full_name()[row.name], year)), *shorts])


def _paired(old: Row, new: Row, home: str, scene: Scene, loose: bool) -> list[tuple[Row, Row]]:
    """The place and each named place inside it with its like; [] when one has none.

    `loose` lets a county that is not the home become a 市 or 区, unless the text says 全县 or 该县.
    A county that shares its city's name only gets one that does so too.
    """
    pairs, taken = [(old, new)], set[Row]()
    inside = [row for row in rows() if row.parent == new.adcode]
    for child in rows():
        if child.parent != old.adcode or not scene.named(child) or not _is_vintage(child, scene):
            continue
        if child.adcode != home and not any(word in scene.text for word in (child.name, *_shorts(child))):
            raise NoSwapError(f"the text has words of its own for {child.name}")
        same_stem = bool(set(child.shorts) & set(old.shorts))
        likes = [
            row
            for row in inside
            if row not in taken
            and bool(set(row.shorts) & set(new.shorts)) == same_stem
            and (
                not _unlike(child, row)[0]
                or (loose and child.adcode != home and not _spoken_of(child, scene))
            )
            and _alike(child, row, scene)
        ]
        if not likes:
            return []
        best = min(likes, key=lambda row: _unlike(child, row))
        taken.add(best)
        pairs.append((child, best))
    return pairs


def _spoken_of(row: Row, scene: Scene) -> bool:
    return any(f"{word}{_kind(row.name, _KINDS)[-1:]}" in scene.text for word in ("全", "该", "我", "本"))


def _is_vintage(row: Row, scene: Scene) -> bool:
    """True for the vintage of its code that the text speaks of."""
    return _row(row.adcode, scene) is row or row.name in scene.text


# -------- words


def _swap(pairs: list[tuple[Row, Row]], scene: Scene, random: Random) -> Swap | None:
    if not pairs:
        return None
    swap = Swap()
    for old, new in pairs:
        swap.codes[old.adcode] = new.adcode
        swap.words[old.name] = new.name
        for short in _shorts(old):
            if len(short) > 1 and new.shorts:
                like = min(
                    _shorts(new), key=lambda word: (word[-1] != short[-1], abs(len(word) - len(short)), word)
                )
                swap.words.setdefault(short, like)
        swap.words.update(_by_one_character(old, new, scene.text))
    for old, new in pairs:
        if old.level == "county" and not _add_towns(swap, old, new, scene, random):
            return None
    return swap


def _by_one_character(old: Row, new: Row, text: str) -> Iterator[tuple[str, str]]:
    """在繁企业 → 在屯企业: the place by one character of its name, which may be all that says where it is."""
    for stem in old.shorts[:1]:
        for found in re.finditer(rf"([在来驻返])[{stem}]({_RESIDENTS})", text):
            yield found[0], found[1] + new.shorts[0][0] + found[2]


def _shorts(row: Row) -> list[str]:
    """The row's short names and its aliases (科右前旗)."""
    return [*row.shorts, *(alias for alias in _aliases().get(row, ()) if alias not in row.shorts)]


@cache
def _aliases() -> dict[Row, list[str]]:
    found: dict[Row, list[str]] = {}
    for word, meant in by_short_name().items():
        for row in meant:
            found.setdefault(row, []).append(word)
    return found


def _add_towns(swap: Swap, old: Row, new: Row, scene: Scene, random: Random) -> bool:
    """Add the county's towns that the text names; False when the new county has no like ones."""
    others = [town for town in _towns(new.adcode) if _free(town, scene)]
    random.shuffle(others)
    for town in _towns(old.adcode):
        if town not in scene.text or town in swap.words:
            continue
        kind, stem = _kind(town, _TOWN_KINDS), _stem(town)
        likes = [
            other
            for other in others
            if _kind(other, _TOWN_KINDS) == kind and other not in swap.words.values()
        ]
        likes.sort(key=lambda other: len(other) != len(town))
        if not likes:
            return False
        swap.words[town] = likes[0]
        if len(stem) > 1 and stem not in _ordinary():
            swap.words.setdefault(stem, _stem(likes[0]))
    return True


def _free(town: str, scene: Scene) -> bool:
    stem = _stem(town)
    return len(stem) > 1 and stem not in _ordinary() and stem not in scene.text


def _stem(town: str) -> str:
    return town.removesuffix(_kind(town, _TOWN_KINDS))


@cache
def _towns(county: str) -> tuple[str, ...]:
    return tuple(sorted(town for town, counties in counties_by_town().items() if county in counties))


def _names_around(words: Iterable[str], text: str) -> Iterator[str]:
    """Names of other places in the text that hold one of the words (吉林省 around 吉林)."""
    known = set(words)
    for name in by_full_name():
        if len(name) > 2 and name not in known and name in text and any(word in name for word in known):
            yield name


@cache
def _ordinary() -> frozenset[str]:
    """The words of jieba's dictionary that are no names."""
    with jieba.get_dict_file() as lines:
        cells = [line.decode("utf-8").split() for line in lines]
    return frozenset(
        word for word, _, tag in cells if len(word) > 1 and not tag.startswith(("ns", "nr", "nz"))
    )

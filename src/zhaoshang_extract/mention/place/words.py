"""The words around places, from region_words.toml, zones.toml and places_abroad.toml of the lexicon."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.gazetteer.table import WORD_KEYS, by_code, by_full_name, by_short_name, region_of
from zhaoshang_extract.lexicon import Entry, load, read_text
from zhaoshang_extract.region import Level, Region

ABROAD_KEYS = frozenset({"level", "name", "province"})
ABROAD_LEVELS: dict[str, Level] = {"country": "country", "other": "other"}
PUNCTUATION = frozenset("，。、；：（）“”‘’《》〈〉【】[]！？…—-·|/,.!?<>~● \n\r▌📌👉")


@cache
def forms(role: str) -> tuple[str, ...]:
    """The forms of every entry of region_words.toml with that role."""
    return tuple(form for entry in entries("region_words", role) for form in entry.forms)


@cache
def form_set(role: str) -> frozenset[str]:
    """`forms` for membership tests."""
    return frozenset(forms(role))


def entries(name: str, role: str) -> list[Entry]:
    """The entries of region_words.toml or zones.toml with that role."""
    return [entry for entry in load(name, WORD_KEYS) if entry.facts.get("role") == role]


@cache
def cues_before() -> tuple[str, ...]:
    """What stands directly before a place: 赴, 来自."""
    return forms("before") + forms("both")


@cache
def cues_after() -> tuple[str, ...]:
    """What stands directly behind a place: 举行, 等地."""
    return forms("after") + forms("both")


@cache
def breakers() -> tuple[str, ...]:
    """Verbs and particles that never stand inside the name of a company or zone."""
    single = "的在与和及由于到将对为是有已等赴共被让向、各个级打创获批入推进建设全里内外"
    return (*single, *forms("breaker"), *cues_before(), *(cue for cue in forms("after") if len(cue) > 1))


@cache
def _breaker() -> re.Pattern[str]:
    return re.compile("|".join(breakers()))


def broken(text: str) -> bool:
    """True when a verb or particle in `text` shows that it is no part of one name."""
    return _breaker().search(text) is not None


@cache
def abroad() -> dict[str, Region]:
    """Places without a code by the form that names them."""
    return {
        form: Region(entry.facts.get("name", form), None, ABROAD_LEVELS[entry.facts["level"]])
        for entry in load("places_abroad", ABROAD_KEYS)
        for form in entry.forms
    }


@cache
def parts_of(level: str) -> frozenset[str]:
    """The groups of places that a report of a province, or of the country, may have as its parts."""
    regions = frozenset(
        form
        for entry in load("places_abroad", ABROAD_KEYS)
        if entry.id == "chinese_regions"
        for form in entry.forms
    )
    inside = frozenset(areas_of_provinces())
    return {"province": inside, "country": inside | regions}.get(level, frozenset())


@cache
def areas_of_provinces() -> dict[str, Region]:
    """Areas inside one province by name, with their province: 长株潭, 河西走廊, 粤西地区."""
    areas: dict[str, Region] = {}
    for entry in load("places_abroad", ABROAD_KEYS):
        for form in entry.forms:
            if "province" in entry.facts:
                areas[form] = region_of(by_code()[entry.facts["province"]][0])
            elif entry.id == "sides_of_province":
                areas[form] = listed_abbreviations()[form[0]]
    return areas


@cache
def named_zones() -> dict[str, Region]:
    """Zones that are known by name alone: 雄安新区."""
    zones = {}
    for entry in entries("zones", "named"):
        government = region_of(by_code()[entry.facts["adcode"]][0])
        for form in entry.forms:
            zones[form] = Region(government.name + entry.id, government.adcode, "zone")
    return zones


@cache
def abbreviations() -> dict[str, Region]:
    """Provinces by their one character: 鄂."""
    return {
        entry.forms[0]: region_of(by_code()[entry.facts["adcode"]][0])
        for entry in entries("region_words", "abbreviation")
    }


@cache
def listed_abbreviations() -> dict[str, Region]:
    """Provinces by one character, those too that only a list shows (赴江、浙、沪)."""
    more = {
        form: region_of(by_code()[entry.facts["adcode"]][0])
        for entry in entries("region_words", "abbreviation_in_list")
        for form in entry.forms
    }
    return {**abbreviations(), **more}


@cache
def neighbours(role: str) -> dict[str, frozenset[str]]:
    """The characters beside a name that make another word of it: 成都 after 完 (完成|都)."""
    pairs = (form.split("|") for form in forms(role))
    return {name: frozenset(characters) for name, characters in pairs if characters}


@cache
def common_words() -> dict[str, str]:
    """Ordinary two-character words: the second characters by the first."""
    lines = read_text("common_words.txt").splitlines()
    return {line[0]: line[2:] for line in lines}


def is_word(pair: str) -> bool:
    """True for an ordinary word of two characters (财政)."""
    return len(pair) == 2 and pair[1] in common_words().get(pair[0], "")


def is_short_place(pair: str) -> bool:
    """True for two characters that are the short name of a place."""
    return pair in by_short_name()


@cache
def opening() -> re.Pattern[str]:
    """Two characters that could open a form: a quick sieve before `scan_index`."""
    firsts, seconds = ("".join(sorted(set(column))) for column in zip(*scan_index(), strict=True))
    return re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])")


@cache
def scan_index() -> dict[str, tuple[str, ...]]:
    """Every form that names a place, by its first two characters, the longest first."""
    found: dict[str, set[str]] = {}
    for table in (by_full_name(), by_short_name(), abroad(), named_zones()):
        for form in table:
            found.setdefault(form[:2], set()).add(form)
    return {key: tuple(sorted(group, key=lambda form: (-len(form), form))) for key, group in found.items()}


@cache
def _simplified() -> dict[int, str]:
    rows = [line.split("\t") for line in read_text("characters.tsv").splitlines() if line[0] != "#"]
    own = {row[0] for row in rows}  # 乾 of 乾县 stays what it is
    return {ord(old): row[0] for row in rows for old in row[2] if old not in own}


def simplified(text: str) -> str:
    """The text with the traditional characters of place names in their simplified form (廣東, 全縣).

    Each character stays one character.
    """
    return text.translate(_simplified()) if _traditional().search(text) else text


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _simplified()))}]")

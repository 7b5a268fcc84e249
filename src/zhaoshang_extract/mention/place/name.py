"""Names of the code table, full (监利县) and short (监利), and of places abroad."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zhaoshang_extract.gazetteer.table import CHINA, Row, by_full_name, by_short_name
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.institution import in_institution
from zhaoshang_extract.mention.place.scene import (
    BELOW_HOME,
    BELOW_NAMED,
    BELOW_PROVINCE,
    NAMED,
    Scene,
    reason,
)
from zhaoshang_extract.mention.place.settling import goes_to
from zhaoshang_extract.region import Region

# What follows 北京市 in 北京市场 shows that the suffix belongs to the next word.
_CUT_SUFFIX = {"市": "场值属", "县": "域级", "区": "域位块划间", "省": "级份域", "州": "际", "旗": "舰帜"}
_LIST_MARKS = frozenset("、/和与及，·")
_ITEM_MARKS = frozenset("、，；：。")  # before an item of a list with figures
_COUNTED = re.compile(r"[两二三四五六七八九十各]个?[地市县区省州旗国镇盟]")  # 顺德、南海|两区
# 中欧（黄山）智造园: a bracket in the name of a park holds its place
_BRACKETED = re.compile(r"(?<=[一-鿿]{2})（[一-鿿]{2,4}）[一-鿿]{1,8}?(?:园|城|港|基地|示范区|中心)")
_JOINS = frozenset("和与及")


@dataclass(slots=True)
class Hit:
    """A form of the table at `start:end`, before anybody asked whether it is a place here."""

    start: int
    end: int
    form: str
    rows: tuple[Row, ...]
    full: bool
    abroad: Region | None = None


@dataclass(slots=True)
class Named:
    """A name read as a place; `region` is None when several places bear it, `reason` says which."""

    start: int
    end: int
    region: Region | None
    reason: str | None
    full: bool


@remembered
def scan(text: str) -> list[Hit]:
    """Every form in the text, the longest at each place; of two that overlap the surer stays (月湖|湖南)."""
    index = words.scan_index()
    hits: list[Hit] = []
    for opening in words.opening().finditer(text):
        start = opening.start()
        forms = index.get(text[start : start + 2])
        hit = _longest(text, start, forms) if forms is not None else None
        if hit is None:
            continue
        if hits and hit.start < hits[-1].end:
            surer = _sureness(hit) > _sureness(hits[-1]) and hit.end > hits[-1].end
            if not surer and not _is_joined(hit, hits):
                continue
            hits.pop()
        hits.append(hit)
    return hits


def _is_joined(hit: Hit, hits: Sequence[Hit]) -> bool:
    """永嘉|和|平阳, not 永嘉|和平|阳: between two names 和 joins them."""
    joins = hits[-1].form[0] in _JOINS and hit.start == hits[-1].start + 1
    return joins and len(hits) > 1 and hits[-2].end == hits[-1].start


def _sureness(hit: Hit) -> int:
    if hit.abroad is not None or (hit.full and len(hit.form) > 2):
        return 3
    return 2 if _is_strong(hit) else 1


def _longest(text: str, start: int, forms: Sequence[str]) -> Hit | None:
    for form in forms:
        if text.startswith(form, start):
            end = start + len(form)
            if _other_word(text, start, end, form):
                continue
            if form in by_full_name():
                if text[end : end + 1] and text[end] in _CUT_SUFFIX.get(form[-1], ""):
                    continue
                return Hit(start, end, form, by_full_name()[form], True)
            if form in by_short_name():
                return Hit(start, end, form, by_short_name()[form], False)
            region = words.abroad().get(form) or words.named_zones().get(form)
            return Hit(start, end, form, (), False, region)
    return None


def _other_word(text: str, start: int, end: int, form: str) -> bool:
    """True when the characters beside a form make other words of it: 完|成都|市, 其|中山|区."""
    left, right = text[start - 1 : start] if start else "", text[end : end + 1]
    bases = (form, form[:-1])  # 其|中山|区 as much as 其|中山|市
    if left and any(left in words.neighbours("split_after").get(base, ()) for base in bases):
        return True
    if right and right in words.neighbours("split_before").get(form, ()):
        return True
    if len(form) != 2 or not left or not right:
        return False
    tail = form[1] + right
    return words.is_word(left + form[0]) and (words.is_word(tail) or words.is_short_place(tail))


def find_names(text: str, hits: Sequence[Hit], scene: Scene) -> list[Named]:
    """The hits that are places here, resolved, in the order of the text."""
    for hit in hits:
        if hit.form in words.form_set("common_full"):
            continue
        if hit.full and len(hit.form) > 2 and len({row.adcode for row in hit.rows}) == 1:
            scene.named.setdefault(hit.rows[0].adcode)
        elif _is_strong(hit) and hit.rows and not in_institution(text, hit.end):
            widest = scene.choose(hit.rows, None, True)[0]
            if widest.level != "county" or len(hit.rows) == 1:
                scene.named.setdefault(widest.adcode)
    listed = _listed(text, hits, scene)
    found: list[Named] = []
    for position, hit in enumerate(hits):
        beside = found[-1].region if found and found[-1].end == hit.start else None
        named = _read(text, hit, scene, beside, position in listed)
        if named is not None:
            found.append(named)
    return found


def _read(text: str, hit: Hit, scene: Scene, beside: Region | None, listed: bool) -> Named | None:
    if in_institution(text, hit.end) or _is_brand(text, hit.end):
        return None
    if not hit.full and text.startswith(_town_words(), hit.end):
        return None  # 盐湖小镇 is a project
    if hit.abroad is not None:
        return Named(hit.start, hit.end, hit.abroad, None, False)
    rows = scene.choose(hit.rows, beside, not hit.full)
    nearness = scene.nearness(rows[0], beside)
    if not (_full_holds if hit.full else _short_holds)(text, hit, nearness, listed):
        return None
    if len(rows) > 1:
        return Named(hit.start, hit.end, None, reason(hit.form, rows), hit.full)
    return Named(hit.start, hit.end, scene.region(rows[0]), None, hit.full)


def _full_holds(text: str, hit: Hit, nearness: int, listed: bool) -> bool:
    """Full names hold, but 城区 or 和县 only where the place is near and the words around agree."""
    if hit.form in words.form_set("common_full"):
        at = text.startswith("在", hit.start - 1) and hit.start > 0 and nearness >= BELOW_HOME
        office = len(hit.form) == 2 and text.startswith(words.forms("office_after"), hit.end)
        near = nearness >= BELOW_NAMED and (at or listed or _bounded(text, hit))
        # 城西区冷链项目 in the report of the city that has a district of that name
        opens = len(hit.form) > 2 and nearness >= BELOW_HOME and _before(text, hit)
        return nearness >= 100 or office or near or (opens and not text.startswith("的", hit.end))
    if len(hit.form) == 2 and hit.form != CHINA.name:
        clear = not words.is_word(text[max(0, hit.start - 1) : hit.start] + hit.form[0])
        opens = _before(text, hit) and text[hit.end : hit.end + 1] not in ("富", "强", "域", "级")
        office = text.startswith(words.forms("office_after"), hit.end)
        return (
            nearness >= 100
            or office
            or (clear and (nearness >= BELOW_NAMED or listed or opens or _cued(text, hit)))
        )
    return True


def _short_holds(text: str, hit: Hit, nearness: int, listed: bool) -> bool:
    """Short names of cities hold; those of counties need a home, a list or a cue."""
    if nearness >= 100:
        return True
    if hit.form in words.form_set("ordinary"):
        if any(row.level == "city" for row in hit.rows) and _tells_city(text, hit, nearness):
            return True
        if (nearness >= BELOW_NAMED and _is_item(text, hit)) or _BRACKETED.match(text, hit.start - 1):
            return True
        if nearness >= NAMED and not words.is_word(hit.form) and is_clear(text, hit):
            return True
        return (listed and _bounded(text, hit)) or (nearness >= BELOW_NAMED and _cued(text, hit))
    if _is_strong(hit):
        return True
    if not is_clear(text, hit):
        return False
    if nearness >= BELOW_NAMED:
        return True
    return listed or _cued(text, hit)


def _tells_city(text: str, hit: Hit, nearness: int) -> bool:
    """宜宾9个，自贡5个 beside 四川省, 已落户自贡的企业: cities whose names are words, in plain sight."""
    if nearness >= BELOW_PROVINCE and _is_item(text, hit):
        return True
    led = text.endswith(words.forms("leads_to"), 0, hit.start)
    return led and is_clear(text, hit) and (_behind(text, hit) or _thing_follows(text, hit))


def _is_strong(hit: Hit) -> bool:
    if hit.full or hit.form in words.form_set("ordinary"):
        return False
    return hit.form in words.form_set("well_known") or any(row.level != "county" for row in hit.rows)


def is_clear(text: str, hit: Hit) -> bool:
    """True when neither side of a short name makes an ordinary word with it (财|政和, 平利|用)."""
    left, right = text[max(0, hit.start - 1) : hit.start], text[hit.end : hit.end + 1]
    return not (words.is_word(left + hit.form[0]) or words.is_word(hit.form[-1] + right))


def opens_clear(text: str, hit: Hit) -> bool:
    """The same for the left side alone, where a word stands behind that ends a name: 肥东|经开区."""
    return not words.is_word(text[max(0, hit.start - 1) : hit.start] + hit.form[0])


def _before(text: str, hit: Hit) -> bool:
    return hit.start == 0 or text[hit.start - 1] in words.PUNCTUATION


def _behind(text: str, hit: Hit) -> bool:
    return hit.end == len(text) or text[hit.end] in words.PUNCTUATION or text[hit.end].isdigit()


def _is_item(text: str, hit: Hit) -> bool:
    """大同104个，阳泉52个; 新余：……: a name that is a word too, as one item of a list or as its label."""
    opens = hit.start == 0 or text[hit.start - 1] in _ITEM_MARKS
    label = hit.start == 0 and text.startswith("：", hit.end)
    return opens and (label or text[hit.end : hit.end + 1].isdigit())


def _bounded(text: str, hit: Hit) -> bool:
    return (_before(text, hit) or text[hit.start - 1] in _LIST_MARKS) and (
        _behind(text, hit) or _thing_follows(text, hit)
    )


def _cued(text: str, hit: Hit) -> bool:
    """True when a place is expected here: 赴…举行, or a clause that opens with it."""
    cue = text[max(0, hit.start - 4) : hit.start].endswith(words.cues_before())
    follows = _behind(text, hit) or _thing_follows(text, hit)
    return (
        (cue and follows)
        or text.endswith(words.forms("opens_name"), 0, hit.start)  # 中国·岳西翠兰茶文化节
        or goes_to(text, hit.start, hit.end)
        or (_before(text, hit) and _thing_follows(text, hit) and text[hit.end] not in "等和与及的为")
    )


def _thing_follows(text: str, hit: Hit) -> bool:
    return text.startswith(words.cues_after(), hit.end) or _COUNTED.match(text, hit.end) is not None


def _listed(text: str, hits: Sequence[Hit], scene: Scene) -> set[int]:
    """The positions of hits that stand in a list (苏州、昆山) in which some name is surely a place."""
    listed: set[int] = set()
    group: list[int] = []
    for position, hit in enumerate(hits):
        joined = group and hit.start == hits[group[-1]].end + 1 and text[hit.start - 1] in _LIST_MARKS
        if not joined:
            listed.update(_sure_group(hits, group, scene))
            group = []
        group.append(position)
    listed.update(_sure_group(hits, group, scene))
    return listed


def _sure_group(hits: Sequence[Hit], group: list[int], scene: Scene) -> list[int]:
    if len(group) < 2:
        return []

    def sure(hit: Hit) -> bool:
        near = bool(hit.rows) and max(scene.nearness(row) for row in hit.rows) >= BELOW_NAMED
        return near or _is_strong(hit) or (hit.full and len(hit.form) > 2)

    plain = [hits[i] for i in group if hits[i].form not in words.form_set("ordinary")]
    return group if any(map(sure, plain)) or len(plain) > 2 else []


@cache
def _town_words() -> tuple[str, ...]:
    """小镇, 古镇: words of two characters for a town, but for 乡镇, which a county has."""
    return tuple(f for f in words.forms("no_town") if len(f) == 2 and f[-1] == "镇" and f[0] != "乡")


def _is_brand(text: str, end: int) -> bool:
    return text.startswith(words.forms("never_after"), end) and not text.startswith(words.cues_after(), end)

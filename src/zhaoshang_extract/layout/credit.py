"""Credit lines: who published a report, who wrote it, and when (来源：某报 2021-05-06 责任编辑 某人)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from zhaoshang_extract import lexicon

CreditShape = Literal["fields", "people", "date", "folio", "office", "media"]

_LONGEST = 160
_HANZI = "[\u4e00-\u9fff·]"
# A figure of the trade shows that a line says something: 资金来源：省级专项2亿元.
CLAIM = re.compile(
    r"\d\s?(?:亿|万?[美欧日港]?元|万人|%|‰|个项目|个百分点|家企|倍|多?[个家项户]\b)|[一二三四五六七八九十百千]亿|[十百千万亿]元"
)
DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?[年\-./]\s?(\d{1,2})\s?[月\-./]\s?(\d{1,2})(?!\d)\s?日?"
    r"|([〇○零0一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_FOLIO = re.compile(
    r"[（(]?总?第\s?\d{1,6}\s?期[）)]?|[（(]总第?\s?\d{1,6}\s?期[）)]|\d{4}年第\d{1,4}期"
    r"|第?\s?[A-Z]?\d{1,3}\s?版面?|第[一二三四五六七八九十]{1,3}版|头版|共印\s?\d{1,5}\s?份"
    r"|星期[一二三四五六日天]|[（(]周[一二三四五六日天][）)]|农历[一-鿿]{4,10}"
)
_CLOCK = re.compile(r"T?(?<!\d)\d{1,2}：\d{2}(?:：\d{2})?(?!\d)|(?<!\d)\d{1,2}月\d{1,2}日")
_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d年\d{1,2}月(?!\d)")
_ADDRESS = re.compile(r"(?:https?：?//|www\.)[\x21-\x7e：]{1,200}", re.ASCII)
_SPACED_NAME = re.compile(r"[一-鿿](?: {1,4}[一-鿿]){3,8}")  # 云 岭 日 报
_SPLIT = re.compile(r"[\s、，,：/|（）()\[\]【】<>《》□■◎●○◇◆▲—\-]+")
_ROLES = re.compile(
    r"(?:本报|本网|本刊|全媒体|融媒体|首席|见习|实习|特约|特派)*(?:记者|通讯员|实习生|编辑)|文图|图文|文字|摄影报道"
    r"|摄影|整理|采写|撰文|撰稿|供稿|作者|报道"
)
_DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "0": 0}


@dataclass(slots=True)
class Credit:
    """What a credit line says; `issued` is its first date with a printed four-digit year.

    `source` is the value of a 来源 label, `name` a medium or an office that stands without one.
    """

    shape: CreditShape
    source: str | None = None
    issued: date | None = None
    name: str | None = None
    labels: tuple[str, ...] = ()


def read_credit(plain: str) -> Credit | None:
    """The credit that the folded line `plain` is, or None when it says anything else.

    >>> read_credit("来源：青禾日报 2020年3月5日 02版").source
    '青禾日报'
    """
    if len(plain) > _LONGEST or not plain or plain[-1] in "。！？；，、" or CLAIM.search(plain):
        return None
    if _SPACED_NAME.fullmatch(plain):
        plain = plain.replace(" ", "")
    issued = find_day(plain)
    rest = _CLOCK.sub(" ", _FOLIO.sub(" ", DAY.sub(" ", plain)))
    rest = _MONTH.sub(" ", rest)
    shape: CreditShape = "folio" if _FOLIO.search(plain) else "date"
    dated = rest != plain
    rest = (
        re.sub(r"\s?(?:印发|发布|主办|编印|编发|编|制)$", "", rest.strip(" （）()[]【】")) if dated else rest
    )
    labelled = _read_fields(rest, issued)
    if labelled is not None:
        return labelled
    if plain[-1] == "：":  # 县政府：, 同志们：
        return None
    tokens = [token for token in _SPLIT.split(rest) if token]
    if not tokens:
        return Credit(shape, issued=issued) if dated else None
    people = _read_people(tokens)
    if people is not None:
        return Credit("people", issued=issued, name=people or None)
    return _read_name(tokens, issued, shape, dated)


def find_day(plain: str) -> date | None:
    """The first date of a folded text that prints its four-digit year, or None."""
    for match in DAY.finditer(plain):
        year, month, day, *chinese = match.groups()
        numbers = [int(part) for part in (year, month, day)] if year else [_small(part) for part in chinese]
        try:
            return date(*numbers)
        except ValueError:
            continue
    return None


def _small(numeral: str) -> int:
    """A year spelled digit by digit (二〇二三) or a month or day (二十八)."""
    if len(numeral) == 4:
        return int("".join(str(_DIGITS[mark]) for mark in numeral))
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all labels, and the entry that each belongs to."""
    owner: dict[str, str] = {}
    blank: list[str] = []
    for entry in lexicon.load("bylines", frozenset({"blank"})):
        if entry.id == "post":
            continue
        owner.update(dict.fromkeys(entry.forms, entry.id))
        if entry.facts.get("blank") == "True":
            blank += [form for form in entry.forms if len(form) > 1]

    def choice(forms: list[str]) -> str:
        return "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))

    pattern = (
        rf"(?<![一-鿿])(?:({choice(list(owner))})\s{{0,3}}[：>]|({choice(blank)})\s{{1,6}}(?=\S))\s{{0,3}}"
    )
    return re.compile(pattern), owner


def _read_fields(rest: str, issued: date | None) -> Credit | None:
    """A line of label and value pairs; None when it begins with anything but a name, or a value is long."""
    pattern, owner = _labels()
    found = list(pattern.finditer(rest))
    if not found:
        return None
    before = _ADDRESS.sub("", rest[: found[0].start()]).strip(" （()[【|■●□◆")
    if before and not (is_media(before) or is_office(before) or before in sections()):
        tokens = [token for token in _SPLIT.split(before) if token]
        if _read_people(tokens) is None and not all(_plain_name(token) for token in tokens):
            return None
    source: str | None = None
    kinds: list[str] = []
    ends = [match.start() for match in found[1:]] + [len(rest)]
    for match, end in zip(found, ends, strict=True):
        kind = owner[match[1] or match[2]]
        value = rest[match.end() : end].strip(" （）()[]【】|■●□，,、")
        if len(value) > (110 if kind == "distribution" else 45) or (match[2] and len(value) > 24):
            return None
        kinds.append(kind)
        if kind == "source" and source is None:
            source = _source_name(value)
    if kinds[0] == "distribution" and found[0].start():
        return None
    name = before if before and (is_media(before) or is_office(before)) else None
    return Credit("fields", source=source, issued=issued, name=name, labels=tuple(kinds))


def _source_name(value: str) -> str | None:
    name = re.split(r"[\s|（(，,]", value, maxsplit=1)[0].strip("《》“”")
    if not name or name in _forms("nobody") or name in sections() or _ADDRESS.match(name):
        return None
    return name


def _read_people(tokens: list[str]) -> str | None:
    """ "" or the medium before 记者 when the tokens are roles and names only; None otherwise."""
    if len(tokens) == 2 and tokens[0].endswith(_posts()) and _plain_name(tokens[1]) and len(tokens[0]) > 2:
        return ""
    if len(tokens) == 3 and tokens[0].endswith(_posts()) and len(tokens[1]) == len(tokens[2]) == 1:
        return ""
    medium, roles = "", 0
    for token in tokens:
        if token in ("文", "图", "摄"):
            roles += 1
            continue
        before, role, after = _around_role(token)
        roles += bool(role)
        if role and before and not (is_media(before) or _plain_name(before)):
            return None
        medium = medium or (before if role and is_media(before) else "")
        if not _plain_name(after) and after:
            return None
    return medium if roles else None


def _around_role(token: str) -> tuple[str, str, str]:
    match = _ROLES.search(token)
    if match is None:
        return "", "", token
    after = token[match.end() :]
    return token[: match.start()], match[0], re.sub(r"(?:摄|报道|整理)$", "", after)


def _plain_name(token: str) -> bool:
    """True for what may be a person's name: one to four Chinese characters (魏 and 然 may stand apart)."""
    return re.fullmatch(_HANZI + "{1,4}", token) is not None and not is_office(token)


def _read_name(tokens: list[str], issued: date | None, shape: CreditShape, dated: bool) -> Credit | None:
    """A medium or an office alone, or beside a date, a page number and the page's name."""
    names = [token for token in tokens if token not in sections()]
    # （荷塘县投资促进局 丁一）: the office and its writer.
    if len(names) == 2 and is_office(names[0]) and _plain_name(names[1]) and len(names[1]) <= 3:
        names.pop()
    if len(names) == 1:
        if is_media(names[0]):
            return Credit("media", issued=issued, name=names[0])
        if is_office(names[0]):
            return Credit("office", issued=issued, name=names[0])
    if dated and not names:
        return Credit(shape, issued=issued)
    if shape == "folio" and all(len(name) <= 8 and re.fullmatch(_HANZI + "+", name) for name in names):
        medium = next((name for name in names if is_media(name)), None)
        return Credit("folio", issued=issued, name=medium) if len(names) <= 2 else None
    return None


def is_media(name: str) -> bool:
    """True when a folded phrase can be the name of a newspaper, a station or a site."""
    return _is_name(name, "media", 16)


def is_office(name: str) -> bool:
    """True when a folded phrase can be the name of an office of government."""
    return _is_name(name, "office", 32)


def sections() -> frozenset[str]:
    """The names of newspaper pages and site columns."""
    return _forms("section")


@cache
def _forms(entry_id: str) -> frozenset[str]:
    return next(frozenset(entry.forms) for entry in lexicon.load("publishers") if entry.id == entry_id)


@cache
def _posts() -> tuple[str, ...]:
    return next(entry.forms for entry in lexicon.load("bylines", frozenset({"blank"})) if entry.id == "post")


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _forms("no_name")))))


def _is_name(name: str, entry_id: str, longest: int) -> bool:
    if not 3 <= len(name) <= longest or re.fullmatch(_HANZI + "+", name) is None:
        return False
    return name.endswith(tuple(_forms(entry_id))) and _no_name().search(name) is None

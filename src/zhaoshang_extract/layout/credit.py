"""Credit lines: who published a report, who wrote it, and when (来源：某报 2021-05-06 责任编辑 某人)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from zhaoshang_extract import lexicon
from zhaoshang_extract.layout.credit_name import (
    forms_of,
    is_media,
    is_office,
    plain_name,
    read_people,
    sections,
    split_tokens,
)
from zhaoshang_extract.layout.furniture import CLAIM, is_button
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.mention.period import full_days
from zhaoshang_extract.span import Span

CreditShape = Literal["fields", "people", "date", "folio", "office", "media"]

_LONGEST = 160
# A label of so many characters is known even where it is glued to the value before it.
_GLUED = 4
_HANZI = "[\u4e00-\u9fff·]"
_FOLIO = re.compile(
    r"[（(]?总?第\s?\d{1,6}\s?期[）)]?|[（(]总第?\s?\d{1,6}\s?期[）)]|\d{4}年第\d{1,4}期"
    r"|第?\s?[A-Z]?\d{1,3}\s?版面?|第[一二三四五六七八九十]{1,3}版|头版|共印\s?\d{1,5}\s?份"
    r"|星期[一二三四五六日天]|[（(]周[一二三四五六日天][）)]|农历[一-鿿]{4,10}"
)
_CLOCK = re.compile(
    r"T?(?<!\d)\d{1,2}：\d{2}(?:：\d{2})?(?!\d)|(?<!\d)\d{1,2}月\d{1,2}日|(?<!\d)\d\d[.\-/]\d\d(?=\s+\d{1,2}：\d\d)"
)
_TIME_OF_DAY = re.compile(r"(?<!\d)\d{1,2}：\d{2}(?!\d)")
# 某日报/2016年/7月/8日/第001版
_SLASHED = re.compile(r"(?<=[年月日])/(?=\d|第)")
# 某政办发〔2016〕12号: the number of an official paper.
_NUMBER = re.compile(r"[（(]?[一-鿿]{2,12}[〔\[（【](?:19|20)\d\d[〕\]）】]\s?第?\d{1,4}号[）)]?")
_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d年\d{1,2}月(?!\d)")
_ADDRESS = re.compile(r"(?:https?：?//|www\.)[\x21-\x7e：]{1,200}", re.ASCII)
# 首页 > 政务公开 > 工作动态: the way to the page, which may share the line with its date.
_CRUMB = re.compile(r"(?:[一-鿿]{2,8}：\s?)?(?:网站)?首页(?:(?:\s?[>/»]+\s?|\s-\s)[^\s>/»：]{1,16})+")
_SPACED_NAME = re.compile(r"[一-鿿](?: {1,4}[一-鿿]){3,8}")  # 云 岭 日 报
_ISSUED_BY = re.compile(r"\s?(?:印发|发布|主办|编印|编发|编|制)$")
# • 来源：某报, ：某人 (the label was lost): marks before a credit.
_MARK = re.compile(r"[•·▪◆■●|]\s{0,3}(?=\S)")
_LOST_LABEL = re.compile(r"：\s?([一-鿿]{2,4})")
_SUMMARY = ("内容摘要", "内容概述", "内容概要", "内容简介")
_POSTED = re.compile(r"(?:\S{1,20}\s?)?发[表布]于：?\s?(?=\d{4})")  # 某网友 发表于 2022-7-26
_PAPER = re.compile(r"[一-鿿]{2,10}(?:报|刊|网)")
# 2018-08-13 … 2 1 某报 content_2.htm 1 …: what the page of a digital paper says of itself at its end.
_RECORD = re.compile(r"(?:[\w/]+\.s?html?|/enp\w+)\S*|(?<=\s)\d{5,9}(?=\s)", re.ASCII)
# A counter (318次) or a name in Latin letters (NEWS.EXAMPLE-LINK) beside the date.
_MARGIN = re.compile(r"\d{1,9}次?|[A-Za-z][\w.&+-]{0,40}", re.ASCII)


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


@remembered
def read_credit(plain: str) -> Credit | None:
    """The credit that the folded line `plain` is, or None when it says anything else.

    >>> read_credit("来源：青禾日报 2020年3月5日 02版").source
    '青禾日报'
    """
    if len(plain) > _LONGEST or not plain:
        return None
    if plain[-1] in "，、；" and is_record(plain):  # 信息类别： 重点项目，
        plain = plain[:-1]
    if not plain or plain[-1] in "。！？；，、":
        return None
    if CLAIM.search(plain):
        return _read_record(plain)
    if (mark := _MARK.match(plain)) is not None:
        plain = plain[mark.end() :]
    if _LOST_LABEL.fullmatch(plain):
        return Credit("people")
    plain = _close_labels(plain)
    if _SPACED_NAME.fullmatch(plain):
        plain = plain.replace(" ", "")
    if _NUMBER.fullmatch(plain):
        return Credit("folio")
    plain = _SLASHED.sub("", plain)
    days = full_days(plain)
    issued = days[0][1] if days else None
    if issued and _POSTED.match(plain):
        return Credit("date", issued=issued)
    undated = _without(plain, [span for span, _ in days])
    rest = _MONTH.sub(" ", _CLOCK.sub(" ", _FOLIO.sub(" ", undated)))
    shape: CreditShape = "folio" if _FOLIO.search(plain) else "date"
    dated = rest != plain
    rest = _ADDRESS.sub(" ", _CRUMB.sub(" ", rest))
    labelled = _read_fields(rest.strip(" （）()[]【】") if dated else rest, issued)
    if labelled is not None:
        return labelled
    if plain[-1] == "：":  # 县政府：, 同志们：
        return None
    rest = _ISSUED_BY.sub("", rest.strip(" （）()[]【】")) if dated else rest
    tokens = [token for token in split_tokens(rest) if not (dated and _is_margin(token))]
    if not tokens:
        return Credit(shape, issued=issued) if dated else None
    people = read_people(tokens)
    if people is not None:
        return Credit("people", issued=issued, name=people or None)
    return (
        _read_name(tokens, issued, shape, dated)
        or _read_post(plain, tokens, issued)
        or (_read_record(plain) if issued else None)
    )


def _read_record(plain: str) -> Credit | None:
    """The line with which a digital paper's page records itself: date, paper, headline, numbers."""
    days = full_days(plain)
    if not days or not _RECORD.search(plain):
        return None
    tokens = plain.split()
    medium = next((token for token in tokens if is_media(token) or _PAPER.fullmatch(token)), None)
    if medium is None or len(tokens) < 5 or sum(token.isdecimal() for token in tokens) < 1:
        return None
    return Credit("folio", issued=days[0][1], name=medium)


def is_record(plain: str) -> bool:
    """True for a line that begins with the label of a paper's record: 信息类别：."""
    pattern, owner = _labels()
    found = pattern.match(_close_labels(plain))
    return found is not None and owner[found[1] or found[2] or found[3]] == "record"


def title_label(plain: str, *, record: bool) -> tuple[int, int] | None:
    """Where the value of a title's label stands in a head line (题名：…; 名 称：… 文号：…), or None.

    名称 says so only in the `record` of a paper, beside 索引号 and the like.
    """
    match = _title_labels().match(plain)
    if match is None or (match["name"] and not record):
        return None
    pattern, _ = _labels()
    behind = next((label.start() for label in pattern.finditer(plain, match.end())), len(plain))
    value = plain[match.end() : behind].strip()
    return (match.end(), behind) if 6 <= len(value) <= 60 else None


@cache
def _title_labels() -> re.Pattern[str]:
    entries = {entry.id: entry for entry in lexicon.load("bylines", frozenset({"blank"}))}

    def spaced(entry_id: str) -> str:
        forms = sorted(entries[entry_id].forms, key=lambda form: (-len(form), form))
        return "|".join(r"\s{0,6}".join(map(re.escape, form)) for form in forms)

    return re.compile(rf"[^\w]{{0,2}}(?:{spaced('title')}|(?P<name>{spaced('name')}))\s{{0,3}}：\s{{0,4}}")


def is_summary(plain: str) -> bool:
    """True for 内容摘要：… of a paper's record, which may hold the first sentences of the text."""
    return plain.startswith(_SUMMARY) and "：" in plain[:6]


def read_account(plain: str) -> Credit | None:
    """2018-07-09 某地之声: the day and the account below a title; any short name may be an account's."""
    days = full_days(plain)
    if len(days) != 1:
        return None
    name = _CLOCK.sub(" ", _without(plain, [days[0][0]])).strip(" |·—-")
    if not re.fullmatch(_HANZI + "{2,10}", name):
        return None
    column = name.endswith(tuple(sections())) or is_button(name)
    return Credit("date", issued=days[0][1], name=None if column else name)


@cache
def _apart() -> re.Pattern[str]:
    """索 引 号：, 文    号：: labels printed with blanks inside."""
    _, owner = _labels()
    forms = sorted((form for form in owner if 2 <= len(form) <= 4), key=lambda form: (-len(form), form))
    spaced = "|".join(r"\s{1,6}".join(map(re.escape, form)) for form in forms)
    return re.compile(rf"(?<![一-鿿])(?:{spaced})(?=\s?：)")


def _close_labels(plain: str) -> str:
    """`plain`, its labels without the blanks inside."""
    if "：" not in plain or " " not in plain:
        return plain
    return _apart().sub(lambda match: re.sub(r"\s", "", match[0]), plain)


def _without(plain: str, spans: list[Span]) -> str:
    """`plain` with a blank in the place of each span."""
    for span in reversed(spans):
        plain = f"{plain[: span.start]} {plain[span.end :]}"
    return plain


def _is_margin(token: str) -> bool:
    return is_button(token) or _MARGIN.fullmatch(token) is not None


def _read_post(plain: str, tokens: list[str], issued: date | None) -> Credit | None:
    """原创 青禾商务 2025年3月21日 18：42 江西: an account, the minute, and the place that it wrote from."""
    minute = _TIME_OF_DAY.search(plain)
    if issued is None or minute is None or len(tokens) > 4:
        return None
    original = [token for token in tokens if token in forms_of("nobody")]
    names = [token for token in tokens if token not in original]
    if not all(len(name) <= 12 and re.fullmatch(_HANZI + "+", name) for name in names):
        return None
    ahead = [name for name in names if plain.find(name) < minute.start()]
    if ahead and not original:
        return None
    account = next((name for name in reversed(ahead) if len(name) > 3), None)
    return Credit("date", issued=issued, name=account)


def find_day(plain: str) -> date | None:
    """The first date of a folded text that prints its four-digit year, or None."""
    return next((day for _, day in full_days(plain)), None)


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

    long = [form for form in owner if len(form) >= _GLUED]
    colon = rf"(?:(?<![一-鿿])({choice(list(owner))})|({choice(long)}))\s{{0,3}}[：>]"
    return re.compile(rf"(?:{colon}|(?<![一-鿿])({choice(blank)})\s{{1,6}}(?=\S))\s{{0,3}}"), owner


def _read_fields(rest: str, issued: date | None) -> Credit | None:
    """A line of label and value pairs; None when it begins with anything but a name, or a value is long."""
    pattern, owner = _labels()
    found = list(pattern.finditer(rest))
    if not found:
        return None
    before = _ADDRESS.sub("", rest[: found[0].start()]).strip(" （()[【|■●□◆")
    if before and not (is_media(before) or is_office(before) or before in sections()):
        if found[0][2]:
            return None  # 拓宽信息来源：一是…
        tokens = [token for token in split_tokens(before) if not _is_margin(token)]
        if read_people(tokens) is None and not all(plain_name(token) for token in tokens):
            return None
    source: str | None = None
    kinds: list[str] = []
    ends = [match.start() for match in found[1:]] + [len(rest)]
    for match, end in zip(found, ends, strict=True):
        kind = owner[match[1] or match[2] or match[3]]
        value = rest[match.end() : end].strip(" （）()[]【】|■●□，,、")
        if len(value) > (110 if kind == "distribution" else 45) or (match[3] and len(value) > 24):
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
    if "：" in name:  # 某报评论：0
        _, owner = _labels()
        name, behind = name.split("：", 1)[0], max(len(form) for form in owner)
        label = next((n for n in range(min(behind, len(name)), 1, -1) if name[-n:] in owner), 0)
        name = name[: len(name) - label] if label else value.split("：", 1)[0]
    if not name or name in forms_of("nobody") or name in sections() or _ADDRESS.match(name):
        return None
    return name


def expects_value(plain: str) -> bool:
    """True for a line that ends with a label: 来源：, whose value stands on the next line."""
    return plain.endswith("：") and len(plain) <= 12 and read_credit(plain) is not None


def may_be_value(plain: str) -> bool:
    """True for a line that can be the value of a label above it: a name, or a date."""
    return len(plain) <= 16 and (re.fullmatch(_HANZI + "+", plain) is not None or find_day(plain) is not None)


def _read_name(tokens: list[str], issued: date | None, shape: CreditShape, dated: bool) -> Credit | None:
    """A medium or an office alone, or beside a date, a page number and the page's name."""
    names = [token for token in tokens if token not in sections() and not is_button(token)]
    if len(names) > 1 and not dated and all(is_office(name) for name in names):
        return Credit("office", issued=issued, name=" ".join(names))
    # （荷塘县投资促进局 丁一）: the office and its writer.
    if len(names) == 2 and is_office(names[0]) and plain_name(names[1]) and len(names[1]) <= 3:
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

"""What the words between two figures say about how the figures hang together."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.lexicon.numerals import ordinal, small
from zhaoshang_extract.lexicon.words import Words, by_id
from zhaoshang_extract.marks import EITHER_COLON, EITHER_COMMA, EITHER_ITEM, SEMICOLON, STOP
from zhaoshang_extract.numeral import read_numeral
from zhaoshang_extract.terms import Terms

MEANS = ("average_project", "average_enterprise", "average_person", "average_area", "average_year")
# 占全市的: the level of the place whose whole is meant.
LEVELS = {
    "whole_of_country": ("country",),
    "whole_of_province": ("province",),
    "whole_of_city": ("city",),
    "whole_of_county": ("county",),
    "whole_of_district": ("county", "zone", "province"),
    "whole_of_town": ("town",),
}

_WORDS = Words(by_id("check_words"))
forms, form_set, chars = _WORDS.forms, _WORDS.form_set, _WORDS.chars
either, maybe = _WORDS.either, _WORDS.maybe
says, starts, ends = _WORDS.says, _WORDS.starts, _WORDS.ends


def entries() -> tuple[Entry, ...]:
    """The entries of `lexicon/check_words.toml`."""
    return load("check_words", roles=True)


@cache
def _divided() -> re.Pattern[str]:
    # 按来源地分，; 从资金投向看，
    what = f"[^{EITHER_COMMA}{STOP}{SEMICOLON}]{{1,10}}"
    return re.compile(f"{either('divides_by')}{what}{either('divided')}[{EITHER_COMMA}{EITHER_COLON}]")


def divides(text: str) -> bool:
    """True where the words open a division of a whole: 分产业看, 按投资规模分."""
    return says("partition", text) or _divided().search(text) is not None


def is_mean(text: str) -> bool:
    """True where an average is named: 人均, 平均每个项目."""
    return says("mean_sign", text) and any(says(entry_id, text) for entry_id in ("mean", *MEANS))


@cache
def _plain() -> Terms[str]:
    named = ("plain_whole", "share", "together", "up_to", "ratio_list", "from")
    kept = [(form, "kept") for form in forms("kept_whole")]
    return Terms([*kept, *((form, "plain") for entry_id in named for form in forms(entry_id))])


def named_whole(tail: str) -> str:
    """What is left of 占…的 when words that name no particular whole are taken out.

    >>> named_whole("，分别占签约项目总数的"), named_whole("，占省外资金的")
    ('', '省外资金')
    """
    left, at = [], 0
    while at < len(tail):
        hit = _plain().at(tail, at)
        end = at + 1 if hit is None else hit.end
        if hit is None or hit.what == "kept":
            left.append(tail[at:end])
        at = end
    return "".join(left).strip()


def share_tail(text: str) -> str | None:
    """What follows the last word of sharing in `text`, None where no share is told."""
    at = max(text.rfind(sign) for sign in forms("share_sign"))  # 占财政收入的比重由
    if at < 0:
        at = max((text.rfind(form) for form in forms("share")), default=-1)
    return None if at < 0 else text[at:]


@cache
def _time() -> re.Pattern[str]:
    since = rf"[1-9]\d?(?:[-—－]|{either('up_to_month')})"
    month = rf"(?:{either('month_opener')}|{since})?(?:\d{{1,2}}|[{ordinal()}]{{1,2}}){either('month')}"
    return re.compile(f"{month}|{either('quarters_before', 'quarter', 'part_of_year')}")


def without_time(tail: str) -> str:
    """The tail without the time it names.

    >>> without_time("占前11个月总量的")
    '占总量的'
    """
    return _time().sub("", tail)


def up_to_former(tail: str) -> str:
    """The tail up to the former value that it tells: 占比 of 占比由上年的."""
    cut = min((at for form in forms("from") if (at := tail.find(form)) > 0), default=len(tail))
    return tail[:cut]


def last_clause(words: str) -> str:
    """The words from the last mark on.

    >>> last_clause("，其中工业占比、上年为")
    '上年为'
    """
    return re.split(f"[{EITHER_ITEM}]", words)[-1]


@cache
def _among() -> re.Pattern[str]:
    return re.compile(f"^[^{EITHER_ITEM}]{{2,12}}?{either('inside')}(?!{either('not_inside')})")


def among_name(clause: str) -> str | None:
    """What a clause says its figure is a part of, None where it says nothing.

    >>> among_name("新签约项目中工业到位"), among_name("其中工业到位"), among_name("本次集中签约")
    ('新签约项目', None, None)
    """
    found = _among().match(clause)
    if found is None or ends("with_inside", found.group()):
        return None
    return found.group()[: -len(forms("inside")[0])]


def named_of(entry_id: str, words: str) -> frozenset[str]:
    """The phrases of an entry that the words hold.

    >>> sorted(named_of("origin", "占市外资金"))
    ['市外']
    """
    return frozenset(form for form in forms(entry_id) if form in words)


def is_former(words: str) -> bool:
    """True where the clause directly before a figure tells another time: ，上年同期完成."""
    return says("whole_elsewhere", last_clause(words))


@cache
def _organisation() -> re.Pattern[str]:
    name = f"[^{EITHER_ITEM}{chars('of', 'pointing')}]"
    return re.compile(f"{name}{{1,12}}{either('organisation')}")


def organisation(words: str) -> str | None:
    """The name of the one organisation that the last clause tells, None where it tells none.

    >>> organisation("。乙公司去年同期销售收入"), organisation("。该公司去年同期")
    ('乙公司', None)
    """
    found = _organisation().search(last_clause(words))
    return found.group() if found is not None else None


def levels_of(tail: str) -> tuple[str, ...] | None:
    """The levels of the place whose whole is meant, None where the tail names none."""
    for entry_id, levels in LEVELS.items():
        if says(entry_id, tail):
            return levels
    return None


def without_levels(tail: str) -> str:
    """The tail without 全市, 全县 …"""
    for entry_id in LEVELS:
        for form in forms(entry_id):
            tail = tail.replace(form, "")
    return tail


@cache
def _places() -> re.Pattern[str]:
    return re.compile(f"{either('place_noun')}(?!{either('not_place')})")


def counts_places(behind: str) -> bool:
    """True where the words behind a count say that it is one of places.

    >>> counts_places("县（市、区），其中"), counts_places("市级重点项目"), counts_places("园区外项目")
    (True, False, False)
    """
    return _places().match(behind) is not None


@cache
def _members() -> re.Pattern[str]:
    return re.compile(f"([{small()}]{{1,3}}){either('member')}")


def count_word(text: str) -> int | None:
    """How many members a total says that it has: 5 of 五地合计; None where it says nothing.

    >>> count_word("，五地合计"), count_word("，合计")
    (5, None)
    """
    named = _members().search(text)
    numeral = read_numeral(named.group(1), 0) if named else None
    return None if numeral is None else int(numeral.value)


@cache
def groups(prefix: str) -> tuple[tuple[str, ...], ...]:
    """Groups of labels that divide a whole: `complement_` ones without rest, `division_` ones mostly."""
    return tuple(
        tuple(form.split("|")) for entry in entries() if entry.id.startswith(prefix) for form in entry.forms
    )


@cache
def group_names(prefix: str) -> re.Pattern[str]:
    """Any name of those groups: most lists hold none, and need no further look."""
    return re.compile("|".join(sorted({re.escape(name) for group in groups(prefix) for name in group})))


@cache
def printed_year() -> re.Pattern[str]:
    """A year as printed, 2023年; its number is the group."""
    return re.compile(rf"((?:19|20)\d\d){either('year')}")

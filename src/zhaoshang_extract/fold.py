"""One form for each character, without moving any of them.

Full-width and small forms are read as the character they stand for, traditional characters as the
simplified one (項目 as 项目), radicals that a PDF prints in the place of characters as those (⻘ as 青).
Every character is replaced by exactly one other, so offsets in the folded text are offsets in the printed
one (no NFKC, which changes lengths).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from zhaoshang_extract.lexicon import read_text
from zhaoshang_extract.memory import remembered

_ASCII_OF_WIDE = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F) if chr(wide) != "，"}

# Punctuation has one form each in folded text: the Chinese one where Chinese prose has one,
# the ASCII one inside numbers. The table is applied after the wide forms became ASCII.
_PRINTED = {
    "（": "（", "(": "（", "﹙": "（", "）": "）", ")": "）", "﹚": "）",
    "；": "；", ";": "；", "﹔": "；", "：": "：", ":": "：", "∶": "：", "﹕": "：",
    "！": "！", "!": "！", "？": "？", "?": "？", "｡": "。",
    "﹪": "%", "٪": "%", "℅": "%",
    "　": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\t": " ",
    "～": "~", "〜": "~", "∼": "~", "―": "—", "–": "—", "‐": "-", "‑": "-", "﹣": "-", "−": "-",
    "「": "“", "」": "”", "﹁": "“", "﹂": "”", "『": "‘", "』": "’", "〇": "〇", "﹒": ".",
}  # fmt: skip
# One traditional character in so many shows a traditional text; real ones have one in three.
_SPARSE = 16

# A comma is a thousands separator only between digits and before exactly three of them; a wide comma
# only between wide digits (３，８６０), for 2018，120个 are two figures.
_WIDE_THOUSANDS = re.compile(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
# 1，234，567元 and 1,2345,6789元: two such commas with all their digits are no marks between clauses.
_GROUPED = re.compile(
    r"(?<![\d.,，])[1-9](?:\d{0,2}(?:，\d{3}){2,4}|\d{0,3}(?:，\d{4}){2,3})(?![\d,]|，\d{3})"
)
# 投资3，860万元 and 12,3456万: one comma too, where money stands behind and no year, list or number of items
# before (2018，500万元; 项目3，860万元 is nothing that anybody writes for 3860 projects).
_GROUPED_MONEY = re.compile(
    r"(?<![\d.,，、目家户件图表第条])(?!(?:19|20)\d\d，)[1-9](?:\d{0,2}，\d{3}|\d{0,3}，\d{4})(?=多?余?[万亿元])"
)
# 上涨1·6%, 投资3·5亿元: a point at mid height, where a figure with its unit goes on behind it
_MIDDLE_POINT = re.compile(r"[·•・](?<=\d[·•・])(?=\d{1,4}(?:个?百分点|[%万亿元‰]))")
# What both kinds of groups above have; they are dear to seek, and few texts have any.
_MAY_GROUP = re.compile(r"，(?<=\d，)(?=\d{3})")
# 参拾 and 參佰 are 叁拾, and 参加 is none of it.
_FORMAL_THREE = re.compile("[参參](?=[拾佰仟])")
_CLAUSE_COMMA = re.compile(r",(?:(?<!\d,)|(?!\d{3}(?!\d)))")


@dataclass(slots=True, frozen=True)
class _Tables:
    """`plain` replaces what `changed` finds in every text, `doubtful` in traditional ones only.

    `doubtful` is what simplified text uses too. A text in which `unfolded` finds nothing stays as it is.
    """

    plain: dict[str, str]
    changed: re.Pattern[str]
    doubtful: dict[int, str]
    doubt: re.Pattern[str]
    traditional: frozenset[str]
    unfolded: re.Pattern[str]


def fold(text: str) -> str:
    """Return `text` with each character in its plain form; the length never changes.

    >>> fold("完成３，８６０万元（增长１２．５％），簽約項目９個")
    '完成3,860万元（增长12.5%），签约项目9个'
    """
    tables = _tables()
    if tables.unfolded.search(text) is None:
        return text
    plain = tables.plain
    # one in fifty characters changes: seeking those costs a tenth of `translate`, which looks each up
    folded = tables.changed.sub(lambda match: plain.get(match[0], match[0]), _WIDE_THOUSANDS.sub(",", text))
    folded = _CLAUSE_COMMA.sub("，", folded)
    if _MAY_GROUP.search(folded) is not None:
        folded = _GROUPED.sub(lambda match: match.group().replace("，", ","), folded)
        folded = _GROUPED_MONEY.sub(lambda match: match.group().replace("，", ","), folded)
    folded = _MIDDLE_POINT.sub(".", _FORMAL_THREE.sub("叁", folded))
    if tables.doubt.search(folded) and _is_traditional(text, tables):
        return folded.translate(tables.doubtful)
    return folded


@remembered
def fold_document(text: str) -> str:
    """`fold` of a whole document, which its readers ask for one after another."""
    return fold(text)


def _is_traditional(text: str, tables: _Tables) -> bool:
    """True for 簽約後開工, False for 刘昇签约: 昇 alone may be a name in simplified text."""
    return sum(map(tables.traditional.__contains__, text)) * _SPARSE >= len(text)


@cache
def _tables() -> _Tables:
    lines = [line for line in read_text("traditional.tsv").splitlines() if line[0] != "#"]
    rows = [line.split("\t") for line in lines]
    always = {form: plain for form, plain, when in rows if not when}
    doubtful = {form: plain for form, plain, when in rows if when}
    plain = {form: char for form, char in (_ASCII_OF_WIDE | _PRINTED | always).items() if char != form}
    unfolded = _any_of((*plain, *doubtful, ","))
    return _Tables(
        plain,
        re.compile(f"[{_any_of(plain)}]"),
        {ord(form): char for form, char in doubtful.items()},
        re.compile(f"[{''.join(doubtful)}]"),
        frozenset(always),
        re.compile(rf"[{unfolded}]|\d，\d{{3,4}}[，多余万亿元]|参[拾佰仟]|\d[·•・]\d"),
    )


def _any_of(characters: Iterable[str]) -> str:
    """The characters of a set, and all beyond the basic plane: which no table of `re` holds."""
    return "".join(re.escape(char) for char in characters if char <= "\uffff") + "\U00010000-\U0010ffff"

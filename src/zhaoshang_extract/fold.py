"""One form for each character, without moving any of them.

Traditional characters are read as simplified ones (簽約項目, see lexicon/traditional.tsv), full-width and
small forms as the character they stand for. Every character is replaced by exactly one other, so offsets
in the folded text are offsets in the printed one (no NFKC, which changes lengths).
"""

from __future__ import annotations

import re

from zhaoshang_extract.lexicon import read_text

_ASCII_OF_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide) != "，"}

# Punctuation has one form each in folded text: the Chinese one where Chinese prose has one,
# the ASCII one inside numbers. The table is applied after the wide forms became ASCII.
_PRINTED = {
    "（": "（", "(": "（", "﹙": "（", "）": "）", ")": "）", "﹚": "）",
    "；": "；", ";": "；", "﹔": "；", "：": "：", ":": "：", "∶": "：", "﹕": "：",
    "！": "！", "!": "！", "？": "？", "?": "？", "｡": "。",
    "﹪": "%", "٪": "%", "　": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\t": " ",
    "～": "~", "〜": "~", "∼": "~", "―": "—", "–": "—", "‐": "-", "‑": "-", "﹣": "-", "−": "-",
    "「": "“", "」": "”", "﹁": "“", "﹂": "”", "〇": "〇", "﹒": ".",
}  # fmt: skip
_TABLE: dict[int, int | str] = {
    **_ASCII_OF_WIDE,
    **{ord(printed): plain for printed, plain in _PRINTED.items()},
}

_TABLE.update(
    (ord(line[0]), line[2]) for line in read_text("traditional.tsv").splitlines() if not line.startswith("#")
)

# A comma is a thousands separator only between digits and before exactly three of them; a wide comma
# only between wide digits (３，８６０), for 2018，120个 are two figures.
_WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_CLAUSE_COMMA = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")


def fold(text: str) -> str:
    """Return `text` with each character in its plain form; the length never changes.

    >>> fold("完成３，８６０万元（增长１２．５％）")
    '完成3,860万元（增长12.5%）'
    """
    return _CLAUSE_COMMA.sub("，", _WIDE_THOUSANDS.sub(",", text).translate(_TABLE))

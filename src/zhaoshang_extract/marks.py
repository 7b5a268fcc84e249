"""Marks of punctuation, named by what they part, and other signs that are no words.

For characters of patterns put them in brackets: `f"[^{CLAUSE}]{{1,10}}"`.
"""

from __future__ import annotations

# Between the items of a list; between clauses; behind a label.
LIST, COMMA, COLON, SEMICOLON, STOP = "、", "，", "：", "；", "。"
OPEN, CLOSE = "（", "）"
OPEN_QUOTE, CLOSE_QUOTE = "“", "”"
# What a mark may be in texts of another making.
COMMAS, COLONS = "，,", "：:"
# Behind these a clause that goes on about the same ends for good.
PERIOD_OR_SEMICOLON = f"{STOP}{SEMICOLON}"
# What parts clauses, and with 、 items too.
PHRASE = f"{COMMA}{STOP}{SEMICOLON}"
CLAUSE = f"{PHRASE}{COLON}"
ITEM = f"{CLAUSE}{LIST}"
# All that ends a clause, and a headline or label beside it.
SENTENCE = "。！？"
ALL_CLAUSES = f"{COMMA}{SEMICOLON}{COLON}{SENTENCE}"
# Any Chinese character, for the brackets of a pattern.
HAN = r"\u4e00-\u9fff"

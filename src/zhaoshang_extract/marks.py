"""Marks of punctuation, named by what they part, and other signs that are no words.

In patterns they stand in brackets: `f"[^{CLAUSE}]{{1,10}}"`. Documents are folded when they are read, so most
rules see one form of a mark; those of `EITHER_…` read records of another making too.
"""

from __future__ import annotations

LIST, COMMA, COLON, SEMICOLON, STOP = "、", "，", "：", "；", "。"
OPEN, CLOSE = "（", "）"
OPEN_QUOTE, CLOSE_QUOTE = "“", "”"
# What closes what was opened; the pairs that a name stands in.
CLOSERS = {OPEN: CLOSE, OPEN_QUOTE: CLOSE_QUOTE, "《": "》", "‘": "’"}
QUOTES = {mark: CLOSERS[mark] for mark in (OPEN_QUOTE, "‘")}
TITLES = {mark: CLOSERS[mark] for mark in (OPEN_QUOTE, "《")}

# What parts sentences, clauses, phrases and items. Each set holds those that part more.
SENTENCE = "。！？"
PHRASE = f"{COMMA}{STOP}{SEMICOLON}"
CLAUSE = f"{PHRASE}{COLON}"
ITEM = f"{CLAUSE}{LIST}"
ALL_CLAUSES = f"{COMMA}{SEMICOLON}{COLON}{SENTENCE}"
# Over these and blanks a clause begins.
LEADING = f" \u3000{PHRASE}"

EITHER_COMMA, EITHER_COLON, EITHER_SEMICOLON, EITHER_OPEN = "，,", "：:", "；;", ("（", "(")
EITHER_PHRASE = f"{EITHER_COMMA}{EITHER_SEMICOLON}{STOP}"
EITHER_ITEM = f"{EITHER_PHRASE}{LIST}"

# What parts the cells of a row, a tab that was folded to a blank among them.
CELL = "\t |｜"

# Any Chinese character, for the brackets of a pattern.
HAN = r"\u4e00-\u9fff"

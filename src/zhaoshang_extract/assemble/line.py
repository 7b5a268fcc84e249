"""Projects that a line of its own names, above the lines that tell of it.

青禾面业产业园 / 投资方：青禾集团 / 总投资：3.2亿元; 项目名称：凌远刀具厂 / 项目投资：2亿元.
"""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.draft import Findings, Named
from zhaoshang_extract.assemble.name_proof import has_tail, is_known, is_specific, why_no_name
from zhaoshang_extract.assemble.party import is_company
from zhaoshang_extract.assemble.topic import item_number
from zhaoshang_extract.assemble.words import closing, either
from zhaoshang_extract.marks import ALL_CLAUSES, CLOSE, COLON, EITHER_COLON, LIST, OPEN, SENTENCE, STOP
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# A line that names a project or tells one thing of it has no more characters.
_LONGEST = 40


@cache
def _label() -> re.Pattern[str]:
    return re.compile(f"{either('name_label')}[{EITHER_COLON}]")


def read_run_in(sentence: Sentence, found: Findings) -> None:
    """Note what that a run-in heading names: 一、某某项目（某公司）。项目总投资…; 第一站，某某项目。"""
    text = sentence.text
    number = item_number().match(text, sentence.span.start, sentence.span.end)
    if sentence.span.start > 0 or number is None or not number.group().strip():
        return
    stop = sentence.span.end
    while stop > number.end() and text[stop - 1] in f"{COLON}{STOP} \n":
        stop -= 1
    bracket = text.rfind(OPEN, number.end(), stop) if text[stop - 1] == CLOSE else -1
    name = Span(number.end(), bracket if bracket >= 0 else stop)
    owner = Span(bracket + 1, stop - 1)
    if len(name) < 3 or any(mark in text[slice(*name)] for mark in f"{ALL_CLAUSES}{LIST} "):
        return
    if not has_tail(text, name) or why_no_name(sentence, name) is not None:
        return
    if is_known(sentence, name) or is_specific(text, name):
        firms = [owner] if bracket >= 0 and is_company(text, owner) else []
        found.named.append(Named(sentence, name, None, firms, only_told=True))


def read_line(sentence: Sentence, found: Findings) -> None:
    """Note the project that the line of `sentence` names; the second running text below it ends it."""
    text = sentence.text
    if sentence.span.start > 0:
        return
    if len(text) > _LONGEST and text.rstrip().endswith(tuple(SENTENCE)):
        found.line = found.line if found.below_line == 0 else None
        found.below_line += 1
        return
    number = item_number().match(text)
    label = _label().match(text, number.end() if number else 0)
    start = label.end() if label else number.end() if number else 0
    name = Span(start, len(text.rstrip(f" {COLON}{STOP}")))
    if len(name) < 3 or any(mark in text[slice(*name)] for mark in f"{ALL_CLAUSES}{LIST} "):
        return
    if not (has_tail(text, name) or closing(text, *name, "works")) or why_no_name(sentence, name) is not None:
        return
    if label is not None or is_known(sentence, name) or is_specific(text, name):
        found.line, found.below_line = Named(sentence, name, None, []), 0

"""The project that a clause names: as its subject, as the label of a line, as a company's."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.name import end_of_name, from_first_noun, past_edges, start_of_name
from zhaoshang_extract.assemble.name_proof import (
    has_tail,
    is_counted_part,
    is_proper,
    is_sector,
    leads_own,
    why_no_name,
)
from zhaoshang_extract.assemble.party import investors_before, is_company, past_parties
from zhaoshang_extract.assemble.words import (
    behind_last,
    closing,
    either,
    ends,
    forms,
    maybe,
    starts,
    terms,
)
from zhaoshang_extract.marks import (
    ALL_CLAUSES,
    CLOSE,
    COLON,
    COMMA,
    ITEM,
    LIST,
    OPEN,
    SEMICOLON,
)
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.tokenize import UNKNOWN
from zhaoshang_extract.tokenize import words as cut

MARKS = f"{ALL_CLAUSES}—"
_LABEL = 20
# Shorter words that close like a project (某项目, 园区) are no subject of their own.
_SHORTEST = 5
# Before a verb inside a name stand at least so many characters of it.
_OWN = 4
# Tags of words that say something of the name before them.
_SAYS = frozenset(("v", "p", "d"))


@cache
def _agreed() -> re.Pattern[str]:
    name = f"(?P<name>[^{ITEM}]{{3,30}}?)"
    paper = f"{maybe('invests')}{maybe('agreement_stage')}{either('agreement')}"
    return re.compile(f"{either('signs_for')}{maybe('done_particle')}{name}{paper}$")


def name_in(sentence: Sentence, start: int, end: int) -> Span | None:
    """The project that a clause names as its subject, or None."""
    text = sentence.text
    agreed = _agreed().search(text, start, end)
    if agreed is not None:
        name = Span(*agreed.span("name"))
        name = Span(behind_last(text, *name, "of") or name.start, name.end)
        return None if why_no_name(sentence, name) else name
    subject = _subject(sentence, start, end)
    if subject is not None:
        return None if is_counted_part(sentence, subject) else subject
    first, opened = start_of_name(sentence, start, end)
    name = Span(first, min(end, end_of_name(sentence, first)))
    if not opened and not has_tail(text, name):
        return None
    if not opened or text[start : start + 1] == " ":
        name = from_first_noun(sentence, name)
    if why_no_name(sentence, name) is not None or is_counted_part(sentence, name):
        return None
    if has_tail(text, name) or (closing(text, *name, "works") and is_proper(text, name)):
        return name
    return None


def label(sentence: Sentence, start: int, end: int) -> Span | None:
    """正明铝业：|总投资1.8亿元; 新上项目3个：富丽家纺，|投资1.5亿元: a name that opens a line or an item, its
    figure directly behind it, needs no closing word."""
    text = sentence.text
    before = text[sentence.span.start : start]
    opens_line = text.startswith(COLON, end) and not before.strip(f"{MARKS} {LIST}.0123456789{OPEN}{CLOSE}")
    opens_item = text.startswith(COMMA, end) and before[-1:] in (COLON, SEMICOLON)
    if not opens_line and not (opens_item and any(q.span.end < start for q in sentence.quantities)):
        return None
    name = Span(past_edges(sentence, start, end), end)
    if not 3 <= len(name) <= _LABEL or why_no_name(sentence, name) is not None or is_sector(text, name):
        return None
    named = is_company(text, name)
    named = named or (opens_line and (is_proper(text, name) or leads_own(text, name)))
    return name if named and LIST not in text[slice(*name)] else None


def _subject(sentence: Sentence, start: int, end: int) -> Span | None:
    """某县某项目|是今年的重点项目, 某工业园|列在头一个: a closed name with something said of it, or None."""
    text = sentence.text
    first = past_edges(sentence, start, end)
    of = behind_last(text, first, min(end, end_of_name(sentence, first)), "of")
    if of and closing(text, first, of - 1, "deed", "build"):
        first = of  # 由某集团建设的|某某项目
    else:
        first = past_parties(text, Span(first, min(end, end_of_name(sentence, first))), first)
    stop = min(end, end_of_name(sentence, first))
    for word in cut(text, first, stop):
        if closing(text, first, word.span.end, "tail"):
            continue  # jieba takes 一期 for an adverb
        if word.span.start - first >= _SHORTEST and _is_said(text, Span(first, stop), word.span.start):
            stop = word.span.start
            break
        unknown = (
            word.tag == UNKNOWN and word.text.isalnum() and closing(text, first, word.span.start, "tail") > 1
        )
        own = word.span.start - first >= _OWN and not closing(text, first, word.span.start, "tail")
        inside = own and _names_kind(text, word.span.end, stop)
        if (word.tag in _SAYS and not inside) or unknown:  # 制动|盘铸造项目: a verb inside the name
            stop = word.span.start
            break
    name = Span(first, stop)
    verb = terms("opener").at(text, stop)
    if verb is not None and starts("of", text, verb.end):
        return None  # 盘活厂房|引进的|某某项目
    if stop >= end or len(name) < _SHORTEST or not has_tail(text, name):
        return None
    if why_no_name(sentence, name) is not None or is_sector(text, name):
        return None
    return name if of == first or text[first - 1 : first] not in forms("of") else None


def _names_kind(text: str, start: int, end: int) -> bool:
    return any(text.find(kind, start, end) >= 0 for kind in forms("kind"))


def _is_said(text: str, clause: Span, at: int) -> bool:
    """某某铸件项目|体量最大: what stands behind 项目 and closes like no project is said of it."""
    closed = closing(text, clause.start, at, "kind") > 1
    return closed and not closing(text, *clause, "tail") and not closing(text, *clause, "works")


def of_company(sentence: Sentence, start: int, name: Span) -> list[Span]:
    """青岩果仁公司的|烘焙线, 新加坡某公司独资兴建的|包装项目."""
    text = sentence.text
    if not ends("of", text, start, name.start):
        return []
    end = name.start - closing(text, start, name.start, "of")
    start = max(start, behind_last(text, start, end, "is"))  # 投资最大的是|某公司的……
    for _ in range(2):
        end -= closing(text, start, end, "deed")
    told = investors_before(sentence, start, end)
    return [item for item in told if is_company(text, item)]

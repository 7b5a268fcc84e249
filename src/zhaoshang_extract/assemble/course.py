"""How far a project has come: what the clauses behind its naming go on to tell of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from zhaoshang_extract.assemble.draft import Draft, Named
from zhaoshang_extract.assemble.name import past_edges
from zhaoshang_extract.assemble.step import last_of_row, step_behind
from zhaoshang_extract.assemble.words import forms, starts, steps, terms
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.marks import ALL_CLAUSES, LIST, PHRASE
from zhaoshang_extract.mention.period import resolve
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

_CLAUSE = re.compile(rf"[^{ALL_CLAUSES}\n]+")
_PART = re.compile(f"[^{LIST}]+")
# The words before the amount of the next item are no longer than this.
_PRICE = 8
# What is counted stands so near to its count.
_NOUN = 8
# The steps of a life, in the order in which they come.
_ORDER = (
    *("reserved", "promoted", "in_talks", "signed", "introduced", "landed", "registered", "started"),
    *("under_construction", "completed", "in_production"),
)
_RANK = {stage: number for number, stage in enumerate(_ORDER)}


def follow(drafts: Sequence[Draft], named: Sequence[Named], reading: Reading) -> None:
    """Give each draft with an amount the step that the clauses behind it tell, where they tell a later one.

    Clauses go on about a project up to the next one of its paragraph or the next count of projects.
    """
    passages: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        passages.setdefault(id(sentence.passage), []).append(sentence)
    others_of: dict[int, list[int]] = {}
    for other in named:
        others_of.setdefault(id(other.sentence.passage), []).append(other.name.start)
    for key, group in groupby(drafts, key=lambda draft: id(draft.sentence.passage)):
        told = sorted(group, key=lambda draft: draft.words.start)
        behind: Draft | None = None
        for draft in reversed(told):
            if draft.fact is not None or draft.rule == "deed_names_it":
                stop = behind.words.start if behind else len(draft.sentence.text)
                others = others_of.get(key, ())
                stop = min([stop, *(at for at in others if at > draft.words.end)])
                _follow(draft, passages[key], stop, reading.clock_of.get(key))
            if draft.stage is None and behind is not None and _listed_with(draft, behind):
                draft.stage = behind.stage
            behind = draft


def _listed_with(draft: Draft, behind: Draft) -> bool:
    """总投资5亿元的甲园、总投资3亿元的乙中心将破土: the step is told once for the list."""
    between = draft.sentence.text[draft.words.end : behind.words.start]
    joined = between[:1] in (LIST, *forms("plain_and"))
    return joined and len(between) < _PRICE and not any(mark in between for mark in PHRASE)


def _follow(draft: Draft, sentences: list[Sentence], stop: int, clock: Clock | None) -> None:
    planned: str | None = None
    for sentence, clause in _clauses(draft, sentences, stop):
        stage, ahead = _told(sentence, clause, clock)
        if stage is None:
            continue
        if ahead:
            planned = planned or stage
        elif draft.stage is None or _RANK.get(stage, 0) > _RANK.get(draft.stage, len(_ORDER)):
            draft.stage = stage
    draft.stage = draft.stage or planned


def _clauses(draft: Draft, sentences: list[Sentence], stop: int) -> Iterator[tuple[Sentence, Span]]:
    """The clauses behind the words of the draft, up to `stop` or to a count of other projects."""
    # found by place, for a paragraph may name thousands of projects
    first = bisect_right(sentences, _begin(draft), key=lambda sentence: sentence.span.end)
    for place in range(first, len(sentences)):
        sentence = sentences[place]
        if sentence.span.start >= stop:
            return
        for match in _CLAUSE.finditer(
            sentence.text, max(sentence.span.start, _begin(draft)), sentence.span.end
        ):
            clause = Span(*match.span())
            if clause.end > stop or _counts_others(sentence, clause):
                return
            yield sentence, clause


def _counts_others(sentence: Sentence, clause: Span) -> bool:
    """项目3个, 15家企业 begin another telling; 4个标准厂房 do not."""
    text = sentence.text
    counts = [q.span for q in sentence.quantities if q.unit in forms("unit") and clause.holds(q.span)]
    return any(
        terms("group").at(text, at) is not None
        for count in counts
        for at in (*range(count.end, min(count.end + _NOUN, clause.end)), max(clause.start, count.start - 2))
    )


def _told(sentence: Sentence, clause: Span, clock: Clock | None) -> tuple[str | None, bool]:
    """The last step that a clause tells of a subject left out, and whether it has not come yet."""
    text = sentence.text
    plan = min([*_ahead(text, clause), *_to_come(sentence, clause, clock)], default=clause.end)
    found: str | None = None
    for match in _PART.finditer(text, *clause):
        part = Span(*match.span())
        if plan < part.end:
            break
        found = _told_in(sentence, part) or found
    if found is not None or plan == clause.end:
        return found, False
    return _behind_plan(text, plan, clause.end), True


def _told_in(sentence: Sentence, part: Span) -> str | None:
    """目前项目|正在建设, 已完成投资2亿元, 厂房封顶."""
    text = sentence.text
    start = past_edges(sentence, *part)
    for _ in range(3):
        elided = terms("elided").at(text, start)
        if elided is None or elided.end >= part.end:
            break
        start = past_edges(sentence, elided.end, part.end)
    if any(terms("spent").at(text, at) is not None for at in (start, part.start)):
        return "under_construction"
    told = (step_behind(text, at, part.end) for at in (part.start, start))
    first = next((step for step in told if step is not None), None)
    if first is not None and starts("of", text, first.end):
        return None  # 与该公司在建|的|铸件项目互不相干
    step = last_of_row(text, first, part.end) if first is not None else None
    return step or ("under_construction" if _works_on_part(text, part) else None)


def _works_on_part(text: str, part: Span) -> bool:
    """已完成4个|标准厂房|建设, 正在|安装|设备: something is done to a part of the works."""
    parts = list(terms("part").scan(text, *part))
    done = list(terms("in_work").scan(text, *part))
    return any(abs(one.start - other.start) <= _NOUN for one in parts for other in done)


def _behind_plan(text: str, start: int, end: int) -> str | None:
    """计划年底前|动工: what shall be done, behind the words that say so."""
    for at in range(start, end):
        step = step_behind(text, at, end)
        if step is not None:
            return step.what
    return None


def _ahead(text: str, clause: Span) -> Iterator[int]:
    """Where a clause says that what follows is meant: 预计, 年底前, 将."""
    for role in ("ahead", "plan", "far_plan"):
        yield from (hit.start for hit in terms(role).scan(text, *clause))
    for hit in terms("duration").scan(text, *clause):
        if steps().at(text, hit.end) is not None:
            yield hit.start  # 三年|建成


def _to_come(sentence: Sentence, clause: Span, clock: Clock | None) -> Iterator[int]:
    """Where a time stands that lies behind the publication: 11月中旬|开始试产."""
    if clock is None or clock.published is None:
        return
    for mention in inside(sentence.periods, clause):
        period = resolve(mention, clock)
        first = period.start.first() if period is not None and period.start is not None else None
        if first is not None and first > clock.published:
            yield mention.span.start


def _begin(draft: Draft) -> int:
    """Behind the name, where the amount follows it: 某某项目，目前|已投产，总投资2亿元."""
    return draft.name.end if draft.rule == "name_before_amount" else draft.words.end

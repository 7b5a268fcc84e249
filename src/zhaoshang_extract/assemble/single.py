"""One named project with a step and no amount: 红柳湾光热电站全面建成, 引进青石轴承项目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.assemble.draft import Draft, Findings, Named
from zhaoshang_extract.assemble.name import end_of_name, from_first_noun, past_edges
from zhaoshang_extract.assemble.name_proof import (
    behind_place,
    has_tail,
    is_counted_part,
    is_known,
    is_proper,
    is_sector,
    is_specific,
    why_no_name,
)
from zhaoshang_extract.assemble.named import past_phase
from zhaoshang_extract.assemble.party import is_company, past_parties
from zhaoshang_extract.assemble.step import (
    TALKED,
    behind_site,
    goes_on,
    is_meant,
    may_tell,
    step_before,
    step_behind,
)
from zhaoshang_extract.assemble.words import behind_last, closing, either, maybe, pattern, says, steps
from zhaoshang_extract.lexicon.numerals import cardinal
from zhaoshang_extract.marks import ALL_CLAUSES, COMMA, HAN, LIST
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Hit

_MARKS = re.compile(rf"[{ALL_CLAUSES}\n—]")
_TITLE_MARKS = re.compile(rf"[{ALL_CLAUSES}\n— ]")
_SHORTEST = 5
# A name whose step stands in the clause behind it has a closing word of so many characters.
_CLOSED = 2


@cache
def _counts() -> re.Pattern[str]:
    number = rf"(?:\d|[{cardinal()}]{{1,4}}){maybe('more')}{either('unit')}(?!.?{either('month_sign')})"
    return re.compile(f"{number}|{either('counted_many')}")


@cache
def _phase() -> re.Pattern[str]:
    return re.compile(either("numbered_phase"))


@cache
def _takes() -> re.Pattern[str]:
    return re.compile(f"{maybe('taken_well')}{either('takes')}{maybe('done_particle')}")


@cache
def _settles() -> re.Pattern[str]:
    return re.compile(f"{either('to_place')}[{HAN}]{{1,8}}?{either('settles')}")


def read_singles(sentence: Sentence, found: Findings) -> None:
    """Add a draft for each clause that tells a step of one named project or of a company that settles."""
    text = sentence.text
    if not may_tell(text, *sentence.span):
        return
    for clause in _clauses(sentence):
        if _counts().search(text, *clause):
            continue
        _subject(sentence, clause, found)
        _object(sentence, clause, found)
        _predicate(sentence, clause, found)


def _clauses(sentence: Sentence) -> Iterator[Span]:
    text, start = sentence.text, sentence.span.start
    marks = _TITLE_MARKS if sentence.passage.kind == "title" else _MARKS
    ends = [match.start() for match in marks.finditer(text, *sentence.span)]
    for end in [*ends, sentence.span.end]:
        if end - start >= _SHORTEST:
            yield Span(start, end)
        start = end + 1


def _subject(sentence: Sentence, clause: Span, found: Findings) -> None:
    """红柳湾光热电站|全面建成."""
    text = sentence.text
    told = goes_on(text, *clause) or any(
        step_behind(text, hit.start, clause.end) for hit in steps().scan(text, *clause)
    )
    behind = _told_behind(sentence, clause)
    if not told and behind is None:
        return
    start = past_edges(sentence, *clause)
    end = min(clause.end, end_of_name(sentence, start))
    of = behind_last(text, start, end, "of")
    if of:  # 某玻璃公司兴建的|浮法玻璃生产线
        start = of
        end = min(clause.end, end_of_name(sentence, start))
    if text.startswith(LIST, end) and says("with_whom", text, start, end):  # 县政府与甲集团、|乙公司组件项目
        start = text.rfind(LIST, end, clause.end) + 1
        end = min(clause.end, end_of_name(sentence, start))
    closed = _past_part(sentence, past_phase(text, end))  # 某某材料项目（一期）|已竣工
    step = behind_site(text, closed, clause.end) if closed < clause.end else behind
    if step is None:
        return
    if step.what in TALKED and step.end != clause.end:
        return
    own = past_parties(text, Span(start, end), clause.start)
    _take(sentence, Span(own, end), clause.start, step.what, "name_with_step", found, parties=own > start)


def _past_part(sentence: Sentence, end: int) -> int:
    """某某搬迁项目|一期3万吨生产线|已竣工: a phase with its size tells of the project."""
    text = sentence.text
    phase = _phase().match(text, end)
    first = phase.end() if phase is not None else end
    if phase is None and not _phase().search(text, max(sentence.span.start, end - 2), end):
        return end
    sized = next((q.span.end for q in sentence.quantities if q.span.start == first), first)
    tail = next(
        (n for n in range(min(6, len(text) - sized), 1, -1) if closing(text, sized, sized + n, "tail") == n),
        0,
    )
    return sized + tail


def _told_behind(sentence: Sentence, clause: Span) -> Hit[str] | None:
    """四是某某绿道二期工程，|正在施工: the step in a clause of its own, behind a name."""
    text = sentence.text
    if not text.startswith(COMMA, clause.end) or closing(text, *clause, "tail") < _CLOSED:
        return None
    return step_behind(text, clause.end + 1, sentence.span.end)


def _predicate(sentence: Sentence, clause: Span, found: Findings) -> None:
    """外资最大的是某公司签下的|年产150万套家具项目: what a clause says that something is, with its step."""
    text = sentence.text
    said = pattern("is").search(text, *clause)
    of = behind_last(text, *clause, "of")
    if said is None or of <= said.end():
        return
    step = step_before(text, said.end(), of - closing(text, said.end(), of, "of"))
    name = Span(of, min(clause.end, end_of_name(sentence, of)))
    if step is None or name.end != clause.end or closing(text, *name, "tail") < 2:
        return
    sized = any(name.holds(quantity.span) for quantity in sentence.quantities)
    why = why_no_name(sentence, name) or ("a sector" if is_sector(text, name) else None)
    if why is None and not (sized or is_proper(text, name)):
        why = "no word of it is a name"
    if why is not None:
        found.refuse(sentence, name, "name_with_step", why)
    elif not found.taken(sentence, name):
        found.drafts.append(Draft(sentence, name, name, "name_with_step", stage=step.what))


def _object(sentence: Sentence, clause: Span, found: Findings) -> None:
    """成功引进|某某食品来湘投资."""
    text = sentence.text
    takes = _takes().search(text, *clause)
    settles = _settles().search(text, takes.end(), clause.end) if takes is not None else None
    if takes is None or settles is None or settles.start() - takes.end() < 2:
        return
    hit = next(steps().scan(text, takes.start(), clause.end), None)
    name = Span(takes.end(), settles.start())
    if hit is None or LIST in text[slice(*name)]:
        return
    if not is_company(text, name):
        found.refuse(sentence, name, "taken_name", "does not end like a company")
        return
    _take(sentence, name, clause.start, hit.what, "taken_name", found)


def _take(
    sentence: Sentence,
    name: Span,
    floor: int,
    stage: str,
    rule: str,
    found: Findings,
    *,
    parties: bool = False,
) -> None:
    """Add the name where it is one; `parties`: those who sign it stand before it, which proves it too."""
    text = sentence.text
    if found.taken(sentence, name):
        return
    named = next((one for one in found.named_in(sentence) if one.name.touches(name)), None)
    if named is not None:  # 县政府与某公司就|某某项目|签订协议
        named.stage = named.stage or stage
        return
    name = from_first_noun(sentence, name)
    why = why_no_name(sentence, name)
    if why is None and is_counted_part(sentence, name):
        why = "so many parts of the works"
    if why is None and closing(text, *name, "part") and found.is_told(sentence, floor):
        why = "a part of what was told before"
    company = is_company(text, name)
    if why is None and is_meant(sentence, floor, name.start + 2):  # jieba takes 力争 for a name
        why = "meant, not done"
    if why is None and LIST in text[slice(*name)]:
        why = "a list without its mark"
    if why is None and not has_tail(text, name) and rule == "name_with_step":
        why = "does not close like a project"
    if why is None and not parties and is_sector(text, behind_place(sentence, name)):
        why = "a sector of a place"  # 某县文旅项目集中开工
    if why is None and not parties and not is_known(sentence, name):
        why = "no word of it is a name"
        if closing(text, *name, "tail") >= _CLOSED and is_specific(text, name):
            found.named.append(Named(sentence, name, stage, [], only_told=True))  # 该项目总投资2亿元
    if why is not None:
        found.refuse(sentence, name, rule, why)
        return
    investors = [name] if company else []
    found.drafts.append(Draft(sentence, name, name, rule, investors=investors, stage=stage))

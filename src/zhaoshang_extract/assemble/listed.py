"""Names in lists that share one step: 引进了甲、乙等一批项目; 丙、丁等6个项目相继投产."""

from __future__ import annotations

import re

from zhaoshang_extract.assemble.ceremony import paper_behind
from zhaoshang_extract.assemble.draft import Draft, Findings
from zhaoshang_extract.assemble.listed_step import count_of_projects, stage_of
from zhaoshang_extract.assemble.name import end_of_name, from_first_noun, start_of_name
from zhaoshang_extract.assemble.name_list import NameList, find_lists, start_of_list
from zhaoshang_extract.assemble.name_proof import has_tail, is_proper, is_sector, is_specific, why_no_name
from zhaoshang_extract.assemble.party import is_company
from zhaoshang_extract.assemble.step import step_before
from zhaoshang_extract.assemble.words import closing
from zhaoshang_extract.marks import CLOSE, CLOSERS, OPEN
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# A name that only its list declares to be one has at least so many characters.
_SPECIFIC = 4
_CUT = re.compile(f"[{''.join(CLOSERS)}]")


def read_lists(sentence: Sentence, found: Findings) -> None:
    """Add a draft for each name of the sentence's lists for which a step is told."""
    for listed in find_lists(sentence):
        names = _names_of(sentence, listed)
        stage, why = stage_of(sentence, listed, names, found)
        if stage is None:
            for name in names:
                found.refuse(sentence, name, "list_with_step", why)
            continue
        _add(sentence, listed, names, stage, found)


def _names_of(sentence: Sentence, listed: NameList) -> list[Span]:
    """The names of a list, each without what stands before it: amounts, verbs, places of investors."""
    text = sentence.text
    names = []
    for number, item in enumerate(listed.items):
        stop = item.end
        bracket = _CUT.search(text, item.start + 1, item.end) if text[item.end - 1] == CLOSE else None
        stop = bracket.start() if bracket and text[bracket.start()] == OPEN else stop
        paper = paper_behind().search(text, item.start, stop)
        if paper is not None and has_tail(text, Span(item.start, paper.start())):
            stop = paper.start()  # 甲产业基地|合作协议
        start, opened = start_of_name(sentence, item.start, stop)
        name = Span(start, min(stop, max(end_of_name(sentence, start), start)))
        if number == 0 and not opened:
            name = from_first_noun(sentence, name)
        if name.end < stop and stop - name.end > 1:
            continue  # something happens inside the item: it is a clause
        names.append(name)
    return names


def _add(sentence: Sentence, listed: NameList, names: list[Span], stage: str, found: Findings) -> None:
    """Add the names of a list that are names at all; none when the list is one of sectors or kinds."""
    text = sentence.text
    firm = [name for name in names if _is_firm(sentence, name)]
    # 引进了 takes projects; what 开工 is told of may be roads and schools
    taken = step_before(text, start_of_list(sentence, listed.end), names[0].start) is not None
    sure = taken or listed.exact
    whole = listed.exact and all(has_tail(text, name) for name in names)
    declared = [name for name in names if _is_declared(sentence, listed, name)]
    firm = declared if len(declared) > len(firm) else firm
    few = len(firm) < 2 and len(names) > len(firm) and not listed.exact
    if not whole and (few or 2 * len(firm) < len(names) + (not sure)):
        for name in names:
            found.refuse(sentence, name, "list_with_step", "too few of the list are names")
        return
    for name in names:
        draft = found.taken(sentence, name)
        if draft is not None:
            draft.stage = draft.stage or stage
            continue
        why = why_no_name(sentence, name) or (
            "a sector"
            if is_sector(text, name) and name not in firm and not _is_site(listed, text, name)
            else None
        )
        if why is not None:
            found.refuse(sentence, name, "list_with_step", why)
            continue
        investors = [name] if is_company(text, name) else []
        found.drafts.append(Draft(sentence, name, name, "list_with_step", investors=investors, stage=stage))


def _is_declared(sentence: Sentence, listed: NameList, name: Span) -> bool:
    """6万吨铋铅冶炼 in 甲、乙等11个项目: the text says that it is a project, if it is more than a sector."""
    text = sentence.text
    kind = closing(text, listed.end, listed.close, "kind") if listed.counted else 0
    if not kind or len(name) < _SPECIFIC or is_sector(text, name) or why_no_name(sentence, name) is not None:
        return False
    counted = count_of_projects().search(text, listed.end, listed.close) is not None
    sized = any(name.holds(quantity.span) for quantity in sentence.quantities)
    return counted or sized or has_tail(text, name) or is_proper(text, name)


def _is_site(listed: NameList, text: str, name: Span) -> bool:
    """硅碳材料产业园 in a list that is counted: a place that is built, though named after its sector."""
    return (listed.counted or listed.exact) and closing(text, *name, "tail") > 2


def _is_firm(sentence: Sentence, name: Span) -> bool:
    """True for an item that is surely a name: it holds a proper name and is no place, sector or kind."""
    text = sentence.text
    if why_no_name(sentence, name) is not None or is_sector(text, name):
        return False
    if is_company(text, name) and len(name) >= 4:
        return True
    return is_proper(text, name) or (
        has_tail(text, name) and (closing(text, *name, "tail") > 1 or is_specific(text, name))
    )

"""Figures about one named project: how they are told, and where their step is said."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.mention.term import Term, find_terms
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS
from zhaoshang_extract.observe.step_words import steps_in
from zhaoshang_extract.observe.zone import Zone, cues, find_zone, said, since_semicolon
from zhaoshang_extract.span import Span

# A bound or a bracket may stand between an amount and the name: 1500万元左右的, 9800万美元（折合……）的.
_AHEAD = re.compile(r"(?:明年|后年|年底|年内|下半年|来年|下个?月|下周|本月底)[^，。；]{0,6}$")
_NAMED_BY_STEP = re.compile(r"[^，。；]{0,12}的[^，。；]{2,24}，")
_UP_TO_NAME = re.compile(r"(?:以上|左右|多|余)?(?:（[^（）]{0,40}）)?")


def is_single(zone: Zone, fact: Fact, context: Context) -> bool:
    """True when the figure is about one named project, not about a count of projects.

    总投资60亿元的高效电池项目; 甲公司投资3亿元建设…; 丙产业园（总投资1.2亿元）; 丁项目：投资1.9亿元.
    A count behind 等 sums such projects: 甲、乙等3个项目.
    """
    text = zone.sentence.text
    if zone.quantity.kind == "count":
        return words.ends("and_so_on", text, zone.near.start, zone.near.end)
    if counted_behind(zone) is not None:
        return False
    if context.about_single and fact.measure.value in INVESTMENT:
        return True
    behind = _UP_TO_NAME.match(text, zone.quantity.span.end)
    if behind is not None and words.starts("before_name_of_one", text, behind.end()):
        return True
    if zone.bracket is not None and zone.host is None:
        return not any(m.span.end == zone.bracket.start - 1 for m in zone.sentence.industries)
    if fact.measure.value != "total_investment":
        return False
    counts = [f for f in context.main if f.role == "head" and f.measure.value in OF_PROJECTS]
    if "；" in text[zone.reach.start : zone.reach.end]:
        counts = [
            f for f in counts if f.quantity.kind == "count"
        ]  # 甲公司投资6亿元……；乙公司投资5.6亿元，新建……
    return not counts and (context.named_opening or tells_a_name(zone))


def tells_a_name(zone: Zone, part: Span | None = None, least: int = 4) -> bool:
    """True when the words before the figure hold a name: more than trade words, places and times."""
    known: set[int] = set()
    sentence, part = zone.sentence, part or zone.reach
    for group in (sentence.terms, sentence.regions, sentence.periods, sentence.thresholds):
        for mention in said(zone, group, part):
            known.update(range(*mention.span))
    letters = [at for at in range(*part) if sentence.text[at].isalpha() and at not in known]
    return len(letters) >= least


def scope_of_single(zone: Zone, own: Scope, context: Context) -> Scope:
    """A named project: its own step to the left, else the step told behind it, else that of its list."""
    stage = own.stage
    if not stage.value:
        stage = _step_of_clause_before(zone)
    if not stage.value:
        stage = step_behind(zone)
    if not stage.value:
        stage = _step_of_name(zone)
    listed = [f for f in context.main if f.scope.stage.value and f.scope.stage.rule != "step_behind"]
    if not stage.value and listed:
        stage = listed[-1].scope.stage.carried("step_of_list")
    if not stage.value:
        stage = stage_of_heading(context).carried("step_of_heading")
    if not stage.value and context.step is not None:
        stage = context.step.carried("step_of_single_before")
    if not stage.value:
        stage = _step_before(zone, context)
    if not stage.value and context.topic_of_paragraph is not None and _is_listed(zone):
        stage = context.topic_of_paragraph.scope.stage.carried("step_of_set")
    if not stage.value and context.topic is not None and context.occasion is not None:
        stage = context.topic.scope.stage.carried("step_of_event")
    before = context.facts[-1] if context.facts else None
    if not stage.value and before is not None and before.single and before.scope.stage.rule != "step_behind":
        stage = context.facts[-1].scope.stage.carried("step_of_single_before")
    # 甲贷款、乙授信等5个金融项目: the count sums them under a sector of its own
    summed = own.industry.rule == "sector_to_the_right"
    sector = own.industry if summed else context.sentence.scope.industry
    return Scope(stage, Slot(), sector)


def _is_listed(zone: Zone) -> bool:
    """引进项目8个。分别为投资6亿元的某项目、投资3亿元的某项目: members of the set counted before."""
    start = zone.sentence.span.start
    return words.says("lists_members", zone.sentence.text, start, zone.quantity.span.start)


def _step_of_clause_before(zone: Zone) -> Slot[str]:
    """某某乐园正在建设，总投资3500万元: the clause before ends with the step."""
    if words.starts("before_name_of_one", zone.sentence.text, zone.quantity.span.end):
        return Slot()  # ……建成投产，投资21亿元的某项目: the next project
    for step in reversed(steps_in(zone, since_semicolon(zone))):
        if zone.sentence.text[step.span.end : zone.near.start] == "，":
            return Slot(step.id, "said", "step_of_clause_before")
    return Slot()


def _step_of_name(zone: Zone) -> Slot[str]:
    """落户甲县的某某项目，总投资1.2亿元: the step stands before the name."""
    text = zone.sentence.text
    for step in reversed(steps_in(zone, since_semicolon(zone))):
        behind = text[step.span.end : zone.near.start]
        if _NAMED_BY_STEP.fullmatch(behind):
            return Slot(step.id, "said", "step_of_name")
    return Slot()


def _step_before(zone: Zone, context: Context) -> Slot[str]:
    """……正式签约。项目由某公司建设，总投资32亿元: the step of the sentence before, if it has no figure."""
    before = context.before
    if before is None or before.passage is not zone.sentence.passage or before.quantities:
        return Slot()
    steps = [t for t in find_terms(before.text, *before.span) if t.kind == "stage"]
    return Slot(steps[-1].id, "carried", "step_of_sentence_before") if steps else Slot()


def step_behind(zone: Zone) -> Slot[str]:
    """……园区项目已开工, 分别落户甲县: the first step told behind the figure that is no plan."""
    rest = Span(zone.quantity.span.end, zone.sentence.span.end)
    plans = [t.span.start for t in cues(zone, rest, "aim", "plan", "expect", "when_done")]
    for step in steps_in(zone, rest):
        if (not plans or step.span.start < plans[0]) and not _is_to_come(zone, step):
            return Slot(step.id, "said", "step_behind")
    return Slot()


def _is_to_come(zone: Zone, step: Term) -> bool:
    """明年6月投产, 年底试生产: a step whose time is still ahead when the text appears."""
    before = zone.sentence.text[max(zone.quantity.span.end, step.span.start - 7) : step.span.start]
    return _AHEAD.search(before) is not None


def stage_of_heading(context: Context) -> Slot[str]:
    """The step that a heading or the paragraph's opening names: 二、在建项目."""
    for name, frame in context.frames():
        if name != "title" and frame.scope.stage.value:
            return frame.scope.stage
    return Slot()


def counted_behind(zone: Zone) -> Zone | None:
    """总投资210亿元的18个项目: the zone of the count that the amount modifies, or None."""
    later = zone.index + 1
    if later >= len(zone.sentence.quantities) or zone.sentence.quantities[later].kind != "count":
        return None
    if zone.sentence.quantities[later].unit_measure == "other_count":
        return None  # 投资18亿元的1万吨新材料项目: how much the one project is to make
    between = zone.sentence.text[zone.quantity.span.end : zone.sentence.quantities[later].span.start]
    return find_zone(zone.sentence, later) if words.is_form("of_each_priced", between) else None

"""Which projects a figure is about: step, size and sector, said in its clause or carried from its whole."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.mention.industry import IndustryMention
from zhaoshang_extract.mention.term import Term, find_terms
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.fact import Fact, Scope, Slot
from zhaoshang_extract.observe.frame import points_back
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS, SINGLE_BEHIND, named_measure
from zhaoshang_extract.observe.rate import behind_step
from zhaoshang_extract.observe.zone import Zone, behind_brackets, cues, find_zone, said, terms
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

# What enterprises make, sell, earn and pay is of their sector.
_OF_ENTERPRISES = frozenset({"output_value", "sales_revenue", "profit", "tax_revenue", "value_added"})
# A sector word before these counts belongs to the thing counted: 发电装机容量, 医务人员.
_NO_SECTOR = frozenset(
    {"other_count", "person_count", "place_count", "duration", "visit_count", "organization_count"}
)
_MAKERS = _OF_ENTERPRISES | {"enterprise_count"}
# Works are built too: 基本建成432万套, 新建铁路投入运营5557公里.
_OF_WORKS = frozenset({"started", "under_construction", "completed", "in_production"})
# A bound or a bracket may stand between an amount and the name: 1500万元左右的, 9800万美元（折合……）的.
# 131个项目中，: what follows takes parts of them.
_AMONG = re.compile(r"[^，；。]{0,18}(?:中|里|之中|当中)[，：]")
_UP_TO_NAME = re.compile(r"(?:以上|左右|多|余)?(?:（[^（）]{0,40}）)?")


def said_scope(zone: Zone, measure: str | None) -> Scope:
    """What the figure's own clause says of step, size and sector."""
    industry = Slot[str]() if measure in _NO_SECTOR else _said_industry(zone, zone.near)
    return Scope(_said_stage(zone, measure), _said_threshold(zone), industry)


def _said_stage(zone: Zone, measure: str | None) -> Slot[str]:
    """新签约项目12个; 9个项目集中签约: the last step before the figure, or the first behind it."""
    steps = _steps(zone, zone.near)
    if measure == "other_count":
        steps = [step for step in steps if step.id in _OF_WORKS]
    elif measure == "lead_count":
        steps = [step for step in steps if step.id == "reserved"]
    elif measure not in OF_PROJECTS:
        # 在建省外投资项目到位资金: a step of projects, when it stands before the word 项目
        heads = [t for t in terms(zone, zone.near, "head") if t.code == "project_count"]
        steps = [t for t in steps if heads and t.span.end <= heads[-1].span.start and t.id != "introduced"]
    adjacent = behind_step(zone) if measure == "project_count" and not _leads_to_count(zone) else None
    if adjacent is not None and zone.quantity.kind == "count":
        return Slot(adjacent.id, "said", "step_directly_behind")  # 引进的项目已有19个开工
    if not steps and zone.bracket is not None and zone.host is None and measure in OF_PROJECTS:
        steps = [t for t in _steps_in(zone, behind_brackets(zone)) if _heads(zone, behind_brackets(zone))]
    if steps:
        return Slot(steps[-1].id, "said", "step_to_the_left")
    if measure in ("project_count", "enterprise_count") and not _leads_to_count(zone):
        behind = _steps(zone, zone.after)
        if behind:
            return Slot(behind[0].id, "said", "step_to_the_right")
    elif measure == "project_count":
        # 96个新引进项目已开工69个: what stands before the noun is of this count
        nouns = _heads(zone, zone.after)
        own = [s for s in _steps(zone, zone.after) if nouns and s.span.end <= nouns[0].span.start]
        if own:
            return Slot(own[0].id, "said", "step_to_the_right")
    return Slot()


def _leads_to_count(zone: Zone) -> bool:
    """这186个项目已注册公司153个: the step behind the first count is that of the second."""
    later = zone.index + 1
    if later >= len(zone.sentence.quantities):
        return False
    following = zone.sentence.quantities[later]
    return following.kind == "count" and following.span.start == zone.after.end


def _steps_in(zone: Zone, part: Span) -> list[Term]:
    """明姜镇（7个）、赵城镇（5个）签约项目数居前: steps told behind the brackets."""
    return [t for t in inside(zone.sentence.terms, part) if t.kind == "stage"]


def _steps(zone: Zone, part: Span) -> list[Term]:
    """Life-cycle words in `part` that are no part of a rate's name (开工率)."""
    text = zone.sentence.text
    return [t for t in terms(zone, part, "stage") if text[t.span.end : t.span.end + 1] != "率"]


def _said_threshold(zone: Zone) -> Slot[Threshold]:
    """亿元以上项目3个; 其余7个在亿元以下: before the figure, or as what is said of it."""
    sizes = said(zone, zone.sentence.thresholds, zone.near)
    if sizes:
        return Slot(sizes[-1], "said", "size_to_the_left")
    sizes = said(zone, zone.sentence.thresholds, zone.after)
    return Slot(sizes[0], "said", "size_to_the_right") if sizes else Slot()


def _said_industry(zone: Zone, part: Span) -> Slot[str]:
    """制造业项目271个; several sectors joined by 、 before one figure are one label."""
    found = [m for m in said(zone, zone.sentence.industries, part) if not m.inside_name]
    whole = cues(zone, part, "share_of")
    if whole:
        part = Span(part.start, whole[-1].span.start)
        found = [m for m in found if m.span.end <= part.end]
    if not found:
        named = [t for t in terms(zone, part, "measure") if t.industry]
        return Slot(named[-1].industry, "said", "sector_of_measure") if named else Slot()
    return Slot(_joined(zone, found), "said", "sector_to_the_left")


def _joined(zone: Zone, found: list[IndustryMention]) -> str:
    """食品加工、现代家居两大主导产业 → "食品加工、现代家居"."""
    start = found[-1]
    first = start
    for mention in reversed(found[:-1]):
        between = zone.sentence.text[mention.span.end : first.span.start]
        if between not in ("、", "和", "与", "及"):
            break
        first = mention
    if first is start:
        return start.label
    return zone.sentence.text[first.span.start : start.span.start] + start.label


def scope_of(zone: Zone, fact: Fact, context: Context) -> Scope:
    """The whole scope of a head fact: what is said, completed from the whole that it is a part of."""
    measure = fact.measure.value
    own = said_scope(zone, measure)
    if measure == "enterprise_count":
        return _scope_of_enterprises(own, fact, context)
    if measure not in OF_PROJECTS:
        return _scope_beside_projects(zone, fact, own, context)
    if is_single(zone, fact, context):
        return _scope_of_single(zone, own, context)
    if measure in INVESTMENT:
        return _scope_of_amount(zone, own, context)
    return _scope_of_part(zone, own, context)


def _scope_of_amount(zone: Zone, own: Scope, context: Context) -> Scope:
    """An amount takes the scope of the projects that it sums: those counted beside it, else its topic."""
    counted = counted_behind(zone)
    if counted is not None:
        return own.or_from(
            _scope_of_part(counted, said_scope(counted, "project_count"), context), "of_counted"
        )
    if own.empty and not _heads(zone, zone.near):
        beside = _figure_beside(zone, context)
        if beside is not None:
            return beside.scope.or_from(Scope(), "of_counted_projects")
        told = _steps(zone, zone.reach)
        if told:
            own = replace(own, stage=Slot(told[-1].id, "said", "step_in_clause_before"))
        singles = [f for f in context.main if f.single]
        if (
            not told
            and singles
            and any(t.quote in ("合计", "共计", "总计") for t in cues(zone, zone.reach, "total"))
        ):
            return Scope(stage=singles[-1].scope.stage.carried("step_of_summed"))
    scope = _scope_of_part(zone, own, context)
    if scope.stage.rule == "part_of_topic" and context.topic not in context.facts[context.paragraph_start :]:
        scope = own  # an amount with a measure of its own is of the projects of its paragraph only
    if scope.stage.value is None and zone.sentence.passage.kind == "title":
        return replace(scope, stage=step_behind(zone))
    if scope.stage.value is None:
        term = named_measure(zone, zone.near)
        if term is not None and term.stage:
            return replace(scope, stage=Slot(term.stage, "said", "step_of_measure"))
    return scope


def counted_behind(zone: Zone) -> Zone | None:
    """总投资210亿元的18个项目: the zone of the count that the amount modifies, or None."""
    later = zone.index + 1
    if later >= len(zone.sentence.quantities) or zone.sentence.quantities[later].kind != "count":
        return None
    between = zone.sentence.text[zone.quantity.span.end : zone.sentence.quantities[later].span.start]
    return find_zone(zone.sentence, later) if between in ("的", "、的") else None


def _heads(zone: Zone, part: Span) -> list[Term]:
    return [t for t in terms(zone, part, "head") if t.code == "project_count"]


def _figure_beside(zone: Zone, context: Context) -> Fact | None:
    """The count whose projects an amount sums, or the amount that goes on about them."""
    if zone.host is not None and zone.host < len(context.here):
        return context.here[zone.host]
    if "；" in zone.sentence.text[zone.reach.start : zone.reach.end]:
        return None
    for fact in reversed(context.here):
        if fact.role == "head" and not fact.aside and fact.measure.value in OF_PROJECTS:
            return fact
    return None


def _scope_of_part(zone: Zone, own: Scope, context: Context) -> Scope:
    """A count among counts: a part takes from its whole what it does not say itself."""
    if zone.host is not None and zone.host < len(context.here):
        return own.or_from(context.here[zone.host].scope, "part_in_bracket")
    if cues(zone, zone.reach, "besides"):
        return own
    if _is_change(zone) and context.main:
        return own.or_from(context.main[-1].scope, "change_of_figure_before")
    if context.whole is not None and context.whole.measure.value in OF_PROJECTS:
        return own.or_from(context.whole.scope, "part_of_whole")
    opener = context.sentence.scope
    if not opener.empty:
        stage = Scope(stage=context.topic.scope.stage) if context.topic is not None else Scope()
        return own.or_from(opener, "part_of_opener").or_from(stage, "step_of_topic")
    same = _same_set(zone, context)
    if same is not None:
        return own.or_from(same.scope, "same_set_again")
    named = bool(_heads(zone, zone.near) or _heads(zone, zone.after))
    if named and own.stage.value:
        return own
    headed = _framed_stage(context)
    if context.topic is None or (
        headed.value and context.topic not in context.facts[context.heading_start :]
    ):
        return own.or_from(Scope(stage=headed), "step_of_heading")
    if not named or context.topic in context.here:
        return own.or_from(context.topic.scope, "part_of_topic")
    if own.threshold.value or own.industry.value or context.partition or _is_kind(zone, context):
        # 先进制造业项目35个 in a new sentence: the step carries, size and sector do not
        return own.or_from(Scope(stage=context.topic.scope.stage), "step_of_topic")
    return own


def _is_change(zone: Zone) -> bool:
    """比去年同期增加4个: so many more of what was just counted."""
    words = cues(zone, zone.near, "growth", "decline")
    return bool(words) and words[-1].span.end == zone.quantity.span.start


def _same_set(zone: Zone, context: Context) -> Fact | None:
    """在131个项目中, 这131个项目: the number tells which projects are meant, those counted before."""
    text, end = zone.sentence.text, zone.quantity.span.end
    topic = context.topic
    if topic is not None and topic.quantity.value == zone.quantity.value and not _steps(zone, zone.near):
        return topic  # 58个项目按行业分 behind 签约项目58个
    if not (points_back(zone.sentence, zone.quantity.span.start) or _AMONG.match(text, end)):
        return None
    for fact in reversed(context.facts[-60:]):
        if fact.measure.value == "project_count" and fact.quantity.value == zone.quantity.value:
            return fact if fact.role == "head" else None
    return None


def _is_kind(zone: Zone, context: Context) -> bool:
    """外资项目两个 in a paragraph about signed projects: a kind of those projects."""
    heads = _heads(zone, zone.near) or _heads(zone, zone.after)
    this_paragraph = context.facts[context.paragraph_start :]
    return bool(heads) and heads[-1].quote in ("外资项目", "内资项目") and context.topic in this_paragraph


def _framed_stage(context: Context) -> Slot[str]:
    """The step that a heading or the paragraph's opening names: 二、在建项目."""
    for name, frame in context.frames():
        if name != "title" and frame.scope.stage.value:
            return frame.scope.stage
    return Slot()


def _scope_of_enterprises(own: Scope, fact: Fact, context: Context) -> Scope:
    """Enterprises have the steps of projects only where the text says so of them."""
    whole = context.whole
    if whole is not None and whole.measure.value == "enterprise_count":
        return own.or_from(whole.scope, "part_of_whole")
    before = context.main[-1] if context.main else None
    if before is not None and before.measure.value == "enterprise_count" and fact.measure.rule == "unit":
        return own.or_from(before.scope, "enterprises_before")
    return own


def _scope_beside_projects(zone: Zone, fact: Fact, own: Scope, context: Context) -> Scope:
    """到位资金, 产值 …: only what is said, or what a clause like 从2000万元以上项目资金看 says."""
    opener = context.sentence
    if own.empty and opener.measure.value == fact.measure.value:
        return opener.scope
    whole = context.whole
    if whole is not None and whole.measure.value == fact.measure.value:
        return own.or_from(whole.scope, "part_of_whole")
    if not own.industry.value and fact.measure.rule == "amount_of_sentence":
        goes_on = [f for f in context.main if f.role == "head" and f.measure.value == fact.measure.value]
        if goes_on and own.empty and not _tells_a_name(zone, 2):
            return replace(own, industry=goes_on[-1].scope.industry.carried("sector_of_same_measure"))
    if not own.industry.value and fact.measure.value in _OF_ENTERPRISES:
        makers = [f for f in context.main if f.measure.value in _MAKERS and f.scope.industry.value]
        if makers:
            return replace(own, industry=makers[-1].scope.industry.carried("sector_of_enterprises"))
    return own


def is_single(zone: Zone, fact: Fact, context: Context) -> bool:
    """True when the figure is about one named project, not about a count of projects.

    总投资60亿元的高效电池项目; 甲公司投资3亿元建设…; 丙产业园（总投资1.2亿元）; 丁项目：投资1.9亿元.
    A count behind 等 sums such projects: 甲、乙等3个项目.
    """
    text = zone.sentence.text
    if zone.quantity.kind == "count":
        return text.endswith("等", zone.near.start, zone.near.end)
    if counted_behind(zone) is not None:
        return False
    if context.about_single and fact.measure.value in INVESTMENT:
        return True
    behind = _UP_TO_NAME.match(text, zone.quantity.span.end)
    if behind is not None and text.startswith(SINGLE_BEHIND, behind.end()):
        return True
    if zone.bracket is not None and zone.host is None:
        return True
    counts = [f for f in context.main if f.role == "head" and f.measure.value in OF_PROJECTS]
    named = _tells_a_name(zone) or context.named_opening
    return fact.measure.value == "total_investment" and not counts and named


def _tells_a_name(zone: Zone, least: int = 4) -> bool:
    """True when the words before the figure hold a name: more than trade words, places and times."""
    known: set[int] = set()
    sentence = zone.sentence
    for group in (sentence.terms, sentence.regions, sentence.periods, sentence.thresholds):
        for mention in said(zone, group, zone.reach):
            known.update(range(*mention.span))
    letters = [at for at in range(*zone.reach) if sentence.text[at].isalpha() and at not in known]
    return len(letters) >= least


def _scope_of_single(zone: Zone, own: Scope, context: Context) -> Scope:
    """A named project: its own step to the left, else the step told behind it, else that of its list."""
    stage = own.stage
    if not stage.value:
        stage = step_behind(zone)
    listed = [f for f in context.main if f.scope.stage.value]
    if not stage.value and listed:
        stage = listed[-1].scope.stage.carried("step_of_list")
    if not stage.value:
        stage = _framed_stage(context).carried("step_of_heading")
    if not stage.value and context.step is not None:
        stage = context.step.carried("step_of_single_before")
    if not stage.value:
        stage = _step_before(zone, context)
    if not stage.value and context.facts and context.facts[-1].single:
        stage = context.facts[-1].scope.stage.carried("step_of_single_before")
    return Scope(stage, Slot(), context.sentence.scope.industry)


def _step_before(zone: Zone, context: Context) -> Slot[str]:
    """……项目正式签约。项目由某公司投资建设，总投资32亿元: the step of the sentence before, if it has no figure."""
    before = context.before
    if before is None or before.passage is not zone.sentence.passage or before.quantities:
        return Slot()
    steps = [t for t in find_terms(before.text, *before.span) if t.kind == "stage"]
    return Slot(steps[-1].id, "carried", "step_of_sentence_before") if steps else Slot()


def step_behind(zone: Zone) -> Slot[str]:
    """……园区项目已开工, 分别落户甲县: the first step told behind the figure that is no plan."""
    rest = Span(zone.quantity.span.end, zone.sentence.span.end)
    plans = [t.span.start for t in cues(zone, rest, "aim", "plan", "expect", "when_done")]
    for step in _steps(zone, rest):
        if not plans or step.span.start < plans[0]:
            return Slot(step.id, "said", "step_behind")
    return Slot()

"""Which projects a figure is about: step, size and sector, said in its clause or carried from its whole."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.mention.industry import IndustryMention
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.fact import Fact, Scope, Slot
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS
from zhaoshang_extract.observe.zone import Zone, cues, said, terms
from zhaoshang_extract.span import Span


def said_scope(zone: Zone, measure: str | None) -> Scope:
    """What the figure's own clause says of step, size and sector."""
    return Scope(_said_stage(zone, measure), _said_threshold(zone), _said_industry(zone, zone.near))


def _said_stage(zone: Zone, measure: str | None) -> Slot[str]:
    """新签约项目12个; 9个项目集中签约: the last step before the figure, or the first behind it."""
    steps = _steps(zone, zone.near)
    if measure not in OF_PROJECTS:
        # 在建省外投资项目到位资金: a step of projects, when it stands before the word 项目
        heads = [t for t in terms(zone, zone.near, "head") if t.code == "project_count"]
        steps = [t for t in steps if heads and t.span.end <= heads[-1].span.start and t.id != "introduced"]
    if steps:
        return Slot(steps[-1].id, "said", "step_to_the_left")
    if measure in ("project_count", "enterprise_count"):
        behind = _steps(zone, zone.after)
        if behind:
            return Slot(behind[0].id, "said", "step_to_the_right")
    return Slot()


def _steps(zone: Zone, part: Span) -> list[Term]:
    """Life-cycle words in `part` that are no part of a rate's name (开工率)."""
    text = zone.sentence.text
    return [t for t in terms(zone, part, "stage") if text[t.span.end : t.span.end + 1] != "率"]


def _said_threshold(zone: Zone) -> Slot[object]:
    """亿元以上项目3个; 其余7个在亿元以下: before the figure, or as what is said of it."""
    sizes = said(zone, zone.sentence.thresholds, zone.near)
    if sizes:
        return Slot(sizes[-1], "said", "size_to_the_left")
    sizes = said(zone, zone.sentence.thresholds, zone.after)
    return Slot(sizes[0], "said", "size_to_the_right") if sizes else Slot()


def _said_industry(zone: Zone, part: Span) -> Slot[str]:
    """制造业项目271个; several sectors joined by 、 before one figure are one label."""
    found = [m for m in said(zone, zone.sentence.industries, part) if not m.inside_name]
    whole = [t.span.start for t in cues(zone, part, "share") if t.quote.endswith("占")]
    if whole:
        found = [m for m in found if m.span.end <= whole[-1]]
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
    if measure not in OF_PROJECTS:
        return _scope_beside_projects(zone, fact, own, context)
    if is_single(zone, context):
        return _scope_of_single(zone, own, context)
    if measure in INVESTMENT and not _names_projects(zone, own):
        beside = _figure_beside(zone, context)
        if beside is not None:
            return own.or_from(beside.scope, "of_counted_projects")
    return _scope_of_part(zone, own, context)


def _names_projects(zone: Zone, own: Scope) -> bool:
    return not own.empty or any(t.code == "project_count" for t in terms(zone, zone.near, "head"))


def _figure_beside(zone: Zone, context: Context) -> Fact | None:
    """The count whose projects an amount sums, or the amount that goes on about them."""
    for fact in reversed(context.here):
        if fact.role == "head" and fact.measure.value in OF_PROJECTS:
            return fact
    return None


def _scope_of_part(zone: Zone, own: Scope, context: Context) -> Scope:
    """A count among counts: a part takes from its whole what it does not say itself."""
    heads = [t for t in terms(zone, zone.near, "head") if t.code == "project_count"]
    behind = [t for t in terms(zone, zone.after, "head") if t.code == "project_count"]
    named = bool(heads or behind)
    host = context.here[_host_place(context)] if zone.host is not None and context.here else None
    if host is not None and zone.bracket is not None:
        return own.or_from(host.scope, "part_in_bracket")
    opener = context.sentence.scope
    if not opener.empty:
        return own.or_from(opener, "part_of_opener")
    if context.topic is None:
        return own.or_from(_framed(context), "scope_of_frame")
    whole = context.topic.scope
    if own.stage.value and named and not cues(zone, zone.reach, "part"):
        return own
    if named and not cues(zone, zone.reach, "part") and context.topic not in context.here:
        # 全市……工业项目20个 in a new sentence: the step carries, size and sector do not
        return own.or_from(Scope(stage=whole.stage), "step_of_topic")
    return own.or_from(whole, "part_of_topic")


def _host_place(context: Context) -> int:
    for place in range(len(context.here) - 1, -1, -1):
        if context.here[place].role == "head":
            return place
    return 0


def _framed(context: Context) -> Scope:
    for _, frame in context.frames():
        if not frame.scope.empty:
            return frame.scope
    return Scope()


def _scope_beside_projects(zone: Zone, fact: Fact, own: Scope, context: Context) -> Scope:
    """到位资金, 产值 …: only what is said, or what a clause like 从2000万元以上项目资金看 says."""
    opener = context.sentence
    if own.empty and opener.measure.value == fact.measure.value:
        return opener.scope
    if fact.measure.how == "carried" and not own.industry.value and fact.of is not None:
        return own.or_from(fact.of.scope, "same_measure")
    return own


def is_single(zone: Zone, context: Context) -> bool:
    """True when the figure is about one named project, not about a count of projects.

    总投资60亿元的高效电池项目; 甲公司投资3亿元建设…; 丙产业园（总投资1.2亿元）.
    """
    if zone.quantity.kind != "amount":
        return False
    behind = zone.sentence.text[zone.quantity.span.end : zone.quantity.span.end + 2]
    counted = zone.index + 1 < len(zone.sentence.quantities) and (
        zone.sentence.quantities[zone.index + 1].span.start - zone.quantity.span.end <= 3
    )
    if behind.startswith("的") and not counted:
        return True
    if behind in ("建设", "兴建", "新建", "打造", "实施"):
        return True
    return zone.bracket is not None and zone.host is None


def _scope_of_single(zone: Zone, own: Scope, context: Context) -> Scope:
    """A named project: its own step to the left, else the step told behind it, else that of its list."""
    stage = own.stage
    if not stage.value:
        stage = step_behind(zone)
    if not stage.value and context.here:
        stage = context.here[-1].scope.stage.carried("step_of_list")
    if not stage.value:
        stage = _framed(context).stage.carried("step_of_heading")
    return Scope(stage, Slot(), context.sentence.scope.industry)


def step_behind(zone: Zone) -> Slot[str]:
    """……园区项目已开工, 分别落户甲县: the first step told behind the figure, up to the next figure of a fact."""
    steps = _steps(zone, Span(zone.quantity.span.end, zone.sentence.span.end))
    return Slot(steps[0].id, "said", "step_behind") if steps else Slot()

"""What a clause itself says of the projects that a figure is about: step, size and sector."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.discourse.stance import aims_before
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.industry import IndustryMention
from zhaoshang_extract.mention.industry_list import words_before
from zhaoshang_extract.mention.term import Term, find_terms
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.measure import OF_FIRMS, OF_PROJECTS
from zhaoshang_extract.observe.rate import behind_step
from zhaoshang_extract.observe.zone import Zone, behind_brackets, cues, find_zone, said, terms
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# A sector word before these counts belongs to the thing counted: 发电装机容量, 医务人员.
NO_SECTOR = frozenset(
    {"other_count", "person_count", "place_count", "duration", "visit_count", "organization_count"}
)
# What joins the names of sectors that are one label.
JOINTS = ("、", "和", "与", "及")
# Works are built too: 基本建成432万套, 新建铁路投入运营5557公里.
_AREAS = ("亩", "平方米", "公顷", "平方公里")  # 建成果园1.2万亩 is no work of building
# A noun of these before a step is what took it.
OF_PROJECTS_AND_FIRMS = frozenset({"project_count", "enterprise_count"})
# What is still said of an amount stands so near behind it: 32亿元人民币|，
_SIZE = 4
_OF_WORKS = frozenset({"started", "under_construction", "completed", "in_production"})


def said_scope(zone: Zone, measure: str | None) -> Scope:
    """What the figure's own clause says of step, size and sector."""
    # 工业用电量2.13亿千瓦时: what a sector uses up, though no thing of the sector is counted
    of_thing = measure in NO_SECTOR and not zone.quantity.unit.endswith(words.forms("energy_unit"))
    industry = Slot[str]() if of_thing else _said_industry(zone, zone.near)
    if measure in ("project_count", "enterprise_count") and (not industry.value or _of_count_before(zone)):
        behind = _sector_behind(zone)
        industry = behind if behind.value else industry
    # 外资过1000万美元的县38个: a size of places
    size = Slot[Threshold]() if measure == "place_count" else _said_threshold(zone)
    return Scope(_said_stage(zone, measure), size, industry)


def _said_stage(zone: Zone, measure: str | None) -> Slot[str]:
    """新签约项目12个; 9个项目集中签约: the last step before the figure, or the first behind it."""
    steps = steps_in(zone, zone.near)
    if measure == "other_count":
        # 6183座水库除险加固工程开工建设: works are told of in front or behind
        area = zone.quantity.unit.endswith(_AREAS)
        steps = [step for step in steps or steps_in(zone, zone.after) if step.id in _OF_WORKS and not area]
    elif measure == "lead_count":
        steps = [step for step in steps if step.id == "reserved"]
    elif measure == "project_count" and not steps:
        steps = _steps_of_owner(zone)
    elif measure not in OF_PROJECTS:
        # 在建省外投资项目到位资金: a step of projects, when it stands before the word 项目
        starts = [t.span.start for t in projects_named(zone, zone.near)]
        starts += [t.span.start for t in terms(zone, zone.near, "measure") if t.quote.startswith("项目")]
        steps = [t for t in steps if starts and t.span.end <= max(starts) and t.id != "introduced"]
    elif measure == "enterprise_count":
        steps = _of_firms(steps)
    if measure == "project_count" and _opens_like_one_before(zone):
        steps = []
    adjacent = behind_step(zone) if measure == "project_count" and not _leads_to_count(zone) else None
    behind = steps_in(zone, zone.after) if measure == "project_count" and not _leads_to_count(zone) else []
    if not steps and behind and _goes_on_with_steps(zone, behind[0]):
        return Slot(None, "said", "several_steps")  # 109个项目集中开工、竣工、签约
    if adjacent is not None and zone.quantity.kind == "count":
        return Slot(adjacent.id, "said", "step_directly_behind")  # 引进的项目已有19个开工
    if not steps and zone.bracket is not None and zone.host is None and measure in OF_PROJECTS:
        steps = [
            t
            for t in _steps_behind(zone, behind_brackets(zone))
            if projects_named(zone, behind_brackets(zone))
        ]
    if not steps and measure == "project_count" and zone.quantity.kind == "count":
        held = _step_held(zone)
        if held is not None:
            return Slot(held, "said", "step_in_measure")
    if len(steps) > 1 and _joined(zone, steps[-2], steps[-1]):
        brought = [step for step in steps[:-2] if step.id == "introduced"]
        if brought:  # 新引进投产、在建项目186个: what was brought in, wherever it stands now
            return Slot(brought[-1].id, "said", "step_to_the_left")
        return Slot(None, "said", "several_steps")  # 新引进、续建项目482个: one total of two steps
    if steps and (_joins_carried_over(zone, steps[-1]) or _joins_state(zone, steps[-1])):
        return Slot(None, "said", "several_steps")  # 新签和结转项目到位资金36亿元, 新建、续建项目24个
    if steps:
        return Slot(steps[-1].id, "said", "step_to_the_left")
    if measure in ("project_count", "enterprise_count") and not _leads_to_count(zone):
        behind = steps_in(zone, zone.after)
        behind = _of_firms(behind) if measure == "enterprise_count" else behind
        if behind:
            return Slot(behind[0].id, "said", "step_to_the_right")
    elif measure == "project_count":
        # 96个新引进项目已开工69个: what stands before the noun is of this count
        nouns = projects_named(zone, zone.after)
        own = [s for s in steps_in(zone, zone.after) if nouns and s.span.end <= nouns[0].span.start]
        if own:
            return Slot(own[0].id, "said", "step_to_the_right")
    if measure == "project_count" and zone.quantity.kind == "count":
        if _has_state(zone):
            return Slot(None, "said", "state_without_code")
        occasion = _step_of_occasion(zone)
        if occasion is not None:
            return Slot(occasion, "said", "step_of_occasion")
        predicate = _predicate(zone) or _step_over_places(zone)
        if predicate is not None:
            return Slot(predicate.id, "said", "step_of_predicate")
    return Slot()


def _opens_like_one_before(zone: Zone) -> bool:
    """148个亿元以上项目签约、|97个亿元以上项目开工: the step before the 、 is that of the count before."""
    text, start = zone.sentence.text, zone.quantity.span.start
    if zone.index == 0 or not words.ends("and", text, start - 1, start):
        return False
    told = steps_in(zone, zone.near)
    ends_before = bool(told) and told[-1].span.end == start - 1
    return ends_before and bool(projects_named(zone, zone.after)) and bool(steps_in(zone, zone.after))


def _step_of_occasion(zone: Zone) -> str | None:
    """举行集中签约仪式，21个项目总投资64亿元: those of the occasion, whose name says the step."""
    if not projects_named(zone, zone.after) or cues(zone, zone.reach, "part"):
        return None
    held = [t.quote for t in terms(zone, zone.reach, "head") if t.code == "event_count"]
    told = [step for name in held if (step := _step_in_name(name)) is not None]
    return told[-1] if told else None


@cache
def _step_in_name(occasion: str) -> str | None:
    """The step that the name of an occasion holds: 签约 of 集中签约仪式."""
    noun = next((n for n in words.forms("occasion_noun") if occasion.endswith(n)), "")
    steps = [term.id for term in find_terms(occasion.removesuffix(noun)) if term.kind == "stage"]
    return steps[-1] if steps else None


def _predicate(zone: Zone) -> Term | None:
    """18个项目、总投资32亿元，在某推介会上签约: the step that closes what is said of the count that opens it.

    Nothing but their size stands between, and the clause of the step has no figure and no noun of its own.
    """
    sentence, text = zone.sentence, zone.sentence.text
    group = _group_of(zone)
    figures = inside(sentence.quantities, group)
    others = [q for q in figures if q is not zone.quantity]
    if not projects_named(zone, zone.after) or any(q.kind != "amount" for q in others):
        return None
    start = max(q.span.end for q in figures)
    comma = text.find("，", start, group.end)
    if comma < 0 or comma - start > _SIZE:
        return None
    last = Span(comma, group.end)
    named = [t for t in terms(zone, last, "head") if t.code in OF_PROJECTS_AND_FIRMS]
    told = [t for t in steps_in(zone, last) if not text.startswith("的", t.span.end)]
    if not told or any(t.span.start < told[0].span.start for t in named):
        return None
    before = Span(comma, told[0].span.start)
    if cues(zone, before, "demands") or aims_before(sentence, before):
        return None  # 县里要求按期开工
    return told[0]


def _step_over_places(zone: Zone) -> Term | None:
    """74个重大项目在11个县市区同步动工: the count of places only tells where."""
    sentence, at = zone.sentence, zone.index + 1
    if not projects_named(zone, zone.after) or at >= len(sentence.quantities):
        return None
    places = find_zone(sentence, at)
    named = terms(places, places.after, "head")
    joined = places.quantity.span.start == zone.after.end and places.quantity.kind == "count"
    if not joined or not named or named[0].code != "place_count":
        return None
    told = steps_in(places, places.after)
    return told[0] if told else None


def _group_of(zone: Zone) -> Span:
    """What stands between two ； or ends of sentences around the figure."""
    text, (start, end) = zone.sentence.text, zone.sentence.span
    cut = text.find("；", zone.quantity.span.end, end)
    return Span(max(start, text.rfind("；", start, zone.quantity.span.start) + 1), cut if cut >= 0 else end)


def _steps_of_owner(zone: Zone) -> list[Term]:
    """签下14家企业的15个项目: the step stands before those whose projects are counted."""
    if zone.index == 0 or not zone.near_text().endswith("的"):
        return []
    owner = find_zone(zone.sentence, zone.index - 1)
    beside = owner.quantity.kind == "count" and owner.quantity.span.end == zone.near.start
    return steps_in(owner, owner.near) if beside else []


def _has_state(zone: Zone) -> bool:
    """实施招商引资项目214个, 124个新批项目: a state stands before the noun of the count."""
    if cues(zone, zone.reach, "part"):
        return False  # 储备项目4个，其中做前期的3个: a part of the set told before it
    nouns = projects_named(zone, zone.near) or projects_named(zone, zone.after)
    states = terms(zone, Span(zone.near.start, max(zone.near.end, zone.after.end)), "state")
    if nouns and any(state.span.end <= nouns[-1].span.start for state in states):
        return True
    return _described(zone)


def _described(zone: Zone) -> bool:
    """已选址的5个, 已入资项目39个, 8个项目还在跑手续: where they stand, in words that are no step."""
    text = zone.sentence.text
    nouns = projects_named(zone, zone.near)
    end = nouns[-1].span.start if nouns else zone.near.end
    opened = _clause_opener().match(text, zone.near.start, end)
    told = terms(zone, zone.near, "stage")  # 未开工项目61个: of a set that has not come to the step
    if opened is not None and not told and (nouns or words.ends("attributive", text, opened.end(), end)):
        return end - opened.end() > 1
    behind = projects_named(zone, zone.after)
    start = behind[0].span.end if behind else zone.after.start
    return bool(behind) and words.starts("in_the_midst", text, start)


@cache
def _clause_opener() -> re.Pattern[str]:
    """What may stand before a state, and the word that it begins with."""
    heads = "|".join(map(re.escape, words.forms("state_begins")))
    return re.compile(rf"[\s，；、：]*(?:{heads})")


def denied_step(zone: Zone) -> str | None:
    """24个项目尚未开工: the step that the things counted have not come to."""
    if _leads_to_count(zone):
        return None
    text, start = zone.sentence.text, zone.sentence.span.start
    steps = terms(zone, zone.near, "stage")[-1:] + terms(zone, zone.after, "stage")[:1]
    return next((s.id for s in steps if words.ends("not_yet", text, start, s.span.start)), None)


@cache
def _course() -> tuple[str, ...]:
    """The steps in the order in which a project takes them."""
    return tuple(entry.id for entry in load("stages"))


def comes_before(one: str, other: str) -> bool:
    """True when projects at step `one` may still have `other` before them."""
    return _course().index(one) < _course().index(other)


def _of_firms(steps: list[Term]) -> list[Term]:
    """入驻商户260家, 对接企业95家 are no steps of projects; 引来企业6家 is one."""
    return [step for step in steps if not step.generic or step.id == "introduced"]


def _step_held(zone: Zone) -> str | None:
    """引进省外资金项目12个, 签约投资额亿元以上项目9个: the step that a measure before the noun begins with.

    21个项目签约总金额达…: or the one that a measure behind the noun names.
    """
    nouns = projects_named(zone, zone.near)
    if nouns and words.starts("signed_papers", nouns[-1].quote):
        return "signed"  # 合同项目21个
    for measure in reversed(terms(zone, zone.near, "measure")):
        if nouns and measure.span.end <= nouns[-1].span.start:
            return measure.stage or _opening_step(measure.quote)
    behind = projects_named(zone, zone.after)
    told = [m for m in terms(zone, zone.after, "measure") if behind and m.span.start == behind[0].span.end]
    return told[0].stage if told and told[0].quote.startswith("签约") else None


@cache
def _opening_step(phrase: str) -> str | None:
    """The step that a measure's name begins with: 引进 of 引进市外境内资金."""
    first = next((term for term in find_terms(phrase[:2]) if term.kind == "stage"), None)
    return first.id if first is not None else None


def _joined(zone: Zone, one: Term, other: Term) -> bool:
    between = zone.sentence.text[one.span.end : other.span.start]
    return between in words.forms("and") and one.id != other.id


def _goes_on_with_steps(zone: Zone, step: Term) -> bool:
    """集中开工、竣工、签约，: several steps at once; but 竣工项目15个 counts anew."""
    sentence, last = zone.sentence, step
    for other in sentence.terms_by.get("stage", ()):
        if other.span.start > last.span.end and _joined(zone, last, other):
            last = other
    heads = sentence.terms_by.get("head", ())
    return last is not step and not any(head.span.start == last.span.end for head in heads)


def _joins_carried_over(zone: Zone, step: Term) -> bool:
    joint = words.pattern("and").match(zone.sentence.text, step.span.end)
    return joint is not None and words.starts("carried_over", zone.sentence.text, joint.end())


def _joins_state(zone: Zone, step: Term) -> bool:
    """新建、续建项目24个: what is joined to the step before or behind it is none of the contract's steps."""
    text = zone.sentence.text
    for state in terms(zone, zone.near, "state"):
        first, last = sorted((state.span, step.span))
        if text[first.end : last.start] in words.forms("and"):
            return True
    return False


def _leads_to_count(zone: Zone) -> bool:
    """这186个项目已注册公司153个: the step behind the first count is that of the second."""
    later = zone.index + 1
    if later >= len(zone.sentence.quantities):
        return False
    following = zone.sentence.quantities[later]
    return following.kind == "count" and following.span.start == zone.after.end


def _steps_behind(zone: Zone, part: Span) -> list[Term]:
    """明姜镇（7个）、赵城镇（5个）签约项目数居前: steps told behind the brackets."""
    return [t for t in inside(zone.sentence.terms, part) if t.kind == "stage"]


def steps_in(zone: Zone, part: Span) -> list[Term]:
    """Life-cycle words in `part` that are no part of a rate's name (开工率) and not denied (还没开工)."""
    text, start = zone.sentence.text, zone.sentence.span.start
    return [
        t
        for t in terms(zone, part, "stage")
        if not words.starts("of_step", text, t.span.end)
        and not words.ends("not_yet", text, start, t.span.start)
    ]


def projects_named(zone: Zone, part: Span) -> list[Term]:
    return [t for t in terms(zone, part, "head") if t.code == "project_count"]


def counted_noun(zone: Zone) -> str | None:
    """The noun for projects in a count's clause, as printed: 重点项目; None where it is left out.

    In 150项重大项目开工141项 the noun is that of the count before.
    """
    named = projects_named(zone, zone.near)
    steps = steps_in(zone, zone.near)
    touches = zone.index > 0 and zone.near.start == zone.sentence.quantities[zone.index - 1].span.end
    if named and steps and touches and named[-1].span.end <= steps[-1].span.start:
        return None
    named = named or projects_named(zone, zone.after)
    return named[-1].quote if named else None


def _said_threshold(zone: Zone) -> Slot[Threshold]:
    """亿元以上项目3个; 其余7个在亿元以下: before the figure, or as what is said of it."""
    sizes = [size for size in said(zone, zone.sentence.thresholds, zone.near) if not _is_of_firm(zone, size)]
    behind = said(zone, zone.sentence.thresholds, zone.after)
    if zone.quantity.kind == "count" and behind and behind[0].span.start == zone.after.start:
        return Slot(behind[0], "said", "size_to_the_right")  # 3个百亿级项目、4个50亿级项目
    if sizes:
        return Slot(sizes[-1], "said", "size_to_the_left")
    return Slot(behind[0], "said", "size_to_the_right") if behind else Slot()


def _is_of_firm(zone: Zone, size: Threshold) -> bool:
    """产值5000万元以上企业, 纳税200万元以上, 进出口过千万美元: how much it makes, no size of a project."""
    before = Span(zone.reach.start, size.span.start)
    named = [t for t in terms(zone, before, "measure") if t.span.end + 2 >= size.span.start]
    return bool(named) and named[-1].code in OF_FIRMS


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
    rule = "sector_in_measure" if _is_in_measure(zone, part, found[-1]) else "sector_to_the_left"
    return Slot(joined(zone.sentence, found), "said", rule)


def _is_in_measure(zone: Zone, part: Span, mention: IndustryMention) -> bool:
    """工业总产值, 工业增加值: a figure of the place; 规上工业增加值 is of the enterprises of that sector."""
    text = zone.sentence.text
    held = next((t for t in terms(zone, part, "measure") if t.span.holds(mention.span)), None)
    return held is not None and not words.ends("above_size", text, zone.sentence.span.start, held.span.start)


def sector_of_measure(sentence: Sentence, measure: Term) -> Slot[str]:
    """The sector in or directly before a measure's name; empty for one that names none."""
    for mention in sentence.industries:
        if mention.span.end == measure.span.start or measure.span.holds(mention.span):
            return Slot(mention.label, "said", "sector_in_measure")
    return Slot(measure.industry, "said", "sector_of_measure") if measure.industry else Slot()


def _sector_behind(zone: Zone) -> Slot[str]:
    """8家新材料企业: the sector stands between the count and its noun, or opens it (14家商贸企业，).

    In 配套20家整车企业 the enterprises are customers, so a noun that holds the sector must be the subject.
    """
    heads = terms(zone, zone.after, "head")
    found = [m for m in said(zone, zone.sentence.industries, zone.after) if not m.inside_name]
    if not heads or not found:
        return Slot()
    # 47个是制造业项目, 450项重大工业项目
    between = _without_sizes(zone, Span(zone.after.start, found[0].span.start))
    if between and words_before().get(between) != "edge":
        return Slot()
    alone = not zone.near_text().strip() or _of_count_before(zone)
    opens = heads[0].span.holds(found[0].span) and alone
    if found[0].span.end <= heads[0].span.start or opens:
        return Slot(found[0].label, "said", "sector_to_the_right")
    return Slot()


def _without_sizes(zone: Zone, part: Span) -> str:
    """重点 of 亿元以上重点: the words of `part` without the sizes among them."""
    text, start = "", part.start
    for size in inside(zone.sentence.thresholds, part):
        text += zone.sentence.text[start : size.span.start]
        start = size.span.end
    return text + zone.sentence.text[start : part.end]


def _of_count_before(zone: Zone) -> bool:
    """6个工业项目、54个农业项目: the sector directly behind one count is not that of the next."""
    if zone.index == 0 or zone.quantity.kind != "count":
        return False
    before = zone.sentence.quantities[zone.index - 1]
    return before.kind == "count" and before.span.end == zone.near.start


def joined(sentence: Sentence, found: list[IndustryMention]) -> str:
    """食品加工、现代家居两大主导产业 → "食品加工、现代家居"."""
    start = found[-1]
    first = start
    for mention in reversed(found[:-1]):
        between = sentence.text[mention.span.end : first.span.start]
        if between not in JOINTS:
            break
        first = mention
    if first is start:
        return start.label
    return sentence.text[first.span.start : start.span.start] + start.label

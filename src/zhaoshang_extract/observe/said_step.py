"""The step that a clause itself says of what its figure counts: 新签约, 集中开工, 已投产."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import islice

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.stance import aims_before
from zhaoshang_extract.mention.term import Term, find_terms
from zhaoshang_extract.observe.measure import OF_PROJECTS
from zhaoshang_extract.observe.rate import behind_step
from zhaoshang_extract.observe.step_words import are_joined, leads_to_count, projects_named, steps_in
from zhaoshang_extract.observe.zone import Zone, behind_brackets, cues, find_zone, terms
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

# A noun of these before a step is what took it.
OF_PROJECTS_AND_FIRMS = frozenset({"project_count", "enterprise_count"})
# What is still said of an amount stands so near behind it: 32亿元人民币|，
_SIZE = 4
# Works are built too: 基本建成432万套, 新建铁路投入运营5557公里.
_OF_WORKS = frozenset({"started", "under_construction", "completed", "in_production"})


def said_step(zone: Zone, measure: str | None) -> Slot[str]:
    """新签约项目12个; 9个项目集中签约: the last step before the figure, or the first behind it."""
    steps = steps_in(zone, zone.near)
    if measure == "other_count":
        # 6183座水库除险加固工程开工建设: works are told of in front or behind
        # 建成果园1.2万亩 is no work of building
        area = words.ends("unit_of_area", zone.quantity.unit)
        steps = [step for step in steps or steps_in(zone, zone.after) if step.id in _OF_WORKS and not area]
    elif measure == "lead_count":
        steps = [step for step in steps if step.id == "reserved"]
    elif measure == "project_count" and not steps:
        steps = _steps_of_owner(zone)
    elif measure not in OF_PROJECTS:
        # 在建省外投资项目到位资金: a step of projects, when it stands before the word 项目
        starts = [t.span.start for t in projects_named(zone, zone.near)]
        starts += [
            t.span.start for t in terms(zone, zone.near, "measure") if words.starts("project_word", t.quote)
        ]
        steps = [t for t in steps if starts and t.span.end <= max(starts) and t.id != "introduced"]
    elif measure == "enterprise_count":
        steps = _of_firms(steps)
    if measure == "project_count" and _opens_like_one_before(zone):
        steps = []
    adjacent = behind_step(zone) if measure == "project_count" and not leads_to_count(zone) else None
    behind = steps_in(zone, zone.after) if measure == "project_count" and not leads_to_count(zone) else []
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
    if len(steps) > 1 and are_joined(zone, steps[-2], steps[-1]):
        brought = [step for step in steps[:-2] if step.id == "introduced"]
        if brought:  # 新引进投产、在建项目186个: what was brought in, wherever it stands now
            return Slot(brought[-1].id, "said", "step_to_the_left")
        return Slot(None, "said", "several_steps")  # 新引进、续建项目482个: one total of two steps
    if steps and (_joins_carried_over(zone, steps[-1]) or _joins_state(zone, steps[-1])):
        return Slot(None, "said", "several_steps")  # 新签和结转项目到位资金36亿元, 新建、续建项目24个
    if steps:
        return Slot(steps[-1].id, "said", "step_to_the_left")
    if measure in ("project_count", "enterprise_count") and not leads_to_count(zone):
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
    told = [t for t in steps_in(zone, last) if not words.starts("of", text, t.span.end)]
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
    if zone.index == 0 or not words.ends("of", zone.near_text()):
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
    return told[0].stage if told and words.starts("signed_word", told[0].quote) else None


@cache
def _opening_step(phrase: str) -> str | None:
    """The step that a measure's name begins with: 引进 of 引进市外境内资金."""
    first = next((term for term in find_terms(phrase[:2]) if term.kind == "stage"), None)
    return first.id if first is not None else None


def _goes_on_with_steps(zone: Zone, step: Term) -> bool:
    """集中开工、竣工、签约，: several steps at once; but 竣工项目15个 counts anew."""
    sentence, last = zone.sentence, step
    steps = sentence.terms_by.get("stage", [])
    behind = bisect_right(steps, last.span.start, key=lambda term: term.span.start)
    for other in islice(steps, behind, None):
        if not are_joined(zone, last, other):
            break
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


def _steps_behind(zone: Zone, part: Span) -> list[Term]:
    """明姜镇（7个）、赵城镇（5个）签约项目数居前: steps told behind the brackets."""
    return [t for t in inside(zone.sentence.terms, part) if t.kind == "stage"]

"""Names that an amount is told of, behind it, in its clause, or before it.

总投资6亿元的甲园 (`amount_behind`), 乙公司投资3亿元建设丙项目, 丁基地（总投资2亿元）, 戊项目，总投资1亿元.
"""

from __future__ import annotations

from zhaoshang_extract.assemble.agreed import party_meant
from zhaoshang_extract.assemble.amount_before import adjusted_from, is_spent, step_of_spending
from zhaoshang_extract.assemble.amount_behind import INVESTED, counts_projects, name_behind
from zhaoshang_extract.assemble.bracket import name_before_bracket
from zhaoshang_extract.assemble.deed import (
    before_measure,
    behind_verb,
    fill,
    investors_of,
    is_of_phase,
    signed_before,
)
from zhaoshang_extract.assemble.draft import Draft, Findings
from zhaoshang_extract.assemble.name import end_of_name
from zhaoshang_extract.assemble.name_list import closes_list
from zhaoshang_extract.assemble.name_proof import (
    has_tail,
    is_money,
    is_proper,
    leads_own,
    why_no_name,
)
from zhaoshang_extract.assemble.named import past_phase
from zhaoshang_extract.assemble.step import step_before
from zhaoshang_extract.assemble.topic import Topic, find_topic, last_told, phase_again, points_back
from zhaoshang_extract.assemble.words import (
    behind_last,
    closing,
    ends,
    form_set,
    opening,
    pattern,
    says,
    starts,
)
from zhaoshang_extract.marks import COLON, COMMA
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone, find_zone
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# So many characters of a name say that it is the one told before.
_CORE = 3
# Between 当年完成投资 and what was spent stand few characters: 约, 近.
_SPENT = 14


def read_amounts(sentence: Sentence, found: Findings) -> None:
    """Add a draft for each project that an amount of the sentence is told of."""
    for index, quantity in enumerate(sentence.quantities):
        fact = found.facts.get(id(quantity))
        if fact is None or quantity.kind != "amount" or fact.role != "head":
            continue
        if fact.aside and not _is_member(fact):
            continue
        if fact.transformation.value == "change" and not fact.single:
            continue
        if not is_money(sentence.text, quantity):
            continue
        _read_amount(find_zone(sentence, index), fact, found)


def _is_member(fact: Fact) -> bool:
    """签下2个项目（分别是|投资1.2亿元|的…；投资6000万元的…）: the bracket lists what was counted."""
    return fact.whole is not None and fact.whole.measure.value == "project_count"


def _read_amount(zone: Zone, fact: Fact, found: Findings) -> None:
    if _in_apposition(zone, fact, found):
        return
    if name_behind(zone, fact, found) or fact.aside:
        return
    builds = _says_invested(zone) and behind_verb(zone) is not None
    paid = fact.measure.value == "paid_in_funds" and zone.bracket is not None  # 某项目（到资4.8亿元）
    if fact.measure.value not in INVESTED and not builds and not paid and not _is_priced_item(zone, fact):
        return
    if _name_in_deed(zone, fact, found) or name_before_bracket(zone, fact, found):
        return
    if zone.bracket is None:
        _name_before(zone, fact, found)


def _in_apposition(zone: Zone, fact: Fact, found: Findings) -> bool:
    """观摩了某某项目。这个|投资8亿元|的项目已封顶: the amount of what was told before."""
    text, at = zone.sentence.text, zone.quantity.span.end
    of = opening(text, at, "of")
    this = pattern("this_one").search(text, zone.reach.start, before_measure(zone))
    thing = pattern("this_thing").match(text, at + of)
    if not of or this is None or this.end() != before_measure(zone) or thing is None:
        return False
    told = last_told(zone.sentence, this.start(), found)
    if told is None:
        return False
    _tell(zone, fact, told, found)
    return True


def _is_priced_item(zone: Zone, fact: Fact) -> bool:
    """其中：甲光谷项目|20亿元、乙物流园项目|8亿元: parts of a count, each a name and its price."""
    counted = fact.whole is not None and fact.whole.measure.value == "project_count"
    name = Span(zone.near.start, zone.quantity.span.start)
    return counted and fact.measure.value == "other_amount" and has_tail(zone.sentence.text, name)


# ---- 乙公司投资3亿元建设丙项目 --------


def _name_in_deed(zone: Zone, fact: Fact, found: Findings) -> bool:
    sentence, text = zone.sentence, zone.sentence.text
    start = behind_verb(zone)
    if start is None or is_of_phase(zone):
        return False
    if points_back(sentence, zone.near.start, zone.quantity.span.start) and (
        found.is_told(sentence, zone.near.start) or found.alone_before(sentence.passage) is not None
    ):
        return False  # 该项目由某公司投资6亿元，建成造型线3条: the clause has its own subject
    parts = starts("builds_parts", text, zone.quantity.span.end + 1) and not investors_of(zone)
    if parts and found.is_told(sentence, zone.near.start):
        return False  # 某某项目位于城东，总投资18亿元，主要建设康复中心: a part of what was told before
    name = Span(start, end_of_name(sentence, start))
    agreed = [] if (investors := investors_of(zone)) else _signed_it(zone)
    investors = investors or agreed
    why = why_no_name(sentence, name)
    if why is not None and investors and len(name) == closing(text, *name, "phase"):
        why = None  # 某公司投资3.6亿元建|二期
    if why is None and not (has_tail(text, name) or closing(text, *name, "works", "phase")):
        why = "does not close like a project"
    if why is None and not investors and not is_proper(text, name):
        why = "nobody invests, and no word of it is a name"
    if why is not None:
        found.refuse(sentence, name, "investor_builds_name", why)
        return False
    last = found.last_of(sentence)
    if last is not None and last.fact is None and _says_again(text, name, last):
        _add_to(last, fact)
        last.investors = last.investors or investors
        return True
    begin = investors[0].start if investors else zone.quantity.span.start
    draft = Draft(sentence, name, Span(begin, name.end), "investor_builds_name", investors=investors)
    fill(draft, zone, fact)
    taken = step_before(text, sentence.span.start, investors[0].start) if investors else None
    draft.stage = draft.stage or (taken.what if taken else "signed" if agreed else None)
    found.drafts.append(draft)
    return True


def _says_again(text: str, name: Span, last: Draft) -> bool:
    """鑫源铜板带项目动工。某公司投资3亿元，新建年产5万吨的|铜板带生产线: the project told before."""
    start = behind_last(text, *name, "of") or name.start
    core = text[start : name.end - closing(text, start, name.end, "tail")]
    return len(core) >= _CORE and core in last.printed


def _signed_it(zone: Zone) -> list[Span]:
    """The company that signed in a clause before: 与某公司签约，该公司投资……."""
    return signed_before(zone) or party_meant(zone.sentence, zone.near.start)


# ---- 戊项目，总投资1.2亿元 --------


def _name_before(zone: Zone, fact: Fact, found: Findings) -> None:
    sentence, text = zone.sentence, zone.sentence.text
    end = before_measure(zone)
    of_phase = text[zone.near.start : zone.near.start + 2] in form_set("numbered_phase", "phase_so_far")
    if of_phase and phase_again(sentence, zone.near.start, end, found) is None:
        return
    was = adjusted_from(zone, found)
    if was is not None:
        from_ = closing(text, was.near.start, was.quantity.span.start, "from_what")
        measure = next((t for t in sentence.terms if t.span.end == was.quantity.span.start - from_), None)
        end = measure.span.start if measure is not None else was.near.start
    topic = find_topic(sentence, _floor(was or zone), end, found)
    if topic is None:
        return
    _tell(zone, fact, topic, found)


def _tell(zone: Zone, fact: Fact, topic: Topic | Draft, found: Findings) -> None:
    """Give the amount to the project that it is told of."""
    sentence = zone.sentence
    known = topic if isinstance(topic, Draft) else found.taken(topic.sentence, topic.name)
    spent = is_spent(zone)
    if known is not None:
        if spent:
            known.stage = known.stage or "under_construction"
        else:
            _add_to(known, fact)
        return
    assert isinstance(topic, Topic)
    why = _why_not_led(zone, fact, topic) if adjusted_from(zone, found) is None else None
    if why is not None:
        found.refuse(topic.sentence, topic.name, "name_before_amount", why)
        return
    name = Span(topic.name.start, past_phase(topic.sentence.text, topic.name.end))
    draft = Draft(topic.sentence, name, name, "name_before_amount", investors=topic.investors)
    if topic.sentence is sentence:
        draft.words = Span(topic.name.start, zone.quantity.span.end)
    fill(draft, zone, fact)
    draft.stage = topic.stage or draft.stage or found.stage_of_named(topic.sentence, draft.printed)
    if spent:
        draft.fact, draft.stage = None, draft.stage or step_of_spending(draft)
    if draft.stage is None and fact.whole is not None and _is_priced_item(zone, fact):
        draft.stage = fact.whole.scope.stage.value
    found.drafts.append(draft)


def _floor(zone: Zone) -> int:
    """The end of the last sum or count of projects before the amount: no name is sought before it."""
    before = zone.sentence.quantities[: zone.index]
    text = zone.sentence.text
    barriers = [
        q
        for q in before
        if (q.kind == "amount" and not says("spends", text, q.span.start - _SPENT, q.span.start))
        or counts_projects(q)
    ]
    return barriers[-1].span.end if barriers else zone.sentence.span.start


def _why_not_led(zone: Zone, fact: Fact, topic: Topic) -> str | None:
    """Why an amount is not that of the project named before it, or None."""
    if not fact.single and not _may_lead(zone, topic.name.end):
        return "the amount is not said of one project"
    if topic.sentence is zone.sentence and closes_list(zone.sentence, topic.name, zone.quantity.span.start):
        return "the amount is the sum of a list"
    if _is_priced_item(zone, fact):
        return None
    if not fact.single and topic.sentence is zone.sentence and _says_kind(topic):
        return "names a kind of projects"  # 内联项目签约总额达739亿元
    if not fact.single and fact.measure.how == "carried" and not _says_invested(zone):
        return "no investment is told of it"  # 光机电项目才219亿元: a share of what was told before
    own = topic.by_deed or _is_part_itself(topic)
    if fact.whole is not None and topic.name.end < zone.near.start and not own:
        return "the amount is a part of another one"  # 总投资5亿元，其中设备投资2亿元
    aimed = fact.modality.value == "target" and fact.scope.stage.value != "in_talks"
    if aimed and not topic.by_deed and not _is_size(zone):
        return "the amount is a goal"  # 确保某电站年度投资突破12亿元
    return None


def _is_part_itself(topic: Topic) -> bool:
    """其中，|某某项目|位于县城，总投资5亿元: the project is the part."""
    before = topic.sentence.text[topic.sentence.span.start : topic.name.start]
    return ends("part_of", before.rstrip(COMMA + COLON))


def _is_size(zone: Zone) -> bool:
    """总投资3亿元 is what a project is, also of one that is only planned."""
    text, start = zone.sentence.text, before_measure(zone)
    return says("size", text, start, zone.quantity.span.start)


def _says_invested(zone: Zone) -> bool:
    """其中甲回收项目|投资|30亿元: the clause says itself what the amount is."""
    return closing(zone.sentence.text, zone.near.start, zone.quantity.span.start, "deed") > 0


def _says_kind(topic: Topic) -> bool:
    """True for a name that holds no proper name: 国内合作项目合同投资额3.1亿元 sums such projects."""
    text, name = topic.sentence.text, topic.name
    kind = closing(text, *name, "kind")
    if not kind or topic.investors or closing(text, name.start, name.end - kind, "tail"):
        return False
    return not (is_proper(text, name) or leads_own(text, name))


def _may_lead(zone: Zone, start: int) -> bool:
    """An amount that no rule calls single, behind a name: 北仓物流园累计完成投资3.2亿元."""
    return not any(
        q.span.start >= start and counts_projects(q) for q in zone.sentence.quantities[: zone.index]
    )


def _add_to(draft: Draft, fact: Fact) -> None:
    """项目总投资6亿元 goes on about the project named before."""
    if draft.fact is None:
        draft.fact = fact
        draft.stage = draft.stage or fact.scope.stage.value
        draft.region = fact.region.value or draft.region

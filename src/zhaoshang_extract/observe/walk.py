"""The walk through a sentence: every figure gets its slots, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import place_words, words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.stance import aims_before, demands
from zhaoshang_extract.edtf import Day
from zhaoshang_extract.observe.aim import appeared, is_goal, is_over
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.frame import open_frame, opened_by
from zhaoshang_extract.observe.head import base_fact, before_change, goal_fact, head_fact
from zhaoshang_extract.observe.indicator import find_indicator
from zhaoshang_extract.observe.measure import SINGLE_BEHIND, named_measure
from zhaoshang_extract.observe.pairing import Partner, pair, place_singles
from zhaoshang_extract.observe.place_paragraph import end_carried, lead_paragraph
from zhaoshang_extract.observe.rank import rank_fact
from zhaoshang_extract.observe.ratio import rate_fact
from zhaoshang_extract.observe.sector import place_sectors
from zhaoshang_extract.observe.series import find_series
from zhaoshang_extract.observe.time import is_of_years_plan
from zhaoshang_extract.observe.time_range import spans_years
from zhaoshang_extract.observe.time_said import base_period, lasting_period, resolve_said
from zhaoshang_extract.observe.zone import Zone, cues, find_zone, said, terms
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# Rules of places that are no place for what follows in the sentence.
_NOT_LEFT = frozenset({"average_of", "owner_of_bracket", "paired_with_place", "wider_whole"})
# Rules of places where a project stands that the next sentence goes on about.
_SITED = frozenset({"site_before", "site_behind"})
# 比重为47.3%，而2022年为41.5%: what it was before says nothing of what follows
_FORMER = re.compile(r"而?(?:\d{4}年|上年|去年)(?:同期|末|底)?(?:这一比重|这一比例|该比重)?(?:为|是|仅为)")


def walk_sentence(node: Node, context: Context) -> Iterator[Fact]:
    """The facts of one sentence; `context` moves on with them."""
    sentence = node.words[0]
    _enter(node, context)
    series = find_series(sentence)
    partners: list[Partner] | None = None
    for index in range(len(sentence.quantities)):
        run = series.get(index)
        zone = find_zone(sentence, index)
        lead = zone if run is None or run.first == index or run.ratio else find_zone(sentence, run.first)
        _move_on(zone, context)
        if run is not None and run.first == index:
            partners = pair(sentence, run, context, partners)
        partner = partners[index - run.first] if run is not None and partners else Partner()
        fact = make_fact(zone, lead, partner, context)
        fact.indicator = find_indicator(lead, fact, context)
        fact.aside = zone.bracket is not None and zone.host is not None
        fact.whole = _whole_of(zone, fact, context)
        context.here.append(fact)
        context.facts.append(fact)
        _leave_behind(zone, fact, context)
        yield fact
    place_singles(sentence, context)
    lead_paragraph(sentence, context)
    place_sectors(sentence, context)
    _leave(sentence, context)
    context.before = sentence


def make_fact(zone: Zone, lead: Zone, partner: Partner, context: Context) -> Fact:
    """One fact. `lead` is the zone of the first figure of its list: the words before it count for all."""
    if zone.quantity.kind == "rate":
        return rate_fact(zone, lead, partner, context)
    if zone.quantity.kind == "rank":
        return rank_fact(zone, lead, partner, context)
    if is_goal(lead):
        return goal_fact(zone, lead, partner, context)
    base = base_period(zone, context) or before_change(zone, context)
    if base is not None:
        return base_fact(zone, base, context)
    return head_fact(zone, lead, partner, context)


def _enter(node: Node, context: Context) -> None:
    sentence = node.words[0]
    context.begin_sentence(node)
    end_carried(sentence, context)
    _go_on_about_single(sentence, context)
    reports = _reports(sentence, context)
    context.aiming = (context.aiming or context.outlook or node.outlook) and not reports
    context.ahead = not reports and demands(sentence) and not _runs(sentence)
    if sentence.passage.kind == "title" and _sets_goals(sentence):
        context.aiming = True


def _go_on_about_single(sentence: Sentence, context: Context) -> None:
    """项目分三期实施，……: a sentence that begins so goes on about the project before it."""
    last = context.facts[-1] if context.facts else None
    begins = sentence.text[sentence.span.start : sentence.span.end].lstrip()
    if (
        last is not None
        and last.single
        and begins.startswith(("项目", "该项目", "该公司", "公司", "其中，", "一期"))
    ):
        context.sentence.region = last.region.carried("region_of_single_before")
        context.step = last.scope.stage if last.scope.stage.value else context.step
        context.about_single = True
    elif last is not None and last.region.rule in _SITED and begins.startswith(("项目", "该项目")):
        context.sentence.region = last.region.carried("site_of_sentence_before")
    elif words.starts("goes_on_about_named", begins, 0):
        _go_on_about_named(sentence, context)


def _go_on_about_named(sentence: Sentence, context: Context) -> None:
    """某某材料项目在甲园区动工建设。项目总投资10亿元: the sentence before named the project and its place."""
    before = context.before
    if before is None or before.passage is not sentence.passage or before.quantities:
        return
    sites = [m for m in before.regions if m.region is not None and before.text[m.span.start - 1] in "在于户"]
    if sites:
        context.sentence.region = Slot(sites[-1].region, "carried", "site_of_sentence_before")


def _whole_of(zone: Zone, fact: Fact, context: Context) -> Fact | None:
    """The figure that this one is a part of: its bracket's host, 其中's whole, the opener."""
    if fact.role != "head":
        return None
    host = context.here[zone.host] if zone.host is not None and zone.host < len(context.here) else None
    for whole in (host, context.whole, context.opener):
        if whole is not None and whole is not fact:
            return whole
    return None


def _reports(sentence: Sentence, context: Context) -> bool:
    """True when a sentence behind goals speaks of what was done: 已, or a time before that of the goals."""
    if any(term.id == "done" for term in sentence.terms):
        return True
    wholes = words.forms("whole_year")  # 会议要求，全年引进…: of the year that runs
    for mention in sentence.periods:
        found = resolve_said(mention, context)
        if found is None or mention.role not in ("during", "as_of"):
            continue
        if any(bracket.holds(mention.span) for bracket in sentence.brackets):
            continue  # 总产值突破400亿元（2024年为352.7亿元）
        if is_over(found, appeared(context.anchor)) and not (demands(sentence) and mention.quote in wholes):
            return True
        if _before_goal(found.end, context) and not context.node.outlook:
            return True
    return False


def _runs(sentence: Sentence) -> bool:
    """今年以来, 截至目前: a sum that runs up to now is no demand."""
    return any(mention.role in ("since", "as_of") for mention in sentence.periods)


def _before_goal(end: Day | None, context: Context) -> bool:
    goal = context.target_period
    if goal is None or goal.end is None or end is None:
        return False
    last, goal_last = end.last(), goal.end.last()
    return last is not None and goal_last is not None and last < goal_last


def _move_on(zone: Zone, context: Context) -> None:
    """What the words since the figure before change for all that follows in the sentence."""
    open_frame(zone, context)
    fresh = Span(zone.reach.start, zone.near.end)
    if aims_before(zone.sentence, fresh):
        context.aiming = True
    if cues(zone, fresh, "when_done") or _yearly_forecast(zone):
        context.when_done = True
    elif context.when_done and cues(zone, fresh, "done"):
        context.when_done = False
    listed = _listed_whole(zone, context)
    if listed is not None:
        context.whole = listed
    if cues(zone, fresh, "part"):
        context.whole = _whole_here(zone, context) or _whole_before(zone, context)
        context.whole_of_sentence = not context.here
        context.before_part = context.sentence.period
        if (
            context.whole is not None
            and context.whole in context.here
            and context.whole is not context.last("head")
        ):
            context.before_part = context.whole.period
    if "；" in zone.sentence.text[fresh.start : fresh.end] and zone.bracket is None:
        context.when_done = bool(cues(zone, zone.near, "when_done"))
        if not cues(zone, zone.near, "part") and not context.whole_of_sentence:
            if context.whole is not None:  # 其中10月当月新批5个；新设企业652家
                context.sentence.period = context.before_part
            context.whole = None
        if context.region_came_late:
            context.sentence.region = Slot()
    if place_words.next_item().search(zone.sentence.text, fresh.start, fresh.end):
        context.sentence.region = Slot()
    if context.before_site is not None and _opens_next_project(zone):
        context.sentence.region, context.before_site = context.before_site, None


def _opens_next_project(zone: Zone) -> bool:
    """、投资2亿元的石膏板项目; 等4个项目: one more project, or the sum of them."""
    if zone.quantity.kind == "count":
        return zone.near_text().endswith(place_words.forms("and_so_on"))
    return zone.sentence.text.startswith(SINGLE_BEHIND, zone.quantity.span.end)


def _listed_whole(zone: Zone, context: Context) -> Fact | None:
    """已开工88个，依次为：甲市24个……: the count that the places of the list share out."""
    last = context.last("head")
    if last is None or last not in context.here or last.quantity.unit != zone.quantity.unit:
        return None
    leads = words.says("in_order", zone.sentence.text, zone.reach.start, zone.near.end)
    placed = bool(said(zone, zone.sentence.regions, zone.near))
    return last if leads and placed and last.quantity.value > zone.quantity.value else None


def _whole_here(zone: Zone, context: Context) -> Fact | None:
    """The last figure of the sentence; of 462项，1—6月完成投资301亿元，其中：在建项目163项 the 462."""
    last = context.last("head")
    if last is None or zone.quantity.kind != "count" or last.quantity.kind != "amount":
        return last
    counts = [f for f in context.main if f.role == "head" and f.quantity.kind == "count"]
    larger = counts and counts[-1].quantity.value >= zone.quantity.value
    same = bool(counts) and counts[-1].quantity.unit == zone.quantity.unit
    apart = bool(counts) and counts[-1].period.value != last.period.value
    return counts[-1] if larger and same and apart else last


def _whole_before(zone: Zone, context: Context) -> Fact | None:
    """其中 at the head of a sentence takes parts of what the sentence before counted or summed."""
    told = [f for f in context.of_paragraph if f.role == "head" and not f.aside]
    if not told and zone.quantity.kind == "count":  # 其中 opens the paragraph: of what was counted before it
        told = [f for f in reversed([*context.since_heading()]) if f.role == "head" and not f.aside]
    if zone.quantity.kind != "count":
        term = named_measure(zone, zone.near)
        same = [f for f in told if term is not None and f.measure.value == term.code]
        return next(reversed(same or told), None)
    topic = context.topic
    counts = [f for f in told if f.quantity.kind == "count"]
    # 14个项目投产。其中，24个项目尚未开工: no part is larger than its whole
    counts = [
        f for f in counts if f.quantity.value >= zone.quantity.value or f.quantity.unit != zone.quantity.unit
    ]
    named = [f for f in counts if f.noun is not None]  # 项目88项，动工69项。其中: of the 88
    return topic if topic in counts else next(reversed(named or counts), None)


def _yearly_forecast(zone: Zone) -> bool:
    """预计年产值1.6亿元, 可实现年税收600万元: what a project will bring every year once it runs."""
    measures = [t for t in terms(zone, zone.near, "measure") if t.quote.startswith("年")]
    if not measures:
        return False
    before = zone.sentence.text[max(zone.reach.start, measures[-1].span.start - 4) : measures[-1].span.start]
    return before.endswith(("预计", "可实现", "可达", "可望实现", "将实现", "预计可实现", "可新增", "预期"))


def _leave_behind(zone: Zone, fact: Fact, context: Context) -> None:
    """What the new fact says for the figures behind it in the sentence."""
    if zone.bracket is not None:
        return
    if fact.period.rule == "period_in_clause" and _time_lasts(zone, fact, context):
        context.sentence.period = lasting_period(zone, fact.period, context)
    if fact.region.how == "said" and fact.region.rule not in _NOT_LEFT:
        late = bool(context.main) and context.main[0] is not fact and context.main[0].region.how != "said"
        behind = fact.region.rule == "located_behind"  # the next project behind a ； stands elsewhere
        if behind and context.before_site is None:
            context.before_site = context.sentence.region
        context.region_came_late = context.region_came_late or late or behind
        context.sentence.region = fact.region
    if fact.modality.rule == "floor_of_running_year":
        context.aiming = True  # the list goes on with goals
    if fact.modality.rule in ("time_ahead", "years_ahead"):
        context.ahead = True  # 到2020年达到500亿元，五年引进资金300亿元
    if fact.modality.value == "target" and fact.period.value is not None:
        context.target_period = fact.period.value
    if fact.role != "head" or fact.measure.value != "project_count":
        return
    again = fact.scope.threshold.rule == "same_set_again" and fact.scope.threshold.value is not None
    if again or opened_by(fact, zone.sentence):
        context.opener = context.opened = fact
        context.sentence.scope = fact.scope
        _recall(fact, context)
        context.choose_topic(fact)
        return
    is_whole = context.whole is None and context.sentence.scope.empty and fact.noun is not None
    # 实施亿元以上重点项目186项 tells a size and no step; a size beside a carried step tells a part
    sized = fact.scope.threshold.how == "said" and not fact.scope.stage.value
    stateless = fact.scope.stage.rule != "state_without_code"
    told = (fact.scope.stage.how == "said" and stateless) or sized
    if told and is_whole and not _is_smaller_part(fact, context):
        context.choose_topic(fact)


def _time_lasts(zone: Zone, fact: Fact, context: Context) -> bool:
    """False for a time that is of the figure alone: what the year is to bring, an average over years."""
    if fact.role == "rate":
        averaged = len(context.here) > 1 and spans_years(fact.period.value)
        return not averaged and _FORMER.fullmatch(zone.near_text()) is None
    return fact.role == "head" and not is_of_years_plan(zone, fact.period.value, context)


def _recall(opener: Fact, context: Context) -> None:
    """21个签约项目中，已开工9个 below a heading: the time of the 21 counted further up, not the title's."""
    if opener.period.rule not in ("period_of_heading", "period_of_title", "home"):
        return
    for fact in reversed(context.recent[:-1]):
        same = fact.measure.value == opener.measure.value and fact.quantity.value == opener.quantity.value
        if same and fact.role == "head":
            opener.period = context.sentence.period = fact.period.carried("same_set_again")
            return


def _is_smaller_part(fact: Fact, context: Context) -> bool:
    """签约的制造业项目19个 behind 23个项目签约 in one paragraph: the 23 stay the whole."""
    topic = context.topic_of_paragraph
    if topic is None:
        return False
    narrower = (fact.scope.industry.value and not topic.scope.industry.value) or (
        fact.scope.threshold.value and fact.scope.stage.how != "said"
    )
    same_step = fact.scope.stage.value == topic.scope.stage.value
    return bool(narrower) and same_step and fact.quantity.value < topic.quantity.value


def _sets_goals(sentence: Sentence) -> bool:
    """某市定下新目标; 任务如何分解？: goals are told here, not how far they were reached."""
    told = any(term.id == "goal" for term in sentence.terms)
    return told and any(
        word in sentence.text for word in ("新目标", "目标：", "定下", "敲定", "下达", "分解")
    )


def _leave(sentence: Sentence, context: Context) -> None:
    """任务分解如下: the goals of the paragraph follow."""
    if not sentence.quantities and _sets_goals(sentence):
        context.aiming = context.aiming or any(word in sentence.text for word in ("分解", "下达", "如下"))

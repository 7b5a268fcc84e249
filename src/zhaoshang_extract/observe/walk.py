"""The walk through a sentence: every figure gets its slots, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import place_words, words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.stance import aims_before, demands
from zhaoshang_extract.observe.aim import appeared, has_come, is_goal
from zhaoshang_extract.observe.carry import leave_behind
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.frame import open_frame
from zhaoshang_extract.observe.goal_or_report import is_report, runs_up_to_now, sets_goals
from zhaoshang_extract.observe.head import base_fact, before_change, goal_fact, head_fact
from zhaoshang_extract.observe.indicator import find_indicator
from zhaoshang_extract.observe.pairing import Partner, pair, place_singles
from zhaoshang_extract.observe.place_paragraph import end_carried, lead_paragraph
from zhaoshang_extract.observe.rank import rank_fact
from zhaoshang_extract.observe.ratio import rate_fact
from zhaoshang_extract.observe.sector import place_sectors
from zhaoshang_extract.observe.series import find_series
from zhaoshang_extract.observe.time_said import base_period, resolve_said
from zhaoshang_extract.observe.whole import listed_whole, whole_before, whole_here, whole_of
from zhaoshang_extract.observe.zone import Zone, cues, find_zone, said, terms
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# Rules of places where a project stands that the next sentence goes on about.
_SITED = frozenset({"site_before", "site_behind"})


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
        fact.whole = whole_of(zone, fact, context)
        context.here.append(fact)
        context.facts.append(fact)
        leave_behind(zone, fact, context)
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
    reports = is_report(sentence, context)
    context.aiming = (context.aiming or context.outlook or node.outlook) and not reports
    context.ahead = not reports and demands(sentence) and not runs_up_to_now(sentence)
    if sentence.passage.kind == "title" and sets_goals(sentence):
        context.aiming = True


def _go_on_about_single(sentence: Sentence, context: Context) -> None:
    """项目分三期实施，……: a sentence that begins so goes on about the project before it."""
    last = context.facts[-1] if context.facts else None
    begins = sentence.text[sentence.span.start : sentence.span.end].lstrip()
    if last is not None and last.single and words.starts("goes_on_about_single", begins):
        context.sentence.region = last.region.carried("region_of_single_before")
        context.step = last.scope.stage if last.scope.stage.value else context.step
        context.about_single = True
    elif last is not None and last.region.rule in _SITED and words.starts("goes_on_at_site", begins):
        context.sentence.region = last.region.carried("site_of_sentence_before")
    elif words.starts("goes_on_about_named", begins, 0):
        _go_on_about_named(sentence, context)


def _go_on_about_named(sentence: Sentence, context: Context) -> None:
    """某某材料项目在甲园区动工建设。项目总投资10亿元: the sentence before named the project and its place."""
    before = context.before
    if before is None or before.passage is not sentence.passage or before.quantities:
        return
    placed = [m for m in before.regions if m.region is not None]
    sites = [m for m in placed if words.is_form("letter_of_site", before.text[m.span.start - 1])]
    if sites:
        context.sentence.region = Slot(sites[-1].region, "carried", "site_of_sentence_before")


def _move_on(zone: Zone, context: Context) -> None:
    """What the words since the figure before change for all that follows in the sentence."""
    open_frame(zone, context)
    fresh = Span(zone.reach.start, zone.near.end)
    if aims_before(zone.sentence, fresh):
        context.aiming = True
    if context.aiming and _tells_day_that_came(zone, context):
        context.aiming = False  # 力保“开门红”，各县于3月29日集中开工118个
    if cues(zone, fresh, "when_done") or _yearly_forecast(zone):
        context.when_done = True
    elif context.when_done and cues(zone, fresh, "done"):
        context.when_done = False
    listed = listed_whole(zone, context)
    if listed is not None:
        context.whole = listed
    if cues(zone, fresh, "part"):
        context.whole = whole_here(zone, context) or whole_before(zone, context)
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
        if context.region_came_late or _listed_places(zone, context):
            context.sentence.region = Slot()
    if place_words.next_item().search(zone.sentence.text, fresh.start, fresh.end):
        context.sentence.region = Slot()
    if context.before_site is not None and _opens_next_project(zone):
        context.sentence.region, context.before_site = context.before_site, None


def _listed_places(zone: Zone, context: Context) -> bool:
    """其中甲市5个，乙县6个；产业项目13个: a list of places ends at the ；, and no item holds behind it."""
    heads = [fact for fact in context.main if fact.role == "head"][-2:]
    ends = {mention.span.end for mention in zone.sentence.regions}
    listed = all(fact.region.how == "said" and fact.quantity.span.start in ends for fact in heads)
    apart = len({fact.region.value for fact in heads}) > 1
    return listed and apart and not said(zone, zone.sentence.regions, zone.reach)


def _tells_day_that_came(zone: Zone, context: Context) -> bool:
    """True where the figure's own clause tells a day, and it had come when the text appeared."""
    published = appeared(context.anchor)
    told = [m for m in inside(zone.sentence.periods, zone.near) if m.role == "during"]
    return not aims_before(zone.sentence, zone.near) and any(
        has_come(resolve_said(mention, context), published) for mention in told
    )


def _opens_next_project(zone: Zone) -> bool:
    """、投资2亿元的石膏板项目; 等4个项目: one more project, or the sum of them."""
    if zone.quantity.kind == "count":
        return zone.near_text().endswith(place_words.forms("and_so_on"))
    return words.starts("before_name_of_one", zone.sentence.text, zone.quantity.span.end)


def _yearly_forecast(zone: Zone) -> bool:
    """预计年产值1.6亿元, 可实现年税收600万元: what a project will bring every year once it runs."""
    measures = [t for t in terms(zone, zone.near, "measure") if words.starts("yearly", t.quote)]
    if not measures:
        return False
    before = zone.sentence.text[max(zone.reach.start, measures[-1].span.start - 4) : measures[-1].span.start]
    return words.ends("forecast", before)


def _leave(sentence: Sentence, context: Context) -> None:
    """任务分解如下: the goals of the paragraph follow."""
    if not sentence.quantities and sets_goals(sentence):
        context.aiming = context.aiming or words.says("goals_follow", sentence.text)

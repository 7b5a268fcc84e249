"""The sector of figures that name none: what the clause, its group or the whole that it divides is about.

Asked once all figures of a sentence have their measures. What a figure says itself always stands.
"""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.topic_sector import topic_in_force
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import OF_ENTERPRISES
from zhaoshang_extract.observe.scope import NO_SECTOR
from zhaoshang_extract.observe.sector_subject import (
    MARKS,
    Subject,
    clause_starts,
    find_subjects,
    run_at,
    subject_at,
)
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# What only a place has, however the sentence about its sectors goes on.
_OF_PLACES = frozenset(
    {"gdp", "fiscal_revenue", "fiscal_expenditure", "retail_sales", "income", "loan_deposit"}
)
_COUNTS = frozenset({"project_count", "enterprise_count"})
# What is divided stands within so many figures.
_FAR = 40
# A sentence with no figure that is no longer names what comes next.
_SHORT = 14


def place_sectors(sentence: Sentence, context: Context) -> None:
    """Fill the sector of the sentence's figures from their subject, their group, or their whole."""
    told = list(zip(sentence.quantities, context.here, strict=False))
    if not told:
        _open_silent(sentence, context)
        return
    named = any(not m.inside_name for m in sentence.industries)
    subjects = find_subjects(sentence) if named else []
    for subject in subjects:
        if subject.label is not None:
            held = [f for q, f in told if subject.start <= q.span.start < subject.end]
            _empty_stale(held)
            _fill(held, Slot(subject.label, "carried", "sector_of_subject"))
    _fill_brackets(sentence, told)
    _go_on_in_item(sentence, subjects, context)
    _fill_predicates(sentence, told)
    for group in _counted_groups(sentence, context.here):
        _fill(group[1:], group[0].scope.industry.carried("sector_of_group"))
    _fill_parts(sentence, context)
    whole = _divided(sentence, context)
    if whole is not None:
        same = [f for f in context.here if f.measure.value == whole.measure.value]
        _fill(same, whole.scope.industry.carried("sector_of_divided"))
    _go_on_about(sentence, told, context)
    topic = topic_in_force(context.node)
    if topic is not None and sentence.passage.kind != "title":
        _fill(context.here, Slot(topic, "document", "sector_of_heading"))


def _go_on_in_item(sentence: Sentence, subjects: list[Subject], context: Context) -> None:
    """—— 水利项目，列入计划12项。1—9月开工11项: an item goes on about the sector that it opens with."""
    if context.node.is_first:
        opens = bool(subjects) and subjects[0].start == sentence.span.start
        asked = _asked_about(context)
        context.item_sector = subjects[0].label if opens else asked
        if asked is not None and not opens and not _tells_other(sentence, asked):
            _fill(context.here, Slot(asked, "carried", "sector_of_question"))
    elif context.item_sector is not None and not _tells_other(sentence, context.item_sector):
        _fill(context.here, Slot(context.item_sector, "carried", "sector_of_item"))
    else:
        context.item_sector = None


def _go_on_about(sentence: Sentence, told: list[tuple[Quantity, Fact]], context: Context) -> None:
    """今年以来，该链新签约项目11个: the figures behind the words are of the sector that was told last."""
    back = words.pattern("this_sector").search(sentence.text, *sentence.span)
    opens = {sentence.span.start, *(m.span.end for m in sentence.periods)}
    opens.update(m.span.end for m in sentence.regions)
    if back is None or not (back.start() in opens or sentence.text[back.start() - 1] in MARKS):
        return
    labels = (f.scope.industry.value for f in reversed(context.recent) if f not in context.here)
    label = next((one for one in labels if one is not None), None)
    if label is not None:
        held = [fact for quantity, fact in told if quantity.span.start >= back.end()]
        _fill(held, Slot(label, "carried", "this_sector"))


def _asked_about(context: Context) -> str | None:
    """我县茶产业发展得怎么样？: the one sector that the question before this answer names."""
    paragraph, question = context.node.parent, context.before
    if paragraph is None or not paragraph.goes_on or question is None:
        return None
    labels = {m.label for m in question.industries if not m.inside_name}
    return labels.pop() if len(labels) == 1 else None


def _open_silent(sentence: Sentence, context: Context) -> None:
    """制造业利用外资领跑。: with no figure to tell, the sector at its head is the topic, whatever goes on."""
    if not sentence.industries:
        length = sentence.span.end - sentence.span.start
        ends = context.node.is_first or length <= _SHORT  # 链条越拉越长。: a topic of its own
        context.item_sector = None if ends else context.item_sector
        return
    run = run_at(sentence, subject_at(sentence, sentence.span.start)[1])
    if run is not None and words.starts("no_subject", sentence.text, run[1]):
        run = None  # 工业和招商引资势头喜人
    if context.node.is_first or run is not None:
        context.item_sector = run[0] if run is not None else None


def _tells_other(sentence: Sentence, sector: str) -> bool:
    """True when a place heads a clause or another sector stands before the sentence's last figure."""
    end, heads = sentence.quantities[-1].span.end, set(clause_starts(sentence))
    told = [m.span for m in sentence.regions if m.span.start in heads]
    told += [m.span for m in sentence.industries if m.label != sector]
    return any(span.start < end for span in told)


def _fill(facts: list[Fact], sector: Slot[str]) -> None:
    for fact in facts:
        open_slot = fact.scope.industry.value is None and not fact.single
        if open_slot and fact.measure.value not in NO_SECTOR | _OF_PLACES:
            fact.scope = replace(fact.scope, industry=sector)


def _empty_stale(held: list[Fact]) -> None:
    """生产性服务业签了42个，其中物流业开了好头，签下9亿元: what was carried from before the subject goes."""
    stale = held[0].scope.industry if held else Slot[str]()
    for fact in held:
        sector = fact.scope.industry
        if stale.how == "carried" and sector.how == "carried" and sector.value == stale.value:
            fact.scope = replace(fact.scope, industry=Slot())


def _fill_brackets(sentence: Sentence, told: list[tuple[Quantity, Fact]]) -> None:
    """住宿餐饮业（合同外资2.6亿元，增长31%）: a bracket directly behind a sector's name is about it."""
    for bracket in sentence.brackets if sentence.industries else ():
        named = [m for m in sentence.industries if m.span.end == bracket.start - 1 and not m.inside_name]
        if named:
            held = [fact for quantity, fact in told if bracket.holds(quantity.span)]
            _fill(held, Slot(named[0].label, "said", "sector_before_bracket"))


def _fill_predicates(sentence: Sentence, told: list[tuple[Quantity, Fact]]) -> None:
    """剩下6个是装备制造项目，签约总额61亿元; 开工11个，总投资84亿元，全部为工业项目."""
    text = sentence.text
    for link in words.pattern("all_are").finditer(text, *sentence.span):
        run = run_at(sentence, link.end())
        if run is None or not words.starts("sector_topic", text, run[1]):
            continue
        start = max(text.rfind(mark, sentence.span.start, link.start()) for mark in "；。") + 1
        if text[link.start()] != "，":  # 57个项目，有41个是工业项目: of the 41 and what follows
            start = max((q.span.start for q, _ in told if q.span.start < link.start()), default=start)
        end = text.find("；", link.end(), sentence.span.end)
        held = [f for q, f in told if start <= q.span.start < (end if end >= 0 else sentence.span.end)]
        said = held[0].scope.industry if held else Slot[str]()
        if (
            held
            and held[0].measure.value in _COUNTS
            and (said.how != "said" or run[0].startswith(said.value or ""))
        ):
            stale = [f for f in held if f.scope.industry.value == said.value]
            for fact in stale:
                fact.scope = replace(fact.scope, industry=Slot())
            _fill(held, Slot(run[0], "said", "sector_behind"))


# ---- groups, parts and divisions --------


def _counted_groups(sentence: Sentence, facts: list[Fact]) -> list[list[Fact]]:
    """林业项目9个，到位3亿元；渔业项目7个，……: groups between ； that each begin with a sector's count."""
    if sentence.text.find("；", *sentence.span) < 0:
        return []  # one group is of no others
    groups: dict[int, list[Fact]] = {}
    for quantity, fact in zip(sentence.quantities, facts, strict=False):
        before = sentence.text[sentence.span.start : quantity.span.start]
        groups.setdefault(before.count("；"), []).append(fact)
    counted = [group for group in groups.values() if _begins_with_sector(group[0])]
    labels = {group[0].scope.industry.value for group in counted}
    return counted if len(labels) > 1 else []


def _begins_with_sector(fact: Fact) -> bool:
    return fact.scope.industry.how == "said" and fact.measure.value in _COUNTS


def _fill_parts(sentence: Sentence, context: Context) -> None:
    """工业投资增长6%，其中技改投资增长11%: a part named by a label of its own is of the whole's sector."""
    before: Fact | None = None
    end = sentence.span.start
    parts = sentence.terms_by.get("part", ())
    for quantity, fact in zip(sentence.quantities, context.here, strict=False) if parts else ():
        part = bool(inside(parts, Span(end, quantity.span.start)))
        if before is not None and part and before.measure.value == fact.measure.value:
            _fill([fact], before.scope.industry.carried("part_of_whole"))
        before, end = fact, quantity.span.end


def _divided(sentence: Sentence, context: Context) -> Fact | None:
    """分登记类型看，国有企业增长6%: what is divided was told before; a division by sector has its own."""
    comma = sentence.text.find("，", *sentence.span)
    if comma < 0 or not words.ends("opens_division", sentence.text, sentence.span.start, comma):
        return None
    measures = {fact.measure.value for fact in context.here} & OF_ENTERPRISES
    earlier = context.facts[max(context.heading_facts, len(context.facts) - _FAR) :]
    told = [f for f in earlier if f.measure.value in measures and f not in context.here]
    if not told or any(fact.scope.industry.value for fact in context.here):
        return None
    return told[0] if told[0].scope.industry.value else None

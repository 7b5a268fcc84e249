"""What each figure of a list is paired with: 甲县、乙县分别为3个和5个; ……，分别增长8%和9%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import place_words, words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.period import PeriodMention, find_periods
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.series import Series, coordinated
from zhaoshang_extract.observe.time_said import resolve_said
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# What the three figures of 三次产业增加值分别为…… are of.
_SECTORS = ("第一产业", "第二产业", "第三产业")


_QUARTERS = re.compile(r"[一二三四](?:(?:季度)?[、和][一二三四]){1,3}季度")


_IS = re.compile(r"[^，。；：、（）]{0,8}为")


_TWO_VIEWS = re.compile(r"(?:总量|增速|增幅|数量|规模|总额)(?:和|、|与)(?:总量|增速|增幅|数量|规模|总额)")


@dataclass(slots=True)
class Partner:
    """What a figure belongs to: a label (place, time, sector, measure or step) or an earlier figure."""

    region: RegionMention | None = None
    industry: str | None = None
    measure: Term | None = None
    period: PeriodMention | None = None
    step: Term | None = None
    fact: Fact | None = None


def pair(
    sentence: Sentence, series: Series, context: Context, before: list[Partner] | None = None
) -> list[Partner] | None:
    """One partner for each figure of the list, or None when nothing matches in number.

    `before` are the partners of the list before in the sentence: the same places go on.
    """
    if series.ratio:
        return _three_sectors(
            sentence, Span(sentence.span.start, sentence.quantities[series.first].span.start), len(series)
        )
    start = _labels_start(sentence, series)
    stop = series.paired.span.start if series.paired else sentence.quantities[series.first].span.start
    labels = Span(start, stop)
    kind = sentence.quantities[series.first].kind
    if kind == "rank" and _TWO_VIEWS.search(sentence.text, labels.start, labels.end):
        return None  # 总量和增速分别列全州第三、第五位: both are said of the figure before
    if series.paired is not None:
        found = _labelled(sentence, labels, len(series), context)
        if found is None and kind != "rate":
            found = _same_sectors(sentence, series, before)
        return found or _earlier(sentence, series, kind, context) or _same_places(before, len(series))
    listed = _listed(sentence, labels, len(series), context)
    if listed is not None or kind not in ("rate", "rank"):
        return listed
    # 甲县、乙县分别下降6.3%和11.8%，降幅收窄2.4和1.9个百分点
    return _earlier(sentence, series, kind, context) or _same_places(before, len(series))


def _labels_start(sentence: Sentence, series: Series) -> int:
    """Behind the figure before the list, but for ranks and for the number of labels.

    甲县、乙县位居前二，到位资金分别为……; 甲、乙、丙和丁四个县区分别完成…….
    """
    index = series.first
    if index and _bounds_all(sentence, sentence.quantities[index - 1]):
        index -= 1
    while index and _says_how_many(sentence.quantities[index - 1], len(series)):
        index -= 1
    return sentence.quantities[index - 1].span.end if index else sentence.span.start


def _bounds_all(sentence: Sentence, quantity: Quantity) -> bool:
    """甲、乙两市落地率都不低于35%，依次为56%和35%: a rate that all of the list keep does not part it."""
    before = sentence.text[sentence.span.start : quantity.span.start]
    return quantity.kind == "rate" and place_words.bounds_all().search(before) is not None


def _says_how_many(quantity: Quantity, size: int) -> bool:
    return quantity.kind == "rank" or (quantity.kind == "count" and quantity.value == size)


def _same_places(before: list[Partner] | None, size: int) -> list[Partner] | None:
    """……任务分别为35亿元、25亿元，完成率依次为78.9%、77.6%: of the places of the list before."""
    if before is None or len(before) != size or any(partner.region is None for partner in before):
        return None
    return [Partner(region=partner.region) for partner in before]


def _same_sectors(sentence: Sentence, series: Series, before: list[Partner] | None) -> list[Partner] | None:
    """甲类、乙类项目各占25%和17%，数量分别为79个、52个: of the sectors of the shares just listed."""
    if before is None or len(before) != len(series) or series.first == 0:
        return None
    shares = sentence.quantities[series.first - 1].kind == "rate"
    if not shares or any(partner.industry is None for partner in before):
        return None
    return [Partner(industry=partner.industry) for partner in before]


def _listed(sentence: Sentence, part: Span, size: int, context: Context) -> list[Partner] | None:
    """后三位的甲县、乙县、丙县为19.4亿元、10.2亿元、7.9亿元: as many places as figures, and 为 between."""
    regions = [m for m in inside(sentence.regions, part) if m.kind != "pronoun" and _is_home(m, context)]
    if len(regions) != size or not _IS.fullmatch(sentence.text, regions[-1].span.end, part.end):
        return None
    places = coordinated(sentence, [m.span for m in regions], size)
    return [Partner(region=regions[i]) for i in places] if places else None


def _labelled(sentence: Sentence, part: Span, size: int, context: Context) -> list[Partner] | None:
    regions = [m for m in inside(sentence.regions, part) if m.kind != "pronoun"]
    at_home = [m for m in regions if _is_home(m, context)]
    regions = at_home or regions
    places = coordinated(sentence, [m.span for m in regions], size)
    if places:
        return [Partner(region=regions[i] if _is_home(regions[i], context) else None) for i in places]
    told = inside(sentence.regions, Span(sentence.span.start, part.end))
    settled = [m for m in told if words.ends("settled", sentence.text, sentence.span.start, m.span.start)]
    if len(settled) == size and all(_is_home(m, context) for m in settled):
        return [Partner(region=m) for m in settled]  # 落户甲县的某项目、落户乙县的某项目，分别投资
    quarters = _quarters(sentence, part)
    if len(quarters) == size:
        return [Partner(period=quarter) for quarter in quarters]
    sectors = inside(sentence.industries, part)
    places = coordinated(sentence, [m.span for m in sectors], size)
    if places:
        return [Partner(industry=sectors[i].label) for i in places]
    sectors_of_product = _three_sectors(sentence, part, size)
    if sectors_of_product:
        return sectors_of_product
    steps = [
        t for t in inside(sentence.terms, part) if t.kind == "stage" and sentence.text[t.span.end] == "率"
    ]
    places = coordinated(sentence, [Span(t.span.start, t.span.end + 1) for t in steps], size)
    if places:
        return [Partner(step=steps[i]) for i in places]
    steps = [t for t in inside(sentence.terms, part) if t.kind == "stage"]
    places = coordinated(sentence, [t.span for t in steps], size)
    if places:  # 新签约和新开工项目分别达到33个、27个
        return [Partner(step=steps[i]) for i in places]
    times = [m for m in inside(sentence.periods, part) if m.role == "during"]
    places = coordinated(sentence, [m.span for m in times], size)
    if places:
        return [Partner(period=times[i]) for i in places]
    years = _years(times, size, context)
    if years:
        return years
    named = inside(sentence.terms, part)
    # 签约项目数、投资额同比分别增长25%和40%: a counted noun beside a measure
    for measures in (
        [t for t in named if t.kind == "measure" and not t.generic],
        [t for t in named if t.kind == "measure" or t.code == "project_count"],
    ):
        places = coordinated(sentence, [t.span for t in measures], size)
        if places:
            return [Partner(measure=measures[i]) for i in places]
    return _mixed(sentence, part, size)


def _three_sectors(sentence: Sentence, part: Span, size: int) -> list[Partner] | None:
    """三次产业增加值分别为, 三次产业之比, 二、三产分别拉动: the sectors of the three in their order."""
    some = list(words.pattern("sectors_by_number").finditer(sentence.text, part.start, part.end))
    named = [name for name in _SECTORS if some and name[1] in some[-1][0]]
    if named and len(named) == size:
        return [Partner(industry=name) for name in named]
    if size != len(_SECTORS) or not words.says("three_sectors", sentence.text, part.start, part.end):
        return None
    return [Partner(industry=name) for name in _SECTORS]


def _mixed(sentence: Sentence, part: Span, size: int) -> list[Partner] | None:
    """项目履约率、开工率和资金到位率分别是: items of the list that are named by a step or by a measure."""
    clause = max(sentence.text.rfind(mark, part.start, part.end) for mark in "，；：。") + 1
    items = list(_pieces(sentence, Span(max(part.start, clause), part.end)))
    if len(items) != size:
        return None
    partners = [_partner_of_item(sentence, item) for item in items]
    return None if None in partners else [partner for partner in partners if partner is not None]


def _pieces(sentence: Sentence, part: Span) -> Iterator[Span]:
    start = part.start
    for joint in words.pattern("and").finditer(sentence.text, part.start, part.end):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, part.end)


def _partner_of_item(sentence: Sentence, item: Span) -> Partner | None:
    told = inside(sentence.terms, item)
    steps = [t for t in told if t.kind == "stage" and sentence.text[t.span.end] == "率"]
    measures = [t for t in told if t.kind == "measure" and not t.generic]
    if steps:
        return Partner(step=steps[-1])
    return Partner(measure=measures[-1]) if measures else None


def place_singles(sentence: Sentence, context: Context) -> None:
    """总投资60亿元的甲项目、52亿元的乙项目……分别落户丙区和丁县: each project has its place."""
    singles = [fact for fact in context.main if fact.single and fact.quantity.kind == "amount"]
    if len(singles) < 2:
        return
    end = max(fact.quantity.span.end for fact in singles)
    rest = Span(end, sentence.span.end)
    if not any(term.id == "respectively" for term in inside(sentence.terms, rest)):
        return
    regions = [m for m in inside(sentence.regions, rest) if m.kind != "pronoun" and _is_home(m, context)]
    places = coordinated(sentence, [m.span for m in regions], len(singles))
    for fact, place in zip(singles, places or [], strict=False):
        fact.region = Slot(regions[place].region, "said", "paired_with_place")


def _is_home(mention: RegionMention, context: Context) -> bool:
    return mention.region is not None and (context.home is None or mention.region.within(context.home))


def _quarters(sentence: Sentence, part: Span) -> list[PeriodMention]:
    """一、二季度分别开工58个、66个: each quarter by itself."""
    match = _QUARTERS.search(sentence.text, part.start, part.end)
    if match is None:
        return []
    return [find_periods(f"{one}季度")[0] for one in match[0] if one in "一二三四"]


def _of_named(sentence: Sentence, series: Series, heads: list[Fact]) -> list[Fact]:
    """9个、投资3亿元，8个、投资2亿元，投资占比依次为60%、40%: the figures of the measure that is named."""
    first = sentence.quantities[series.first]
    before = sentence.quantities[series.first - 1].span.end if series.first else sentence.span.start
    named = [t for t in inside(sentence.terms, Span(before, first.span.start)) if t.kind == "measure"]
    own = [fact for fact in heads if named and fact.measure.value == named[-1].code]
    return own if len(own) == len(series) else []


def _years(times: list[PeriodMention], size: int, context: Context) -> list[Partner]:
    """2016年至2020年，分别到位A、B、C、D和E: as many years as figures."""
    for mention in reversed(times):
        found = resolve_said(mention, context)
        if found is None or found.start is None or found.end is None:
            continue
        first, last = found.start.year, found.end.year
        if first is not None and last is not None and size > 2 and last - first + 1 == size:
            return [Partner(period=find_periods(f"{year}年")[0]) for year in range(first, last + 1)]
    return []


def _sums_up(fact: Fact, sentence: Sentence) -> bool:
    return words.ends("summed_up", sentence.text, 0, fact.quantity.span.start)


def _is_whole(fact: Fact, sentence: Sentence) -> bool:
    """占全市462亿元的21.9%、22.5%: what the shares are of is none of the figures that they were said of."""
    span = fact.quantity.span
    clause = max(sentence.text.rfind(mark, sentence.span.start, span.start) for mark in "，；。") + 1
    return words.says("shares", sentence.text, max(clause, sentence.span.start), span.start) and words.starts(
        "of", sentence.text, span.end
    )


def _earlier(sentence: Sentence, series: Series, kind: str, context: Context) -> list[Partner] | None:
    """The last figures of the sentence that are no rates themselves, as many as the list has."""
    heads = [
        fact
        for fact in context.main
        if fact.role == "head" and fact.transformation.value != "change" and not _is_whole(fact, sentence)
    ]
    listed = [fact for fact in heads if not _sums_up(fact, sentence)]
    if len(listed) == len(series):
        heads = listed  # 分别签约103个、121个，共224个，同比分别增长19.8%、17.5%
    heads = _of_named(sentence, series, heads) or heads
    if len(heads) < len(series):
        rates = [fact for fact in context.main if fact.role == "rate"]
        ranks = kind == "rank" and len(rates) >= len(series)
        heads = rates if ranks or len(rates) == len(series) else heads
    if len(heads) < len(series):
        return None
    return [Partner(fact=fact) for fact in heads[-len(series) :]]

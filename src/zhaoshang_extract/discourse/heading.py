"""What a headline, a heading, a caption or a label says for all that follows it."""

from __future__ import annotations

import re
from itertools import zip_longest

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Frame, Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.discourse.stance import aims_before
from zhaoshang_extract.discourse.subject import acts_together, is_subject
from zhaoshang_extract.discourse.time import contains, in_force, names_occasion
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.period import PeriodMention, resolve
from zhaoshang_extract.mention.period_form import Calendar
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# 引进市外资金情况: what is brought in are funds, no projects
_OF_FUNDS = re.compile(r"(?:[一-鿿]{0,6})?(?:资金|外资|内资)")
# 3.看进度。甲区（88.6%）…: what kind of rate an opening announces.
_KINDS = {"completion": "completion", "share": "share", "growth": "growth_yoy", "decline": "growth_yoy"}
_A_YEAR = 364
_COUNTED = frozenset({"project_count", "enterprise_count", "lead_count"})


def frame_of_heading(sentence: Sentence, above: Node, home: Region | None, clock: Clock) -> Frame:
    """Everything that a heading or title says for the facts below it; `above` is what it stands in."""
    frame = said_in(sentence, sentence.span)
    frame.region = _region(sentence, home)
    if not aims_before(sentence, sentence.span):
        frame.period = _period(sentence, above, clock)
    return frame


def frame_of_label(sentence: Sentence, home: Region | None) -> Frame:
    """What a short first sentence with no figure says like a heading: 到位资金。甲县31.2亿元……"""
    frame = said_in(sentence, sentence.span)
    frame.region = _region(sentence, home)
    return frame


def names_something(sentence: Sentence) -> bool:
    """1.某某紧密纺生产线。 holds a name: more letters than trade words, places and times account for."""
    known: set[int] = set()
    for group in (sentence.terms, sentence.regions, sentence.periods):
        for mention in group:
            known.update(range(*mention.span))
    letters = [at for at in range(*sentence.span) if sentence.text[at].isalpha() and at not in known]
    return len(letters) >= 4 and not any(term.kind == "measure" for term in sentence.terms)


def said_in(sentence: Sentence, piece: Span) -> Frame:
    """The measure, step, size, sector, kind of rate and counted noun that `piece` names."""
    terms = inside(sentence.terms, piece)
    measures = [t for t in terms if t.kind == "measure" and not t.generic]
    kinds = [_KINDS[t.id] for t in terms if t.id in _KINDS]
    stages = [
        t
        for t in terms
        if t.kind == "stage"
        and not t.generic
        and sentence.text[t.span.end : t.span.end + 1] != "率"
        and not _OF_FUNDS.match(sentence.text, t.span.end)
    ]
    sizes = inside(sentence.thresholds, piece)
    sectors = [m for m in inside(sentence.industries, piece) if not m.inside_name]
    heads = [t for t in terms if t.code in _COUNTED]
    return Frame(
        counted=Slot(heads[-1].code, "said", "noun_in_opening") if heads else Slot(),
        rate_kind=Slot(kinds[-1], "said", "kind_in_opening") if kinds else Slot(),
        measure=Slot(measures[-1].code, "said", "measure_in_opening") if measures else Slot(),
        scope=Scope(
            Slot(stages[-1].id, "said", "step_in_opening") if stages else Slot(),
            Slot(sizes[-1], "said", "size_in_opening") if sizes else Slot(),
            Slot(sectors[-1].label, "said", "sector_in_opening") if sectors else Slot(),
        ),
    )


def _region(sentence: Sentence, home: Region | None) -> Slot[Region]:
    for mention, after in zip_longest(sentence.regions, sentence.regions[1:]):
        if is_subject(sentence, mention, home) and mention.kind != "pronoun":
            if after is not None and _opens_path(mention, after):
                continue  # 上海|金山: the smaller one
            if after is not None and acts_together(sentence, mention, after):
                return Slot()
            return Slot(mention.region, "said", "region_in_heading")
    return Slot()


def _opens_path(one: RegionMention, other: RegionMention) -> bool:
    inside = one.region is not None and other.region is not None and other.region.within(one.region)
    return inside and one.span.end == other.span.start


def _period(sentence: Sentence, above: Node, clock: Clock) -> Slot[Range]:
    """The time that a heading tells: of 2014年……1-7月 the months; of a headline none still to come."""
    told: Range | None = None
    headline = sentence.passage.kind == "title"
    for mention in sentence.periods:
        if mention.role != "during" or names_occasion(sentence.text, mention):
            continue
        if headline and _is_no_time_of_facts(sentence, mention):
            continue
        found = resolve(mention, clock, told or in_force(above).value)
        if found is None or (headline and _is_to_come(found, clock)):
            continue
        told = found if told is None or contains(told, found) else told
    return Slot(told, "said", "period_in_heading") if told is not None else Slot()


def _is_to_come(period: Range, clock: Clock) -> bool:
    """四季度怎么拼？ in October: what the headline asks for has hardly begun when the page appears."""
    first = period.start.first() if period.start is not None else None
    last = period.end.last() if period.end is not None else None
    if first is None or last is None or clock.published is None or first.year != last.year:
        return False
    return (clock.published - first).days * 3 < (last - first).days and (last - first).days < _A_YEAR


def _is_no_time_of_facts(headline: Sentence, mention: PeriodMention) -> bool:
    """当天同步签约17个; 2016年1月8日在某镇人民代表大会上; 开年就动工: of the body, a meeting, one step."""
    if isinstance(mention.form, Calendar) and mention.form.edge and mention.form.first.month is None:
        return True
    met = mention.quote.endswith("日") and words.starts("meeting_behind", headline.text, mention.span.end)
    day = words.starts("same_day", mention.quote, 0) or words.starts("today", mention.quote, 0)
    return mention.local or met or day

"""Which place a paragraph goes on about, once a sentence of it was about one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import place_words as words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.subject import (
    acts_together,
    is_subject,
    lies_in,
    opens_clause,
    owns_building,
)
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span


@cache
def _adverbial() -> re.Pattern[str]:
    """为啃下大项目，: words before the subject of a sentence."""
    return re.compile(rf"\s*{words.either('adverbial')}[^，。；]{{0,24}}，")


def lead_paragraph(sentence: Sentence, context: Context) -> None:
    """1.丹棱县加大招商力度。上半年签约项目3个: what a sentence opens with stays the paragraph's subject.

    Another place that a later clause opens with ends that, and so does 全市.
    """
    if sentence.passage.kind not in ("prose", "item"):
        return
    if sentence.text.startswith(words.forms("next_point"), sentence.span.start):
        context.subject = Slot()
    own = [m for m in _whole_paths(sentence) if _leads(sentence, m, context)]
    if own and _opens(sentence, own[0]) and _with_another(sentence, own[0]):
        context.subject = Slot()  # 甲区与乙市三县的推介会: of both
        return
    places = list(dict.fromkeys(m.region for m in own if m.region is not None))
    if len(places) == 1 and (_opens(sentence, own[0]) or context.home is None):
        narrow = places[0] != context.home
        context.subject = Slot(places[0], "said", "subject_of_paragraph") if narrow else Slot()
    elif places and _in_force(context) not in places:
        context.subject = Slot()


def end_carried(sentence: Sentence, context: Context) -> None:
    """丙县招商提速。甲县、乙县新开工4个项目: a sentence about several places is not about the one before.

    Behind a blank the paragraph is another one, whose line break a page has lost.
    """
    if _opens_with_several(sentence, context) or (context.subject is not None and _lost_break(sentence)):
        context.subject = Slot()
        context.paragraph = replace(context.paragraph, region=Slot())


def _opens_with_several(sentence: Sentence, context: Context) -> bool:
    """True for 甲县、乙县推进也快: two places, neither in the other, joined at the head of the sentence."""
    pair = [m for m in sentence.regions if m.kind in ("named", "zone", "town")][:2]
    if len(pair) < 2 or pair[0].region is None or pair[1].region is None:
        return False
    joined = sentence.text[pair[0].span.end : pair[1].span.start] in words.forms("joins")
    apart = not lies_in(pair[0], pair[1]) and not lies_in(pair[1], pair[0])
    return joined and apart and _opens(sentence, pair[0]) and _leads(sentence, pair[0], context)


def _lost_break(sentence: Sentence) -> bool:
    """True for a blank behind 。 alone, but not on a page that has blanks around all its marks."""
    text, start = sentence.text, sentence.span.start
    before = text[:start].rstrip()
    blank = text[start : start + 1].isspace() or len(before) < start
    return blank and before.endswith("。") and not before[-2:-1].isspace()


def _whole_paths(sentence: Sentence) -> list[RegionMention]:
    """The places of a sentence; of 上海|金山 only the smaller, over the span of both."""
    whole: list[RegionMention] = []
    for mention in sentence.regions:
        upper = whole[-1] if whole else None
        if upper is not None and upper.span.end == mention.span.start and lies_in(mention, upper):
            whole[-1] = replace(mention, span=Span(upper.span.start, mention.span.end))
        else:
            whole.append(mention)
    return whole


def _with_another(sentence: Sentence, mention: RegionMention) -> bool:
    later = (
        m for m in sentence.regions if m.span.start > mention.span.start and m.span.start >= mention.span.end
    )
    other = next(later, None)
    return other is not None and acts_together(sentence, mention, other)


def _in_force(context: Context) -> Region | None:
    return (context.paragraph.region if context.subject is None else context.subject).value


def _opens(sentence: Sentence, mention: RegionMention) -> bool:
    """True when nothing but a number, a time or an adverbial (为……，) stands before the place."""
    start = sentence.span.start
    lead = _adverbial().match(sentence.text, start, mention.span.start)
    before = range(lead.end() if lead is not None else start, mention.span.start)
    told = {at for period in sentence.periods for at in range(*period.span)}
    return not any(sentence.text[at].isalpha() and at not in told for at in before)


def _leads(sentence: Sentence, mention: RegionMention, context: Context) -> bool:
    in_bracket = any(bracket.holds(mention.span) for bracket in sentence.brackets)
    opens = opens_clause(sentence, mention) or _opens(sentence, mention)
    about = is_subject(sentence, mention, context.home) and not owns_building(sentence, mention)
    return not in_bracket and opens and about

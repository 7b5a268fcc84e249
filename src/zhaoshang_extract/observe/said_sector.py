"""The sector that a clause itself says of what its figure counts: in its noun, its measure, behind it."""

from __future__ import annotations

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.industry import IndustryMention
from zhaoshang_extract.mention.industry_words import words_before
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.zone import Zone, cues, said, terms
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span


def said_sector(zone: Zone, part: Span) -> Slot[str]:
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


def sector_behind(zone: Zone) -> Slot[str]:
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
    alone = not zone.near_text().strip() or of_count_before(zone)
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


def of_count_before(zone: Zone) -> bool:
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
        if not words.is_form("joint", between):
            break
        first = mention
    if first is start:
        return start.label
    return sentence.text[first.span.start : start.span.start] + start.label

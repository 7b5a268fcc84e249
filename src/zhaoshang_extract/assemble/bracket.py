"""Names before a bracket with their amount: 丁基地（总投资2亿元）."""

from __future__ import annotations

from zhaoshang_extract.assemble.deed import fill
from zhaoshang_extract.assemble.draft import Draft, Findings
from zhaoshang_extract.assemble.name import from_first_noun, start_of_name
from zhaoshang_extract.assemble.name_proof import has_tail, is_proper, why_no_name
from zhaoshang_extract.assemble.party import investors_before, is_company
from zhaoshang_extract.assemble.words import closing, ends
from zhaoshang_extract.marks import LIST, SENTENCE
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span


def name_before_bracket(zone: Zone, fact: Fact, found: Findings) -> bool:
    """Add the project that stands before the bracket of the amount; False where the amount stands in none."""
    bracket = zone.bracket
    if bracket is None or zone.host is not None:
        return False
    sentence = zone.sentence
    if any(q.span.start < zone.quantity.span.start and bracket.holds(q.span) for q in sentence.quantities):
        return True  # the second figure of the bracket explains the first
    end = bracket.start - 1
    floor = max([b.end + 1 for b in sentence.brackets if b.end < bracket.start], default=sentence.span.start)
    start, opened = start_of_name(sentence, floor, end)
    name = Span(start, end)
    if not opened:
        name = from_first_noun(sentence, name)
    why = why_no_name(sentence, name)
    if why is None and not _is_bracketed_name(sentence, name):
        why = "no word of it is a name"
    if why is None and not has_tail(sentence.text, name) and _among_sectors(sentence, bracket):
        why = "one of a row of sectors"
    if why is not None:
        found.refuse(sentence, name, "amount_in_bracket", why)
        return True
    investors = _led_by(sentence, floor, name.start)
    draft = Draft(sentence, name, Span(name.start, bracket.end + 1), "amount_in_bracket", investors=investors)
    fill(draft, zone, fact)
    found.drafts.append(draft)
    return True


def _among_sectors(sentence: Sentence, bracket: Span) -> bool:
    """新能源（112亿元）、盐湖化工（68亿元）: where one of a row is a sector, all are."""
    row = [one for one in sentence.brackets if sentence.text[one.end + 1 : one.end + 2] in (LIST, *SENTENCE)]
    if bracket not in row:
        return False
    ends_of_sectors = {mention.span.end for mention in sentence.industries if not mention.inside_name}
    return any(one.start - 1 in ends_of_sectors for one in row if one is not bracket)


def _is_bracketed_name(sentence: Sentence, name: Span) -> bool:
    """丁小镇, 旺旺食品: closed like a project or a company, or with a name in it."""
    text = sentence.text
    return has_tail(text, name) or is_proper(text, name) or is_company(text, name)


def _led_by(sentence: Sentence, floor: int, start: int) -> list[Span]:
    """The investors of 上海某商会牵头的|, 杭州客商投资的|."""
    if not ends("of", sentence.text, floor, start):
        return []
    end = start - 1
    length = closing(sentence.text, floor, end, "deed")
    floor = max(floor, sentence.text.rfind(LIST, floor, end) + 1)
    return investors_before(sentence, floor, end - length) if length else []

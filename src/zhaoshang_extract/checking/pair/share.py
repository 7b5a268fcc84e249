"""其中工业项目31个，占32%: a part, its whole, and the share between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, POSSIBLE, TWO_READINGS, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.portion import portions, quantity_of
from zhaoshang_extract.checking.pair.whole import Sought, linked_wholes, names_another, sought_whole, wholes
from zhaoshang_extract.checking.relation import share
from zhaoshang_extract.checking.words import (
    among_name,
    chars,
    either,
    forms,
    is_former,
    last_clause,
    says,
    share_tail,
    starts,
)
from zhaoshang_extract.marks import LIST

# No list of shares is longer.
_LIST = 12


@cache
def _of_number() -> re.Pattern[str]:
    one = f"[^{LIST}{chars('and')}]*"
    return re.compile(f"^{one}{either('number_of_projects')}{one}$")


def shares(field: Field) -> Iterator[Question]:
    """A question for each share whose part is printed."""
    for rate in field.rates("share"):
        tail = _tail(rate, field)
        if tail is None and field.has_text:
            continue
        sought = sought_whole(tail or "", (rate.lead or rate).before)
        question = Question("share", rate)
        former = is_former(rate.before)
        for claim in _claims(rate, sought, field):
            if former or sought.elsewhere or says("superlative", (rate.lead or rate).before):
                claim.sure = POSSIBLE  # 占去年全年的, 最大的装备制造占41%: of another time, of another part
            if _of_number().search(tail or "") and claim.operands["part"][0].kind != "count":
                continue  # 占项目总数的38%: of the number, not of the money told last
            question.claims.append(claim)
            if question.agrees(claim):
                break  # further ones would change nothing
        question.claims.sort(key=lambda claim: -claim.sure)
        if not question.claims:
            question.base, question.sure = _whole_alone(rate, sought, field), CERTAIN
            question.missing = "part" if question.base is not None else None
        if question.claims or question.base is not None:
            yield question


def _whole_alone(rate: Figure, sought: Sought, field: Field) -> Figure | None:
    """新签约项目128个，其中工业项目占16.4%: a count directly before, of which no part is printed."""
    whole = field.previous(rate)
    if whole is None or whole.kind != "count" or whole.sentence != rate.sentence or whole.role != "head":
        return None
    own = whole.measure == rate.measure and rate.lead is rate and not sought.name and sought.levels is None
    told = starts("of_which", rate.before) and (rate.industry, rate.threshold) != (None, None)
    return whole if own and told and not sought.elsewhere and not whole.change else None


def _claims(rate: Figure, sought: Sought, field: Field) -> Iterator[Claim]:
    printed = _printed_whole(rate, field)
    among = among_name(last_clause(rate.of.before)) if rate.of is not None else None
    beside = _parts_beside(rate, field)
    for parts, certain in portions(rate, field):
        if printed is not None and printed.alike == parts[-1].alike and printed not in parts:
            yield Claim({"part": parts, "whole": (printed,)}, share, certain)
        for whole, sure in wholes(parts, sought, field):
            if whole in beside and whole not in linked_wholes(parts[-1]):
                continue
            if whole is not printed:
                doubt = names_another(sought.name, among, whole)
                refusal = TWO_READINGS if doubt else None
                yield Claim({"part": parts, "whole": (whole,)}, share, min(certain, sure), refusal)


def _parts_beside(rate: Figure, field: Field) -> set[Figure]:
    """上海36个，占20%；江苏31个，占17.2%: what the other shares of the list or sentence are of."""
    near = field.figures[max(0, rate.place - _LIST) : rate.place + _LIST]
    others = [
        other
        for other in near
        if other is not rate
        and other.rate_kind == "share"
        and (other.lead is rate.lead or other.sentence == rate.sentence)
    ]
    return {part for other in others if (part := quantity_of(other)) is not None}


def _printed_whole(rate: Figure, field: Field) -> Figure | None:
    """占全市61.2亿元的69.4%; 占全市61.2亿元的比重由68.1%提高到69.4%: the whole stands behind 占."""
    opener = rate.lead or rate
    former = field.previous(opener)
    if former is not None and former.kind == "rate" and says("up_to", opener.before):
        opener = former
    if opener.before not in forms("of") and not (opener is former and starts("of", opener.before)):
        return None
    return field.previous(opener)


def _tail(rate: Figure, field: Field) -> str | None:
    """The words behind 占 before the first rate of the list, None where no share is told so."""
    lead = rate.lead or rate
    tail = share_tail(lead.before)
    if tail is None and lead.place:
        # 占财政收入的比重由46.1%提高到52.4%: the words stand before the first rate.
        first = field.figures[lead.place - 1]
        whole = lead.before in forms("of")  # 占全市到位资金61.2亿元的69.4%: the whole is printed between
        if (first.kind == "rate" or whole) and first.sentence == lead.sentence:
            tail = share_tail((first.lead or first).before)
    return tail

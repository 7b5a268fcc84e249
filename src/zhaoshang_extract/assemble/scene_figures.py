"""What was signed at an occasion: the counts and the sum of money that are its own."""

from __future__ import annotations

from decimal import Decimal

from zhaoshang_extract.assemble.scene import Scene, occasion_start
from zhaoshang_extract.assemble.step import step_behind
from zhaoshang_extract.assemble.words import ends, forms, says, starts, steps, terms
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.marks import ALL_CLAUSES, CLAUSE, COLON, COMMA, LIST, SEMICOLON
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

AMOUNTS = frozenset({"total_investment", "agreed_investment", "contracted_investment"})
_STEPS = frozenset({"signed", "landed", "introduced", None})
# What is counted stands so near behind its count: 等76个|重点产业项目.
_NEAR = 20
# A count of papers and that of their projects are parted by no more: 个|协议，涉及项目|9个.
_JOINED = 8


def is_count(scene: Scene, fact: Fact) -> bool:
    return (
        (fact.measure.value == "project_count" or _counts_signed(scene, fact))
        and fact.role == "head"
        and not fact.aside
        and fact.modality.value == "actual"
        and fact.scope.stage.value in _STEPS
    )


def _counts_signed(scene: Scene, fact: Fact) -> bool:
    """甲、乙等76个重点产业项目签约: the noun and the step say what is counted."""
    if fact.quantity.unit not in forms("unit_signed"):
        return False
    text, end = scene.sentence.text, fact.quantity.span.end
    for hit in terms("group").scan(text, end, min(scene.piece.end, end + _NEAR)):
        step = step_behind(text, hit.end, scene.piece.end)
        if step is not None:
            return step.what == "signed" and not any(
                mark in text[end : hit.start] for mark in (COMMA, SEMICOLON, COLON)
            )
    return False


def figures_of(scene: Scene) -> list[Fact]:
    """The figures that may be the occasion's: those behind 其中5月18日集中签约仪式, where it is told so."""
    if scene.occasion is None:
        return scene.facts
    start = occasion_start(scene)
    parts = [hit.end for hit in terms("part_of").scan(scene.sentence.text, scene.piece.start, start)]
    floor = parts[-1] if parts else scene.piece.start
    return [fact for fact in scene.facts if fact.quantity.span.start >= floor]


def counts_of(scene: Scene) -> list[Fact]:
    """The count of what was signed; several when the text joins them: 30个重点项目、15个转化项目."""
    text = scene.sentence.text
    counts = [f for f in figures_of(scene) if is_count(scene, f)]
    # 竹城县在某博览会上签约9个 is an event of its own, though a part of what the province signed
    own = [
        f
        for f in counts
        if f.whole is None
        or _is_of_unsigned(f)
        or _gathers_itself(scene, f)
        or (scene.occasion is not None and f.whole not in counts)
    ]
    signed = [
        f
        for f in own
        if f.scope.stage.value is not None
        or _is_brought(scene, f)
        or _counts_signed(scene, f)
        or _is_gathered(scene, f)
        or _is_summed_up(scene, f)
        or ends("these", scene.sentence.text, scene.piece.start, f.quantity.span.start)
    ]
    signed = [f for f in signed if not _is_of_other_days(scene, f) and not _is_out_of(scene, f)]
    if not signed:
        return []
    signed = _projects_of_papers(scene, signed)
    chosen = [signed[0]]
    for fact in signed[1:]:
        between = text[chosen[-1].quantity.span.end : fact.quantity.span.start]
        if not between.endswith(LIST) or len(between) > 12 or COMMA in between:
            break
        chosen.append(fact)
    return chosen


def _projects_of_papers(scene: Scene, signed: list[Fact]) -> list[Fact]:
    """签下框架协议2个、|项目13个; 8个协议，涉及|项目9个: papers and projects are counted apart."""
    if not _counts_papers(scene, signed[0]):
        return signed
    at = scene.facts.index(signed[0])
    behind = scene.facts[at + 1] if at + 1 < len(scene.facts) else None
    if (
        behind is None
        or not is_count(scene, behind)
        or behind.whole is not None
        or _counts_papers(scene, behind)
    ):
        return signed
    between = scene.sentence.text[signed[0].quantity.span.end : behind.quantity.span.start]
    return [behind] if len(between) <= _JOINED and not says("part_of", between) else signed


def _counts_papers(scene: Scene, fact: Fact) -> bool:
    """True for a count of agreements: 框架协议2个, 1个校地合作协议."""
    text, end = scene.sentence.text, fact.quantity.span.end
    marks = (at for mark in ALL_CLAUSES + LIST if (at := text.find(mark, end)) >= 0)
    further = (q.span.start for q in scene.sentence.quantities if q.span.start >= end)
    stop = min([scene.piece.end, *marks, *further])
    papers = forms("agreement_paper", "agreement")
    return (fact.noun or "").endswith(papers) or (stop - end <= _NEAR and text[end:stop].endswith(papers))


def _is_out_of(scene: Scene, fact: Fact) -> bool:
    """签约项目中，|二产项目117个: a part of what was signed."""
    text, start = scene.sentence.text, fact.quantity.span.start
    clause = max(text.rfind(mark, scene.piece.start, start) for mark in CLAUSE)
    return clause > 0 and ends("out_of", text, scene.piece.start, clause)


def _is_of_unsigned(fact: Fact) -> bool:
    """97个项目参加。其中，集中签约项目|36个: a part of what was not all signed."""
    whole = fact.whole
    own = fact.scope.stage.value == "signed" and fact.scope.stage.how == "said"
    return own and whole is not None and whole.scope.stage.value is None


def _gathers_itself(scene: Scene, fact: Fact) -> bool:
    """新签项目13个。其中|7个项目近日集中签约: a part that was signed at an occasion of its own."""
    text, start = scene.sentence.text, fact.quantity.span.end
    stop = min([scene.piece.end, *(at for mark in CLAUSE if (at := text.find(mark, start)) >= 0)])
    return scene.occasion is None and says("gathered", text, start, stop)


def _is_brought(scene: Scene, fact: Fact) -> bool:
    """21名乡贤带回项目8个, 本届博览会共签约投资项目42个: won there, or signed in its clause."""
    text, start = scene.sentence.text, fact.quantity.span.start
    if says("brought", text, max(0, start - 8), start):
        return True
    clause = max(text.rfind(mark, scene.piece.start, start) + 1 for mark in CLAUSE) or scene.piece.start
    if starts("covers", text, clause):  # 签下7份合同，|涉及项目9个
        clause = max(text.rfind(mark, scene.piece.start, clause - 1) + 1 for mark in CLAUSE)
        clause = clause or scene.piece.start
    return any(hit.what == "signed" for hit in steps().scan(text, clause, start))


def _is_summed_up(scene: Scene, fact: Fact) -> bool:
    """举行集中签约，|9个项目总投资|12亿元: count and sum in one clause of a piece that tells a signing."""
    text, start = scene.sentence.text, fact.quantity.span.start
    at = scene.facts.index(fact) if fact in scene.facts else -1
    amount = scene.facts[at + 1] if 0 <= at < len(scene.facts) - 1 else None
    if amount is None or amount.measure.value not in AMOUNTS or text[start - 1] not in CLAUSE:
        return False
    between = text[fact.quantity.span.end : amount.quantity.span.start]
    parted = len(between) > _NEAR or any(mark in between for mark in CLAUSE)
    return not parted and says("gathered", text, scene.piece.start, start)


def _is_gathered(scene: Scene, fact: Fact) -> bool:
    """代表团在西安|集中签约|，共签项目32个."""
    return scene.occasion is None and says(
        "gathered", scene.sentence.text, scene.piece.start, fact.quantity.span.start
    )


def _has_day(scene: Scene) -> bool:
    end = occasion_start(scene)
    before = [p.quote for p in scene.sentence.periods if scene.piece.start <= p.span.start < end]
    return any(says("day_sign", quote) and not says("lately", quote) for quote in before)


def is_day(period: Range) -> bool:
    return period.start is not None and period.start.day is not None


def amount_of(scene: Scene, counts: list[Fact]) -> Fact | None:
    """The sum of what was signed, told beside the count; without one the total, else the first."""
    sums = [f for f in figures_of(scene) if _is_sum_signed(f, counts) and not _is_of_other_days(scene, f)]
    sums = [f for f in sums if not _is_raised(scene, f)]
    if not counts:
        signed = [f for f in sums if f.scope.stage.value == "signed"]
        return next((f for f in signed if is_total(scene, f)), signed[0] if signed else None)
    for fact in sums:
        between = [f for f in scene.facts if f.quantity.kind == "count" and _between(counts, f, fact)]
        between = [f for f in between if _counts_papers(scene, counts[0]) or not _counts_papers(scene, f)]
        whole = _are_all(counts, between) or _are_sizes(scene, counts, between, fact)
        if whole or not (between or _is_of(counts, fact)):
            return None if _is_of_others_too(scene, counts[0], fact) else fact
    return None


def _is_of_others_too(scene: Scene, count: Fact, fact: Fact) -> bool:
    """集中开工项目97个、集中签约项目41个，|总投资876亿元: the sum of both."""
    number = scene.facts.index(count) if count in scene.facts else 0
    before = scene.facts[number - 1] if number else None
    if before is None or before.measure.value != "project_count" or before.scope.stage.value in _STEPS:
        return False
    text = scene.sentence.text
    joined = text[before.quantity.span.end : count.quantity.span.start]
    summed = text[count.quantity.span.end : fact.quantity.span.start]
    return joined.startswith(LIST) and COMMA not in joined and summed.startswith(COMMA)


def _is_of(counts: list[Fact], fact: Fact) -> bool:
    return any(fact.whole is count for count in counts)


def _are_all(counts: list[Fact], parts: list[Fact]) -> bool:
    """签约18个，其中到场11个、连线7个，|总投资142亿元: the parts make the whole, and the sum is its."""
    whole = sum((f.quantity.value for f in counts), Decimal(0))
    return len(parts) > 1 and sum((f.quantity.value for f in parts), Decimal(0)) == whole


def _are_sizes(scene: Scene, counts: list[Fact], parts: list[Fact], amount: Fact) -> bool:
    """签约12个，30亿级的1个、10亿级的4个，|总投资163.7亿元: the sum behind a list of sizes is of all.

    So is that behind one size that no 其中 opens: 17个项目，亿元以上的有6个，|协议总投资21.7亿元.
    """
    text = scene.sentence.text
    if not parts or any(f.scope.threshold.value in (None, counts[0].scope.threshold.value) for f in parts):
        return False
    first, last = counts[-1].quantity.span.end, parts[-1].quantity.span.end
    sums = [f for f in scene.facts if f.quantity.kind == "amount" and f.quantity.span.start >= first]
    if sums[:1] != [amount] or COMMA not in text[last : amount.quantity.span.start]:
        return False
    return len(parts) > 1 or not says("part_of", text, first, last)


def is_total(scene: Scene, fact: Fact) -> bool:
    """签约项目投资总额累计|逾4500亿元."""
    text, start = scene.sentence.text, fact.quantity.span.start
    return any(True for _ in terms("total").scan(text, max(scene.piece.start, start - _NEAR), start))


def is_invested(fact: Fact) -> bool:
    """True for an investment that stands and is said of nothing else."""
    return fact.measure.value in AMOUNTS and fact.role == "head" and not fact.aside and fact.whole is None


def _is_sum_signed(fact: Fact, counts: list[Fact]) -> bool:
    return (
        fact.measure.value in AMOUNTS
        and fact.role == "head"
        and not fact.aside
        and not fact.single
        and (fact.whole is None or bool(counts and fact.whole is counts[0].whole) or _is_of(counts, fact))
        and fact.modality.value == "actual"
        and fact.scope.stage.value in _STEPS
    )


def _is_raised(scene: Scene, fact: Fact) -> bool:
    """投资总额由1200万美元增加到|4800万美元: what one firm has, and not what was signed."""
    start = fact.quantity.span.start
    return ends("raised", scene.sentence.text, scene.piece.start, start)


def _is_of_other_days(scene: Scene, fact: Fact) -> bool:
    """6月1日召开大会，通报1—5月签约61个: not what was signed there."""
    period = fact.period.value
    other = _has_day(scene) and period is not None and not is_day(period)
    if other and period is not None and fact.period.how != "said" and period.start == period.end:
        other = period.start is None or period.start.month is None  # the month of the paper tells no day
    return other and not _is_told_after(scene, fact)


def _is_told_after(scene: Scene, fact: Fact) -> bool:
    """9月17日，“2013年某签约会”上签约|12个: behind the occasion's name, and no other time between."""
    if scene.occasion is None:
        return False
    between = Span(scene.occasion.name.end, fact.quantity.span.start)
    return len(between) > 0 and not inside(scene.sentence.periods, between)


def _between(counts: list[Fact], fact: Fact, amount: Fact) -> bool:
    """True when a count of other projects stands between the event's count and the amount."""
    if not counts or fact in counts or fact.aside or fact.measure.value != "project_count":
        return False
    return counts[-1].quantity.span.end <= fact.quantity.span.start < amount.quantity.span.start

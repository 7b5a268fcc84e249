"""Arithmetic that cannot be an accident: pairings by the digits alone, whatever the slots say.

在到位资金总量中占35.24%, with 184620万元 and 523840万元 printed before it: among the figures near a rate few
pairs come to four given digits, so one that does is the pair that the writer divided. Slots may be wrong or
carried from far; the digits are printed. Such a pairing clears and never accuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from zhaoshang_extract.checking.claim import CERTAIN, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import around
from zhaoshang_extract.checking.pair.portion import quantity_of, twin_of
from zhaoshang_extract.checking.relation import Relation, completion, growth, share
from zhaoshang_extract.checking.slots import same_measure
from zhaoshang_extract.checking.words import ends, says, share_tail

# So many pairs must be expected to agree by accident at most.
_ACCIDENT = Fraction(1, 12)
# Where the sentence itself says what was divided, the digits must be many to speak against it.
_RARE = Fraction(1, 500)
_OVERS, _UNDERS = 5, 24
_SENTENCE_BACK = 8

_ROLES: dict[str, tuple[Relation, str, str]] = {
    "share": (share, "part", "whole"),
    "stage_rate": (share, "part", "whole"),
    "completion": (completion, "actual", "target"),
    "growth": (growth, "current", "previous"),
}
_KINDS = {"growth_yoy": "growth", "growth_pop": "growth"}


def add_loose(questions: list[Question], field: Field) -> list[Question]:
    """The questions of rates that no pairing clears yet, each with the pairing that its digits tell."""
    asked = {(question.kind, question.reported.id): question for question in questions}
    added: list[Question] = []
    for rate in field.figures:
        kind = kind_of(rate)
        if kind is None or rate.rough or rate.top is not None:
            continue
        question = asked.get((kind, rate.id)) or Question(kind, rate)
        if any(question.agrees(claim) for claim in question.claims):
            continue
        certain = any(claim.sure == CERTAIN for claim in question.claims)
        claim = next(_surprises(question, field, _RARE if certain else _ACCIDENT), None)
        if claim is None:
            continue
        question.claims.append(claim)
        question.base = question.missing = None
        if (kind, rate.id) not in asked:
            added.append(question)
    return added


def kind_of(rate: Figure) -> str | None:
    """Which arithmetic a rate is made by, as its kind or, where it has none, its words say."""
    if rate.kind != "rate" or rate.rate_kind is None:
        return None
    words = (rate.lead or rate).before
    if says("schedule", words[-12:]):
        return None  # 超进度6.3%: a difference, whatever it was taken for
    if rate.rate_kind == "other":
        if says("planned", words):
            return "completion"
        return "share" if share_tail(words) is not None or _of_printed(rate) else None
    kind = _KINDS.get(rate.rate_kind, rate.rate_kind)
    return kind if kind in _ROLES else None


def _of_printed(rate: Figure) -> bool:
    """占24个专班的37.5%: the whole is printed between 占 and the share."""
    whole = rate.of
    return whole is not None and ends("of", rate.before) and share_tail(whole.before) is not None


def _surprises(question: Question, field: Field, most: Fraction) -> Iterator[Claim]:
    """Every pair that agrees though no accident would make it do so, the nearest first."""
    rate = question.reported
    relation, over_role, under_role = _ROLES[question.kind]
    tried = 0
    for over in _overs(rate, question.kind, field):
        unders = _unders(over, rate, question.kind, field)
        if rate.of is not None and _of_printed(rate):
            unders = [under for under in unders if under is rate.of]
        near = _near(rate, over, unders, question.kind)
        for under in unders:
            tried += 1
            if under.place not in near:
                continue
            claim = Claim({over_role: (over,), under_role: (under,)}, relation, POSSIBLE)
            if _accident(rate, claim, under) * tried > most:
                continue
            if _meets_print(rate, claim) and question.agrees(claim):
                yield claim


def _near(rate: Figure, over: Figure, unders: list[Figure], kind: str) -> set[int]:
    """The places of those that a printed digit could make meet: spares most pairs their division."""
    hundred = 100 * rate.scale
    told = rate.units + hundred if kind == "growth" else rate.units
    step, wanted, slack, reach = (
        rate.unit_step,
        over.units * hundred,
        over.unit_step * hundred,
        abs(told) + hundred,
    )
    return {
        under.place
        for under in unders
        if abs(wanted - told * under.units) <= 2 * (step * under.units + slack + under.unit_step * reach)
    }


def _meets_print(rate: Figure, claim: Claim) -> bool:
    """True where the pair makes the number itself: of 增长15%以上 the 15, not anything above."""
    computed = claim.computed()
    return computed is not None and computed.meets(around(rate.value, rate.step / 2))


def _accident(rate: Figure, claim: Claim, under: Figure) -> Fraction:
    """How likely a pair taken at random would agree with the rate."""
    computed = claim.computed()
    width = computed.width if computed is not None else None
    if width is None:
        return Fraction(1)
    # Small counts have few quotients: a half of something is no surprise.
    coarse = 1 / (2 * under.value) if under.counted and under.value > 0 else Fraction(0)
    return max((rate.step + width) / 100, coarse)


def _overs(rate: Figure, kind: str, field: Field) -> list[Figure]:
    """What may have been divided: the figure that the rate was said of, and those of its sentence."""
    lead = rate.lead or rate
    found: list[Figure] = []
    near = field.figures[max(0, rate.place - _SENTENCE_BACK) : rate.place]
    before = [f for f in reversed(near) if f.sentence == rate.sentence]
    behind = [f for f in field.figures[rate.place + 1 : rate.place + 2] if f.sentence == rate.sentence]
    of = quantity_of(rate)
    if lead is not rate and len(before) >= rate.place - lead.place:
        before = before[rate.place - lead.place :]
    for figure in (*before[:1], of, twin_of(rate, field, []), *before[1:], *behind):
        if figure is None or figure in found or figure.kind not in ("amount", "count"):
            continue
        if figure.exact and figure.units > 0 and (not figure.mean or kind == "growth"):
            found.append(figure)
    return found[:_OVERS]


def _unders(over: Figure, rate: Figure, kind: str, field: Field) -> list[Figure]:
    """What it may have been divided by: figures of its kind, those of its measure and before it first."""
    found: list[Figure] = []
    for figures in (field.before(over), field.after(over)):
        for figure in islice(figures, _UNDERS):
            whole = kind in ("completion", "growth") or figure.units >= over.units
            own = figure.mean == over.mean and whole
            if own and figure.units > 0 and figure.exact:
                found.append(figure)
    if kind == "completion":
        found.sort(key=lambda figure: (not figure.target, not same_measure(figure, over)))
    else:
        found.sort(key=lambda figure: not same_measure(figure, over))
    return found[:_UNDERS]

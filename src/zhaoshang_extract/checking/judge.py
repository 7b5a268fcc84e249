"""From a question to a verdict: innocent unless the figures that it is held against are surely its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.granularity import (
    bases_of_growth,
    chance,
    growth_from,
    parts_of_share,
    targets_of_completion,
    whole_numbers,
)
from zhaoshang_extract.checking.interval import Interval, point
from zhaoshang_extract.checking.relation import added
from zhaoshang_extract.checking.slip import Slip
from zhaoshang_extract.checking.suggest import is_mended, mending
from zhaoshang_extract.checking.words import says

_HUNDRED = Fraction(100)
# Of pairings that are only likely no more are tried: each adds to the chance of an accident.
_ACCUSERS = 2
# Operands known only to a few percent are mended by some digit or other.
_BROAD = 40
_MISSED, _SMALL, _MEMBERS = 5, 50, 4
# So many sentences apart a whole may stand that is not named.
_NEAR = 2
_OPENING = 2
_FIND = {"growth": bases_of_growth, "share": parts_of_share}


@dataclass(slots=True, eq=False)
class Finding:
    """A verdict on a figure, with all that its record and its message are made of.

    `why` is the id of the message; `other` the second reading of a figure that has two; `chance` how likely
    a random figure would have passed.
    """

    question: Question
    verdict: str
    why: str
    claim: Claim | None = None
    interval: Interval | None = None
    computed: Fraction | None = None
    other: Claim | None = None
    severity: str | None = None
    chance: Fraction | None = None
    implied: dict[str, Interval] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def reported(self) -> Figure:
        return self.question.reported


def judge(question: Question) -> Finding | None:
    """The verdict on a question; None where nothing can be said for or against the figure."""
    if question.missing is not None:
        return _judge_alone(question)
    reported = question.reported.interval
    accusers: list[Claim] = []
    hazy: Claim | None = None
    blocked: Claim | None = None
    settled = any(claim.told and claim.vouched for claim in question.claims)
    for claim in question.claims:
        computed = claim.computed() if claim.is_sound() else None
        if computed is None or (settled and claim.sure == POSSIBLE):
            continue  # the rows beside it say what a rate is made of: another row's goal clears nothing
        exact = all(figure.exact for figure in claim.figures())
        if computed.meets(reported):
            if exact:
                return _finding(question, claim, computed, "consistent", "agrees")
            hazy = hazy or (claim if claim.sure >= LIKELY else None)
        elif claim.refusal is not None or not exact or claim.doubtful(question.reported):
            blocked = blocked or (claim if claim.sure >= LIKELY else None)
        elif claim.sure >= LIKELY:
            accusers.append(claim)
    accuser = _best_accuser(question.reported, accusers)
    if hazy is not None and (accuser is None or hazy.sure >= accuser.sure):
        blocked, accuser = hazy, None
    if blocked is not None and (accuser is None or blocked.sure > accuser.sure):
        finding = _finding(question, blocked, blocked.computed(), "unverifiable", _why_blocked(blocked))
        finding.other = _other_reading(question, blocked)
        return finding
    return None if accuser is None else _accuse(question, accuser)


def _other_reading(question: Question, claim: Claim) -> Claim | None:
    """The next pairing of other figures, where the words allow one."""
    figures = set(claim.figures())
    others = (other for other in question.claims if other.is_sound() and set(other.figures()) != figures)
    return next(others, None)


def _why_blocked(claim: Claim) -> str:
    exact = all(figure.exact for figure in claim.figures())
    return claim.refusal or ("unlike" if exact else "not_exact")


def _best_accuser(reported: Figure, accusers: list[Claim]) -> Claim | None:
    """The surest; of several that are only likely the first that one slip would explain."""
    if not accusers or accusers[0].sure == CERTAIN:
        return accusers[0] if accusers else None
    explained = (claim for claim in accusers[:_ACCUSERS] if is_mended(reported, claim))
    return next(explained, accusers[0])


def _accuse(question: Question, claim: Claim) -> Finding | None:
    if question.reported.rough:
        return None
    beside = claim.stands_with(question.reported) or claim.is_linked(question.reported)
    together = claim.sure == CERTAIN and (claim.told or beside)
    found = list(mending(question.reported, claim, most=2 if claim.sure == CERTAIN else 1))
    apart = _sentences_apart(question.reported, claim)
    if claim.relation is added:
        if claim.sure < CERTAIN and not claim.vouched and _is_thin(question.reported, claim, apart):
            found = []
    elif claim.sure < CERTAIN or apart:
        # An operand has many digits, and one of them mends nearly any quotient: the rate must have slipped.
        found = [slip for slip in found if slip.figure is question.reported]
        far = apart > _NEAR and not claim.vouched
        if claim.sure < CERTAIN and (_is_broad(claim.computed()) or far):
            found = []
    if not together and (not found or question.reported.bound == "about"):
        # Far off: rather do these figures not belong together than that somebody erred so.
        return _finding(question, claim, claim.computed(), "unverifiable", "unlike")
    return accuse_of(question, claim, found)


def accuse_of(question: Question, claim: Claim, found: list[Slip]) -> Finding:
    """The finding that the reported figure does not follow; `found` are the slips that would mend it."""
    finding = _finding(question, claim, claim.computed(), "inconsistent", "differs")
    finding.severity = severity(question.reported, finding.interval)
    finding.slips = found
    return finding


def _sentences_apart(reported: Figure, claim: Claim) -> int:
    """How many sentences the figures lie apart; 其中 opens none of its own."""
    figures = sorted({reported, *claim.figures()}, key=lambda figure: figure.place)
    last = figures[-1].sentence
    opener = next(figure for figure in figures if figure.sentence == last)
    return last - figures[0].sentence - says("among", opener.before[:_OPENING])


def _is_thin(reported: Figure, claim: Claim, apart: int) -> bool:
    """True for a list that misses its whole by a fifth, a short one told elsewhere, a whole of few digits."""
    computed = claim.computed()
    middle = computed.middle if computed is not None else None
    units = {figure.unit for figure in claim.figures()}
    if reported.kind == "count" and reported.unit not in units:
        return True  # 信息215条, 项目41个、36个: other things, or persons beside visits
    if middle is None or reported.value * _MISSED <= reported.step * _SMALL:
        return True
    missed = abs(middle - reported.value) * _MISSED > reported.value
    return missed or (apart > 0 and len(claim.figures()) < _MEMBERS)


def _is_broad(computed: Interval | None) -> bool:
    width, middle = (computed.width, computed.middle) if computed is not None else (None, None)
    return width is not None and middle is not None and width * _BROAD > abs(middle)


def _finding(
    question: Question, claim: Claim, computed: Interval | None, verdict: str, why: str
) -> Finding:  # fmt: skip
    finding = Finding(question, verdict, why, claim, computed)
    middle = claim.relation(
        {role: [point(figure.value) for figure in figures] for role, figures in claim.operands.items()}
    )
    if middle is not None:
        finding.computed = middle.low if middle.low is not None else middle.high
    finding.chance = _chance(question.reported, computed)
    return finding


def severity(reported: Figure, computed: Interval | None) -> str:
    """minor when one unit of the last printed digit would mend it, else major."""
    if computed is not None:
        for step in (reported.step, -reported.step):
            if (reported.interval + point(step)).meets(computed):
                return "minor"
    return "major"


def chance_of(reported: Figure, computed: Interval | None) -> Fraction:
    """How likely a wrong pairing would have agreed; 1 where nothing bounds it."""
    chance = _chance(reported, computed)
    return Fraction(1) if chance is None else chance


def _chance(reported: Figure, computed: Interval | None) -> Fraction | None:
    """How likely a figure drawn at random from 0 to 100 % (or to twice the value) would have agreed."""
    own, width = reported.interval.width, computed.width if computed is not None else None
    if own is None or width is None:
        return None
    span = _HUNDRED if reported.kind == "rate" else max(2 * abs(reported.value), Fraction(1))
    least = reported.step if reported.counted else Fraction(0)
    return min(Fraction(1), (own + width + least) / span)


# -------- with one figure not printed


def _judge_alone(question: Question) -> Finding | None:
    """Whether some whole number can stand where the text prints nothing."""
    base, rate = question.base, question.reported
    if base is None or not base.exact or rate.rough:
        return None
    implied = _implied(question.kind, base, rate)
    if implied is None or question.missing is None:
        return None
    finding = Finding(question, "unverifiable", "implied", implied={question.missing: implied})
    if not (base.counted and base.kind == "count" and rate.bound == "exact"):
        return finding
    finding.chance = chance(implied)
    whole = whole_numbers(implied, least=1)
    if whole is None:
        if question.sure < CERTAIN or base.doubtful or rate.doubtful:
            return None
        finding.verdict, finding.why = "inconsistent", "no_whole_number"
        finding.severity = _severity_alone(question.kind, base, rate)
        return finding
    finding.verdict, finding.why = "consistent", "whole_number"
    finding.implied = {question.missing: Interval(Fraction(whole[0]), Fraction(whole[1]))}
    finding.interval = _from_whole(question.kind, int(base.value), whole)
    finding.computed = finding.interval.middle if whole[0] == whole[1] else None
    return finding


def _implied(kind: str, base: Figure, rate: Figure, by: Fraction = Fraction(0)) -> Interval | None:
    printed = rate.interval + point(by)
    find = _FIND.get(kind, targets_of_completion)
    if base.counted:
        return find(int(base.value), printed)
    low, high = base.interval.low, base.interval.high
    if low is None or high is None or base.value <= 0:
        return None
    unit = find(1, printed)
    return (
        None
        if unit is None or unit.low is None or unit.high is None
        else Interval(unit.low * low, unit.high * high)
    )


def _severity_alone(kind: str, base: Figure, rate: Figure) -> str:
    for step in (rate.step, -rate.step):
        implied = _implied(kind, base, rate, step)
        if implied is not None and whole_numbers(implied, least=1) is not None:
            return "minor"
    return "major"


def _from_whole(kind: str, base: int, whole: tuple[int, int]) -> Interval:
    first, last = whole
    if kind == "growth":
        return Interval(growth_from(base, last).low, growth_from(base, first).high)
    if kind == "share":
        return Interval(Fraction(100 * first, base), Fraction(100 * last, base))
    return Interval(Fraction(100 * base, last), Fraction(100 * base, first))

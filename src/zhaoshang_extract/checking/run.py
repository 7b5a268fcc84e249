"""All checks of a document's figures, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from zhaoshang_extract.checking.claim import CERTAIN, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import read_figures
from zhaoshang_extract.checking.joint import accuse_jointly
from zhaoshang_extract.checking.judge import Finding, judge
from zhaoshang_extract.checking.links import infer_links
from zhaoshang_extract.checking.pair.aimed import by_aims
from zhaoshang_extract.checking.pair.average import averages
from zhaoshang_extract.checking.pair.before_after import told_growths, told_points
from zhaoshang_extract.checking.pair.closing import closed_sums
from zhaoshang_extract.checking.pair.completion import completions
from zhaoshang_extract.checking.pair.each import each_of_lists
from zhaoshang_extract.checking.pair.growth import growths
from zhaoshang_extract.checking.pair.labels import by_closed_lists, by_labels
from zhaoshang_extract.checking.pair.loose import add_loose
from zhaoshang_extract.checking.pair.named import named_parts, named_wholes
from zhaoshang_extract.checking.pair.once import wholes_told_once
from zhaoshang_extract.checking.pair.parts import ladders, subsets
from zhaoshang_extract.checking.pair.points import against_all, changes, ratio_lists, schedules, told_speeds
from zhaoshang_extract.checking.pair.repeats import repeats
from zhaoshang_extract.checking.pair.risen import told_bases, told_changes, told_months
from zhaoshang_extract.checking.pair.runs import row_sums
from zhaoshang_extract.checking.pair.said import said_shares
from zhaoshang_extract.checking.pair.share import shares
from zhaoshang_extract.checking.pair.stages import entry_rates, named_ratios, stage_rates
from zhaoshang_extract.checking.pair.sums import sums
from zhaoshang_extract.checking.pair.times import cumulatives, stocks, time_sums
from zhaoshang_extract.checking.pair.years import by_years, wholes_of_year_before
from zhaoshang_extract.checking.siblings import clear_or_accuse
from zhaoshang_extract.checking.sole import settle_sole
from zhaoshang_extract.checking.suggest import Harms, best
from zhaoshang_extract.checking.twice import odd_prints

# The list of relations is the algorithm; each yields the questions that its figures raise.
PAIRINGS: tuple[Callable[[Field], Iterator[Question]], ...] = (
    shares,
    named_parts,
    named_wholes,
    said_shares,
    wholes_told_once,
    wholes_of_year_before,
    stage_rates,
    entry_rates,
    named_ratios,
    each_of_lists,
    by_labels,
    by_closed_lists,
    completions,
    by_aims,
    growths,
    told_growths,
    told_changes,
    told_bases,
    told_months,
    by_years,
    averages,
    sums,
    closed_sums,
    row_sums,
    subsets,
    ladders,
    told_points,
    against_all,
    told_speeds,
    schedules,
    changes,
    ratio_lists,
    cumulatives,
    time_sums,
    stocks,
    repeats,
)


def run(records: Iterable[Mapping[str, Any]], text: str | None = None) -> list[Finding]:
    """What can be said of the figures of one document; `text` tells more pairings, and more surely.

    Records that tell the words around them (`sentence`, `words_before`, `words_after`) need no text.
    """
    rows = list(records)
    figures = read_figures(rows, text)
    if not any(row.get("role") for row in rows):
        infer_links(figures)
    field = Field(figures, text is not None or all(figure.placed for figure in figures))
    questions = _joined(question for pairing in PAIRINGS for question in pairing(field))
    questions += add_loose(questions, field)
    clear_or_accuse(questions, field)
    settle_sole(questions, field)
    questions += odd_prints(questions)
    findings = [finding for question in questions if (finding := judge(question)) is not None]
    findings = accuse_jointly(findings, questions)
    findings = _whole_lists(_one_whole_each(findings))
    _rank_slips(findings)
    findings.sort(key=lambda finding: (finding.reported.start, finding.kind))
    return findings


def _joined(asked: Iterator[Question]) -> list[Question]:
    """One question a rate and kind, with the pairings of all that were asked of it; one a list and sum."""
    found: list[Question] = []
    by_rate: dict[tuple[object, ...], Question] = {}
    for question in asked:
        key = _asked_of(question)
        earlier = by_rate.get(key)
        if earlier is None:
            found.append(question)
            by_rate[key] = question
        elif question.claims:
            earlier.claims += question.claims
            earlier.claims.sort(key=lambda claim: (-claim.sure, not claim.told, not claim.vouched))
            earlier.base = earlier.missing = None
    return found


def _asked_of(question: Question) -> tuple[object, ...]:
    """What makes two questions one: the rate, or the quantity and the figures that it is held against."""
    reported = (question.kind, question.reported.id)
    if question.reported.kind == "rate":
        return reported
    return (*reported, *(frozenset(claim.figures()) for claim in question.claims))


def _one_whole_each(findings: list[Finding]) -> list[Finding]:
    """Without the accusations of a list that another whole is nearer to, or that makes another one.

    95个 in the headline, 88个 in the first sentence: a list of 87 has slipped from the 88.
    """
    nearest: dict[tuple[str, ...], Fraction] = {}
    for finding in findings:
        parts, off = _parts(finding), _off(finding)
        if parts and off is not None:
            nearest[parts] = min(off, nearest.get(parts, off))
    return [
        finding
        for finding in findings
        if finding.verdict != "inconsistent"
        or _stands_by_parts(finding)
        or _off(finding) == nearest.get(_parts(finding), _off(finding))
    ]


def _whole_lists(findings: list[Finding]) -> list[Finding]:
    """Without what a longer list refutes: 甲3亿元、乙4亿元，丙2亿元 make 9亿元, 甲 and 乙 need not."""
    agreeing = [(f.reported.id, set(_parts(f))) for f in findings if f.verdict == "consistent" and _parts(f)]
    return [
        finding
        for finding in findings
        if finding.verdict != "inconsistent"
        or not _parts(finding)
        or not any(whole == finding.reported.id and parts > set(_parts(finding)) for whole, parts in agreeing)
    ]


def _stands_by_parts(finding: Finding) -> bool:
    """城镇459.9亿元，乡村52.8亿元 directly behind their whole: theirs, whatever else they make.

    So is the column of a table whose other columns make their totals.
    """
    claim = finding.claim
    if claim is None:
        return False
    return claim.vouched or (claim.sure == CERTAIN and claim.stands_with(finding.reported))


def _parts(finding: Finding) -> tuple[str, ...]:
    of_sum = finding.kind == "sum" and finding.claim is not None and finding.verdict != "unverifiable"
    return tuple(sorted(f.id for f in finding.claim.figures())) if of_sum and finding.claim else ()


def _off(finding: Finding) -> Fraction | None:
    if finding.verdict == "consistent":
        return Fraction(0)
    return None if finding.computed is None else abs(finding.computed - finding.reported.value)


def _rank_slips(findings: list[Finding]) -> None:
    judged = [(f.question, f.claim) for f in findings if f.claim is not None and f.verdict != "unverifiable"]
    harms = Harms(judged)
    for finding in findings:
        if finding.slips:
            harm = partial(harms.beside, finding.question)
            finding.slips = best(finding.slips, finding.reported, finding.computed, harm)

"""Findings in words: the arithmetic with the figures as printed, in English and in Chinese."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from zhaoshang_extract.checking.claim import Claim
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import printed
from zhaoshang_extract.checking.judge import Finding
from zhaoshang_extract.checking.words import forms
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.marks import LIST
from zhaoshang_extract.memory import remembered

KEYS = frozenset({"en", "zh"})
LANGUAGES = ("en", "zh")

# The arithmetic of each kind: operands by role, as they are printed.
_FORMULAS = {
    "share": "{part} ÷ {whole}",
    "stage_rate": "{part} ÷ {whole}",
    "completion": "{actual} ÷ {target}",
    "growth": "{current} ÷ {previous} − 1",
    "sum": "{parts}",
    "subset": "{part}",
    "average": "{total} ÷ {count}",
    "point_change": "{current} − {previous}",
    "change": "{current} − {previous}",
    "shares_total": "100 − ({parts})",
    "threshold_total": "{parts}",
    "cumulative": "{part}",
    "repeat": "{earlier}",
}
_JOINED = {"threshold_total": LIST}


@cache
def _templates() -> dict[tuple[str, str], str]:
    return {
        (entry.id, language): entry.facts[language]
        for entry in load("check_messages", KEYS)
        for language in LANGUAGES
    }


def message(finding: Finding, language: str) -> str:
    """One sentence that says why, with the formula; `language` is en or zh."""
    templates = _templates()
    own = f"{finding.why}.{finding.kind}"
    template = templates.get((own, language)) or templates[(finding.why, language)]
    reported = _quote(finding.reported)
    if finding.question.missing is None:
        computed = _computed(finding, language)
        other = templates[("other_reading", language)]
        if finding.other is not None:
            other = _formula(finding, finding.other)
        return template.format(formula=formula(finding), computed=computed, reported=reported, other=other)
    missing = finding.question.missing
    low, high = _ends(finding)
    if low == high:  # 目标数应为50, not 50至50
        template = template.replace(templates[("span", language)], "{low}")
    return template.format(
        base=_quote(finding.question.base) if finding.question.base else "",
        reported=reported,
        missing=templates[(f"missing.{missing}", language)],
        low=low,
        high=high,
    )


def formula(finding: Finding) -> str:
    """The arithmetic in printed figures: 31个 ÷ 96个."""
    return "" if finding.claim is None else _formula(finding, finding.claim)


@remembered
def _formula(finding: Finding, claim: Claim) -> str:
    operands = claim.operands
    joined = _JOINED.get(finding.kind, " + ")
    words = {role: joined.join(_quote(figure) for figure in figures) for role, figures in operands.items()}
    if len(operands.get("part", ())) > 1:
        words["part"] = f"({words['part']})"
    if "change" in operands:
        return "{change} ÷ ({current} − {change})".format(**words)
    if finding.kind == "average" and "count" not in operands:
        return (
            "{total} ÷ n".format(**words)
            if "total" in words
            else "({current} − {previous}) ÷ n".format(**words)
        )
    if finding.kind == "point_change" and "previous" not in operands:
        return "{current} − n/12".format(**words)
    if finding.kind == "growth" and finding.reported.rate_kind == "growth_avg":
        return "({current} ÷ {previous})^(1/n) − 1".format(**words)
    multiple = finding.reported.rate_kind == "other" and finding.reported.unit in forms("times_unit")
    if finding.kind == "growth" and multiple:
        return "{current} ÷ {previous}".format(**words)
    return _FORMULAS[finding.kind].format(**words)


def _quote(figure: Figure) -> str:
    words = "".join(figure.quote.split()) or figure.number
    # 下降6.5%: the sign stands in the words before it.
    return f"−{words}" if figure.units < 0 and not words.startswith(("-", "−")) else words


def _computed(finding: Finding, language: str) -> str:
    value, reported = finding.computed, finding.reported
    if value is None:
        return "?"
    if reported.kind == "rate":
        unit = _templates()[("unit.points", language)] if reported.rate_kind == "point_change" else "{value}%"
        return unit.format(value=plain(value, 2))
    if reported.kind == "amount" and reported.step:
        return _amount(value, reported, language)
    return plain(value, 2) + (reported.unit or "")


def _amount(value: Fraction, reported: Figure, language: str) -> str:
    """An amount in the unit of the checked figure, not in 亿."""
    number = reported.number.replace(",", "")
    if not number.replace(".", "", 1).isdigit() or not Fraction(number):
        return _templates()[("unit.amount", language)].format(value=plain(value, 4))
    scale = abs(reported.value) / Fraction(number)
    return plain(value / scale, 4) + (reported.unit or "")


def _ends(finding: Finding) -> tuple[str, str]:
    implied = finding.implied.get(finding.question.missing or "")
    if implied is None or implied.low is None or implied.high is None:
        return "?", "?"
    return plain(implied.low, 4), plain(implied.high, 4)


def plain(value: Fraction, places: int) -> str:
    """A rational in at most `places` decimals, without closing zeros."""
    text = f"{printed(value, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

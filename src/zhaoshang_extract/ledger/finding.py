"""AcrossCheck: whether a figure of one document agrees with those of others, and why, in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from zhaoshang_extract.checking.interval import Interval, printed
from zhaoshang_extract.checking.judge import severity
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.message import Said, quote, tell
from zhaoshang_extract.ledger.printed import Printed

AcrossKind = Literal[
    "rival_figure",
    "running_total_falls",
    "months_against_running",
    "growth_against_print",
    "whole_against_parts",
    "share_elsewhere",
    "completion_elsewhere",
]
Verdict = Literal["consistent", "inconsistent", "unverifiable"]


@dataclass(frozen=True, slots=True)
class AcrossCheck:
    """A figure held against figures of other documents.

    `operands` are the figures by role: running_total_falls `earlier`; growth_against_print `current`,
    `previous`; whole_against_parts `parts`; rival_figure `other`; share_elsewhere `part`, `whole`;
    completion_elsewhere `actual`, `target`; months_against_running `until`, `before`. `interval` is every
    value that they allow for the reported figure, None for an open end. `reason` is the id of the message,
    `severity` of an inconsistency as within a document.
    """

    kind: AcrossKind
    verdict: Verdict
    reported: Printed
    operands: Mapping[str, tuple[Printed, ...]]
    computed: Decimal | None
    interval: tuple[Decimal | None, Decimal | None] | None
    reason: str
    severity: str | None
    message: str
    message_zh: str

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it is about, that of the reported figure first."""
        named = [self.reported, *(one for figures in self.operands.values() for one in figures)]
        return tuple(dict.fromkeys(one.document for one in named))


@dataclass(frozen=True, slots=True)
class Held:
    """What a figure is held against: operands by role, the arithmetic as printed, and what it allows.

    `value` is what the printed values themselves give, where that is not the middle of what they allow.
    """

    kind: AcrossKind
    reported: Fact
    operands: Mapping[str, tuple[Fact, ...]]
    formula: str
    computed: Interval
    value: Fraction | None = None

    @property
    def others(self) -> tuple[Fact, ...]:
        """All operands."""
        return tuple(fact for facts in self.operands.values() for fact in facts)

    @property
    def agrees(self) -> bool:
        """True where the operands allow what is printed."""
        return self.computed.meets(self.reported.figure.interval)

    @property
    def crosses(self) -> bool:
        """True where the figures stand in two documents at least."""
        return len({fact.printed.document for fact in (self.reported, *self.others)}) > 1


def refusal_of(held: Held, large: Iterable[Fact] = ()) -> str | None:
    """What stands against one of the figures, None where nothing does.

    A step or size that was left out of a key may make its figure a part of what the other is. That is no
    refusal where the figures that may be parts are those that are too `large`.
    """
    facts = (held.reported, *held.others)
    figures = [fact.printed for fact in facts if fact.key.kind != "rate"]
    told = {(figure.stage, figure.threshold_min, figure.threshold_max) for figure in figures}
    too_large = {id(fact) for fact in large}
    mixed = len(told) > 1 and any(fact.stepless and id(fact) not in too_large for fact in facts)
    return next((fact.refusal for fact in facts if fact.refusal), "step_open" if mixed else None)


def finding(
    held: Held, verdict: Verdict, reason: str, words: Sequence[str] = (), counts: tuple[int, int] = (0, 0)
) -> AcrossCheck:
    """The record of a verdict; `words` tell coverages or revisions apart, `counts` parts told and all."""
    value = next(
        (end for end in (held.value, held.computed.middle, held.computed.low) if end is not None), None
    )
    said = Said(held.reported, held.others, held.formula, value, words, counts)
    accused = verdict == "inconsistent"
    return AcrossCheck(
        kind=held.kind,
        verdict=verdict,
        reported=held.reported.printed,
        operands={role: tuple(fact.printed for fact in facts) for role, facts in held.operands.items()},
        computed=_decimal(value),
        interval=(_decimal(held.computed.low), _decimal(held.computed.high)),
        reason=reason,
        severity=severity(held.reported.figure, held.computed) if accused else None,
        message=tell(f"{reason}.{held.kind}", reason, said, "en"),
        message_zh=tell(f"{reason}.{held.kind}", reason, said, "zh"),
    )


def judged(held: Held, reason: str = "differs") -> AcrossCheck:
    """The verdict of plain arithmetic: agreement, a refusal, or that the figures differ."""
    refused = refusal_of(held)
    if held.agrees:
        exact = refused != "not_exact"
        return finding(held, "consistent" if exact else "unverifiable", "agrees" if exact else "not_exact")
    if refused is not None:
        return finding(held, "unverifiable", refused)
    return finding(held, "inconsistent", reason)


def joined(facts: Iterable[Fact], sign: str) -> str:
    """The figures as printed with a sign between them."""
    return f" {sign} ".join(quote(fact) for fact in facts)


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else printed(value)

"""Corrections of a Report by a reader: what was changed, when and why; and the Report with them applied.

An edit names a figure by its place and words and a check by what it says, not by their ids: those change
with the rules, the article does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.discourse.periods import periods
from zhaoshang_extract.edtf import parse_edtf
from zhaoshang_extract.fold import fold
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.record.base import Record
from zhaoshang_extract.record.checks import count_checks, find_checks
from zhaoshang_extract.record.codes import CheckKind
from zhaoshang_extract.record.edit_lines import edit_lines
from zhaoshang_extract.record.fields import Sha256
from zhaoshang_extract.record.models import Check, Observation, Report, SlotSource
from zhaoshang_extract.record.select import keep

Slot = Literal["measure", "stage", "threshold", "industry", "region", "period", "modality", "rate_kind"]
# The rule that a corrected slot names.
RULE = "review"


class Edit(Record):
    """One correction.

    `set` gives a slot of a figure another value (null: nothing said), `remove` takes a figure out, `dismiss`
    a check, whose `message` it quotes. `start` and `end` are the span of the figure, or of the figure that
    the check is about. `was` is the value before, `when` a time in UTC (ISO 8601). Nobody is named.
    """

    document: Sha256 = Field(description="of the article's text")
    when: str
    action: Literal["set", "remove", "dismiss"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    slot: Slot | None = None
    was: Any = None
    value: Any = None
    check: CheckKind | None = None
    message: str | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.action == "set" and self.slot is None:
            raise ValueError("an edit that sets names the slot")
        if self.action == "dismiss" and (self.check is None or self.message is None or not self.reason):
            raise ValueError("a check is dismissed by its kind and message, and with a reason")
        return self


def read_edits(path: Path) -> list[Edit]:
    """The edits of a file of JSONL. Raises ValueError, which names file and line, for one that is none."""
    found = []
    for number, line in edit_lines(path, "zhaoshang serve"):
        try:
            found.append(Edit.model_validate(json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise ValueError(f"{path}: line {number} is no edit ({_first(error)})") from error
    return found


def _first(error: BaseException) -> str:
    if isinstance(error, ValidationError):
        told = error.errors()[0]
        return " ".join([".".join(map(str, told["loc"])), told["msg"]]).strip()
    return str(error)


@own_decimals()
def apply_edits(report: Report, edits: Iterable[Edit], text: str | None = None) -> tuple[Report, list[Edit]]:
    """The report with those edits that are about its article, in order, and those of them that fit nothing.

    With the article (which a Report of `extract` knows, or `text`) the checks are made anew of the
    corrected figures; without it checks about a corrected figure are left out. An edit whose value its
    slot cannot have fits nothing either.
    """
    text = report._article.text if text is None else text
    own = [edit for edit in edits if edit.document == report.document.sha256]
    lost: list[Edit] = []
    changed: set[str] = set()
    for edit in (edit for edit in own if edit.action != "dismiss"):
        fact = next((fact for fact in report.observations if _is_at(fact, edit)), None)
        if fact is None:
            lost.append(edit)
            continue
        if edit.action == "remove":
            report = keep(report, partial(_is_another, fact.id))
        else:
            try:
                report = _with(report, corrected(fact, edit.slot or "measure", edit.value), edit.slot)
            except ValueError:
                lost.append(edit)
                continue
        changed.add(fact.id)
    if changed:
        report = _checked_anew(report, changed, text)
    report, unfit = _without(report, [edit for edit in own if edit.action == "dismiss"])
    # A check that is gone because its figures were corrected needs no dismissal.
    return report, lost if changed else [*lost, *unfit]


def _is_another(name: str, fact: Observation) -> bool:
    return fact.id != name


def _is_at(fact: Observation, edit: Edit) -> bool:
    return (fact.span.start, fact.span.end, fact.quote) == (edit.start, edit.end, edit.quote)


def corrected(fact: Observation, slot: str, value: Any) -> Observation:
    """The figure with another value in one slot. Raises ValueError for one that it cannot have.

    A place may be a name or a code, a size `1`, `1-5` or `-5` in 1e8 of the currency, a time EDTF or as it is
    written: 2023年上半年.
    """
    told = value or None
    if isinstance(told, str) and slot in _WRITTEN:
        told = _WRITTEN[slot](told)
    row = fact.model_dump()
    row[slot] = told
    row["provenance"][slot] = SlotSource(how="said", rule=RULE)
    row["doubtful"] = tuple(name for name in fact.doubtful if name != slot)
    try:
        made = Observation.model_validate(row)
    except ValidationError as error:
        raise ValueError(f"{slot} cannot be {value!r:.80}: {_first(error)}") from error
    size = made.threshold
    if size and size.min and size.max and Decimal(size.min) > Decimal(size.max):
        raise ValueError(f"{slot} cannot be {value!r:.80}: it ends before it begins")
    return made


def _region(given: str) -> Any:
    places = lookup(given)
    if len(places) != 1:
        told = "、".join(place.name for place in places[:3])
        why = f"several places have it: {told}" if places else "no place has it"
        raise ValueError(f"region cannot be {given!r:.80}: {why}; give a full name or a GB/T 2260 code")
    return {"name": places[0].name, "adcode": places[0].adcode, "level": places[0].level}


def _period(given: str) -> Any:
    found = periods(given, None)
    if len(found) == 1 and found[0].quote == given:
        return found[0].edtf
    try:
        parse_edtf(given)
    except ValueError as error:
        form = "write 2023, 2023-06, 2023-01/2023-06 or 2023年上半年"
        raise ValueError(f"period cannot be {given!r:.80}; {form}") from error
    return given


def _threshold(given: str) -> Any:
    low, _, high = given.replace("–", "-").replace("≥", "").partition("-")
    return {"min": low.strip() or None, "max": high.strip() or None}


# How a slot is taken from the words of a reader.
_WRITTEN: dict[str, Callable[[str], Any]] = {"region": _region, "threshold": _threshold, "period": _period}


def _with(report: Report, fact: Observation, slot: str | None) -> Report:
    """The report with a figure in the place of that of its id, and without the doubt of the slot."""
    issues = tuple(issue for issue in report.issues if (issue.observation_id, issue.slot) != (fact.id, slot))
    sure = not any(issue.observation_id == fact.id for issue in issues)
    fact = fact.model_copy(update={"confidence": "high" if sure else "low"})
    facts = tuple(fact if other.id == fact.id else other for other in report.observations)
    return report.model_copy(update={"observations": facts, "issues": issues})


def _checked_anew(report: Report, changed: set[str], text: str | None) -> Report:
    if text is None:
        checks = tuple(check for check in report.checks if not named(check) & changed)
    else:
        rows = [fact.model_dump() for fact in report.observations]
        checks = tuple(map(Check.model_validate, find_checks(rows, fold(text))))
    return _counted(report.model_copy(update={"checks": checks}))


def _counted(report: Report) -> Report:
    coverage = report.coverage.model_dump()
    rows = [fact.model_dump() for fact in report.observations]
    for counts, kind in ((coverage, None), *((part, kind) for kind, part in coverage["by_kind"].items())):
        of_kind = [row for row in rows if kind in (None, row["kind"])]
        counts["high"] = sum(row["confidence"] == "high" for row in of_kind)
        counts["low"] = len(of_kind) - counts["high"]
    counted = count_checks(coverage, rows, [check.model_dump() for check in report.checks])
    return report.model_copy(update={"coverage": type(report.coverage).model_validate(counted)})


def named(check: Check) -> set[str]:
    """The figures that a check is about or reckons with."""
    found = {check.reported_id}
    for operand in check.operands.values():
        found.update([operand] if isinstance(operand, str) else operand)
    return found


def _without(report: Report, dismissed: Sequence[Edit]) -> tuple[Report, list[Edit]]:
    """The report without the checks that are dismissed, and the edits that found none."""
    facts = {fact.id: fact for fact in report.observations}
    checks, unfit = list(report.checks), []
    for edit in dismissed:
        left = [check for check in checks if not _is_of(check, facts, edit)]
        if len(left) == len(checks):
            unfit.append(edit)
        checks = left
    if len(checks) == len(report.checks):
        return report, unfit
    return _counted(report.model_copy(update={"checks": tuple(checks)})), unfit


def _is_of(check: Check, facts: Mapping[str, Observation], edit: Edit) -> bool:
    same = (check.kind, check.message) == (edit.check, edit.message)
    return same and check.reported_id in facts and _is_at(facts[check.reported_id], edit)


# What gold says of a figure: what it is, not how it was read.
_GOLD = (
    *(
        "id",
        "span",
        "quote",
        "kind",
        "number",
        "unit",
        "value",
        "value_max",
        "bound",
        "currency",
        "indicator",
    ),
    *("measure", "stage", "threshold", "industry", "region", "period", "modality", "transformation"),
    "rate_kind",
)
_GOLD_CHECK = (
    *("id", "kind", "reported_id", "operands", "reported", "computed", "interval", "verdict", "severity"),
    "message",
)


def as_gold(report: Report) -> dict[str, Any]:
    """The corrected report as the gold of a corpus: what a test may hold the rules to."""
    told = report.model_dump(mode="json")
    document = {key: told["document"][key] for key in ("title", "publisher", "published", "region")}
    return {
        "document": document,
        "observations": [{key: row[key] for key in _GOLD} for row in told["observations"]],
        **{key: told[key] for key in ("signing_events", "projects", "regions", "industries")},
        "checks": [{key: row[key] for key in _GOLD_CHECK} for row in told["checks"]],
    }

"""Plain errors: the operands of a rate or a sum stand beside it, and one figure has slipped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhaoshang_extract.pipeline import extract

HOME = {"published": "2024-02-20", "region": "河南省许昌市"}
_SLIP = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def _lines() -> list[tuple[str, str]]:
    """The mark and the text of each line of the cases."""
    lines = (Path(__file__).parent / "plain_errors.txt").read_text(encoding="utf-8").splitlines()
    return [(line[0], line[2:].replace("⏎", "\n")) for line in lines if not line.startswith("#")]


def _slips() -> list[object]:
    lines = _lines()
    reasons = {at - 1: text for at, (mark, text) in enumerate(lines) if mark == "!"}
    return [
        pytest.param(text, marks=pytest.mark.xfail(strict=True, reason=reasons[at]) if at in reasons else ())
        for at, (mark, text) in enumerate(lines)
        if mark == ">"
    ]


def accused(text: str) -> list[str]:
    """The messages of what does not follow."""
    return [check.message for check in extract(text, **HOME).checks if check.verdict == "inconsistent"]


@pytest.mark.parametrize("text", _slips())
def test_a_slip_beside_its_operands_is_seen(text: str) -> None:
    assert accused(_SLIP.sub(r"\2", text))


@pytest.mark.parametrize("text", [text for mark, text in _lines() if mark in ">="])
def test_what_is_true_passes(text: str) -> None:
    assert accused(_SLIP.sub(r"\1", text)) == []


# An operand that stands in two relations, of which neither alone could accuse.
TWICE = (
    "全年实际利用外资68450万美元，增长9.6%。制造业42310万美元，占61.8%；服务业{}万美元，占32.1%；"
    "农业4200万美元，占6.1%。"
)


def test_one_slip_that_spoils_two_checks_is_seen() -> None:
    assert accused(TWICE.format("21940")) == []
    report = extract(TWICE.format("51940"), **HOME)
    wrong = [check for check in report.checks if check.verdict == "inconsistent"]
    assert {check.kind for check in wrong} == {"sum", "share"}
    assert all("21940万美元" in {one.instead for one in check.suggestion} for check in wrong)

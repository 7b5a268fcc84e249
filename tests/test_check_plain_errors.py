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

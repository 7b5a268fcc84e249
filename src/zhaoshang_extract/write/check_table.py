"""Checks in the terminal: the figure, the arithmetic in words, the verdict, the least change."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zhaoshang_extract.record.check_rows import CheckedFile, quote, suggestions, told_in
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.models import Check
from zhaoshang_extract.terminal import visible
from zhaoshang_extract.write.fit import fit

_HEADINGS = {
    "zh": ("数字", "核对", "说明", "结论", "或为"),
    "en": ("figure", "check", "why", "verdict", "perhaps"),
}
_SUMMARY = {
    "zh": "{name}：可核对 {checkable} 个数字，已核对 {checked} 个，相符 {agreeing} 个，不符 {bad} 处",
    "en": "{name}: {checkable} figures open to a check, {checked} checked, {agreeing} agree, {bad} do not",
}
_STYLES = {"consistent": "green", "unverifiable": "dim", "minor": "yellow", "major": "bold red"}
_WIDTH, _LEAST = 80, 40


def show(files: Sequence[CheckedFile], language: str = "zh", out: TextIO | None = None) -> None:
    """Print one table and one line of coverage for each file; colour only on a terminal."""
    stream = out or sys.stdout
    width = max(_LEAST, shutil.get_terminal_size((_WIDTH, 24)).columns) if stream.isatty() else _WIDTH
    console = Console(file=stream, width=width, legacy_windows=False, highlight=False)
    _print(files, language, console)


def render(files: Sequence[CheckedFile], language: str = "zh") -> str:
    """The same as text."""
    console = Console(
        file=io.StringIO(), width=_WIDTH, color_system=None, legacy_windows=False, highlight=False
    )
    _print(files, language, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _print(files: Sequence[CheckedFile], language: str, console: Console) -> None:
    for file in files:
        if file.checks:
            console.print(_table(file, language, console.width))
        bad = sum(check.verdict == "inconsistent" for check in file.checks)
        counts = file.coverage.model_dump(include={"checkable", "checked", "agreeing"})
        told = _SUMMARY[language].format(name=visible(file.name), bad=bad, **counts)
        console.print(Text(told), soft_wrap=True)
        if file.usage is not None:
            console.print(Text(file.usage.tell(language)), soft_wrap=True)


def _table(file: CheckedFile, language: str, width: int) -> Table:
    rows: list[list[str | Text]] = []
    for check in file.checks:
        style = _STYLES[check.severity or check.verdict]
        figure = quote(file.figures.get(check.reported_id), check)
        words = (figure, _kind(check, language), told_in(check, language))
        verdict = Text(_verdict(check, language), style=style)
        rows.append([*words, verdict, suggestions(check).replace("; ", "\n")])
    headings = _HEADINGS[language]
    return fit(headings, rows, width, exact=headings[:1], last=headings[4:] + headings[1:2]).table


def _kind(check: Check, language: str) -> str:
    return label("check_kind", check.kind) if language == "zh" else check.kind


def _verdict(check: Check, language: str) -> str:
    """A word beside the colour, with the severity, and a mark where the evidence is weak."""
    if language == "zh":
        words = label("verdict", check.verdict) + (
            f"（{label('severity', check.severity)}）" if check.severity else ""
        )
        return words + ("，证据弱" if check.strength == "weak" else "")
    words = check.verdict + (f" ({check.severity})" if check.severity else "")
    return words + (", weak evidence" if check.strength == "weak" else "")

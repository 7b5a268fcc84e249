"""Reports as tables for people, with Chinese headings."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.models import (
    Check,
    Observation,
    Project,
    RegionRecord,
    Report,
    SigningEvent,
)
from zhaoshang_extract.record.shown import money_shown, size_shown, unit_shown, value_shown
from zhaoshang_extract.record.tidy import doubted_slots
from zhaoshang_extract.terminal import visible
from zhaoshang_extract.write.doubted import doubted_words
from zhaoshang_extract.write.fit import fit, wrap

FACT_HEADINGS = (
    "指标", "数值", "单位", "类型", "阶段", "门槛", "行业", "地区", "时期", "目标/实际", "存疑", "原文",
)  # fmt: skip
EVENT_HEADINGS = ("签约活动", "日期", "项目数", "金额", "地区", "举办地")
PROJECT_HEADINGS = ("项目", "投资方", "金额", "阶段", "行业", "地区")
CHECK_HEADINGS = ("核对", "报告值", "应在", "结论", "说明")

# Where no terminal tells its width, and what no table needs less than.
_WIDTH, _LEAST = 80, 40
# Values that are never broken, and columns that are left out first where they have no room.
_EXACT = ("数值", "单位", "门槛", "时期", "报告值", "应在", "金额", "日期", "项目数")
_LAST = ("原文", "目标/实际", "类型", "存疑", "行业", "门槛", "阶段")


def render(report: Report, *, compact: bool = False) -> str:
    """The Report's facts, signing events, projects and failed checks as tables; `compact` is ignored.

    Lines are as wide as the terminal, or 80 columns where there is none.
    """
    document = report.document
    console = Console(
        file=io.StringIO(),
        width=max(_LEAST, shutil.get_terminal_size((_WIDTH, 24)).columns),
        color_system=None,
        legacy_windows=False,
    )
    _line(console, " ".join(filter(None, (document.title or document.id, document.published))))
    doubted = doubted_slots(report)
    facts = [_fact(fact, doubted_words(fact, doubted.get(fact.id, ()))) for fact in report.observations]
    _print(console, FACT_HEADINGS, facts, "没有读到数字")
    _print(console, EVENT_HEADINGS, [_event(event) for event in report.signing_events])
    _print(console, PROJECT_HEADINGS, [_project(project) for project in report.projects])
    checks = [_check(check) for check in report.checks if _worth_telling(check)]
    _print(console, CHECK_HEADINGS, checks)
    for issue in (issue for issue in report.issues if issue.code != "doubtful_slot"):
        _line(console, f"未读懂：{issue.quote}（{issue.message}）")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _print(
    console: Console, headings: Sequence[str], rows: Sequence[Sequence[str]], empty: str | None = None
) -> None:
    if not rows:
        if empty:
            console.print(Text(empty))
        return
    found = fit(headings, rows, console.width, exact=_EXACT, last=_LAST, lift=headings is FACT_HEADINGS)
    if found.alike:
        _line(console, "各行相同：" + "；".join(f"{name} {value}" for name, value in found.alike.items()))
    console.print(found.table)
    if found.left_out:
        _line(console, f"窄处未列：{'、'.join(found.left_out)}（--format csv 全有）")


def _line(console: Console, words: str) -> None:
    """A line of words, wrapped without breaking a value."""
    console.print(wrap(Text(visible(words)), console.width))


def _fact(fact: Observation, doubted: str) -> Sequence[str]:
    return (
        fact.indicator or "",
        value_shown(fact),
        unit_shown(fact),
        _type(fact),
        label("stage", fact.stage),
        size_shown(fact.threshold),
        fact.industry or "",
        _place(fact.region),
        fact.period or "",
        label("modality", fact.modality),
        doubted,
        fact.quote,
    )


def _type(fact: Observation) -> str:
    kind = label("rate_kind", fact.rate_kind) if fact.rate_kind else ""
    return label("measure", fact.measure) + (f"·{kind}" if kind else "")


def _place(region: RegionRecord | None) -> str:
    return region.name if region else ""


def _event(event: SigningEvent) -> Sequence[str]:
    count = "" if event.project_count is None else str(event.project_count)
    return (
        event.name or "",
        event.date or "",
        count,
        money_shown(event.amount, event.currency),
        _place(event.region),
        event.venue or "",
    )


def _project(project: Project) -> Sequence[str]:
    return (
        project.name or "",
        "、".join(project.investors),
        money_shown(project.amount, project.currency),
        label("stage", project.stage),
        project.industry or "",
        _place(project.region),
    )


def _worth_telling(check: Check) -> bool:
    return check.verdict == "inconsistent"


def _check(check: Check) -> Sequence[str]:
    verdict = label("verdict", check.verdict)
    if check.severity:
        verdict += f"（{label('severity', check.severity)}）"
    interval = "–".join(check.interval) if check.interval else ""
    return (
        label("check_kind", check.kind),
        check.reported,
        interval,
        verdict,
        check.message_zh or check.message,
    )

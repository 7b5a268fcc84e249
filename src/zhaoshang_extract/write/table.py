"""Reports as tables for people, with Chinese headings."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.models import (
    Check,
    Observation,
    Project,
    RegionRecord,
    Report,
    SigningEvent,
    ThresholdRecord,
)
from zhaoshang_extract.record.tidy import doubted_slots
from zhaoshang_extract.terminal import visible
from zhaoshang_extract.write.doubted import doubted_words

FACT_HEADINGS = (
    "指标", "数值", "单位", "类型", "阶段", "门槛", "行业", "地区", "时期", "目标/实际", "存疑", "原文",
)  # fmt: skip
EVENT_HEADINGS = ("签约活动", "日期", "项目数", "金额", "地区", "举办地")
PROJECT_HEADINGS = ("项目", "投资方", "金额", "阶段", "行业", "地区")
CHECK_HEADINGS = ("核对", "报告值", "应在", "结论", "说明")

_BOUND_MARKS = {"exact": "", "about": "≈", "over": "＞", "under": "＜"}
_SCALES = "十百千万亿"
# Where no terminal tells its width: wide enough for twelve columns.
_WIDTH = 160


def render(report: Report, *, compact: bool = False) -> str:
    """The Report's facts, signing events, projects and failed checks as tables; `compact` is ignored.

    Lines are as wide as the terminal, or 160 columns where there is none.
    """
    document = report.document
    console = Console(
        file=io.StringIO(),
        width=shutil.get_terminal_size((_WIDTH, 24)).columns,
        color_system=None,
        legacy_windows=False,
    )
    console.print(_text(" ".join(filter(None, (document.title or document.id, document.published)))))
    doubted = doubted_slots(report)
    facts = (_fact(fact, doubted_words(fact, doubted.get(fact.id, ()))) for fact in report.observations)
    _print(console, FACT_HEADINGS, facts, "没有读到数字")
    _print(console, EVENT_HEADINGS, map(_event, report.signing_events))
    _print(console, PROJECT_HEADINGS, map(_project, report.projects))
    _print(console, CHECK_HEADINGS, (_check(check) for check in report.checks if _worth_telling(check)))
    for issue in (issue for issue in report.issues if issue.code != "doubtful_slot"):
        console.print(_text(f"未读懂：{issue.quote}（{issue.message}）"))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _print(
    console: Console, headings: Sequence[str], rows: Iterable[Sequence[str]], empty: str | None = None
) -> None:
    table = Table(*(Column(heading, overflow="fold") for heading in headings))
    for row in rows:
        table.add_row(*map(_text, row))
    if table.row_count:
        console.print(table)
    elif empty:
        console.print(Text(empty))


def _text(words: str) -> Text:
    """Words as they are: brackets in a quote are no markup, and nothing in it commands the terminal."""
    return Text(visible(words))


def _fact(fact: Observation, doubted: str) -> Sequence[str]:
    return (
        fact.indicator or "",
        _value(fact),
        _unit(fact),
        _type(fact),
        label("stage", fact.stage),
        _threshold(fact.threshold),
        fact.industry or "",
        _place(fact.region),
        fact.period or "",
        label("modality", fact.modality),
        doubted,
        fact.quote,
    )


def _value(fact: Observation) -> str:
    upper = "" if fact.value_max is None else f"–{fact.value_max}"
    return f"{_BOUND_MARKS[fact.bound]}{fact.value}{upper}"


def _unit(fact: Observation) -> str:
    if fact.kind == "amount":
        return "亿" + label("currency", fact.currency)
    if fact.kind == "rate":
        return "百分点" if fact.rate_kind == "point_change" else "%"
    # 2.3万人 has the value 23000: its scale is spent.
    return (fact.unit or "").lstrip(_SCALES)


def _type(fact: Observation) -> str:
    kind = label("rate_kind", fact.rate_kind) if fact.rate_kind else ""
    return label("measure", fact.measure) + (f"·{kind}" if kind else "")


def _threshold(threshold: ThresholdRecord | None) -> str:
    if threshold is None:
        return ""
    low, high = threshold.min, threshold.max
    if low is not None and high is not None:
        return f"{low}–{high}亿"
    return f"≥{low}亿" if low is not None else f"≤{high}亿" if high is not None else ""


def _place(region: RegionRecord | None) -> str:
    return region.name if region else ""


def _amount(record: SigningEvent | Project) -> str:
    return "" if record.amount is None else f"{record.amount}亿{label('currency', record.currency or 'CNY')}"


def _event(event: SigningEvent) -> Sequence[str]:
    count = "" if event.project_count is None else str(event.project_count)
    return (
        event.name or "",
        event.date or "",
        count,
        _amount(event),
        _place(event.region),
        event.venue or "",
    )


def _project(project: Project) -> Sequence[str]:
    return (
        project.name or "",
        "、".join(project.investors),
        _amount(project),
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

"""Projects, their histories and pairs of them, as `zhaoshang ledger` prints them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.rows import show_csv, show_json, show_table
from zhaoshang_extract.ledger.entries import Entry, Pair, mention_id
from zhaoshang_extract.ledger.reasons import told
from zhaoshang_extract.marks import LIST
from zhaoshang_extract.record.fields import plain_decimal
from zhaoshang_extract.record.labels import label

if TYPE_CHECKING:
    from zhaoshang_extract.ledger.history import Step

Row = dict[str, Any]
_HEADINGS = {
    "id": "编号",
    "name": "项目",
    "region": "地区",
    "investors": "投资方",
    "stage": "阶段",
    "amount": "金额",
    "currency": "币种",
    "first": "最早",
    "last": "最近",
    "mentions": "篇次",
    "notes": "提示",
    "project": "编号",
    "day": "日期",
    "source": "文件",
    "quote": "原文",
    "mention": "提及",
    "points": "分",
    "one": "甲",
    "one_name": "甲项目",
    "one_region": "甲地区",
    "other": "乙",
    "other_name": "乙项目",
    "other_region": "乙地区",
    "reasons": "理由",
}
_PROJECTS = (
    "id",
    "name",
    "region",
    "investors",
    "stage",
    "amount",
    "currency",
    "first",
    "last",
    "mentions",
    "notes",
)
_STEPS = ("project", "day", "stage", "amount", "currency", "name", "source", "quote", "mention")
_PAIRS = ("one", "one_name", "one_region", "other", "other_name", "other_region", "points", "reasons")
_EXACT = ("id", "amount", "first", "last", "mentions", "project", "day", "mention", "one", "other", "points")
_LAST = ("mentions", "investors", "source", "mention", "points", "first")


def show_projects(entries: Sequence[Entry], form: str, language: str) -> None:
    """One row an entry; as JSON with its history."""
    if form == "json":
        show_json([_whole(entry) for entry in entries])
    else:
        _show(_PROJECTS, [_project(entry, form, language) for entry in entries], form, language)


def show_histories(entries: Sequence[Entry], form: str, language: str) -> None:
    """One row a step of each entry."""
    if form == "json":
        show_json([_whole(entry) for entry in entries])
    else:
        rows = [_step(entry, step, form, language) for entry in entries for step in entry.history.steps]
        _show(_STEPS, rows, form, language)


def show_pairs(pairs: Sequence[Pair], form: str, language: str) -> None:
    """One row a pair of entries that may be one."""
    rows = [
        {
            "one": pair.one.id,
            "one_name": pair.one.name,
            "one_region": pair.one.region_name,
            "other": pair.other.id,
            "other_name": pair.other.name,
            "other_region": pair.other.region_name,
            "points": pair.points,
            "reasons": told(pair.reasons, language),
        }
        for pair in pairs
    ]
    if form == "json":
        show_json(rows)
    else:
        _show(_PAIRS, rows, form, language)


def _show(names: Sequence[str], rows: Sequence[Row], form: str, language: str) -> None:
    if form == "csv":
        show_csv(names, rows)
        return
    headed = _HEADINGS if language == "zh" else {}
    show_table(
        [headed.get(name, name) for name in names],
        [["" if row[name] is None else str(row[name]) for name in names] for row in rows],
        exact=[headed.get(name, name) for name in _EXACT if name in names],
        last=[headed.get(name, name) for name in _LAST if name in names],
    )


def _project(entry: Entry, form: str, language: str) -> Row:
    days = [step.day for step in entry.history.steps if step.day]
    return {
        "id": entry.id,
        "name": entry.name,
        "region": entry.region_name,
        "investors": LIST.join(entry.investors),
        "stage": _stage(entry.stage, form, language),
        **_money(entry.amount, entry.currency, form, language),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "mentions": len(entry.mentions),
        "notes": ", ".join(notes(entry)) if form == "csv" else told(notes(entry), language),
    }


def notes(entry: Entry) -> list[str]:
    """What stands out in a history: amount_drift, backwards, never_started."""
    history = entry.history
    told = (
        ("amount_drift", bool(history.drifts)),
        ("backwards", bool(history.backwards)),
        ("never_started", history.idle_days is not None),
    )
    return [name for name, holds in told if holds]


def _step(entry: Entry, step: Step, form: str, language: str) -> Row:
    mention = step.mention
    return {
        "project": entry.id,
        "day": step.day,
        "stage": _stage(mention.stage, form, language),
        **_money(mention.amount, mention.currency, form, language),
        "name": mention.name,
        "source": mention.source,
        "quote": mention.quote,
        "mention": mention_id(mention),
    }


def _stage(stage: str | None, form: str, language: str) -> str | None:
    return label("stage", stage) if form == "table" and language == "zh" else stage


def _money(amount: Decimal | None, currency: str | None, form: str, language: str) -> Row:
    """An amount and its currency: in a table one cell."""
    value = plain_decimal(amount)
    if form == "csv" or value is None:
        return {"amount": value, "currency": currency}
    return {
        "amount": f"{value}亿{label('currency', currency)}"
        if language == "zh"
        else f"{value} 1e8 {currency}",
        "currency": None,
    }


def _whole(entry: Entry) -> Row:
    history = entry.history
    return {
        "id": entry.id,
        "name": entry.name,
        "investors": list(entry.investors),
        "region": entry.region,
        "region_name": entry.region_name,
        "industry": entry.industry,
        "amount": plain_decimal(entry.amount),
        "currency": entry.currency,
        "stage": entry.stage,
        "days_to_start": history.days_to_start,
        "days_to_production": history.days_to_production,
        "idle_days": history.idle_days,
        "notes": notes(entry),
        "drifts": [
            {
                "from": plain_decimal(drift.before.mention.amount),
                "to": plain_decimal(drift.after.mention.amount),
                "percent": plain_decimal(drift.percent),
                "before": mention_id(drift.before.mention),
                "after": mention_id(drift.after.mention),
            }
            for drift in history.drifts
        ],
        "backwards": [
            {"before": mention_id(step.before.mention), "after": mention_id(step.after.mention)}
            for step in history.backwards
        ],
        "steps": [_whole_step(step) for step in history.steps],
    }


def _whole_step(step: Step) -> Row:
    mention = step.mention
    return {
        "mention": mention_id(mention),
        "day": step.day,
        "stage": mention.stage,
        "amount": plain_decimal(mention.amount),
        "currency": mention.currency,
        "name": mention.name,
        "investors": list(mention.investors),
        "source": mention.source,
        "title": mention.title,
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
    }

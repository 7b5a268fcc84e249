"""Projects, their histories and pairs of them as rows: codes, exact figures, and their source."""

from __future__ import annotations

from typing import Any

from zhaoshang_extract.ledger.entries import Entry, Pair, mention_id
from zhaoshang_extract.ledger.history import Step, notes
from zhaoshang_extract.ledger.reasons import told
from zhaoshang_extract.marks import LIST
from zhaoshang_extract.record.fields import plain_decimal

Row = dict[str, Any]
PROJECTS = (
    *("id", "name", "region", "investors", "stage", "amount", "currency", "first", "last", "mentions"),
    "notes",
)
STEPS = ("project", "day", "stage", "amount", "currency", "name", "source", "quote", "mention")
PAIRS = ("one", "one_name", "one_region", "other", "other_name", "other_region", "points", "reasons")


def project_row(entry: Entry) -> Row:
    """An entry without its history; `notes` are what stands out in it."""
    days = [step.day for step in entry.history.steps if step.day]
    return {
        "id": entry.id,
        "name": entry.name,
        "region": entry.region_name,
        "investors": LIST.join(entry.investors),
        "stage": entry.stage,
        "amount": plain_decimal(entry.amount),
        "currency": entry.currency,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "mentions": len(entry.mentions),
        "notes": ", ".join(notes(entry.history)),
    }


def step_row(entry: Entry, step: Step) -> Row:
    """A step of an entry with its words."""
    mention = step.mention
    return {
        "project": entry.id,
        "day": step.day,
        "stage": mention.stage,
        "amount": plain_decimal(mention.amount),
        "currency": mention.currency,
        "name": mention.name,
        "source": mention.source,
        "quote": mention.quote,
        "mention": mention_id(mention),
    }


def pair_row(pair: Pair, language: str) -> Row:
    """Two entries that may be one, and why."""
    return {
        "one": pair.one.id,
        "one_name": pair.one.name,
        "one_region": pair.one.region_name,
        "other": pair.other.id,
        "other_name": pair.other.name,
        "other_region": pair.other.region_name,
        "points": pair.points,
        "reasons": told(pair.reasons, language),
    }


def whole_entry(entry: Entry) -> Row:
    """An entry with its history, for JSON."""
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
        "notes": notes(entry.history),
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

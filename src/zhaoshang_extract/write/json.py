"""Reports as JSON, and the JSON schema of a Report."""

from __future__ import annotations

import json

from zhaoshang_extract.record.models import Report


def render(report: Report, *, compact: bool = False) -> str:
    """The Report as JSON; on one line when `compact`."""
    return report.to_json(indent=None if compact else 2)


def render_schema() -> str:
    """The JSON schema (draft 2020-12) of what `render` writes."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

"""Settings: what holds for every document of a batch."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache

from zhaoshang_extract.read.source import MAX_BYTES
from zhaoshang_extract.read.tabular import Fields

SECONDS = 120.0
MEBIBYTES = 2048
MOST_WORKERS = 256


@dataclass(slots=True, frozen=True)
class Settings:
    """`published` and `region` overrule the texts, as in `extract`; the rest are names and bounds.

    `time_limit` is in seconds a document, `memory_limit` in MiB a worker above what it starts with
    (held where the system can), `max_bytes` is the largest document.
    """

    published: str | None = None
    region: str | None = None
    fields: Fields = field(default_factory=Fields)
    time_limit: float = SECONDS
    memory_limit: int = MEBIBYTES
    max_bytes: int = MAX_BYTES

    def fingerprint(self) -> str:
        """Twelve hex digits for all that changes a document's records besides the document."""
        encoding = [self.fields.encoding] if self.fields.encoding else []
        told = json.dumps([_version(), self.published, self.region, *encoding], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:12]


@cache
def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("zhaoshang-extract")
    except PackageNotFoundError:  # run from a source tree that was not installed
        return "source"

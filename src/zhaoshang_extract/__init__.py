"""Read Chinese government and investment-promotion reports into typed, checkable records.

>>> from zhaoshang_extract import parse_number
>>> parse_number("3亿5000万")
Decimal('350000000')

Names are loaded when they are first used, so that `import zhaoshang_extract` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhaoshang_extract.batch.many import extract_many
    from zhaoshang_extract.discourse.periods import Period, periods
    from zhaoshang_extract.file import extract_file
    from zhaoshang_extract.intake.door import check
    from zhaoshang_extract.ledger.ledger import Ledger
    from zhaoshang_extract.mention.quantity import Quantity, quantities
    from zhaoshang_extract.mention.region import RegionMention, regions
    from zhaoshang_extract.mention.written import parse_number
    from zhaoshang_extract.pipeline import extract
    from zhaoshang_extract.record.models import Check, Observation, Report
    from zhaoshang_extract.region import Region

__all__ = [
    "Check",
    "Ledger",
    "Observation",
    "Period",
    "Quantity",
    "Region",
    "RegionMention",
    "Report",
    "check",
    "extract",
    "extract_file",
    "extract_many",
    "parse_number",
    "periods",
    "quantities",
    "regions",
]

_ROOMS = {
    "Check": "record.models",
    "Ledger": "ledger.ledger",
    "Observation": "record.models",
    "Period": "discourse.periods",
    "Quantity": "mention.quantity",
    "Region": "region",
    "RegionMention": "mention.region",
    "Report": "record.models",
    "check": "intake.door",
    "extract": "pipeline",
    "extract_file": "file",
    "extract_many": "batch.many",
    "parse_number": "mention.written",
    "periods": "discourse.periods",
    "quantities": "mention.quantity",
    "regions": "mention.region",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""What the ledger keeps of one report: the rows of its tables, with a digest that tells them from others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.ledger.printed import Printed, document_key
from zhaoshang_extract.ledger.schema import Checked, Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhaoshang_extract.record.models import Check, Report

_DIGITS = 32
# A text that lies at two places is one document, as it was read first.
_WHERE = ("source",)
_CELLS: dict[type[Any], Callable[[object], object]] = {
    kind: attrgetter(*(field.name for field in fields(kind) if field.name not in _WHERE))
    for kind in (Printed, Mentioned, Checked)
}


class Rows(NamedTuple):
    """The rows of one document, by table."""

    document: Kept
    figures: tuple[Printed, ...]
    mentions: tuple[Mentioned, ...]
    checks: tuple[Checked, ...]


def rows_of(report: Report, source: str | None = None) -> Rows:
    """The rows of a report; `source` says where it lies if the report does not."""
    about, home = report.document, report.document.region
    if about.source is None and source is not None:
        told = about.model_copy(update={"source": source})
        report = report.model_copy(update={"document": told})
        about = told
    figures, mentions = tuple(Printed.of(report)), tuple(Mentioned.of(report))
    checks = tuple(_checked(document_key(report), check) for check in report.checks)
    head = (about.title, about.publisher, about.published, home.name if home else None)
    document = Kept(
        document=document_key(report),
        digest=_digest(head, (*figures, *mentions, *checks)),
        id=about.id,
        source=about.source,
        title=about.title,
        publisher=about.publisher,
        level=home.level if home else None,
        home=home.adcode if home else None,
        home_name=home.name if home else None,
        published=about.published,
    )
    return Rows(document, figures, mentions, checks)


def _checked(document: str, check: Check) -> Checked:
    from decimal import Decimal

    return Checked(
        document=document,
        id=check.id,
        kind=check.kind,
        reported_id=check.reported_id,
        reported=Decimal(check.reported),
        computed=None if check.computed is None else Decimal(check.computed),
        verdict=check.verdict,
        severity=check.severity,
        message=check.message,
        message_zh=check.message_zh,
    )


def _digest(head: object, rows: Iterable[Printed | Mentioned | Checked]) -> str:
    """A digest of the cells of the rows, but of where the document lies."""
    digest = hashlib.blake2b(repr(head).encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2)
    for row in rows:
        digest.update(repr(_CELLS[type(row)](row)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()

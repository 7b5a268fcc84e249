"""Series, checks across documents, rankings and progress as rows: codes, exact figures, and their source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zhaoshang_extract.checking.interval import printed as decimal_of
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.gazetteer.table import row_of
from zhaoshang_extract.ledger.area import own_name
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.progress import Progress
from zhaoshang_extract.ledger.rank import Ranking
from zhaoshang_extract.ledger.series import Series
from zhaoshang_extract.marks import LIST
from zhaoshang_extract.record import headline
from zhaoshang_extract.record.fields import plain_decimal

Row = dict[str, Any]
AMOUNT = "1e8 "


def last_name(path: str) -> str:
    """The last name of a path of places: 禹州市 of 河南省许昌市禹州市; what no place is stays."""
    found = lookup(path)
    row = row_of(found[0]) if len(found) == 1 else None
    return path if row is None else row.name


def short_name(path: str | None, code: str | None) -> str:
    """A place by its last name: 临武高新区 of 湖南省郴州市临武县临武高新区, which bears its county's code."""
    if not path:
        return ""
    found = last_name(path)
    return own_name(code, path) if found == path and code else found


# -------- series


def series_rows(found: Iterable[Series]) -> Iterator[Row]:
    """A row a point, then one a month that two running totals give, with its interval."""
    for series in found:
        for point in series.points:
            printed = point.printed
            yield _of_key(series) | {
                "period": point.span.edtf,
                "shape": point.span.shape,
                "value": plain_decimal(printed.value),
                "low": None,
                "high": None,
                "documents": len({fact.printed.document for fact in point.prints}),
                "rival": point.rival,
                **_where(printed),
            }
        for one in series.derived:
            middle = one.until.figure.value - one.before.figure.value
            yield _of_key(series) | {
                "period": one.span.edtf,
                "shape": "derived",
                "value": _number(middle),
                "low": _number(one.interval.low),
                "high": _number(one.interval.high),
                "documents": len({one.until.printed.document, one.before.printed.document}),
                "rival": False,
                **_where(one.until.printed, one.before.printed),
            }


def _of_key(series: Series) -> Row:
    key = series.key
    return {
        "region": series.place,
        "adcode": key.place[0] if key.place else None,
        "measure": key.measure,
        "stage": key.stage,
        "size": size_of(key),
        "industry": key.industry,
        "coverage": series.cover.told() or None,
        "modality": key.modality,
        "transformation": key.transformation,
        "rate_kind": key.rate_kind,
        "unit": unit_of(series.points[0].printed),
    }


def size_of(key: FigureKey) -> str | None:
    """The size of projects in 亿: 1–5, 1–, –1; None where all are meant."""
    low, high, currency = key.threshold
    if low is None and high is None:
        return None
    ends = ("" if end is None else str(plain_decimal(end)) for end in (low, high))
    return "–".join(ends) + (f" {currency}" if currency else "")


def unit_of(printed: Printed) -> str | None:
    """What the value counts: 1e8 of a currency, percent, or the unit as printed."""
    if printed.kind == "amount":
        return f"{AMOUNT}{printed.currency}"
    return "%" if printed.kind == "rate" else headline.unit_of({"unit": printed.unit}) or None


def _where(printed: Printed, before: Printed | None = None) -> Row:
    quote = printed.quote if before is None else f"{printed.quote} − {before.quote}"
    named = dict.fromkeys(str(one.source or one.document) for one in (printed, before) if one is not None)
    return {"quote": quote, "source": LIST.join(named), "published": printed.published}


def _number(value: Fraction | Decimal | None) -> object:
    return (
        None if value is None else plain_decimal(decimal_of(value) if isinstance(value, Fraction) else value)
    )


# -------- checks


def check_rows(found: Iterable[AcrossCheck], language: str) -> Iterator[Row]:
    """A row a check: the figure that was checked, and the message."""
    for check in found:
        yield {
            "verdict": check.verdict,
            "kind": check.kind,
            "region": check.reported.region_name,
            "adcode": check.reported.region,
            "period": check.reported.period,
            "measure": check.reported.measure,
            "quote": check.reported.quote,
            "source": check.reported.source or check.reported.document,
            "message": check.message_zh if language == "zh" else check.message,
        }


def whole_checks(found: Iterable[AcrossCheck]) -> Iterator[Row]:
    """Checks with all that they hold, for JSON."""
    for check in found:
        yield {
            "kind": check.kind,
            "verdict": check.verdict,
            "severity": check.severity,
            "reason": check.reason,
            "reported": cited(check.reported),
            "operands": {role: [cited(one) for one in ones] for role, ones in check.operands.items()},
            "computed": plain_decimal(check.computed),
            "interval": None if check.interval is None else [plain_decimal(end) for end in check.interval],
            "message": check.message,
            "message_zh": check.message_zh,
        }


def cited(printed: Printed) -> Row:
    """A figure with its place in its document."""
    return {
        "document": printed.document,
        "source": printed.source,
        "published": printed.published,
        "id": printed.id,
        "start": printed.start,
        "end": printed.end,
        "quote": printed.quote,
        "value": plain_decimal(printed.value),
        "region": printed.region_name,
        "adcode": printed.region,
        "period": printed.period,
    }


# -------- rankings and progress


def rank_rows(ranking: Ranking) -> list[Row]:
    """A row a place, the first first."""
    return [
        {
            "rank": row.rank,
            "region": row.place,
            "adcode": row.region,
            "value": plain_decimal(row.value),
            "unit": unit_of(row.until),
            "low": plain_decimal(row.interval[0]) if row.before is not None else None,
            "high": plain_decimal(row.interval[1]) if row.before is not None else None,
            "previous_rank": row.previous_rank,
            "previous_value": plain_decimal(row.previous_value),
            "moved": row.moved,
            **_where(row.until, row.before),
        }
        for row in ranking.rows
    ]


def progress_rows(found: Iterable[Progress]) -> list[Row]:
    """A row a goal."""
    return [
        {
            "region": one.place,
            "adcode": one.region,
            "measure": one.goal.measure,
            "stage": one.goal.stage,
            "goal": one.goal.quote,
            "actual": one.actual.quote,
            "until": one.until.edtf,
            "done": plain_decimal(round(one.done, 2)),
            "calendar": plain_decimal(round(one.calendar, 2)),
            "ahead": plain_decimal(round(one.ahead, 2)),
            "standing": one.standing,
            "source": LIST.join(dict.fromkeys(str(p.source or p.document) for p in (one.actual, one.goal))),
        }
        for one in found
    ]

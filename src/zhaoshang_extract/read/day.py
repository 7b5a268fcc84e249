"""Days as cells of tables print them: 2023-07-05, 2023/7/5, 2023年7月5日, 20230705."""

from __future__ import annotations

import re
from datetime import date, datetime

_DAY = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_PLAIN = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")


def read_day(value: object) -> str | None:
    """The ISO day of a cell, None for an empty one. Raises ValueError, with the mend.

    >>> read_day("2023年7月5日 10:30"), read_day(20230705), read_day("")
    ('2023-07-05', '2023-07-05', None)
    """
    if value is None or value == "" or value != value:  # NaN is the empty cell of a frame
        return None
    if isinstance(value, date):  # datetime is one
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    printed = str(value).strip().removesuffix(".0")
    match = _DAY.match(printed) or _PLAIN.match(printed)
    try:
        if match:
            return date(*map(int, match.groups())).isoformat()
    except ValueError:
        pass
    raise ValueError(f"{printed[:40]!r} is no day; write it as 2024-03-05")

"""Which row of a table names its columns, and whether the table is one of figures or of articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhaoshang_extract.intake.columns import read_columns
from zhaoshang_extract.read.failure import ReadError

TEXTS = "text"  # what a column of articles is called where nobody says otherwise
ABOVE = 10  # rows that may stand above a table's headings
_VALUE = "value"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody says of a table: its column of articles, and the columns of fields by other names."""

    texts: str = TEXTS
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def named_texts(self) -> str | None:
        """The column of articles where somebody named one."""
        return None if self.texts == TEXTS else self.texts

    def heading(self, rows: Sequence[Sequence[Any]]) -> int | None:
        """Which of the first rows holds the headings of figures: a column of values beside others."""
        for place, row in enumerate(rows[:ABOVE]):
            names = [str(cell).strip() for cell in row if cell not in (None, "")]
            if len(names) < 2:
                continue
            fields = {
                read for name, read in read_columns(names, self.columns).fields.items() if name in names
            }
            if (_VALUE in fields or "value_text" in fields) and len(fields) > 1:
                return place
        return None

    def is_of_articles(self, names: Sequence[Any]) -> bool:
        """True for the columns of a table of articles: one of texts, and none of values or a slip of it.

        Where the column has another name than the usual one, somebody gave it: it counts beside values.
        """
        if self.texts not in names or self.named_texts:
            return self.texts in names
        read = read_columns([str(name) for name in names if name not in (None, "")])
        slips = any(slip.field == _VALUE for slip in read.misnamed)
        told = {"kind", "unit"} & {*read.fields.values()}
        return self.heading([names]) is None and not (slips and told)


def refuse_table(names: Sequence[str], name: str) -> None:
    """Raise ReadError for a table of figures whose column of values has another name."""
    read = read_columns([cell.strip() for cell in names])
    near = next((slip for slip in read.misnamed if slip.field == _VALUE), None)
    if near is not None:
        raise ReadError(f"{name}: no column value; {near.name!r} is no field: rename it to value or 数值")
    if len(read.fields) > 2:
        raise ReadError(f"{name}: no column value; name the column of the figures value or 数值")

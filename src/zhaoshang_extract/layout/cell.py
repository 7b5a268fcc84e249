"""The cells of a printed line: apart by tabs, drawn lines or blanks; which of them are figures."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.layout.line import Line
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.quantity import find_quantities
from zhaoshang_extract.passage import Cell
from zhaoshang_extract.span import Span

TABLE_KEYS = frozenset({"role", "unit"})
_LONGEST_ROW = 400
_LONGEST_UNIT = 8
_FRAME = re.compile(r"[│┃|║┆┊]")
_FRAMED = re.compile(r"[│┃|║┆┊]?(.*?)[│┃|║┆┊]?")
_TAB = re.compile("\t")
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")
_CELL = re.compile(r"\S+")
_SINGLE_BEFORE = re.compile(r"(?:^|(?<=[\s#*、.：]))[一-鿿]$")
_FIGURE = re.compile(
    r"(?:[+\-－±↑↓▲▼]\s?)?第?(?:\d{1,3}(?: \d{3}){1,4}(?:\.\d{1,9})?|\d{1,12}(?:[,.]\d{1,9}){0,4})\s?"
    r"(?:%|‰|亿|万|亿元|万元|元|万?美元|亿美元|个|家|位|名|户|人|项|倍|个?百分点)?[↑↓]?"
    r"|-{1,3}|—{1,2}|/"
)


@cache
def words_of(role: str) -> tuple[str, ...]:
    """The forms of `tables.toml` that play `role`."""
    return tuple(f for e in load("tables", TABLE_KEYS) if e.facts["role"] == role for f in e.forms)


def heads_names(text: str) -> bool:
    """True for a header cell that stands above the rows' names: 县区, 所属行业."""
    plain = "".join(text.split())
    return any(plain in words_of(role) for role in ("names", "sectors", "time"))


@cache
def _counting() -> tuple[tuple[str, str], ...]:
    entries = [entry for entry in load("tables", TABLE_KEYS) if entry.facts["role"] == "counting"]
    return tuple((form, entry.facts["unit"]) for entry in entries for form in entry.forms)


def counting_unit(name: str) -> str | None:
    """What 参会人数 and 天数 count in: 人, 天; None for other names."""
    return next((unit for form, unit in _counting() if name.endswith(form)), None)


def split_cells(line: Line, *, blanks: bool = False) -> list[Cell]:
    """The cells of a line; with `blanks` the empty ones between tabs and frames too."""
    if len(line.plain) > _LONGEST_ROW:
        return []
    if _FRAME.search(line.plain):
        inner = _FRAMED.fullmatch(line.plain)
        assert inner is not None
        spans = _pieces(line.plain, _FRAME, *inner.span(1))
    elif "\t" in line.raw:
        spans = _pieces(line.raw, _TAB, 0, len(line.raw))
    else:
        pattern = _SPACED_CELL if "  " in line.plain else _CELL
        spans = [match.span() for match in pattern.finditer(line.plain)]
        spans = _spread_words(line.plain, spans)
    return [cell_at(line, a, b) for a, b in spans if a < b or blanks]


def _spread_words(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with 工  业 and # 工  业 as one: single characters side by side are a word, spread out."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        single = end - start == 1 and "一" <= text[start] <= "鿿"
        if single and found and _SINGLE_BEFORE.search(text, *found[-1]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def cell_at(line: Line, start: int, end: int) -> Cell:
    """The cell `[start:end]` of a line."""
    return Cell(line.plain[start:end], Span(line.start + start, line.start + end))


def is_figure(text: str) -> bool:
    """True for a bare number, one with a plain unit, and the dash of an empty cell."""
    return _FIGURE.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """True for a figure that is no empty cell."""
    return is_figure(text) and any(char.isdigit() for char in text)


def is_unit(text: str) -> bool:
    """True for 亿元, %, 万人, 个 …: what makes one figure of a number before it."""
    if not text or len(text) > _LONGEST_UNIT or text[0].isdigit():
        return False
    found = find_quantities(f"1{text}")
    return len(found) == 1 and found[0].span == Span(0, len(text) + 1) and found[0].kind != "rank"


def _pieces(text: str, separator: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    """The ranges between separators in `text[start:end]`, without the blanks around them."""
    pieces: list[tuple[int, int]] = []
    for stop in [match.start() for match in separator.finditer(text, start, end)] + [end]:
        piece = text[start:stop]
        lead = len(piece) - len(piece.lstrip())
        pieces.append((start + lead, start + max(lead, len(piece.rstrip()))))
        start = stop + 1
    return pieces

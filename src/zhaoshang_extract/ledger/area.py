"""Which place a figure is about, in all its vintages, and which places lie in it."""

from __future__ import annotations

from functools import cache

from zhaoshang_extract.gazetteer.table import CHINA, Row, at, by_code, region_of, rows

# Places without a code of their own bear that of the government above them.
_NAMED = frozenset({"town", "village", "zone", "other"})

Area = tuple[str, str]


def area_of(code: str | None, name: str | None, level: str | None) -> Area | None:
    """What a place is known by: its present code, and for one without a code of its own its last name too.

    None where no place is told.
    """
    if code is None:
        return None if name is None else ("", name)
    if level in _NAMED:
        return (present_code(code), own_name(code, name or ""))
    return (present_code(code), "")


@cache
def own_name(code: str, path: str) -> str:
    """What a path names behind the government of that code: 咸宁高新区 of 湖北省咸宁市咸宁高新区."""
    for row in by_code().get(code, ()):
        _, found, rest = path.rpartition(row.name)
        if found and rest:
            return rest
    return path


@cache
def present_code(code: str) -> str:
    """The code under which the place stands today: 430124 宁乡县 is 430182 宁乡市 since 2017."""
    seen = {code}
    while (later := _later(code)) is not None and later not in seen:
        seen.add(later)
        code = later
    return code


def _later(code: str) -> str | None:
    vintages = by_code().get(code, ())
    if not vintages or vintages[0].until is None:
        return None
    old = vintages[0]
    found = [row for row in _children().get(old.parent, ()) if row.adcode != code and _takes_over(old, row)]
    return found[0].adcode if len(found) == 1 else None


def _takes_over(old: Row, new: Row) -> bool:
    return new.since == old.until and bool(set(old.shorts) & set(new.shorts))


@cache
def _children() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows():
        found.setdefault(row.parent, []).append(row)
    return {code: tuple(group) for code, group in found.items()}


@cache
def children(code: str, year: int) -> frozenset[str]:
    """The present codes of the places directly in that one, as they stood in `year`."""
    held = (row for row in _children().get(code, ()) if row.holds(year))
    return frozenset(present_code(row.adcode) for row in held)


@cache
def parent_code(code: str) -> str | None:
    """The code of the government above; None for China and unknown codes."""
    vintages = by_code().get(code, ())
    return vintages[0].parent or None if vintages else None


def above(code: str, level: str) -> str | None:
    """The code of the province, city or country (`level`) that holds the place, None without one."""
    if level == "country":
        return CHINA.adcode
    upper: str | None = code
    while upper:
        vintages = by_code().get(upper, ())
        if vintages and vintages[0].level == level and upper != code:
            return upper
        upper = parent_code(upper)
    return None


def lies_in(area: Area | None, code: str) -> bool:
    """True for the place of that code and all in it; a zone lies in the government whose code it bears."""
    upper = area[0] if area is not None else None
    while upper and upper != code:
        upper = parent_code(upper)
    return upper == code


@cache
def name_of(place: Area) -> str:
    """The full path of a place's present name, "" for none."""
    code, own = place
    vintages = by_code().get(code, ())
    return (region_of(at(vintages, None)[0]).name if vintages else "") + own

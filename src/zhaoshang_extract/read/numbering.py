"""The numbers that Word sets before paragraphs and keeps in no text: 一、, （二）, 3."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from functools import partial

from zhaoshang_extract.read.office_xml import parse_part

_PLACE = re.compile(r"%([1-9])")
_CHINESE = ("chinese", "taiwanese", "japanese", "ideographTraditional", "ideographDigital", "korean")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has come."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _reached: dict[str, list[int]] = field(default_factory=dict)

    def mark(self, style: str | None, number: str | None, level: int) -> str:
        """The number of the next paragraph of a list, "" where it has none."""
        if number is None and style in self.styles:
            number, level = self.styles[style]
        abstract = self.lists.get(number or "")
        shape = self.levels.get((abstract or "", level))
        if abstract is None or shape is None or number == "0":
            return ""
        reached = self._reached.setdefault(abstract, [])
        while len(reached) <= level:
            above = self.levels.get((abstract, len(reached)), _Level())
            reached.append(above.start - (len(reached) == level))
        reached[level] += 1
        del reached[level + 1 :]
        shown = _PLACE.sub(lambda place: self._shown(abstract, int(place[1]) - 1), shape.text)
        return "" if shape.form in ("bullet", "none") else shown + (" " if shown[-1:].isascii() else "")

    def _shown(self, abstract: str, level: int) -> str:
        reached = self._reached[abstract]
        form = self.levels.get((abstract, level), _Level()).form
        return _written(reached[level], form) if level < len(reached) else ""


def read_numbering(archive: zipfile.ZipFile, name: str) -> Numbering:
    """The lists of a Word document. Raises DocumentError for a part that is damaged."""
    numbering = Numbering()
    parse_part(archive, "word/numbering.xml", name, partial(_list_tag, numbering, {}))
    parse_part(archive, "word/styles.xml", name, partial(_style_tag, numbering, {}))
    return numbering


def _list_tag(numbering: Numbering, now: dict[str, str], tag: str, attributes: dict[str, str]) -> None:
    value = attributes.get("val", "")
    if tag == "abstractNum":
        now.clear()
        now["abstract"] = attributes.get("abstractNumId", "")
    elif tag == "num":
        now["number"] = attributes.get("numId", "")
    elif tag == "abstractNumId":
        numbering.lists[now.get("number", "")] = value
    elif tag == "lvl":
        now["level"] = attributes.get("ilvl", "0")
    level = numbering.levels.setdefault((now.get("abstract", ""), _int(now.get("level", "0"))), _Level())
    if tag == "numFmt":
        level.form = value
    elif tag == "lvlText":
        level.text = value
    elif tag == "start":
        level.start = _int(value)


def _style_tag(numbering: Numbering, now: dict[str, str], tag: str, attributes: dict[str, str]) -> None:
    value = attributes.get("val", "")
    if tag == "style":
        now.clear()
        now["style"] = attributes.get("styleId", "")
    elif tag == "ilvl":
        now["level"] = value
    elif tag == "numId":
        numbering.styles[now.get("style", "")] = value, _int(now.get("level", "0"))


def _int(printed: str) -> int:
    return int(printed) if printed.isascii() and printed.isdigit() and len(printed) < 6 else 0


def _written(number: int, form: str) -> str:
    """A number as a list prints it; a form that is not known in figures."""
    if form.startswith(_CHINESE):
        from cn2an import an2cn

        told: str = an2cn(number, "low")
        return told.removeprefix("一") if 10 <= number < 20 else told
    if form.startswith("decimalEnclosed") and 0 < number <= len(_CIRCLES):
        return _CIRCLES[number - 1]
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < number < 40:
        told = ""
        for value, sign in _ROMAN:
            told += sign * (number // value)
            number %= value
        return told if form == "upperRoman" else told.lower()
    return str(number)

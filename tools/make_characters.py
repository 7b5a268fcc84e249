"""How characters.tsv of the lexicon was made: the characters of place names. Users never run this.

    python tools/make_characters.py OUT

Needs the packages pypinyin (MIT: readings, without tones) and opencc-python-reimplemented (Apache-2.0:
which traditional character stands for which simplified one).
"""

from __future__ import annotations

import sys
from pathlib import Path

from opencc import OpenCC  # type: ignore[import-not-found]
from pypinyin import Style, pinyin  # type: ignore[import-not-found]

LEXICON = Path(__file__).parent.parent / "src" / "zhaoshang_extract" / "lexicon"
HEAD = "# character\treadings\ttraditional forms — of the names in regions.tsv, see tools/make_characters.py"


def main(out: Path) -> None:
    """Write one line for each character of a place name."""
    traditional = _traditional()
    lines = [HEAD]
    for character in sorted(_characters()):
        found = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        readings = sorted({reading.replace("ü", "v") for reading in found if reading.isalpha()})
        lines.append("\t".join((character, " ".join(readings), "".join(traditional.get(character, [])))))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _characters() -> set[str]:
    rows = [line.split("\t") for line in (LEXICON / "regions.tsv").read_text("utf-8").splitlines()[1:]]
    towns = (LEXICON / "towns.tsv").read_text("utf-8")
    names = "".join(row[1] + row[6] for row in rows) + towns
    return {character for character in names if "一" <= character <= "鿿"}


def _traditional() -> dict[str, list[str]]:
    """The traditional characters that stand for one simplified character only."""
    convert = OpenCC("t2s")
    found: dict[str, list[str]] = {}
    for code in range(0x4E00, 0xA000):
        plain = convert.convert(chr(code))
        if len(plain) == 1 and plain != chr(code):
            found.setdefault(plain, []).append(chr(code))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))

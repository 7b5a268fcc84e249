"""The headline of a story: which of the lines at its head is the title, by points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from zhaoshang_extract import lexicon
from zhaoshang_extract.layout.credit_name import is_media, is_site
from zhaoshang_extract.layout.headline import (
    Part,
    headline_of,
    is_headline,
    is_sentence_headline,
    leads_on,
)
from zhaoshang_extract.layout.paragraph import Block

_KEYS = frozenset({"where", "points", "drop"})
_FRAME = re.compile(r"^[【\[■●◆\s]+|[】\]■●◆：\s]+$")
_HANZI = re.compile(r"[一-鿿]")
_CHUNKS = re.compile(r"\s*(?:[-—_|｜·]{1,3}|\s)\s*")
# ——2016年2月17日在…会议上: the occasion of a speech stands below its title.
_HELD = re.compile(r"[—\-]{1,4}\s?\d{4}\s?年.{0,12}在.{2,40}上$|[—\-]{1,4}\d{4,8}日?在.{2,40}上$")
_SPEAKER = re.compile(r"[一-鿿·]{2,4}|[一-鿿] {1,4}[一-鿿](?: {1,4}[一-鿿])?")
_OFFICER = re.compile(
    r"(?:政府|局|委|办|中心|公司|管委会)(?:代理|[代副])?(?:[省市区县旗州镇乡局]长|书记|主任|主席)"
    r"\s{0,4}[一-鿿]\s{0,4}[一-鿿]{1,2}$"
)
_PLACE = re.compile(r"[一-鿿]{1,6}[省市区县旗州盟镇乡]")
_SPEECH = re.compile(r"(?:讲话|报告)(?:（.{1,6}）)?$")
_JOINED = re.compile(r"[|_]")
# Points of what stands around a line.
_REPEATED, _HELD_BELOW, _CREDIT_BELOW, _OFFICER_POINTS = 3, 2, 1, -3
_SHORTEST_REPEATED = 6
_FEWEST_BARS = 2
_LONGEST_WEAK = 10
_MOST_FULLER = 12
_LONGEST_ECHO = 200


@dataclass(slots=True)
class Headline:
    """What the head of a story says: its title, the lines of the title, and lines that belong to none.

    `dropped` are furniture, `signed` are the speaker's name below the occasion of a speech.
    """

    title: str | None = None
    lines: list[Block] = field(default_factory=list)
    dropped: list[Block] = field(default_factory=list)
    signed: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """Lines of a head that nothing parts; `below` are the points of what stands below them."""

    lines: list[Block] = field(default_factory=list)
    below: int = 0


def find_headline(parts: Sequence[Part], first: int, last: int) -> Headline:
    """The headline among the parts of a story before `first`; those from `last` on may repeat it."""
    found = Headline()
    groups = _groups(parts, first, found)
    if not groups:
        return found
    echoes = _echoes(parts, first, last)
    points = [group.below + max(_points(block, echoes) for block in group.lines) for group in groups]
    best = points.index(max(points))
    title = headline_of(_from_echo(_without_weak(groups[best].lines), echoes))
    found.title = _fuller(title, groups[:best])
    return found


def is_title_line(parts: Sequence[Part], index: int, *, first: bool) -> bool:
    """True when a part of a story can be a line of its title; `first`: none was seen above it."""
    part = parts[index]
    below = parts[index + 1] if index + 1 < len(parts) else None
    if not isinstance(part, Block):
        return False
    return is_headline(part, first=first) or (first and is_sentence_headline(part, below))


def is_no_title(block: Block) -> bool:
    """True for a site's name or another line that can never be a headline."""
    plain = block.plain
    if len(_HANZI.findall(plain)) < 2 and not re.search("[A-Za-z]{4}", plain):
        return True
    if plain.count("|") >= _FEWEST_BARS and not re.search(r"\d", plain):  # 商品招商|项目招商|场所招商
        return True
    if any(entry.facts.get("drop") == "True" and _fits(plain, entry) for entry in _entries()):
        return True
    return _is_site(plain)


def signs_of(plain: str) -> list[str]:
    """The ids of the entries of the headline lexicon that a folded line shows."""
    return [entry.id for entry in _entries() if _fits(plain, entry)]


def _groups(parts: Sequence[Part], first: int, found: Headline) -> list[_Group]:
    """The groups of lines that can be headlines; what can be none goes to `found`."""
    groups: list[_Group] = []
    parted, held = True, False
    for index, part in enumerate(parts[:first]):
        if not isinstance(part, Block) or not is_title_line(parts, index, first=not found.lines):
            parted = True
            if groups and not held and _tells(part):
                groups[-1].below = max(groups[-1].below, _CREDIT_BELOW)
        elif is_no_title(part):
            found.dropped.append(part)
            parted = True
        elif (held or _is_speech(groups)) and _signs(part.plain):
            found.signed.append(part)
        elif part.plain[0] in "—-":
            found.lines.append(part)
            if groups and _HELD.match(part.plain):
                held = True
                groups[-1].below += _HELD_BELOW
            if groups and not parted:
                groups[-1].lines.append(part)
        else:
            found.lines.append(part)
            if parted:
                groups.append(_Group())
            groups[-1].lines.append(part)
            parted = False
    return groups


def _is_speech(groups: list[_Group]) -> bool:
    """True below the title of a speech, which its speaker signs."""
    return bool(groups) and _SPEECH.search(groups[-1].lines[-1].plain) is not None


def _signs(plain: str) -> bool:
    """True for the name of the one who speaks, with or without the post."""
    named = _SPEAKER.fullmatch(plain) is not None and _weight(plain) <= 0 and not _is_place(plain)
    return named or _OFFICER.search(plain) is not None


def _tells(part: Part) -> bool:
    """True for a credit that says when or by whom a report was published."""
    credit = part.shape.credit if isinstance(part, Block) and part.shape.name == "credit" else None
    return credit is not None and bool(credit.issued or credit.source or credit.labels)


def _echoes(parts: Sequence[Part], first: int, last: int) -> list[str]:
    """What may print a headline a second time: the lines of the head and of the end."""
    lines = [*parts[:first], *parts[max(first, last) :]]
    short = [part for part in lines if isinstance(part, Block) and len(part.plain) <= _LONGEST_ECHO]
    return ["".join(part.plain.split()) for part in short]


def _is_site(plain: str) -> bool:
    """True for 云岭财经首页, 南岭在线--法规检索: a site's name, or a medium's with a few words beside it."""
    if is_site(plain):
        return True
    chunks = [chunk for chunk in _CHUNKS.split(plain) if chunk]
    return len(chunks) >= 2 and is_media(chunks[0]) and len(plain) <= 24 and not re.search(r"[\d，！]", plain)


def _points(block: Block, echoes: Sequence[str]) -> int:
    """What the words of a line, and its repetition on the page, say for it."""
    officer = _OFFICER_POINTS if _OFFICER.search(block.plain) else 0
    return _weight(block.plain) + officer + (_REPEATED if _is_echoed(block, echoes) else 0)


def _weight(plain: str) -> int:
    return sum(int(entry.facts["points"]) for entry in _entries() if _fits(plain, entry))


def _is_echoed(block: Block, echoes: Sequence[str]) -> bool:
    """True when more than one line of the page prints the line."""
    printed = "".join(block.plain.split())
    return len(printed) >= _SHORTEST_REPEATED and sum(printed in echo for echo in echoes) > 1


def _without_weak(lines: list[Block]) -> list[Block]:
    """The lines from the first on that says something of a report: 公告, 走进某县 above a headline do not."""
    apart = [at + 1 < len(lines) and lines[at + 1].gap > 1 for at in range(len(lines))]
    start = next((at for at, block in enumerate(lines) if not _is_weak(block.plain, apart=apart[at])), 0)
    strong = _weight(lines[start].plain) > 0 and lines[start].plain[0] not in "—-"
    return lines[start:] if strong else lines


def _is_weak(plain: str, *, apart: bool) -> bool:
    """True for a few words that name nothing; `apart`: a gap parts the line from the next."""
    short = len(plain) <= _LONGEST_WEAK and (apart or not re.search("[，！“]", plain))
    return short and _weight(plain) <= 0 and not _is_place(plain) and not leads_on(plain)


def _is_place(plain: str) -> bool:
    """True for the place of a title on a line by itself: 荷 塘 县."""
    return _PLACE.fullmatch("".join(plain.split())) is not None


def _from_echo(lines: list[Block], echoes: Sequence[str]) -> list[Block]:
    """The line with the most points of those that the page repeats; all lines when it repeats none."""
    told = [at for at, block in enumerate(lines) if _is_echoed(block, echoes)]
    if not told:
        return lines
    best = max(told, key=lambda at: _weight(lines[at].plain))
    best = next((at for at, block in enumerate(lines) if _says_more(block.plain, lines[best].plain)), best)
    above = lines[best - 1].plain if best else ""
    start = best - 1 if _is_place(above) or leads_on(above) else best
    return lines[start : best + 1]


def _says_more(plain: str, title: str) -> bool:
    """True for 2012年政府工作报告 beside 政府工作报告, not for what a browser's window adds to a title."""
    return title in plain and 0 < len(plain) - len(title) <= _MOST_FULLER and not _JOINED.search(plain)


def _fuller(title: str | None, before: Sequence[_Group]) -> str | None:
    """The title, or the line further up that holds it and says more: 2012年政府工作报告."""
    for block in (block for group in before for block in group.lines):
        longer = headline_of([block])
        if title and longer and _says_more(longer, title):
            return longer
    return title


def _fits(plain: str, entry: lexicon.Entry) -> bool:
    where = entry.facts["where"]
    if where == "end":
        return plain.endswith(entry.forms)
    if where == "start":
        return plain.startswith(entry.forms)
    if where == "whole":
        return _FRAME.sub("", plain) in entry.forms
    return any(form in plain for form in entry.forms)


@cache
def _entries() -> tuple[lexicon.Entry, ...]:
    return lexicon.load("headline", _KEYS)

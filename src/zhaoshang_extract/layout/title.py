"""The headline of a story: which of the lines at its head is the title, by points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from zhaoshang_extract import lexicon
from zhaoshang_extract.layout.credit_name import is_media, is_site
from zhaoshang_extract.layout.headline import Part, headline_of, is_headline, is_sentence_headline
from zhaoshang_extract.layout.paragraph import Block

_KEYS = frozenset({"where", "points", "drop"})
_HANZI = re.compile(r"[一-鿿]")
_CHUNKS = re.compile(r"\s*(?:[-—_|｜·]{1,3}|\s)\s*")
# ——2016年2月17日在…会议上: the occasion of a speech stands below its title.
_HELD = re.compile(r"[—\-]{1,4}\s?\d{4}\s?年.{0,12}在.{2,40}上$|[—\-]{1,4}\d{4,8}日?在.{2,40}上$")
_SPEAKER = re.compile(r"[一-鿿·]{2,4}|[一-鿿] {1,4}[一-鿿](?: {1,4}[一-鿿])?")
_OFFICER = re.compile(
    r"(?:政府|局|委|办|中心|公司|管委会)(?:代理|[代副])?(?:[省市区县旗州镇乡局]长|书记|主任|主席)\s{0,4}[一-鿿]\s{0,4}[一-鿿]{1,2}$"
)
# Points of what stands around a line.
_REPEATED, _HELD_BELOW, _CREDIT_BELOW, _OFFICER_POINTS = 3, 2, 1, -3
_SHORTEST_REPEATED = 6


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
    """Lines of a head that nothing parts."""

    lines: list[Block]
    points: int = 0


def find_headline(parts: Sequence[Part], first: int, last: int) -> Headline:
    """The headline among the parts of a story before `first`; those from `last` on may repeat it."""
    found = Headline()
    groups = _groups(parts, first, found)
    tail = parts[max(first, last) :]
    if not groups:
        return found
    echoes = ["".join(part.plain.split()) for part in tail if isinstance(part, Block) and len(part.plain) <= 200]
    for group in groups:
        group.points += max(_points(block, echoes) for block in group.lines)
    best = max(groups, key=lambda group: group.points)
    title = headline_of(_from_echo(best.lines, echoes))
    found.title = _fuller(title, groups[: groups.index(best)])
    return found


def _groups(parts: Sequence[Part], first: int, found: Headline) -> list[_Group]:
    """The groups of lines that can be headlines; what can be none goes to `found`."""
    groups: list[_Group] = []
    parted, held = True, False
    for index, part in enumerate(parts[:first]):
        if not isinstance(part, Block) or not is_title_line(parts, index, first=not found.lines):
            parted = True
            if isinstance(part, Block) and part.shape.name == "credit" and groups and not held:
                credit = part.shape.credit
                told = credit is not None and (credit.issued or credit.source or credit.labels)
                groups[-1].points += _CREDIT_BELOW if told and groups[-1].points < _CREDIT_BELOW else 0
            continue
        if is_no_title(part):
            found.dropped.append(part)
            parted = True
            continue
        if held and (_SPEAKER.fullmatch(part.plain) or _OFFICER.search(part.plain)):
            found.signed.append(part)
            continue
        found.lines.append(part)
        if part.plain[0] in "—-":
            if _HELD.match(part.plain) and groups:
                held = True
                groups[-1].points += _HELD_BELOW
            if groups and not parted:
                groups[-1].lines.append(part)
            continue
        if parted or not groups:
            groups.append(_Group([]))
        groups[-1].lines.append(part)
        parted = False
    return groups


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
    if any(_fits(plain, entry) for entry in _entries() if entry.facts.get("drop") == "True"):
        return True
    return _is_site(plain)


def _is_site(plain: str) -> bool:
    """True for 云岭财经首页, 南岭在线--法规检索: a site's name, or a medium's with a few words beside it."""
    if is_site(plain):
        return True
    chunks = [chunk for chunk in _CHUNKS.split(plain) if chunk]
    return len(chunks) >= 2 and is_media(chunks[0]) and len(plain) <= 24 and not re.search(r"[\d，！]", plain)


def _points(block: Block, echoes: Sequence[str]) -> int:
    """What the words of a line, and its repetition at the end of the page, say for it."""
    plain = block.plain
    points = sum(int(entry.facts["points"]) for entry in _entries() if _fits(plain, entry))
    points += _OFFICER_POINTS if _OFFICER.search(plain) else 0
    return points + (_REPEATED if _is_echoed(block, echoes) else 0)


def _is_echoed(block: Block, echoes: Sequence[str]) -> bool:
    printed = "".join(block.plain.split())
    return len(printed) >= _SHORTEST_REPEATED and any(printed in echo for echo in echoes)


def _from_echo(lines: list[Block], echoes: Sequence[str]) -> list[Block]:
    """The lines from the one on that the end of the page repeats; all when it repeats none, or more."""
    told = [at for at, block in enumerate(lines) if _is_echoed(block, echoes)]
    if not told:
        return lines
    best = max(told, key=lambda at: (_points(lines[at], ()), -at))
    return [lines[best]]


def _fuller(title: str | None, before: Sequence[_Group]) -> str | None:
    """The title, or the line further up that holds it and says more: 2012年政府工作报告."""
    for block in (block for group in before for block in group.lines):
        longer = headline_of([block])
        if title and longer and title in longer and len(longer) <= len(title) + 12 and len(longer) > len(title):
            return longer
    return title


def _fits(plain: str, entry: lexicon.Entry) -> bool:
    where = entry.facts["where"]
    if where == "end":
        return plain.endswith(entry.forms)
    if where == "start":
        return plain.startswith(entry.forms)
    if where == "whole":
        return plain.strip("【】[]■●◆：● ") in entry.forms
    return any(form in plain for form in entry.forms)


def signs_of(plain: str) -> list[str]:
    """The ids of the entries of the headline lexicon that a folded line shows."""
    return [entry.id for entry in _entries() if _fits(plain, entry)]


@cache
def _entries() -> tuple[lexicon.Entry, ...]:
    return lexicon.load("headline", _KEYS)

"""What a person decided about entries: two that are one, two that are not; kept, and respected ever after.

An edit names mentions by their place and words, not by ids: those change with the rules, the article does
not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from zhaoshang_extract.ledger.letters import likeness
from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.record.base import Record
from zhaoshang_extract.record.edit_lines import edit_lines

# Two readings of one name share so much of their characters, in percent.
_ALIKE = 50
Link = tuple[int, int]


class Named(Record):
    """A mention: the key of its document, its span in the text, the project's name there."""

    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    name: str | None = None


class LedgerEdit(Record):
    """One decision: `a` and `b` are one project (join), or none of `a` is one with any of `b` (part)."""

    action: Literal["join", "part"]
    a: tuple[Named, ...] = Field(min_length=1)
    b: tuple[Named, ...] = Field(min_length=1)
    reason: str | None = None

    @model_validator(mode="after")
    def _of_two(self) -> Self:
        if self.action == "part" and set(self.a) & set(self.b):
            raise ValueError("a mention cannot be parted from itself")
        return self

    def line(self) -> str:
        """The edit as one line of JSON, always the same for the same edit."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)


def read_edit(line: str) -> LedgerEdit:
    """The edit of a line of JSON. Raises ValueError, with what is wrong."""
    try:
        return LedgerEdit.model_validate(json.loads(line))
    except ValidationError as error:
        told = error.errors()[0]
        where = ".".join(map(str, told["loc"]))
        raise ValueError(f"is no edit of a ledger ({where or 'edit'}: {told['msg']})") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no edit of a ledger ({error})") from error


def read_edits(path: Path) -> list[LedgerEdit]:
    """The edits of a file of JSONL. Raises ValueError, which names file and line, for what is none."""
    edits = []
    for number, line in edit_lines(path, "zhaoshang ledger edits"):
        try:
            edits.append(read_edit(line))
        except ValueError as error:
            raise ValueError(f"{path}: line {number} {error}") from error
    return edits


def named(mention: Mentioned) -> Named:
    """A mention as an edit names it."""
    return Named(document=mention.document, start=mention.start, end=mention.end, name=mention.name)


def links(edits: Iterable[LedgerEdit], mentions: Sequence[Mentioned]) -> tuple[list[Link], list[Link], int]:
    """Positions of mentions that are one and that are two by the edits; how many edits name one not there.

    A later edit overrules an earlier one about the same mentions.
    """
    by_document: dict[str, list[int]] = {}
    for position, mention in enumerate(mentions):
        by_document.setdefault(mention.document, []).append(position)
    joined: dict[Link, None] = {}
    parted: dict[Link, None] = {}
    lost = 0
    for edit in edits:
        found = [
            [_find(name, by_document.get(name.document, ()), mentions) for name in side]
            for side in (edit.a, edit.b)
        ]
        here = [[position for position in side if position is not None] for side in found]
        lost += here != found
        if edit.action == "join":
            told = [*here[0], *here[1]]
            for one, other in pairwise(told):
                joined[_sorted(one, other)] = None
            for pair in [pair for pair in parted if set(pair) <= set(told)]:
                del parted[pair]
        else:
            for pair in (_sorted(one, other) for one in here[0] for other in here[1] if one != other):
                parted[pair] = None
                while path := _path(*pair, joined):
                    for link in path:
                        del joined[link]
    return list(joined), list(parted), lost


def _sorted(one: int, other: int) -> Link:
    return (one, other) if one < other else (other, one)


def _find(sought: Named, positions: Sequence[int], mentions: Sequence[Mentioned]) -> int | None:
    """The mention that an edit names: of its name at its place or anywhere, or at its place."""
    told = [(position, mentions[position]) for position in positions]
    called = [(position, one) for position, one in told if one.name == sought.name]
    over = [position for position, one in called if one.start < sought.end and sought.start < one.end]
    at = [
        position
        for position, one in told
        if (one.start, one.end) == (sought.start, sought.end) and _are_alike(one.name, sought.name)
    ]
    ways = (over, [position for position, _ in called], at)
    return next((found[0] for found in ways if len(found) == 1), None)


def _are_alike(one: str | None, other: str | None) -> bool:
    """True for two readings of one name."""
    return likeness(one or "", other or "") >= _ALIKE


def _path(one: int, other: int, joined: Iterable[Link]) -> list[Link]:
    """The links that lead from one mention to another; none where nothing does."""
    near: dict[int, list[int]] = {}
    for first, second in joined:
        near.setdefault(first, []).append(second)
        near.setdefault(second, []).append(first)
    back: dict[int, int] = {one: one}
    reached = [one]
    for place in reached:
        for step in near.get(place, ()):
            if step not in back:
                back[step] = place
                reached.append(step)
    if other not in back:
        return []
    path = []
    while other != one:
        path.append(_sorted(other, back[other]))
        other = back[other]
    return path

"""Mentions grouped into projects: the surest pairs first, never against a pair that is apart.

What comes out depends on the mentions and edits alone, not on the order in which documents were added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from zhaoshang_extract.ledger.blocks import candidates
from zhaoshang_extract.ledger.key import Key, key_of
from zhaoshang_extract.ledger.match import Decision, decide
from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.ledger.names import Company

# Two decisions that differ by no more points are equally sure.
_EQUAL = 0.5
# A brand has at least two characters.
_LEAST = 2
Link = tuple[int, int]
# What one pair of mentions settles for all mentions of two projects.
_SETTLED = frozenset({"phases_differ", "parted", "together"})
_BY_HAND = Decision("apart", 0.0, ("parted",))


@dataclass(slots=True)
class Grouped:
    """Groups of positions of mentions, and the pairs of groups (by their positions) that are in doubt."""

    groups: list[list[int]]
    doubtful: list[tuple[int, int, Decision]]


@dataclass(slots=True)
class _Kind:
    """Mentions that nothing tells apart, by their positions, and the documents that they stand in."""

    key: Key
    members: list[int] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


class _Groups:
    """Groups of kinds that grow together."""

    def __init__(self, kinds: Sequence[_Kind], parted: Collection[Link]) -> None:
        self._kinds = kinds
        self._parted = parted
        self._known: dict[Link, Decision] = {}
        self.of = list(range(len(kinds)))
        self.members = {number: [number] for number in range(len(kinds))}

    def decide(self, one: int, other: int) -> Decision:
        """What two kinds are to each other."""
        pair = (one, other) if one < other else (other, one)
        if pair in self._parted:
            return _BY_HAND
        found = self._known.get(pair)
        if found is None:
            mine, theirs = self._kinds[pair[0]], self._kinds[pair[1]]
            together = not mine.documents.isdisjoint(theirs.documents)
            found = self._known[pair] = decide(mine.key, theirs.key, together)
        return found

    def forget(self) -> None:
        """Decide anew: the keys of kinds have changed."""
        self._known.clear()

    def are_apart(self, one: int, other: int) -> bool:
        """True where any of one group and any of the other are two projects."""
        pairs = ((mine, theirs) for mine in self.members[one] for theirs in self.members[other])
        return any(self.decide(*pair).verdict == "apart" for pair in pairs)

    def are_settled(self, one: int, other: int) -> bool:
        """True where no person need look at two groups: their mentions themselves say that they are two."""
        pairs = ((mine, theirs) for mine in self.members[one] for theirs in self.members[other])
        return any(not _SETTLED.isdisjoint(self.decide(*pair).reasons) for pair in pairs)

    def join(self, one: int, other: int) -> None:
        """Make one group of two; it bears the smaller number."""
        if one == other:
            return
        keep, gone = min(one, other), max(one, other)
        for kind in self.members[gone]:
            self.of[kind] = keep
        self.members[keep] += self.members.pop(gone)


def group(mentions: Sequence[Mentioned], joined: Iterable[Link] = (), parted: Iterable[Link] = ()) -> Grouped:
    """The mentions, in the order of the ledger, as projects; `joined` and `parted` were decided by hand."""
    joined, parted = list(joined), list(parted)
    kinds, kind_of = _kinds(mentions, {position for link in (*joined, *parted) for position in link})
    groups = _Groups(kinds, {_sorted(kind_of[one], kind_of[other]) for one, other in parted})
    for one, other in joined:
        groups.join(groups.of[kind_of[one]], groups.of[kind_of[other]])
    _tell_brands(kinds)
    edges = _decided(candidates([kind.key for kind in kinds]), groups)
    _join_sure(edges, groups)
    if _tell_companies(kinds, groups):
        edges = _decided(((one, other) for one, other, _ in edges), groups)
        _join_sure(edges, groups)
    _join_lone(edges, groups)
    return _grouped(kinds, groups, edges)


def _kinds(mentions: Sequence[Mentioned], edited: Collection[int]) -> tuple[list[_Kind], list[int]]:
    """The kinds in the order of their first mentions, and which one each mention is of."""
    kinds: list[_Kind] = []
    kind_of: list[int] = []
    numbers: dict[Key, int | None] = {}
    for position, mention in enumerate(mentions):
        key = key_of(mention)
        number = None
        if position not in edited:
            # Names such as 产业园 are not one project for being equal.
            if key not in numbers and decide(key, key).verdict == "same":
                numbers[key] = len(kinds)
            number = numbers.get(key)
        if number is None or number == len(kinds):
            number = len(kinds)
            kinds.append(_Kind(key))
        kinds[number].members.append(position)
        kinds[number].documents.add(mention.document)
        kind_of.append(number)
    return kinds, kind_of


def _sorted(one: int, other: int) -> Link:
    return (one, other) if one < other else (other, one)


_Edge = tuple[int, int, Decision]


def _decided(pairs: Iterable[Link], groups: _Groups) -> list[_Edge]:
    """The pairs that are one project or may be, with their decisions, the surest first."""
    edges = ((one, other, groups.decide(one, other)) for one, other in pairs)
    found = [edge for edge in edges if edge[2].verdict in ("same", "lone", "doubtful")]
    return sorted(found, key=lambda edge: (-edge[2].points, edge[0], edge[1]))


def _join_sure(edges: Sequence[_Edge], groups: _Groups) -> None:
    for one, other, _ in list(_sure(edges, groups)):
        first, second = groups.of[one], groups.of[other]
        if first != second and not groups.are_apart(first, second):
            groups.join(first, second)


def _tell_brands(kinds: Sequence[_Kind]) -> None:
    """A name that opens with the brand of a company that others name in its county is of that company."""
    known: dict[tuple[str, str], dict[str, Company]] = {}
    for kind in kinds:
        for one in kind.key.companies:
            known.setdefault((kind.key.place.code, one.brand), {})[one.full] = one
    for kind in kinds:
        core, place = kind.key.name.core, kind.key.place.code
        if not kind.key.companies and place:
            openings = (core[:length] for length in range(len(core), _LEAST - 1, -1))
            found = next((known[place, brand] for brand in openings if (place, brand) in known), {})
            kind.key = replace(kind.key, companies=tuple(found[name] for name in sorted(found)))


def _tell_companies(kinds: Sequence[_Kind], groups: _Groups) -> bool:
    """What one mention of a project says of its company, all say: True where that is news to one."""
    news = False
    for members in groups.members.values():
        told = {one.full: one for kind in members for one in kinds[kind].key.companies}
        companies = tuple(told[name] for name in sorted(told))
        for kind in members:
            if kinds[kind].key.companies != companies:
                kinds[kind].key = replace(kinds[kind].key, companies=companies)
                news = True
    if news:
        groups.forget()
    return news


def _sure(edges: Sequence[_Edge], groups: _Groups) -> Iterator[_Edge]:
    """The edges of the same, but those of a kind that is as surely the same as another that is apart."""
    same = [edge for edge in edges if edge[2].verdict == "same"]
    ends: dict[int, list[tuple[int, float]]] = {}
    for one, other, decision in same:
        ends.setdefault(one, []).append((other, decision.points))
        ends.setdefault(other, []).append((one, decision.points))

    def torn(kind: int, end: int, points: float) -> bool:
        rivals = (rival for rival, others in ends[kind] if rival != end and others >= points - _EQUAL)
        return any(groups.decide(end, rival).verdict == "apart" for rival in rivals)

    for one, other, decision in same:
        if not torn(one, other, decision.points) and not torn(other, one, decision.points):
            yield one, other, decision


def _join_lone(edges: Sequence[_Edge], groups: _Groups) -> None:
    """A name that says nothing of its own belongs to the company's only project here."""
    ends: dict[int, set[int]] = {}
    for one, other, decision in edges:
        if decision.verdict == "lone":
            first, second = groups.of[one], groups.of[other]
            if first != second and not groups.are_apart(first, second):
                ends.setdefault(first, set()).add(second)
                ends.setdefault(second, set()).add(first)
    pairs = {_sorted(one, next(iter(others))) for one, others in ends.items() if len(others) == 1}
    for one, other in sorted(pairs):
        if len(ends[one]) == len(ends[other]) == 1:
            groups.join(groups.of[one], groups.of[other])


def _grouped(kinds: Sequence[_Kind], groups: _Groups, edges: Sequence[_Edge]) -> Grouped:
    numbers = sorted(groups.members)
    place = {number: position for position, number in enumerate(numbers)}
    best: dict[Link, Decision] = {}
    for one, other, decision in edges:  # the surest first
        first, second = groups.of[one], groups.of[other]
        pair = _sorted(place[first], place[second])
        if first == second or pair in best:
            continue
        if groups.are_settled(first, second):
            continue
        best[pair] = decision
    told = [
        sorted(position for kind in groups.members[number] for position in kinds[kind].members)
        for number in numbers
    ]
    return Grouped(told, [(one, other, decision) for (one, other), decision in sorted(best.items())])

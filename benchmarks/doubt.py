"""What each doubt is worth: how many wrong and how many right facts it flags.

    python benchmarks/doubt.py [CORPUS_DIR ...] [--pages PREFIX] [--curve]

Columns of the table: facts whose doubted slot is wrong, wrong facts and right facts among those flagged;
then the same two for facts that no other doubt flags, which is what dropping the doubt would let through.
`--curve` drops doubts one after the other, the one that frees most right facts for a wrong one first,
and prints the share of facts that is then high and how many of these are right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import Article, load_corpora, usual_corpora
from score.observations import pair_observations
from score.values import STRICT_SLOTS, Record, same_slot, shared_length


@dataclass(slots=True, frozen=True)
class Judged:
    """A fact that was told: the slots in which it is wrong, and its doubts as (name, slot)."""

    wrong: frozenset[str]
    doubts: frozenset[tuple[str, str]]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.doubts)


def main(arguments: list[str] | None = None) -> int:
    """Print the table of doubts over all corpora that were given."""
    options = _options(arguments)
    articles = load_corpora(options.corpora or usual_corpora())
    articles = [article for article in articles if article.path.name.startswith(options.pages)]
    facts = [fact for article in articles for fact in judge(article)]
    print(f"{'doubt':20s} slot wrong right  alone: wrong right")
    for name in sorted({name for fact in facts for name in fact.names}):
        print(_line(name, facts))
    print(f"\n{len(facts)} facts, {_right(facts):.3f} right; {_told(facts, frozenset())}")
    if options.curve:
        for dropped in _curve(facts):
            print(f"without {dropped[-1]:20s} {_told(facts, frozenset(dropped))}")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--pages", default="", metavar="PREFIX", help="only pages whose names begin so")
    parser.add_argument("--curve", action="store_true", help="what dropping doubts would give")
    return parser.parse_args(arguments)


def judge(article: Article) -> Iterator[Judged]:
    """The facts told of an article; those that only an optional gold record holds are left out."""
    from zhaoshang_extract.pipeline import read
    from zhaoshang_extract.read.text import read_text
    from zhaoshang_extract.record.assemble import make_report

    reading = read(read_text(article.path), published=article.published, source=article.path.name)
    told = make_report(reading).model_dump(mode="json")["observations"]
    everything = article.gold.get("observations", [])
    wanted = [record for record in everything if not record.get("optional")]
    free = [record for record in everything if record.get("optional")]
    gold = {j: wanted[i] for i, j in pair_observations(wanted, told)}
    for j, (record, fact) in enumerate(zip(told, reading.facts, strict=True)):
        if j in gold or not any(shared_length(record, other) for other in free):
            doubts = frozenset((doubt.reason, doubt.slot) for doubt in fact.doubts)
            yield Judged(_wrong(gold.get(j), record), doubts)


def _wrong(gold: Record | None, told: Record) -> frozenset[str]:
    if gold is None:
        return frozenset({"value"})
    return frozenset(slot for slot in STRICT_SLOTS if not same_slot(gold, told, slot))


def _line(name: str, facts: Iterable[Judged]) -> str:
    flagged = [fact for fact in facts if name in fact.names]
    slot = sum(any(fact.wrong & {slot} for told, slot in fact.doubts if told == name) for fact in flagged)
    wrong = sum(bool(fact.wrong) for fact in flagged)
    alone = [fact for fact in flagged if fact.names == {name}]
    lone = sum(bool(fact.wrong) for fact in alone)
    return (
        f"{name:20s} {slot:4d} {wrong:5d} {len(flagged) - wrong:5d}         {lone:5d} {len(alone) - lone:5d}"
    )


def _high(facts: Iterable[Judged], dropped: frozenset[str]) -> list[Judged]:
    return [fact for fact in facts if not fact.names - dropped]


def _right(facts: Sequence[Judged]) -> float:
    return sum(not fact.wrong for fact in facts) / len(facts) if facts else 1.0


def _told(facts: Sequence[Judged], dropped: frozenset[str]) -> str:
    high = _high(facts, dropped)
    return f"high {len(high) / max(len(facts), 1):.3f} of facts, {_right(high):.3f} of them right"


def _curve(facts: Sequence[Judged]) -> Iterator[list[str]]:
    """The doubts in the order in which they are dropped, one more each time."""
    left = {name for fact in facts for name in fact.names}
    dropped: list[str] = []
    while left:
        before = {id(fact) for fact in _high(facts, frozenset(dropped))}

        def price(name: str, before: set[int] = before) -> tuple[float, str]:
            freed = [f for f in _high(facts, frozenset([*dropped, name])) if id(f) not in before]
            wrong = sum(bool(fact.wrong) for fact in freed)
            return (wrong + 1) / (len(freed) - wrong + 1), name

        dropped.append(min(left, key=price))
        left.remove(dropped[-1])
        yield dropped


if __name__ == "__main__":
    sys.exit(main())

"""What each doubt is worth, and what share of facts is sure at each limit.

    python benchmarks/doubt.py [CORPUS_DIR ...] [--pages PREFIX]

Columns of the table: the doubt's points; how many slots it is the gravest doubt of; the share of these that
are wrong; on how many pages; then how many facts it alone makes low, and the share of these that are wrong.
Below it, for several limits, the share of facts that would be high and the share of these that are right in
all slots. `zhaoshang_extract.observe.doubt.LIMIT` is the limit in force.
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
from zhaoshang_extract.observe import doubt as weighing
from zhaoshang_extract.observe.doubt_case import points_of
from zhaoshang_extract.observe.fact import Doubt
from zhaoshang_extract.pipeline import read
from zhaoshang_extract.read.text import read_text
from zhaoshang_extract.record.assemble import make_report

LIMITS = (1, 2, 3, 4, 6, 7, 9, 12)


@dataclass(slots=True, frozen=True)
class Judged:
    """A fact that was told: its page, the slots in which it is wrong, and the gravest doubt of each slot."""

    page: str
    wrong: frozenset[str]
    doubts: tuple[Doubt, ...]

    @property
    def weight(self) -> int:
        return weighing.weight(self.doubts)


def main(arguments: list[str] | None = None) -> int:
    """Print the table of doubts and the limits over all corpora that were given."""
    options = _options(arguments)
    articles = load_corpora(options.corpora or usual_corpora())
    articles = [article for article in articles if article.path.name.startswith(options.pages)]
    pages = [list(judge(article)) for article in articles]
    facts = [fact for page in pages for fact in page]
    print(f"{'doubt':20s} points slots wrong pages  alone wrong")
    lone = _alone(pages)
    for name in sorted({doubt.reason for fact in facts for doubt in fact.doubts}):
        print(_line(name, facts, lone.get(name, [])))
    print(f"\n{len(facts)} facts, {_right(facts):.3f} right")
    for limit in LIMITS:
        high = [fact for page in pages for fact in _high(page, limit)]
        share = len(high) / max(len(facts), 1)
        print(f"limit {limit:2d}: high {share:.3f} of facts, {_right(high):.3f} of them right")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--pages", default="", metavar="PREFIX", help="only pages whose names begin so")
    return parser.parse_args(arguments)


def judge(article: Article) -> Iterator[Judged]:
    """The facts told of an article; those that only an optional gold record holds are left out."""
    kept, weighing.limit_of = weighing.limit_of, lambda *_: 1  # sure facts tell their small doubts too
    try:
        reading = read(read_text(article.path), published=article.published, source=article.path.name)
    finally:
        weighing.limit_of = kept
    told = make_report(reading).model_dump(mode="json")["observations"]
    everything = article.gold.get("observations", [])
    wanted = [record for record in everything if not record.get("optional")]
    free = [record for record in everything if record.get("optional")]
    gold = {j: wanted[i] for i, j in pair_observations(wanted, told)}
    for j, (record, fact) in enumerate(zip(told, reading.facts, strict=True)):
        if j in gold or not any(shared_length(record, other) for other in free):
            yield Judged(article.name, _wrong(gold.get(j), record), fact.doubts)


def _wrong(gold: Record | None, told: Record) -> frozenset[str]:
    if gold is None:
        return frozenset({"value"})
    return frozenset(slot for slot in STRICT_SLOTS if not same_slot(gold, told, slot))


def _alone(pages: Iterable[Sequence[Judged]]) -> dict[str, list[Judged]]:
    """The facts that would be high but for one doubt, by its name."""
    found: dict[str, list[Judged]] = {}
    for page in pages:
        limit = weighing.limit_of([fact.weight for fact in page])
        for fact in page:
            for doubt in fact.doubts if fact.weight >= limit else ():
                if fact.weight - doubt.points < limit:
                    found.setdefault(doubt.reason, []).append(fact)
    return found


def _line(name: str, facts: Iterable[Judged], alone: Sequence[Judged]) -> str:
    flagged = [(fact, doubt) for fact in facts for doubt in fact.doubts if doubt.reason == name]
    points = points_of(name)
    wrong = sum(doubt.slot in fact.wrong for fact, doubt in flagged) / len(flagged)
    pages = len({fact.page for fact, _ in flagged})
    lone = f"{len(alone):5d}  {1 - _right(alone):.2f}" if alone else "    -     -"
    return f"{name:20s} {points:6d} {len(flagged):5d}  {wrong:.2f} {pages:5d}  {lone}"


def _high(page: Sequence[Judged], limit: int) -> list[Judged]:
    least = weighing.limit_of([fact.weight for fact in page], limit)
    return [fact for fact in page if fact.weight < least]


def _right(facts: Sequence[Judged]) -> float:
    return sum(not fact.wrong for fact in facts) / len(facts) if facts else 1.0


if __name__ == "__main__":
    sys.exit(main())

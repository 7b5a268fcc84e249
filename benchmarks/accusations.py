"""Accuse nobody who speaks the truth: true sentences, and false ones, of many constructions.

    python benchmarks/accusations.py [--seeds N] [--first N] [--every N] [--only WORD] [--no-false]

The constructions of `benchmarks/accusations/*.txt` are filled with figures by chance, rounded as newspapers
round. Every figure that a check accuses in a true sentence is printed: there should be none. Then one digit
is changed, or one figure multiplied by 1.37, where a plain search over the printed figures says that the
change can be noticed, and every change that no check notices is printed. Same seeds, same sentences.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sentences.change import Changed, changes, meant
from sentences.construction import Construction, load
from sentences.draw import Sentence, draw
from zhaoshang_extract.checking.judge import Finding
from zhaoshang_extract.checking.run import run
from zhaoshang_extract.pipeline import extract


@dataclass(slots=True)
class Tally:
    """What a run has seen: accusations of true sentences, changes caught by kind, and what was missed."""

    true: int = 0
    accused: list[str] = field(default_factory=list)
    caught: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    """Print accusations, misses and sums; exit code 1 where a true sentence was accused."""
    options = _options(arguments)
    chosen = [one for one in load() if options.only in f"{one.name} {one.kind}"][:: options.every]
    tally = Tally()
    for construction in chosen:
        seeds = range(options.first, options.first + options.seeds)
        try_construction(construction, seeds, tally, false=not options.no_false)
    print(*tally.accused, *tally.misses, sep="\n")
    _print_kinds(tally)
    caught, missed = tally.caught.total(), tally.missed.total()
    print(f"{tally.true} true sentences of {len(chosen)} constructions: {len(tally.accused)} accused")
    share = caught / (caught + missed) if caught + missed else 1.0
    print(f"{caught + missed} noticeable changes: {caught} caught, {share:.3f}")
    return 1 if tally.accused else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="drawings a construction (20)")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the first seed (0)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth construction")
    parser.add_argument("--only", default="", metavar="WORD", help="only constructions of that name or kind")
    parser.add_argument("--no-false", action="store_true", help="true sentences only")
    return parser.parse_args(arguments)


def try_construction(construction: Construction, seeds: range, tally: Tally, *, false: bool = True) -> None:
    """Draw a sentence a seed, check it, and plant errors in it."""
    tied = meant(construction) if false else frozenset()
    for seed in seeds:
        sentence = draw(construction, seed)
        tally.true += 1
        tally.accused += [
            f"ACCUSED {construction.name} {construction.kind}: {sentence.text} [{_told(finding)}]"
            for finding in _accusations(sentence, sentence.text)
        ]
        for change in changes(sentence, tied, seed):
            _plant(sentence, change, tally)


def _plant(sentence: Sentence, change: Changed, tally: Tally) -> None:
    construction = sentence.construction
    if any(_names(finding, change) for finding in _accusations(sentence, change.text)):
        tally.caught[construction.kind] += 1
        return
    tally.missed[construction.kind] += 1
    tally.misses.append(f"missed {construction.name} {construction.kind}: {change.text} [{change.how}]")


def _accusations(sentence: Sentence, text: str) -> list[Finding]:
    report = extract(text, published=sentence.published, region=sentence.region)
    findings = run([observation.model_dump() for observation in report.observations], text)
    return [finding for finding in findings if finding.verdict == "inconsistent"]


def _figures(finding: Finding) -> Iterator[tuple[int, int]]:
    question = finding.question
    figures = (question.reported, question.base, *(finding.claim.figures() if finding.claim else ()))
    yield from ((figure.start, figure.end) for figure in figures if figure is not None)


def _names(finding: Finding, change: Changed) -> bool:
    """True where the changed figure is the accused one or an operand of the accusation."""
    return any(start < change.end and change.start < end for start, end in _figures(finding))


def _told(finding: Finding) -> str:
    operands = finding.claim.operands if finding.claim else {}
    by_role = (f"{role}={'+'.join(f.quote for f in figures)}" for role, figures in operands.items())
    return " ".join((finding.kind, finding.reported.quote, *by_role))


def _print_kinds(tally: Tally) -> None:
    for kind in sorted(tally.caught | tally.missed):
        noticeable = tally.caught[kind] + tally.missed[kind]
        print(f"{tally.caught[kind]:5d} of {noticeable:5d} caught  {kind}")


if __name__ == "__main__":
    sys.exit(main())

"""Plant errors and count how many the checks notice.

    python benchmarks/mutation.py [CORPUS_DIR ...] [--digits N] [--every N] [--misses N]

In every consistent check of every article one digit of one figure is changed in the text, the article is
read anew, and the change counts as caught when an inconsistent check names the changed figure. Changes
after which every check of the figure would still agree cannot be noticed in principle and are counted
apart. Checks on the untouched articles must accuse nobody that gold does not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from corpora import Article, load_corpora, usual_corpora
from score.values import Record, shared_length
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import Interval, around, point
from zhaoshang_extract.checking.judge import Finding
from zhaoshang_extract.checking.run import run
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.read.text import read_text

_RIGHT = "consistent"


@dataclass(slots=True)
class Change:
    """One digit of `figure` becomes `digit` at place `at` of the text."""

    figure: Figure
    at: int
    digit: str
    value: Fraction


def main(arguments: list[str] | None = None) -> int:
    """Print what was caught by kind of check; exit code 1 for a false alarm on an untouched article."""
    options = _options(arguments)
    tally: Counter[tuple[str, str]] = Counter()
    alarms = 0
    misses: list[str] = []
    for article in load_corpora(options.corpora or usual_corpora()):
        text = read_text(article.path)
        findings = _findings(article, text)
        alarms += _false_alarms(article.gold, findings)
        _mutate(article, text, findings, options, tally, misses)
    _print(tally, alarms)
    print(*misses[: options.misses], sep="\n")
    return 1 if alarms else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument(
        "--digits", type=int, default=1, metavar="N", help="other digits to try at each place"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="try only every Nth change")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list up to N changes not caught")
    return parser.parse_args(arguments)


def _findings(article: Article, text: str) -> list[Finding]:
    report = extract(text, published=article.published, source=article.path.name)
    return run([observation.model_dump() for observation in report.observations], text)


def _false_alarms(gold: Record, findings: list[Finding]) -> int:
    figures = {record["id"]: record for record in gold.get("observations", [])}
    wrong = [
        figures[check["reported_id"]]
        for check in gold.get("checks", [])
        if check["verdict"] == "inconsistent"
    ]
    accused = [finding for finding in findings if finding.verdict == "inconsistent"]
    return sum(not any(shared_length(_span(f.reported), error) for error in wrong) for f in accused)


def _span(figure: Figure) -> Record:
    return {"span": {"start": figure.start, "end": figure.end}}


def _mutate(
    article: Article,
    text: str,
    findings: list[Finding],
    options: argparse.Namespace,
    tally: Counter[tuple[str, str]],
    misses: list[str],
) -> None:
    """Try the changes of each consistent check that has operands."""
    sound = [f for f in findings if f.verdict == _RIGHT and f.claim is not None]
    number = 0
    for finding in sound:
        for change in _changes(finding, options.digits):
            number += 1
            if number % options.every:
                continue
            if not any(_notices(other, change) for other in sound):
                tally[finding.kind, "unnoticeable"] += 1
            elif _caught(article, text, change):
                tally[finding.kind, "caught"] += 1
            else:
                tally[finding.kind, "missed"] += 1
                digit = change.at - change.figure.start
                misses.append(f"{article.name} {finding.kind}: {change.figure.quote}[{digit}]={change.digit}")


def _changes(finding: Finding, digits: int) -> Iterator[Change]:
    """Other digits at each Arabic digit of the reported figure and of its operands."""
    if finding.claim is None:
        return
    for figure in (finding.reported, *finding.claim.figures()):
        for place, char in enumerate(figure.quote):
            if not (char.isascii() and char.isdigit()):
                continue
            for step in range(digits):
                digit = str((int(char) + 3 + 2 * step) % 10)
                change = _change(figure, place, digit)
                if change is not None and digit != char:
                    yield change


def _change(figure: Figure, place: int, digit: str) -> Change | None:
    plain = figure.number.replace(",", "")
    at = figure.quote.find(figure.number)
    if at < 0 or plain != figure.number or not at <= place < at + len(plain):
        return None
    number = plain[: place - at] + digit + plain[place - at + 1 :]
    if number[0] == "0" or not plain.replace(".", "", 1).isdigit() or not Fraction(plain):
        return None
    return Change(figure, figure.start + place, digit, figure.value * Fraction(number) / Fraction(plain))


def _notices(finding: Finding, change: Change) -> bool:
    """True when this check's arithmetic no longer agrees after the change."""
    claim = finding.claim
    if claim is None or (change.figure is not finding.reported and change.figure not in claim.figures()):
        return False
    new = _interval(change)
    reported = new if change.figure is finding.reported else finding.reported.interval
    computed = claim.computed(change.figure, new)
    return computed is not None and not computed.meets(reported)


def _interval(change: Change) -> Interval:
    figure = change.figure
    if figure.counted and figure.exact:
        return point(change.value)
    return around(change.value, figure.step / 2)


def _caught(article: Article, text: str, change: Change) -> bool:
    changed = text[: change.at] + change.digit + text[change.at + 1 :]
    for finding in _findings(article, changed):
        if finding.verdict != "inconsistent":
            continue
        involved = (finding.reported, *(finding.claim.figures() if finding.claim else ()))
        if finding.question.base is not None:
            involved += (finding.question.base,)
        if any(figure.start <= change.at < figure.end for figure in involved):
            return True
    return False


def _print(tally: Counter[tuple[str, str]], alarms: int) -> None:
    kinds = sorted({kind for kind, _ in tally})
    print("check             changes  unnoticeable  noticeable   caught   share")
    for kind in [*kinds, "all"]:
        chosen = kinds if kind == "all" else [kind]
        caught, missed, lost = (
            sum(tally[k, what] for k in chosen) for what in ("caught", "missed", "unnoticeable")
        )
        share = caught / (caught + missed) if caught + missed else 1.0
        total = caught + missed + lost
        print(f"{kind:16s} {total:8d} {lost:13d} {caught + missed:11d} {caught:8d} {share:7.3f}")
    print(f"false alarms on untouched articles: {alarms}")


if __name__ == "__main__":
    sys.exit(main())

"""Places and sectors named in the text against gold: the distinct ones, wherever they stand."""

from __future__ import annotations

from score.tally import Difference, Outcome
from score.values import Record, sector

Place = tuple[str, str | None]


def score_mentions(document: str, gold: Record, told: Record, outcome: Outcome) -> None:
    """Count the rows regions and industries, and note each difference."""
    _score_regions(document, gold, told, outcome)
    _score_industries(document, gold, told, outcome)


def _score_regions(document: str, gold: Record, told: Record, outcome: Outcome) -> None:
    wanted = _places(gold, optional=False)
    free = {quote for quote, _ in _places(gold, optional=True)}
    got = {place for place in _places(told, optional=False) if place[0] not in free}
    outcome.add("regions (distinct)", len(wanted & got), len(wanted), len(got))
    for quote, adcode in sorted(wanted - got, key=str):
        outcome.differences.append(Difference(document, "region missed", quote, want=str(adcode)))
    for quote, adcode in sorted(got - wanted, key=str):
        outcome.differences.append(Difference(document, "region extra", quote, got=str(adcode)))


def _score_industries(document: str, gold: Record, told: Record, outcome: Outcome) -> None:
    wanted = _sectors(gold, optional=False)
    got = _sectors(told, optional=False) - _sectors(gold, optional=True)
    outcome.add("industries (distinct)", len(wanted & got), len(wanted), len(got))
    for label in sorted(wanted - got):
        outcome.differences.append(Difference(document, "industry missed", label))
    for label in sorted(got - wanted):
        outcome.differences.append(Difference(document, "industry extra", label))


def _places(report: Record, *, optional: bool) -> set[Place]:
    return {
        (mention["quote"], (mention.get("region") or {}).get("adcode"))
        for mention in report.get("regions", [])
        if bool(mention.get("optional")) == optional
    }


def _sectors(report: Record, *, optional: bool) -> set[str]:
    labels = (
        sector(mention.get("label") or mention["quote"])
        for mention in report.get("industries", [])
        if bool(mention.get("optional")) == optional
    )
    return {label for label in labels if label}

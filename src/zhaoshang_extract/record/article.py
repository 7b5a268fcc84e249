"""The article that a Report was read from, kept beside it for the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True, eq=False)
class Article:
    """The text that spans count in, None where it is not at hand.

    Reports are compared by their records alone, so any two articles are equal.
    """

    text: str | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article)

    def __hash__(self) -> int:
        return 0

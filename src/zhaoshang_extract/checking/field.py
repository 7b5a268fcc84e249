"""The figures of a document, and the near neighbours of one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from zhaoshang_extract.checking.figure import Figure

# No pairing looks further than this many figures of its kind: the work stays linear.
_REACH = 40


class Field:
    """All figures in the order of the text, with those of each kind and currency at hand."""

    def __init__(self, figures: list[Figure], has_text: bool) -> None:
        self.figures = figures
        self.has_text = has_text
        self._heads: dict[tuple[str, str | None], list[Figure]] = {}
        for figure in figures:
            if figure.kind in ("amount", "count"):
                self._heads.setdefault(figure.alike, []).append(figure)
        # Goals that a completion was said of: no other figure is measured by them.
        self.rated = {figure.of_id for figure in self.rates("completion") if figure.of_id is not None}
        self._first: dict[int, Figure] = {}
        for figure in figures:
            self._first.setdefault(figure.sentence, figure)
        self._places = {key: [f.place for f in found] for key, found in self._heads.items()}
        self._sizes = {key: sorted({f.units for f in found}) for key, found in self._heads.items()}
        self._widest = {key: max(f.slack for f in found) for key, found in self._heads.items()}

    def rates(self, *kinds: str) -> Iterator[Figure]:
        """The rates of the given kinds."""
        return (figure for figure in self.figures if figure.kind == "rate" and figure.rate_kind in kinds)

    def quantities(self) -> Iterator[Figure]:
        """Amounts and counts."""
        return (figure for figure in self.figures if figure.kind in ("amount", "count"))

    def before(self, figure: Figure, kind: tuple[str, str | None] | None = None) -> Iterator[Figure]:
        """The quantities of a kind before a figure, the nearest first."""
        key = kind or figure.alike
        heads = self._heads.get(key, [])
        at = bisect_left(self._places.get(key, []), figure.place)
        return reversed(heads[max(at - _REACH, 0) : at])

    def after(self, figure: Figure, kind: tuple[str, str | None] | None = None) -> Iterator[Figure]:
        """The quantities of a kind behind a figure, the nearest first."""
        key = kind or figure.alike
        heads = self._heads.get(key, [])
        at = bisect_left(self._places.get(key, []), figure.place + 1)
        return iter(heads[at : at + _REACH])

    def may_make(self, kind: tuple[str, str | None], made: int, slack: int) -> bool:
        """False where no quantity of a kind is printed that a sum so wide could be, as for most."""
        sizes, reach = self._sizes[kind], (slack + self._widest[kind]) // 2 + 1
        at = bisect_left(sizes, made - reach)
        return at < len(sizes) and sizes[at] <= made + reach

    def previous(self, figure: Figure) -> Figure | None:
        """The figure directly before this one, of whatever kind."""
        return self.figures[figure.place - 1] if figure.place else None

    def following(self, figure: Figure) -> Figure | None:
        """The figure directly behind this one, of whatever kind."""
        return self.figures[figure.place + 1] if figure.place + 1 < len(self.figures) else None

    def first_of(self, sentence: int) -> Figure:
        """The first figure of a sentence that has one."""
        return self._first[sentence]

    def words_between(self, first: Figure, last: Figure) -> str:
        """The words before each figure from behind `first` up to `last`, joined."""
        return "".join(figure.before for figure in self.figures[first.place + 1 : last.place + 1])

    def all_heads(self) -> Iterator[list[Figure]]:
        """The quantities of each kind and currency."""
        return iter(self._heads.values())

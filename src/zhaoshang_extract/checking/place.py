"""Where figures stand: in which sentence, between which words, in which list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from zhaoshang_extract.checking.words import chars, forms
from zhaoshang_extract.fold import fold
from zhaoshang_extract.lexicon.numerals import ordinal
from zhaoshang_extract.marks import EITHER_COMMA, LIST

if TYPE_CHECKING:
    from zhaoshang_extract.checking.figure import Figure

# Without the text, figures this far apart stand in different sentences.
_FAR = 70
# So many characters behind a figure may close or open its list (其余为…, 等).
_BEHIND = 40
# No words further before a figure say what it is.
_BEFORE = 120
# What parts the figures of a list, beside words.
_LIST_MARKS = ("", LIST, *EITHER_COMMA, "∶", ":")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(rf"[。！？!?]|\n\s*\n|\n(?=[{ordinal()}]{{1,3}}{LIST}|[（(]|——)")


class Words(NamedTuple):
    """Which sentence a figure stands in, counted from 0, and the words between it and its neighbours."""

    sentence: int
    before: str
    after: str


def words_around(spans: Sequence[tuple[int, int]], text: str) -> Iterator[Words]:
    """The words around figures that stand in the order of the text; `text` has one form a character."""
    ends = [match.end() for match in _sentence_end().finditer(text)]
    before = 0
    starts = [*(start for start, _ in spans[1:]), len(text)]
    for (start, end), later in zip(spans, starts, strict=False):
        closes = bisect_right(ends, end)
        stop = min(ends[closes] if closes < len(ends) else len(text), end + _BEHIND)
        sentence = bisect_right(ends, start)
        opened = ends[sentence - 1] if sentence else 0
        words = text[max(before, opened, start - _BEFORE) : start]
        words = fold(words.replace("\n", "").replace(" ", "").replace("\u3000", ""))
        yield Words(sentence, words, text[end : max(end, min(stop, later))])
        before = max(before, end)


def place_sentences(figures: Sequence[Figure], text: str | None) -> None:
    """Number the sentences and cut the words around each figure; else records tell them, or a guess."""
    if text is not None:
        around = words_around([(figure.start, figure.end) for figure in figures], text)
        for figure, words in zip(figures, around, strict=True):
            figure.sentence, figure.before, figure.after = words
    elif not all(figure.placed for figure in figures):
        _guess_sentences(figures)


def _guess_sentences(figures: Sequence[Figure]) -> None:
    number, last = 0, 0
    for figure in figures:
        number += figure.start - last > _FAR
        figure.sentence, last = number, figure.end
        figure.before = figure.after = ""


def lead_lists(figures: Sequence[Figure]) -> None:
    """Give each figure of a plain list (19%、40%和17%) the first one of the list."""
    last: Figure | None = None
    for figure in figures:
        figure.lead = figure
        if last is not None and _goes_on(last, figure):
            figure.lead = last.lead
        last = figure


def _goes_on(last: Figure, figure: Figure) -> bool:
    if last.kind != figure.kind or last.sentence != figure.sentence:
        return False
    gap = figure.before.lstrip(chars("more_or_less"))
    return figure.start - last.end <= 4 and gap in (*_LIST_MARKS, *forms("and", "and_also"))

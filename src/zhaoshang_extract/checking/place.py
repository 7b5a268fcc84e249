"""Where figures stand: in which sentence, between which words, in which list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

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
# What parts the figures of a list, beside words.
_LIST_MARKS = ("", LIST, *EITHER_COMMA, "∶", ":")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(rf"[。！？!?]|\n\s*\n|\n(?=[{ordinal()}]{{1,3}}{LIST}|[（(]|——)")


def place_sentences(figures: Sequence[Figure], text: str | None) -> None:
    """Number the sentences and cut the words before each figure."""
    if text is None:
        _guess_sentences(figures)
        return
    ends = [match.end() for match in _sentence_end().finditer(text)]
    before = 0
    starts = [*(figure.start for figure in figures[1:]), len(text)]
    for figure, later in zip(figures, starts, strict=False):
        closes = bisect_right(ends, figure.end)
        stop = min(ends[closes] if closes < len(ends) else len(text), figure.end + _BEHIND)
        figure.after = text[figure.end : max(figure.end, min(stop, later))]
        figure.sentence = bisect_right(ends, figure.start)
        opened = ends[figure.sentence - 1] if figure.sentence else 0
        words = text[max(before, opened, figure.start - 120) : figure.start]
        figure.before = fold(words.replace("\n", "").replace(" ", "").replace("\u3000", ""))
        before = max(before, figure.end)


def _guess_sentences(figures: Sequence[Figure]) -> None:
    number, last = 0, 0
    for figure in figures:
        number += figure.start - last > _FAR
        figure.sentence, last = number, figure.end


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

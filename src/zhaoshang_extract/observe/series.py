"""Lists of figures: which of them belong together, and what each is paired with (分别)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhaoshang_extract.discourse import words
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# What may stand between two figures of one list: 21.4%和17.9%; 3.5%和下降6.8%; 12件、以及8件.
_BETWEEN = re.compile(
    r"^(?:以上|左右|多|余)?[、，]?(?:和|及|与|以及)?(?:增长|下降|减少|提高|回落|约|近|超|超过|达|为)?$"
)
_CHANGES = re.compile(r"增|降|减|升|提高|回落")
_RATIO = "："

# Letters between a count and 中 that ends the noun behind it.
_LONGEST_NOUN = 8

# 家居项目、医药项目依次为9个、7个: the noun may stand behind each label.
_NOUN = re.compile(r"^(?:类|产业|行业)?(?:项目|企业|产业|行业|领域)(?:数|投资)?")


@dataclass(slots=True)
class Series:
    """Figures number `first` to `last` of a sentence, told in one breath.

    `paired` is the word 分别 (or 依次 …) that opens the list, None for a plain list. `ratio` is true for the
    members of 12.3：41.6：46.1.
    """

    first: int
    last: int
    paired: Term | None
    ratio: bool = False

    def __len__(self) -> int:
        return self.last - self.first + 1


def find_series(sentence: Sentence) -> dict[int, Series]:
    """The list that each figure of the sentence belongs to; figures alone are left out."""
    found: dict[int, Series] = {}
    first = 0
    for index in range(1, len(sentence.quantities) + 1):
        if index < len(sentence.quantities) and _goes_on(sentence, index):
            continue
        if index - first > 1:
            ratio = sentence.text[sentence.quantities[first].span.end] == _RATIO
            series = Series(first, index - 1, _pairing_word(sentence, first), ratio)
            found.update(dict.fromkeys(range(first, index), series))
        first = index
    return found


def _goes_on(sentence: Sentence, index: int) -> bool:
    before, this = sentence.quantities[index - 1], sentence.quantities[index]
    if before.kind != this.kind or words.ends("unit_of_points", before.unit) != words.ends(
        "unit_of_points", this.unit
    ):
        return False
    between = sentence.text[before.span.end : this.span.start]
    if _RATIO in between:
        return between == _RATIO and this.kind == "rate"
    if this.kind == "count" and before.unit != this.unit and between != "、":
        return False  # 减少贫困人口1.86万人，23个贫困村出列, but 130余批次、600多人次
    if between == "，" and _opens_set(sentence, this.span.end):
        return False  # 亿元以上11个，31个项目里
    if (
        between.startswith("，")
        and _CHANGES.search(between)
        and not _CHANGES.search(_words(sentence, index - 1))
    ):
        return False  # 完成目标的67.8%，增长13.8%
    return bool(_BETWEEN.match(between))


def _opens_set(sentence: Sentence, start: int) -> bool:
    """31个项目里: the words directly behind a count say that it is what others are parts of."""
    among = words.pattern("among").search(sentence.text, start, start + _LONGEST_NOUN)
    return among is not None and sentence.text[start : among.start()].isalpha()


def _words(sentence: Sentence, index: int) -> str:
    """The words between the figure before and figure number `index`."""
    start = sentence.quantities[index - 1].span.end if index else sentence.span.start
    return sentence.text[start : sentence.quantities[index].span.start]


def _pairing_word(sentence: Sentence, first: int) -> Term | None:
    """The 分别 before the list: behind the figure before it, however far the words between reach."""
    start = sentence.quantities[first - 1].span.end if first else sentence.span.start
    end = sentence.quantities[first].span.start
    told = [
        t
        for t in inside(sentence.terms, Span(start, end))
        if t.id == "respectively" or words.is_form("share_of_each", t.quote) or _is_of_each(sentence, t)
    ]
    return told[-1] if told else None


def _is_of_each(sentence: Sentence, term: Term) -> bool:
    """甲业和乙业比重各降0.9个和0.6个百分点: a verb of change behind 各."""
    changes = term.id in ("growth", "decline")
    return changes and words.ends("each", sentence.text, sentence.span.start, term.span.start)


def coordinated(sentence: Sentence, spans: list[Span], size: int) -> list[int] | None:
    """The places of the last `size` of `spans` that are joined by 、 or 和, or None."""
    for last in range(len(spans) - 1, size - 2, -1):
        run = range(last - size + 1, last + 1)
        gaps = [_NOUN.sub("", sentence.text[spans[i].end : spans[i + 1].start]) for i in run[:-1]]
        before = last - size
        gap_before = sentence.text[spans[before].end : spans[run[0]].start] if before >= 0 else ""
        longer = words.is_form("series_joint", gap_before)
        if all(words.is_form("series_joint", gap) for gap in gaps) and not longer:
            return list(run)
    return None

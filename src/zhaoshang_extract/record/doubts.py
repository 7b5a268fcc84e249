"""The doubts about a figure as issues: what was read, what else it may be, what would settle it."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.edtf import Range, edtf
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.doubt_case import entries
from zhaoshang_extract.observe.fact import Doubt, Fact
from zhaoshang_extract.record.fields import plain_decimal as plain
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.region import Region

_NOTHING = ("something else", "别的")


def issues_of(fact: Fact) -> Iterator[dict[str, str]]:
    """One issue a doubtful slot, for its first doubt, without its place."""
    told: set[str] = set()
    for doubt in fact.doubts:
        if doubt.slot not in told:
            told.add(doubt.slot)
            yield {"slot": doubt.slot, "doubt": doubt.reason, **words_of(doubt)}


def blurred_slots(fact: Fact) -> tuple[str, ...]:
    """The slots in such doubt that no check may accuse by the figure: it may not be of its fellows."""
    return tuple(sorted({doubt.slot for doubt in fact.doubts if doubt.blurs}))


def words_of(doubt: Doubt) -> dict[str, str]:
    """The message of a doubt in both languages, and its mend."""
    facts = entries()[doubt.reason].facts
    (reading, reading_zh), (rival, rival_zh) = _show(doubt, doubt.reading), _show(doubt, doubt.rival)
    message = facts["message"].format(reading=reading, rival=rival)
    chinese = facts["message_zh"].format(reading=reading_zh, rival=rival_zh)
    return {
        "message": f"{doubt.slot}: {message}",
        "message_zh": f"{label('slot', doubt.slot)}：{chinese}",
        "mend": facts["mend"],
    }


def _show(doubt: Doubt, value: object) -> tuple[str, str]:
    """What a slot holds, in both languages."""
    if value is None:
        return _NOTHING
    if isinstance(value, Region):
        return value.name, value.name
    if isinstance(value, Range):
        written = edtf(value)
        return written, written
    if isinstance(value, Threshold):
        size = f"{plain(value.min) or ''}..{plain(value.max) or ''}亿"
        return size, size
    return str(value), label(doubt.slot, str(value))

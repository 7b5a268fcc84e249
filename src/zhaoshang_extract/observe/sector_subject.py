"""The sector that clauses are about: the one they open with, if a verb, a time or a mark stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhaoshang_extract.discourse import words
from zhaoshang_extract.observe.said_sector import joined
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span
from zhaoshang_extract.tokenize import words as cut

# Tags of words that go on a sector's name instead of saying something of it: 工业|用电量.
_NOUNS = ("n", "x", "l", "j")
MARKS = "，；：。！？"


@dataclass(slots=True)
class Subject:
    """What the clauses from `start` to `end` are about; `label` is None where it is no sector."""

    start: int
    end: int
    label: str | None


def find_subjects(sentence: Sentence) -> list[Subject]:
    """What the clauses are about, from left to right: 柳编产业今年引进企业9家，……；实现产值6亿元.

    A subject that opens its sentence holds to the end or to the next one, any other to the next ；.
    """
    found: list[Subject] = []
    read = sentence.span.start - 1
    for start in clause_starts(sentence):
        if start <= read:
            continue  # 1—4月，第三产业……: the clause that the words of time lead to
        subject, read = subject_at(sentence, start)
        if subject is None:
            continue
        if found and found[-1].end > start:
            found[-1].end = start
        found.append(subject)
    return found


def clause_starts(sentence: Sentence) -> Iterator[int]:
    """Where the clauses outside of brackets begin."""
    yield sentence.span.start
    for place in range(*sentence.span):
        if sentence.text[place] in MARKS and not any(b.start <= place < b.end for b in sentence.brackets):
            yield place + 1


def subject_at(sentence: Sentence, start: int) -> tuple[Subject | None, int]:
    """The subject that a clause opens with, None where it goes on; and where it stands."""
    text, place, placed = sentence.text, start, False
    while place < sentence.span.end:
        region = next((m for m in sentence.regions if m.span.start == place), None)
        period = next((m for m in sentence.periods if m.span.start == place), None)
        cue = next((t for t in sentence.terms if t.span.start == place and t.id == "part"), None)
        skipped = region or period or cue
        if skipped is not None:
            placed = placed or region is not None
            place = skipped.span.end
            if start == sentence.span.start and period is not None and text.startswith("，", place):
                place += 1
        elif (text[place].isdigit() or not text[place].isalnum()) and text[place] not in MARKS + "（":
            place += 1  # 1. ● ——
        else:
            break
    run = run_at(sentence, place)
    if run is None:
        return Subject(start, sentence.span.end, None) if placed else None, place
    label, behind = run
    if not _says_something(sentence, behind, alone=not words.says("joint", label)):
        return Subject(start, sentence.span.end, None), place
    stop = text.find("；", start, sentence.span.end) if start > sentence.span.start else -1
    return Subject(start, stop if stop >= 0 else sentence.span.end, label), place


def run_at(sentence: Sentence, place: int) -> tuple[str, int] | None:
    """The label of the sectors that begin at `place`, and where the words behind 产业 or 这两类 begin."""
    here = [m for m in sentence.industries if m.span.start >= place and not m.inside_name]
    if not here or here[0].span.start != place:
        return None
    run = here[:1]
    for mention in here[1:]:
        if not words.is_form("joint", sentence.text[run[-1].span.end : mention.span.start]):
            break
        run.append(mention)
    end = run[-1].span.end
    label = joined(sentence, run)
    noun = words.pattern("sector_noun").match(sentence.text, end)
    end = noun.end() if noun else end
    topic = words.pattern("sector_topic").match(sentence.text, end)
    return label, topic.end() if topic and _only_comments(sentence, topic.end()) else end


def _only_comments(sentence: Sentence, place: int) -> bool:
    """水利项目，…; 制造业项目最多，…: up to the comma nothing is counted or measured."""
    comma = sentence.text.find("，", place, sentence.span.end)
    if comma < 0 or any(sentence.text.find(mark, place, comma) >= 0 for mark in "；：。、（"):
        return False
    clause = Span(place, comma)
    trade = any(t.kind in ("head", "measure") for t in inside(sentence.terms, clause))
    return not trade and not inside(sentence.quantities, clause)


def _says_something(sentence: Sentence, place: int, *, alone: bool) -> bool:
    """True where a verb, a time or a mark stands: the sector is no modifier of a noun behind it.

    `alone`: it is one sector and no list of them.
    """
    text = sentence.text
    if place >= sentence.span.end or text[place] in MARKS:
        return place < sentence.span.end and text[place] == "，"
    if any(m.span.start == place for m in sentence.periods):
        return True
    ends = [at for mark in MARKS if (at := text.find(mark, place, sentence.span.end)) >= 0]
    clause = Span(place, min(ends, default=sentence.span.end))
    trade = {t.kind for t in sentence.terms if t.span.start <= place < t.span.end}
    # 第二产业占比继续抬升，工业项目占大头，: with no figure in the clause the share is only a comment
    share = alone and words.starts("share_word", text, place)
    if share and ends and not inside(sentence.quantities, clause):
        trade.discard("relation")
    if (
        trade & {"head", "measure", "relation"}
        or text[place].isdigit()
        or words.starts("no_subject", text, place)
    ):
        return False
    told = [t for t in inside(sentence.terms, clause) if t.kind in ("head", "measure")]
    if ends and not told and not inside(sentence.quantities, clause):
        return True  # 物流业开了个好头，签下9亿元: the clause only says how the sector does
    return not cut(text, place, min(sentence.span.end, place + 8))[0].tag.startswith(_NOUNS)

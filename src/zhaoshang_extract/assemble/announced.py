"""The step that is announced of all projects of a list before they are told one by one.

3月26日，全区重大项目集中开工，4个项目总投资13.8亿元，分别是……: what the announcement counts has its step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhaoshang_extract.assemble.draft import Draft
from zhaoshang_extract.assemble.topic import item_number
from zhaoshang_extract.assemble.words import ends, starts, steps
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import TELLING
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.sentence import Sentence

_SHARED = frozenset(("signed", "landed", "started", "completed", "in_production"))
# So many sentences behind the announcement its count may stand.
_NEAR = 1


@dataclass(slots=True)
class _Announced:
    """`stage` is announced at `at` in the passage of `sentence` of `number` projects."""

    sentence: Sentence
    at: int
    stage: str
    number: int
    members: list[Draft] = field(default_factory=list)


def share(drafts: Sequence[Draft], reading: Reading) -> None:
    """Give the drafts without a step the one that was announced of them, where they are not too many."""
    if all(draft.stage is not None for draft in drafts):
        return
    order = {id(passage): number for number, passage in enumerate(_passages(reading))}
    announced = list(_announcements(reading))
    told = sorted(drafts, key=lambda one: (order[id(one.sentence.passage)], one.words.start))
    for draft in told:
        place = (order[id(draft.sentence.passage)], draft.words.start)
        before = [one for one in announced if (order[id(one.sentence.passage)], one.at) < place]
        if before and _is_below(before[-1], draft):
            before[-1].members.append(draft)
    for one in announced:
        if len(one.members) <= one.number:
            for draft in one.members:
                draft.stage = draft.stage or one.stage


def _passages(reading: Reading) -> Iterator[object]:
    last = None
    for sentence in reading.sentences:
        if sentence.passage is not last:
            last = sentence.passage
            yield last


def _is_below(one: _Announced, draft: Draft) -> bool:
    """In the same paragraph with an amount, or at the beginning of a line below it."""
    if draft.sentence.passage is one.sentence.passage:
        return draft.fact is not None
    number = item_number().match(draft.sentence.text)
    return draft.name.start <= (number.end() if number is not None else 0) and draft.fact is not None


def _announcements(reading: Reading) -> Iterator[_Announced]:
    """集中开工, 此次开工的项目有两个: a step of several projects, with how many they are."""
    facts = {id(fact.quantity): fact for fact in reading.facts}
    telling = [sentence for sentence in reading.sentences if sentence.passage.kind in TELLING]
    for place, sentence in enumerate(telling):
        near = telling[place : place + 1 + _NEAR]
        here = [one for one in near if one.passage is sentence.passage]
        counts = [
            fact for one in here for q in one.quantities if (fact := facts.get(id(q))) and _counts(fact)
        ]
        gathered = _gathered(sentence)
        own = [
            fact for fact in counts if fact.scope.stage.how == "said" and fact.scope.stage.value in _SHARED
        ]
        if gathered is not None and counts:
            yield _Announced(sentence, gathered[0], gathered[1], int(counts[0].quantity.value))
        elif own and sentence.span.holds(own[0].quantity.span):
            stage = own[0].scope.stage.value
            assert stage is not None
            yield _Announced(sentence, own[0].quantity.span.end, stage, int(own[0].quantity.value))


def _gathered(sentence: Sentence) -> tuple[int, str] | None:
    """Where 集中开工 ends and its step."""
    text = sentence.text
    for hit in steps().scan(text, *sentence.span):
        joint = starts("gathers", text, hit.start) or ends("gathers", text, sentence.span.start, hit.start)
        if joint and hit.what in _SHARED and not starts("no_whole_step", text, hit.end):
            return hit.end, hit.what
    return None


def _counts(fact: Fact) -> bool:
    return fact.measure.value == "project_count" and fact.role == "head" and fact.quantity.value > 1

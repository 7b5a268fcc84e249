"""Projects that a contract told before is about.

甲县与乙公司签约，后者将投资10亿元建设丙项目; 签下投资合同。合同约定，……建设丁项目: what the parties mean to
build is signed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from zhaoshang_extract.assemble.draft import Draft
from zhaoshang_extract.assemble.party import is_company
from zhaoshang_extract.assemble.step import is_planned, is_undone
from zhaoshang_extract.assemble.words import either, maybe, pattern, starts, steps
from zhaoshang_extract.marks import ALL_CLAUSES, COMMA, SEMICOLON
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# A company's short name has at least so many characters.
_SHORTEST = 3
_CLAUSE = re.compile(rf"[^{ALL_CLAUSES}\n]+")


@cache
def _provides() -> re.Pattern[str]:
    """合同约定, 根据协议, 按照双方签订的合同."""
    paper = either("agreement_paper", "agreement")
    both = f"(?:[^{ALL_CLAUSES}]{{0,10}}?)"
    return re.compile(
        f"(?:{maybe('this_one')}{both}{paper}{maybe('also')}{either('provides')}"
        f"|{either('according_to')}{both}(?:{paper}|{either('agrees_on')}))"
    )


@cache
def _party() -> re.Pattern[str]:
    return re.compile(f"{maybe('also')}(?:{either('the_latter')})")


def settle(drafts: Sequence[Draft]) -> None:
    """Give the drafts that a contract is about its step and the party that it names."""
    told = {draft.printed for draft in drafts if draft.stage is not None}
    for draft in drafts:
        sentence = draft.sentence
        latter = _latter(draft)
        agreed = latter is not None and _agreed_before(sentence, latter)
        agreed = agreed or (draft.printed not in told and _is_party_again(draft))
        if latter is not None and (not draft.investors or latter.touches(draft.investors[0])):
            draft.investors = party_meant(sentence, latter.start)
        if draft.stage is None and (agreed or _provides().match(sentence.text, sentence.span.start)):
            draft.stage = "signed"
        if draft.stage == "signed" and _is_only_intended(draft):
            draft.stage = "in_talks"


def _is_only_intended(draft: Draft) -> bool:
    """甲项目：……，双方已|签意向书: nothing else is signed in the sentence."""
    sentence = draft.sentence
    hits = list(pattern("agrees", "signs").finditer(sentence.text, *sentence.span))
    return bool(hits) and all(starts("intends", sentence.text, hit.end()) for hit in hits)


def party_meant(sentence: Sentence, start: int) -> list[Span]:
    """The company that 该公司 at `start` means, where the clauses before tell that it signed."""
    latter = _party().match(sentence.text, start)
    if latter is None or not _agreed_before(sentence, Span(*latter.span())):
        return []
    firm = _party_before(sentence, start)
    return [firm] if firm is not None else []


def _is_party_again(draft: Draft) -> bool:
    """与甲电子有限公司签约，|甲电子|拟投资……: who invests was named where the sentence tells the signing."""
    text, sentence = draft.sentence.text, draft.sentence
    for firm in draft.investors[:1]:
        first = text.find(text[slice(*firm)], sentence.span.start, firm.start)
        between = Span(firm.start, firm.end)
        if len(firm) >= _SHORTEST and first >= 0 and _agreed_before(sentence, between):
            return True
    return False


def _latter(draft: Draft) -> Span | None:
    """后者, 对方 or 该公司 where it opens the clause that the draft stands in, or one before it."""
    text, sentence = draft.sentence.text, draft.sentence
    floor = text.rfind(SEMICOLON, sentence.span.start, draft.name.start) + 1
    floor = max(floor, sentence.span.start)
    for match in _CLAUSE.finditer(text, floor, draft.name.end):
        latter = _party().match(text, match.start())
        if latter is not None and match.start() > floor:
            return Span(*latter.span())
    return None


def _agreed_before(sentence: Sentence, latter: Span) -> bool:
    """A signing told in the clauses before, that did happen: 与某公司签约，后者……."""
    text, start = sentence.text, sentence.span.start
    for hit in steps().scan(text, start, latter.start):
        before = text[max(text.rfind(mark, start, hit.start) + 1 for mark in ALL_CLAUSES) : hit.start]
        if hit.what == "signed" and not is_planned(before) and not is_undone(text, start, hit.start):
            return not starts("never", text, hit.end)
    return False


def _party_before(sentence: Sentence, at: int) -> Span | None:
    """The company with which the clause before agreed: 与|某公司|签约，后者."""
    text = sentence.text
    floor = sentence.span.start
    for verb in pattern("agrees").finditer(text, floor, at):
        sides = [
            match.end()
            for match in pattern("with", "with_whom", "plain_and").finditer(text, floor, verb.start())
        ]
        for side in reversed(sides):
            firm = Span(side, verb.start())
            if len(firm) > 1 and COMMA not in text[slice(*firm)] and is_company(text, firm):
                return firm
    return None
